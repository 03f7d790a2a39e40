"""Runs the command line over real DICOM files and compares every output with its input.

usage: check.py KAMEI FOLDER… [--table FILE]

Each file has to be held with a reason, or released so that pydicom and dcmdump read it, its pixel
data is byte for byte what it was (but for markers inside frames, which are zeros), and dciodvfy
finds no error that it did not find in the input. Prints a table, exits 1 on any fault.
"""

import argparse, collections, json, pathlib, re, subprocess, sys, tempfile, warnings

import pydicom

warnings.simplefilter("ignore")
PIXELS = (0x7FE00010, 0x7FE00008, 0x7FE00009)


def errors(path, scratch):
    """dciodvfy's errors without the values they quote; None where it gave up half way."""
    if is_deflated(path):
        inflated = scratch / "inflated.dcm"
        subprocess.run(["dcmconv", "+te", path, inflated], capture_output=True)
        path = inflated
    run = subprocess.run(["dciodvfy", "-new", path], capture_output=True, errors="replace")
    lines = (run.stdout + run.stderr).splitlines()
    shortened = (re.sub(r"<[^>]*>|= .*|\[[^\]]*\]", "", line) for line in lines if line.startswith("Error"))
    counts = collections.Counter(shortened)
    return None if any("Tag read failed" in line or "Tags out of order" in line for line in counts) else counts


def is_deflated(path):
    with open(path, "rb") as file:
        return b"1.2.840.10008.1.2.1.99" in file.read(1024)


def pixels(path):
    data_set = pydicom.dcmread(path, force=True)
    return [bytes(data_set[tag].value) for tag in PIXELS if tag in data_set]


def zeroed(before, after):
    """How many bytes differ, if all that differ are zeros now; otherwise None."""
    if [len(value) for value in before] != [len(value) for value in after]:
        return None
    differing = [(a, b) for one, two in zip(before, after) if one != two for a, b in zip(one, two) if a != b]
    return len(differing) if all(b == 0 for _, b in differing) else None


def faults(source, output, scratch):
    found = []
    try:
        changed = zeroed(pixels(source), pixels(output))
        if changed is None:
            found.append("pixel data differs")
    except Exception as error:
        return None, [f"pydicom: {type(error).__name__}"]
    if subprocess.run(["dcmdump", "-q", output], capture_output=True).returncode:
        readable = subprocess.run(["dcmdump", "-q", source], capture_output=True).returncode == 0
        if readable:
            found.append("dcmdump cannot read it")
    before, after = errors(source, scratch), errors(output, scratch)
    new = after - before if before is not None and after is not None else {}
    found.extend(f"{line.strip()} ×{count}" for line, count in new.items())
    return changed, found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kamei")
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--table", type=pathlib.Path)
    parser.add_argument("--policy", default="jp-pseudonymized")
    options = parser.parse_args()
    rows, faulty = [], 0
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        for folder in options.folders:
            out = scratch / folder.name
            run = subprocess.run(
                [options.kamei, "deidentify", folder, "--out", out, "--key", scratch / "key", "--policy", options.policy, "--accept-unreviewed"],
                capture_output=True, text=True,
            )
            for line in json.loads(run.stdout)["files"]:
                name = f"{folder.name}/{line['input']}"
                if line["status"] != "released":
                    rows.append((name, line["status"], line["reason"], ""))
                    continue
                changed, found = faults(folder / line["input"], out / line["output"], scratch)
                faulty += bool(found)
                note = "identical" if changed == 0 else f"{changed} marker bytes zeroed"
                rows.append((name, "released", note, "; ".join(found)))
    counts = collections.Counter(row[1] for row in rows)
    table = "| file | result | pixel data, or reason | faults |\n|---|---|---|---|\n"
    table += "".join(f"| {' | '.join(row)} |\n" for row in sorted(rows))
    summary = f"{len(rows)} files: " + ", ".join(f"{count} {status}" for status, count in sorted(counts.items()))
    summary += f"; {faulty} with faults"
    if options.table:
        options.table.write_text(f"{summary}.\n\n{table}")
    for row in rows:
        if row[3]:
            print(row[0], "·", row[3])
    print(summary)
    sys.exit(bool(faulty))


main()
