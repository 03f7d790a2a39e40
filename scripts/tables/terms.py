"""Defined Terms and Enumerated Values of PS3.3 for attributes of VR CS.

Three readings are put together: the term lists in PS3.3 as dicom-standard splits
it, the context groups pydicom knows, and `terms.csv` beside this script for what
neither has: newer modules, PS3.16, and the words that equipment really writes.
"""

import argparse
import collections
import csv
import html
import json
import pathlib
import re

from pydicom.sr._cid_dict import name_for_cid

import table

TERM = re.compile(r"[A-Z0-9_ ]{1,16}")
LISTED = re.compile(r"Defined Terms|Enumerated Values")


def of_standard(folder, by_hand):
    """Takes the terms an attribute's own text lists, or the section it points to.

    A section may speak of several attributes, so it serves only those whose own
    text announces terms and lists none, and which have no row by hand.
    """
    sections = json.loads((folder / "references.json").read_text("utf-8"))
    attributes = json.loads((folder / "module_to_attributes.json").read_text("utf-8"))
    attributes += json.loads((folder / "macro_to_attributes.json").read_text("utf-8"))
    for attribute in attributes:
        digits = table.tag(attribute["tag"])
        texts = [attribute["description"]]
        if digits not in by_hand and LISTED.search(texts[0]) and "<dt>" not in texts[0]:
            links = attribute.get("externalReferences", [])
            texts += [sections.get(link["sourceUrl"], "") for link in links]
        for text in texts:
            for found in re.findall(r"<dt>(.*?)</dt>", text, re.S):
                plain = html.unescape(re.sub("<[^>]*>", "", found))
                yield digits, plain.strip()


def by_hand():
    path = pathlib.Path(__file__).with_name("terms.csv")
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for digits in row["tag"].split(" "):
                yield from ((digits, term) for term in row["terms"].split("|"))


def context_groups():
    """A context identifier is the number of a group of PS3.16."""
    yield from (("0008010F", str(number)) for number in name_for_cid)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--standard", type=pathlib.Path, required=True)
    given = parser.parse_args()
    coded = [row for row in table.read("ps3.6/elements.csv") if row["vr"] == "CS"]
    tags = {row["tag"] for row in coded}
    # A table that removes the attribute anyway needs no vocabulary for it.
    removed = {row["tag"] for row in table.read("ps3.15/e1-1.csv") if row["basic"] == "X"}
    terms = collections.defaultdict(set)

    hand = list(by_hand())
    standard = of_standard(given.standard, {digits for digits, _ in hand})
    for digits, term in (*standard, *context_groups(), *hand):
        if digits in tags and digits not in removed and TERM.fullmatch(term):
            terms[digits].add(term)
    rows = [{"tag": digits, "terms": "|".join(sorted(t))} for digits, t in terms.items()]
    table.write("ps3.3/terms.csv", ["tag", "terms"], rows, ["tag"])


if __name__ == "__main__":
    main()
