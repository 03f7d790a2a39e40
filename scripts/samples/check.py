"""Runs the command line over real DICOM files and compares every output with its input.

usage: check.py KAMEI FOLDER… [--table FILE] [--each ARGUMENTS]…

Each file has to be held with a reason, or released so that pydicom and dcmdump read it, its pixel
data is byte for byte what it was (but for markers inside frames, which are zeros), and dciodvfy
finds no error that it did not find in the input. A DICOMDIR made anew has to lead pydicom to every
file that it lists, without an error of dciodvfy. Prints a table, exits 1 on any fault. With --each
all of it is done once for each set of further arguments, and only faults are printed.
"""

import argparse, collections, concurrent.futures, functools, json, pathlib, re, subprocess, sys, tempfile, warnings

import pydicom
from pydicom.fileset import FileSet

warnings.simplefilter("ignore")
PIXELS = (0x7FE00010, 0x7FE00008, 0x7FE00009)


@functools.cache
def errors(path, scratch):
    """dciodvfy's errors without the values they quote; None where it gave up half way."""
    if is_deflated(path):
        inflated = scratch / f"inflated-{abs(hash(path))}.dcm"
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


def of_directory(path):
    """What readers of discs find wrong with a DICOMDIR that was made for the outputs."""
    found = []
    try:
        for entry in FileSet(path):
            file = entry.load()
            same = (entry.SOPInstanceUID, entry.StudyInstanceUID, entry.ReferencedTransferSyntaxUIDInFile)
            if same != (file.SOPInstanceUID, file.StudyInstanceUID, file.file_meta.TransferSyntaxUID):
                found.append(f"{entry.FileID} is another file")
    except Exception as error:
        found.append(f"pydicom: {type(error).__name__}")
    if subprocess.run(["dcmdump", "-q", path], capture_output=True).returncode:
        found.append("dcmdump cannot read it")
    run = subprocess.run(["dciodvfy", "-new", path], capture_output=True, errors="replace")
    return found + [line for line in (run.stdout + run.stderr).splitlines() if line.startswith("Error")]


def one(folder, out, line, scratch):
    """The row of one file."""
    name = f"{folder.name}/{line['input']}"
    if line["status"] == "replaced":
        return name, "replaced", line["reason"], "; ".join(of_directory(out / line["output"]))
    if line["status"] != "released":
        return name, line["status"], line["reason"], ""
    changed, found = faults(folder / line["input"], out / line["output"], scratch)
    note = "identical" if changed == 0 else f"{changed} marker bytes zeroed"
    return name, "released", note, "; ".join(found)


def all_rows(kamei, folders, arguments, scratch):
    rows = []
    for folder in folders:
        out = scratch / f"{folder.name} {arguments}"
        command = [kamei, "deidentify", folder, "--out", out, "--key", scratch / "key", "--accept-unreviewed", *arguments.split()]
        run = subprocess.run(command, capture_output=True, text=True)
        if not run.stdout:
            sys.exit(f"{arguments}: {run.stderr.strip()}")
        with concurrent.futures.ThreadPoolExecutor() as threads:
            rows += threads.map(lambda line: one(folder, out, line, scratch), json.loads(run.stdout)["files"])
    return rows


def summary_of(rows):
    counts = collections.Counter(row[1] for row in rows)
    summary = f"{len(rows)} files: " + ", ".join(f"{count} {status}" for status, count in sorted(counts.items()))
    return summary + f"; {sum(bool(row[3]) for row in rows)} with faults"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kamei")
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--table", type=pathlib.Path)
    parser.add_argument("--each", action="append", default=[])
    options = parser.parse_args()
    faulty = False
    with tempfile.TemporaryDirectory() as scratch:
        for arguments in options.each or [""]:
            rows = all_rows(options.kamei, options.folders, arguments, pathlib.Path(scratch))
            faulty |= any(row[3] for row in rows)
            for row in rows:
                if row[3]:
                    print(row[0], "·", row[3])
            print(arguments, summary_of(rows), flush=True)
    if options.table:
        table = "| file | result | pixel data, or reason | faults |\n|---|---|---|---|\n"
        table += "".join(f"| {' | '.join(row)} |\n" for row in sorted(rows))
        options.table.write_text(f"{summary_of(rows)}.\n\n{table}")
    sys.exit(faulty)


main()
