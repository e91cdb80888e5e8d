"""Opens tables as spreadsheets would and looks for texts that would run. `python3 payloads.py FOLDER`; FOLDER holds the
bag's data/ and payloads.json, the texts that were put in."""

import csv
import json
import sys
import unicodedata
from pathlib import Path

folder = Path(sys.argv[1])
payloads = json.loads((folder / "payloads.json").read_text(encoding="utf-8"))
wrong = []


def first(cell):
    """The first character that a spreadsheet may look at."""
    for i, c in enumerate(cell):
        if not (c.isspace() or unicodedata.category(c) in ("Cc", "Cf") or c == '"'):
            return unicodedata.normalize("NFKC", c).replace("\u2212", "-"), cell[i + 1 : i + 2]
    return "", ""


def runs(cell, begins_file_cell):
    try:
        float(cell)
        return False
    except ValueError:
        pass
    c, after = first(cell)
    if begins_file_cell:
        return c in "=+-@|%" and c != "" or cell[:1] in ("\t", "\r", "\n")
    return c in ("=", "+", "@") or c == "-" and (after.isdigit() or after == "(")


# With the comma the cells are our own; with other separators a text may fall apart into several.
for delimiter in ",;\t":
    with open(folder / "data/tables/laws.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter=delimiter))
    wrong += [(delimiter, cell) for row in rows for cell in row if runs(cell, delimiter == ",")]
with open(folder / "data/tables/laws.csv", newline="", encoding="utf-8") as file:
    titles = [row["title"] for row in csv.DictReader(file)]
if sorted(t.replace("'", "") for t in titles) != sorted(p.replace("'", "") for p in payloads):
    wrong.append("CSV: texts are lost")
print(f"csv: {len(titles)} texts, {len(wrong)} run")

try:
    import openpyxl

    sheet = openpyxl.load_workbook(folder / "data/tables.xlsx")["laws"]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
    wrong += [("xlsx", cell.value) for cell in cells if cell.data_type == "f" or cell.hyperlink is not None]
    column = [c.value for c in sheet[1]].index("title")
    found = [row[column] for row in sheet.iter_rows(min_row=2)]
    wrong += [("xlsx", cell.value) for cell in found if cell.data_type != "s"]
    decode = openpyxl.utils.escape.unescape
    texts = sorted(decode(cell.value) for cell in found)
    if [t.replace("\r\n", "\n").replace("\r", "\n") for t in texts] != [p.replace("\r\n", "\n").replace("\r", "\n") for p in sorted(payloads)]:
        lost = set(payloads) - set(texts)
        wrong.append(f"xlsx: texts are changed: {sorted(lost)[:3]!r}")
    print(f"xlsx: {len(found)} texts")
except ModuleNotFoundError as error:
    print(f"xlsx: skipped, {error}")
for each in wrong[:20]:
    print(f"RUNS: {each!r}")
sys.exit(1 if wrong else 0)
