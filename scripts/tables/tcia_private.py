"""TCIA's list of private elements that its curators keep wherever they meet them.

Left out are bytes and long text, which nobody here can look inside, dates and
times, and what names a place or a machine.
"""

import argparse
import pathlib
import re

import private_tags
import table

COLUMNS = ["creator", "group", "element", "vr", "meaning"]
KINDS = ["CS", "DS", "FD", "FL", "IS", "LO", "SH", "SL", "SQ", "SS", "UI", "UL", "US"]
NAMES = re.compile(
    r"institut|station|serial|operator|physician|patient name|comment|label|\bAE\b|project|site|"
    r"department|annotat|descri|destination|history|identification|slop|archive|creator|\bname of\b|user|date|time stamp|host|server|path|file",
    re.IGNORECASE,
)
TEXT = {"LO", "SH", "CS"}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=pathlib.Path, required=True)
    shared = parser.parse_args().shared
    elements = {}
    for signature in private_tags.signatures(shared):
        element = elements.setdefault(
            signature["key"], {"vr": set(), "names": [], "dispositions": set()}
        )
        element["vr"].add(signature["vr"])
        element["names"].append(signature["name"])
        element["dispositions"].add(signature["disposition"])
    standard = {
        (row["creator"], row["group"], row["element"]) for row in table.read("ps3.15/safe-private.csv")
    }
    rows = []
    for (creator, group, element), found in elements.items():
        kept = found["dispositions"] - {"na", ""} == {"k"}
        kinds = [kind for kind in KINDS if kind in found["vr"]]
        name = next((name for name in found["names"] if name != "Unknown"), "")
        spoken = TEXT & set(kinds) and (not name or NAMES.search(name) or creator == "CTP")
        private = int(group, 16) % 2 == 1
        listed = (creator, group, element) in standard
        if kept and kinds and private and not spoken and not listed:
            rows.append(
                {
                    "creator": creator,
                    "group": group,
                    "element": element,
                    "vr": "/".join(kinds[:2]),
                    "meaning": name,
                }
            )
    table.write("tcia/private.csv", COLUMNS, rows, ["creator", "group", "element"])


if __name__ == "__main__":
    main()
