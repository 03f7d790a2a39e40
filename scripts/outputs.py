"""What checks of real files have in common: the command line over folders, each output held against its input, a table."""

import argparse, json, pathlib, subprocess, sys, tempfile


def check(columns, compare, *arguments):
    """Prints faults, writes a row for each file where asked to, and exits 1 on any fault.

    `compare` takes an input and its output, and gives the cells behind file and result, faults last.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("kamei")
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--table", type=pathlib.Path)
    options = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        for folder in options.folders:
            out = pathlib.Path(scratch) / folder.name
            for line in files(options.kamei, folder, "--out", out, "--key", f"{scratch}/key", *arguments):
                name, status = f"{folder.name}/{line['input']}", line["status"]
                if status == "released":
                    rows.append((name, status, *compare(folder / line["input"], out / line["output"])))
                else:
                    rows.append((name, status, line["reason"], *[""] * (len(columns) - 3)))
    faulty = [row for row in rows if row[-1]]
    for row in faulty:
        print(row[0], "·", row[-1])
    released = sum(row[1] == "released" for row in rows)
    summary = f"{len(rows)} files: {released} released, {len(rows) - released} not; {len(faulty)} with faults"
    print(summary)
    if options.table:
        head = f"| {' | '.join(columns)} |\n{'|---' * len(columns)}|\n"
        body = "".join(f"| {' | '.join(row)} |\n" for row in sorted(rows))
        options.table.write_text(f"{summary}.\n\n{head}{body}")
    sys.exit(bool(faulty))


def files(kamei, folder, *arguments):
    run = subprocess.run([kamei, "deidentify", folder, *arguments], capture_output=True, text=True)
    if not run.stdout:
        sys.exit(run.stderr.strip())
    return json.loads(run.stdout)["files"]
