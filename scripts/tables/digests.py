"""Writes the SHA-256 of every table into the SOURCE.toml beside it."""

import hashlib
import re

import table

ENTRY = re.compile(r'(\["(?P<name>[^"\]]+)"\]\n(?:(?!\[").*\n)*?sha256 = )"[^"]*"')


def main():
    for source in sorted(table.DATA.rglob("SOURCE.toml")):
        before = source.read_text(encoding="utf-8")

        def sealed(match):
            path = source.parent / match["name"]
            return f'{match[1]}"{hashlib.sha256(path.read_bytes()).hexdigest()}"'

        after, count = ENTRY.subn(sealed, before)
        source.write_text(after, encoding="utf-8")
        here = {p.name for p in source.parent.iterdir()} - {"SOURCE.toml"}
        named = set(re.findall(r'^\["(.+?)"\]$', before, re.MULTILINE))
        if here != named or count != len(named):
            raise ValueError(f"{source}: files {sorted(here)}, entries {sorted(named)}")
        print(f"{source.parent.relative_to(table.DATA)}: {count} digests")


if __name__ == "__main__":
    main()
