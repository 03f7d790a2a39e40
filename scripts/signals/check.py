"""Runs the command line over recordings and compares every output with its input.

usage: check.py KAMEI FOLDER… [--table FILE]

Each file has to be held with a reason, or released so that no value of its header is left in it in any encoding, and so
that a reader of other makers reads the same samples from it. Prints a table, exits 1 on any fault.
"""

import pathlib, sys

import readers

sys.path.append(str(pathlib.Path(__file__).parents[1]))
from outputs import check

# Values of headers that may stay: they name nobody.
PLAIN = {"", "x", "m", "f", "x,x", "male", "female", "unknown", "dr.", "by", "recorded"}
ENCODINGS = ["utf-8", "utf-16-le", "utf-16-be", "cp932", "euc_jp", "iso2022_jp", "latin-1"]


def encoded(value):
    for encoding in ENCODINGS:
        try:
            yield value.encode(encoding)
        except UnicodeEncodeError:
            pass


def left(values, output):
    """Values that stand in the output, in whatever encoding and case."""
    lower = output.lower()
    wanted = {value.strip() for value in values if value.strip().lower() not in PLAIN and len(value.strip()) > 2}
    return sorted(value for value in wanted if any(form.lower() in lower for form in encoded(value)))


def compare(source, output):
    reader = readers.of(source)
    if not reader:
        return "no reader here", "", ""
    faults = []
    try:
        values, before = reader.identifying(source), reader.samples(source)
    except Exception as error:
        return f"the reader cannot read the input ({type(error).__name__})", reader.name, ""
    stays = left(values, output.read_bytes())
    faults += [f"left: {value}" for value in stays]
    after = reader.samples(output)
    if before != after:
        faults.append("samples differ")
    counted = f"{len(values) - len(stays)} of {len(values)} header values gone"
    return f"{counted}; {len(before)} channels, {'identical' if before == after else 'different'}", reader.name, "; ".join(faults)


check(["file", "result", "header and samples, or reason", "read by", "faults"], compare)
