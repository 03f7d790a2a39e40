"""PS3.6, the data dictionary: pydicom's copy and the newer elements of the DICOM-rs crate."""

import argparse
import pathlib
import re

from pydicom.datadict import DicomDictionary, RepeatersDictionary

import table

COLUMNS = ["tag", "vr", "vm", "keyword", "name", "retired"]

# The crate documents every constant with its keyword, tag, VR, VM and origin.
LINE = re.compile(
    r"^/// (?P<keyword>\w+) (?P<tag>\(\w{4},\w{4}\)) (?P<vr>[A-Z]{2}) (?P<vm>\S+) (?P<origin>\S+)$",
    re.MULTILINE,
)
WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
SMALL = re.compile(r"(?<= )(And|As|By|For|From|In|Of|On|Per|The|To)(?= )")


def of_pydicom():
    entries = {f"{number:08X}": entry for number, entry in DicomDictionary.items()}
    entries |= {table.tag(mask): entry for mask, entry in RepeatersDictionary.items()}
    for digits, (vr, vm, name, retired, keyword) in entries.items():
        # Items and delimiters have no VR: they are framing, not elements.
        if vr != "NONE":
            yield {
                "tag": digits,
                "vr": vr,
                "vm": vm,
                "keyword": keyword,
                "name": "" if name == "Retired-blank" else name,
                "retired": "R" if retired else "",
            }


def of_crate(path):
    for line in LINE.finditer(path.read_text(encoding="utf-8")):
        name = WORDS.sub(" ", line["keyword"]).replace("Date Time", "DateTime")
        yield {
            "tag": table.tag(line["tag"]),
            "vr": line["vr"],
            "vm": line["vm"],
            "keyword": line["keyword"],
            "name": SMALL.sub(lambda word: word[0].lower(), name),
            "retired": "R" if line["origin"].endswith("/retired") else "",
        }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--crate", type=pathlib.Path, required=True)
    rows = {row["tag"]: row for row in of_pydicom()}
    masks = [digits for digits in rows if "x" in digits]
    for row in of_crate(parser.parse_args().crate / "src" / "tags.rs"):
        known = rows.get(row["tag"])
        if known:
            known["retired"] = known["retired"] or row["retired"]
        elif not any(table.matches(mask, row["tag"]) for mask in masks):
            rows[row["tag"]] = row
    table.write("ps3.6/elements.csv", COLUMNS, rows.values(), ["tag"])


if __name__ == "__main__":
    main()
