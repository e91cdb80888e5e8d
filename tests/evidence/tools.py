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
    typed = {c.data_type for sheet in book for row in sheet for c in row if c.value is not None}
    assert {"n", "s", "d"} <= typed, typed
    return f"{len(book.sheetnames)} sheets"


def pyarrow():
    read = importlib.import_module("pyarrow.parquet").read_table
    import csv

    cells = 0
    for file in sorted((data / "tables").glob("*.parquet")):
        table = read(file)
        with open(file.with_suffix(".csv"), newline="", encoding="utf-8") as other:
            rows = list(csv.DictReader(other))
        assert (table.num_rows, table.column_names) == (len(rows), list(rows[0]) if rows else table.column_names), file
        for name in table.column_names:
            for value, row in zip(table.column(name).to_pylist(), rows):
                assert (value is None) == (row[name] == ""), (file, name, value, row[name])
                if isinstance(value, float):
                    assert value == float(row[name]), (file, name, value, row[name])
                cells += 1
    types = {field.name: str(field.type) for field in read(data / "tables/indicators.parquet").schema}
    assert types["value"] == "double" and types["from"] == "date32[day]" and types["source"] == "string", types
    return f"{cells} cells are those of the CSV tables"


def sdmx():
    import json

    sdmx1 = importlib.import_module("sdmx")
    v30 = importlib.import_module("sdmx.model.v30")
    reader = importlib.import_module("sdmx.reader.csv").Reader()
    structure = json.loads((data / "sdmx/structure.json").read_text())["data"]["dataStructures"][0]
    parts = structure["dataStructureComponents"]
    dimensions = [d["id"] for d in parts["dimensionList"]["dimensions"]] + [parts["dimensionList"]["timeDimension"]["id"]]
    definition = v30.DataStructureDefinition(id=structure["id"])
    for name in dimensions:
        definition.dimensions.getdefault(id=name)
    definition.measures.getdefault(id=parts["measureList"]["measures"][0]["id"])
    for attribute in parts["attributeList"]["attributes"]:
        definition.attributes.getdefault(id=attribute["id"])
    with open(data / "sdmx/indicators.csv", "rb") as file:
        read = reader.convert(file, structure=v30.Dataflow(id="INDICATORS", structure=definition))
    of_csv = {}
    for observation in read.data[0].obs if read.data else []:
        key = tuple(str(observation.dimension[d].value) for d in dimensions)
        of_csv[key] = observation.value
    # sdmx1 reads the older shape of SDMX-JSON, in which the parts of `data` stand at the top.
    message = json.loads((data / "sdmx/indicators.json").read_text())
    older = {"header": message["meta"], "structure": message["data"]["structures"][0], "dataSets": message["data"]["dataSets"]}
    older["header"] = {k: older["header"][k] for k in ("id", "prepared", "sender")}
    read = importlib.import_module("sdmx.reader.json").Reader().convert(__import__("io").BytesIO(json.dumps(older).encode()))
    of_json = {tuple(str(o.dimension[d].value) for d in dimensions): o.value for o in read.data[0].obs}
    number = lambda v: None if v in (None, "") else float(v)
    assert {k: number(v) for k, v in of_csv.items()} == {k: number(v) for k, v in of_json.items()}, "CSV and JSON differ"
    return f"{len(of_csv)} observations, the same as CSV and as JSON"


def rocrate_validator():
    services = importlib.import_module("rocrate_validator.services")
    models = importlib.import_module("rocrate_validator.models")
    settings = services.ValidationSettings(
        rocrate_uri=str(data), profile_identifier="ro-crate-1.1", requirement_severity=models.Severity.REQUIRED
    )
    try:
        result = services.validate(settings)
    except Exception as error:
        # Its rules name vocabularies that it fetches.
        if "URLError" in repr(error) or "ConnectionError" in repr(error):
            raise ConnectionError("https://w3id.org") from error
        raise
    assert not result.has_issues(), [issue.message for issue in result.get_issues()][:5]
    return "RO-Crate 1.1, what is required"


def pikepdf():
    """What PDF/UA-1 asks for that a program can see."""
    path = data / "dossier.pdf"
    if not path.is_file():
        raise ModuleNotFoundError("no dossier.pdf in this bundle")
    pdf = importlib.import_module("pikepdf").open(path)
    root = pdf.Root
    assert root.MarkInfo.Marked and str(root.Lang) == "en" and root.ViewerPreferences.DisplayDocTitle
    assert "/Outlines" in root, "no bookmarks"
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1" and metadata["dc:title"], dict(metadata)
    counts, problems = {}, []
    roles = {str(k): str(v) for k, v in root.StructTreeRoot.get("/RoleMap", {}).items()}

    def walk(element, parents):
        kind = str(element.get("/S", ""))
        kind = roles.get(kind, kind)
        counts[kind] = counts.get(kind, 0) + 1
        if kind == "/Figure" and "/Alt" not in element:
            problems.append("a figure without Alt")
        if kind == "/TH" and not any("/Scope" in a for a in attributes(element)):
            problems.append("a TH without Scope")
        kids = element.get("/K", [])
        kids = list(kids) if isinstance(kids, list) or getattr(kids, "_type_name", "") == "array" else [kids]
        rows = [k for k in kids if getattr(k, "_type_name", "") == "dictionary" and "/S" in k]
        if kind == "/TR" and not any(roles.get(str(k.S), str(k.S)) == "/TH" for k in rows):
            problems.append("a row without TH")
        for kid in rows:
            walk(kid, parents + [kind])

    def attributes(element):
        value = element.get("/A", [])
        return list(value) if getattr(value, "_type_name", "") == "array" else [value]

    top = root.StructTreeRoot.K
    for kid in list(top) if top._type_name == "array" else [top]:
        walk(kid, [])
    assert not problems, sorted(set(problems))
    assert counts.get("/TH") and counts.get("/TD") and counts.get("/Caption") and counts.get("/H1"), counts
    for page in pdf.pages:
        assert page.obj.get("/Tabs") == "/S" or "/Annots" not in page.obj, "the order of tabs is not that of the structure"
        for font in page.obj.Resources.get("/Font", {}).values():
            inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            keys = set(inner.FontDescriptor.keys())
            assert keys & {"/FontFile", "/FontFile2", "/FontFile3"} and "/ToUnicode" in font, "a font is not embedded or not mapped"
    return f"PDF/UA-1, {len(pdf.pages)} pages, " + ", ".join(f"{n} {k[1:]}" for k, n in sorted(counts.items()) if k in ("/Table", "/TH", "/TD", "/H1"))


failed = 0
for tool in (bagit, frictionless, rocrate, rocrate_validator, warcio, openpyxl, pyarrow, sdmx, pikepdf):
    try:
        print(f"{tool.__name__}: accepts, {tool()}")
    except ModuleNotFoundError as error:
        print(f"{tool.__name__}: skipped, {error}")
    except ConnectionError as error:
        print(f"{tool.__name__}: skipped, it asks the network: {error}")
    except Exception as error:
        failed += 1
        print(f"{tool.__name__}: REFUSES, {error!r}")
sys.exit(1 if failed else 0)
