"""Holds an unpacked evidence bundle against other people's tools. `python3 tools.py FOLDER`; prints a line a tool."""

import importlib
import sys
from pathlib import Path

folder = Path(sys.argv[1])
data = folder / "data"


def bagit():
    bag = importlib.import_module("bagit").Bag(str(folder))
    bag.validate()
    return f"{len(list(bag.payload_files()))} files"


def frictionless():
    report = importlib.import_module("frictionless").validate(str(data / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldNumber", "type", "note"])[:5]
    return f"{report.stats['tasks']} tables"


def rocrate():
    crate = importlib.import_module("rocrate.rocrate").ROCrate(str(data))
    files = [e for e in crate.data_entities if e.type == "File"]
    assert files and all((data / e.id).is_file() for e in files), [e.id for e in files]
    return f"{len(files)} files"


def warcio():
    reader = importlib.import_module("warcio.archiveiterator").ArchiveIterator
    with open(data / "originals.warc.gz", "rb") as file:
        records = 0
        for record in reader(file, check_digests="raise"):
            record.content_stream().read()
            records += 1
    return f"{records} records"




def openpyxl():
    load = importlib.import_module("openpyxl").load_workbook
    book = load(data / "tables.xlsx")
    formulas = [c.coordinate for sheet in book for row in sheet for c in row if c.data_type == "f"]
    assert not formulas, formulas[:5]
    typed = {c.data_type for row in book["indicators"].iter_rows(min_row=2) for c in row if c.value is not None}
    assert {"n", "s", "d"} <= typed, typed
    return f"{len(book.sheetnames)} sheets"


failed = 0
for tool in (bagit, frictionless, rocrate, warcio, openpyxl):
    try:
        print(f"{tool.__name__}: accepts, {tool()}")
    except ModuleNotFoundError as error:
        print(f"{tool.__name__}: skipped, {error}")
    except Exception as error:
        failed += 1
        print(f"{tool.__name__}: REFUSES, {error!r}")
sys.exit(1 if failed else 0)
