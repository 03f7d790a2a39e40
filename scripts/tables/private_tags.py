"""TCIA's list of private elements: what their curators do with each, by signature."""

import csv
import re

NAME = "tcia_private_tag_kb_2024-02-01.csv"
# The element itself comes last; before it stand the sequences it was met in.
SIGNATURE = re.compile(r'\((\w{4}),"*([^"]+?)"*,(\w\w)\)$')


def signatures(shared):
    """Yields creator, group and element, with VR, name and disposition as far as they are said."""
    with open(shared / NAME, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            found = SIGNATURE.search(row["element_sig_pattern"])
            if found:
                group, creator, element = found.groups()
                yield {
                    "key": (creator.strip(), group.upper(), element.upper()),
                    "vr": row["vr"].strip(),
                    "name": row["tag_name"].split(":")[-1].strip(),
                    "disposition": row["private_disposition"].strip().lower(),
                }
