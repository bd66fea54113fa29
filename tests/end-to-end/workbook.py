#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# workbook.py TRELLIS
#
# Exports each table of the demo trust as CSV and as a workbook, and asserts that
# they say the same, cell by cell: dates that are dates, numbers that are numbers,
# keys as words, and nothing that a spreadsheet would run.

import csv
import datetime
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree

KINDS = ["schools", "matrix", "judgements", "moderation", "movements", "visits", "actions", "inspections",
         "documents", "measures"]
SPACE = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
EPOCH = datetime.date(1899, 12, 30)


def read_strings(book):
    root = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
    return ["".join(t.text or "" for t in item.iter("{%s}t" % SPACE["x"])) for item in root.findall("x:si", SPACE)]


def read_date_formats(book):
    """Which places in the list of formats show a number as a day."""
    root = ElementTree.fromstring(book.read("xl/styles.xml"))
    days = {f.get("numFmtId") for f in root.iterfind("x:numFmts/x:numFmt", SPACE) if "yyyy" in f.get("formatCode")}
    return {str(i) for i, f in enumerate(root.iterfind("x:cellXfs/x:xf", SPACE)) if f.get("numFmtId") in days}


def read_sheet(book, number, n_columns):
    """Rows of (type, text): a day as ISO, a number as the file has it."""
    strings = read_strings(book)
    date_formats = read_date_formats(book)
    root = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
    assert not root.findall(".//x:f", SPACE), "a formula"
    assert root.find("x:autoFilter", SPACE) is not None, "no filter"
    assert root.find(".//x:pane[@state='frozen']", SPACE) is not None, "no frozen head"
    rows = []
    for row in root.iterfind("x:sheetData/x:row", SPACE):
        cells = [("empty", "")] * n_columns
        for cell in row.findall("x:c", SPACE):
            letters = re.match("[A-Z]+", cell.get("r")).group()
            place = 0
            for letter in letters:
                place = place * 26 + ord(letter) - 64
            value = cell.findtext("x:v", default=None, namespaces=SPACE)
            if value is None:
                continue
            if cell.get("t") == "s":
                cells[place - 1] = ("text", strings[int(value)])
            elif cell.get("s") in date_formats:
                cells[place - 1] = ("day", (EPOCH + datetime.timedelta(days=float(value))).isoformat())
            else:
                cells[place - 1] = ("number", value)
        rows.append(cells)
    return rows


def compare(kind, table, sheet):
    """Equal cell by cell; in a column of keys each key is always the same words."""
    words = {}
    assert len(table) == len(sheet), f"{kind}: {len(table)} rows and {len(sheet)}"
    for number, (texts, cells) in enumerate(zip(table[1:], sheet[1:]), start=2):
        for heading, text, (type, value) in zip(table[0], texts, cells):
            where = f"{kind}, row {number}, {heading}: {text!r} and {value!r}"
            if type == "number":
                assert float(text) == float(value), where
            elif type == "text" and re.match("'[-=+@\t\r]", text):
                assert text[1:] == value, where
            elif text != value:
                assert type == "text" and re.fullmatch("[a-z0-9/-]+", text), where
                assert words.setdefault((heading, text), value) == value, where
            if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
                assert type == "day", where


def check(trellis, folder):
    def run(*words):
        subprocess.run([trellis, *words], check=True, cwd=folder)

    run("demo", "demo.trellis")
    run("export", "demo.trellis", "workbook", "-o", "all.xlsx")
    whole = zipfile.ZipFile(folder / "all.xlsx")
    for number, kind in enumerate(KINDS, start=1):
        run("export", "demo.trellis", kind, "-o", f"{kind}.csv")
        run("export", "demo.trellis", kind, "-o", f"{kind}.xlsx")
        raw = (folder / f"{kind}.csv").read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf"), f"{kind}: no byte-order mark"
        with open(folder / f"{kind}.csv", encoding="utf-8-sig", newline="") as file:
            table = [[cell.replace("\r\n", "\n") for cell in row] for row in csv.reader(file)]
        assert len(table) > 1 or kind == "inspections", f"{kind}: no rows"
        with zipfile.ZipFile(folder / f"{kind}.xlsx") as book:
            compare(kind, table, read_sheet(book, 1, len(table[0])))
        compare(kind, table, read_sheet(whole, number, len(table[0])))

    styles = zipfile.ZipFile(folder / "matrix.xlsx").read("xl/styles.xml").decode()
    assert "FF1C5F9E" in styles, "the best level's colour is not in the matrix"


with tempfile.TemporaryDirectory(prefix="trellis-workbook-") as name:
    check(sys.argv[1], Path(name))
