"""Runs the command line over recordings and compares every output with its input.

usage: check.py KAMEI FOLDER… [--table FILE]

Each file has to be held with a reason, or released so that no value of its header is left in it in any encoding, and so
that a reader of other makers reads the same samples from it. Prints a table, exits 1 on any fault.
"""

import argparse, json, pathlib, subprocess, sys, tempfile

import readers

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


def one(folder, out, line):
    name = f"{folder.name}/{line['input']}"
    if line["status"] != "released":
        return name, line["status"], line["reason"], "", ""
    return name, "released", *compare(folder / line["input"], out / line["output"])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kamei")
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--table", type=pathlib.Path)
    options = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        for folder in options.folders:
            out = pathlib.Path(scratch) / folder.name
            command = [options.kamei, "deidentify", folder, "--out", out, "--key", f"{scratch}/key"]
            run = subprocess.run(command, capture_output=True, text=True)
            if not run.stdout:
                sys.exit(run.stderr.strip())
            rows += [one(folder, out, line) for line in json.loads(run.stdout)["files"]]
    faulty = [row for row in rows if row[4]]
    for row in faulty:
        print(row[0], "·", row[4])
    released = sum(row[1] == "released" for row in rows)
    summary = f"{len(rows)} files: {released} released, {len(rows) - released} not; {len(faulty)} with faults"
    print(summary)
    if options.table:
        table = "| file | result | header and samples, or reason | read by | faults |\n|---|---|---|---|---|\n"
        table += "".join(f"| {' | '.join(row)} |\n" for row in sorted(rows))
        options.table.write_text(f"{summary}.\n\n{table}")
    sys.exit(bool(faulty))


main()
