"""PS3.16 CID 7050: the codes that say how an object was de-identified."""

from pydicom.sr._concepts_dict import concepts

import table

# The context group by its code range: 113100 is the profile, the rest its options.
CODES = range(113100, 113113)


def main():
    rows = [
        {"code": code, "meaning": meaning}
        for entry in concepts["DCM"].values()
        for code, (meaning, _groups) in entry.items()
        if code.isdigit() and int(code) in CODES
    ]
    table.write("ps3.16/cid7050.csv", ["code", "meaning"], rows, ["code"])


if __name__ == "__main__":
    main()
