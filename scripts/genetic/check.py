"""Runs the command line over genetic data and reads every output with pysam.

usage: check.py KAMEI FOLDER... [--table FILE]

Each file has to be refused or held with a reason, or released so that pysam reads the same records and
no value of the input's header that identifies is left, in any of the encodings it could be written in.
Files that wait for a written reason are given one and run again; every VCF is run as BCF too, which pysam
makes of it. CRAM is read against a reference of N alone. Prints a table, exits 1 on any fault.
"""

import argparse, gzip, json, pathlib, shutil, subprocess, sys, tempfile

import pysam

pysam.set_verbosity(0)

# Words of headers that say nothing of a person.
PLAIN = {"A", "B", "x", "T", "."}


def inflated(path):
    data = path.read_bytes()
    return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def is_vcf(path):
    return inflated(path).startswith((b"##fileformat=VCF", b"BCF"))


def is_reads(path):
    return inflated(path)[:4] in (b"BAM\x01", b"@HD\t", b"@SQ\t", b"@RG\t") or is_cram(path)


def is_cram(path):
    return path.read_bytes()[:4] == b"CRAM"


def alignments(path):
    if not is_cram(path):
        return pysam.AlignmentFile(str(path), check_sq=False)
    with pysam.AlignmentFile(str(path), check_sq=False) as file:
        sizes = zip(file.references, file.lengths)
    reference = pathlib.Path(tempfile.gettempdir()) / "kamei-reference.fa"
    # A human one would be long; invented reads have all of their bases with them.
    reference.write_text("".join(f">{name}\n{'N' * size}\n" for name, size in sizes if size < 50_000_000))
    reference.with_suffix(".fa.fai").unlink(missing_ok=True)
    return pysam.AlignmentFile(str(path), check_sq=False, reference_filename=str(reference), format_options=[b"ignore_md5=1"])


def variants(path):
    with pysam.VariantFile(str(path)) as file:
        return [
            (r.chrom, r.pos, r.ref, r.alts, r.qual, [s.get("GT") for s in r.samples.values()])
            for r in file
        ]


def reads(path):
    with alignments(path) as file:
        return [
            (r.flag, r.reference_name, r.reference_start, r.mapping_quality, r.cigarstring, r.query_sequence, r.qual)
            for r in file.fetch(until_eof=True)
        ]


def rows(path):
    lines = inflated(path).decode("utf-8", "replace").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def identifiers(path):
    """Values of the header that could identify: samples, groups, dates, commands, paths, comments."""
    if is_vcf(path):
        with pysam.VariantFile(str(path)) as file:
            head = str(file.header).splitlines()
            found = set(file.header.samples)
        keep = ("##fileformat", "##INFO", "##FORMAT", "##FILTER", "##ALT", "##contig", "##phasing", "##reference=1000Genomes")
        found |= {line.partition("=")[2] for line in head if line.startswith("##") and not line.startswith(keep)}
    elif is_reads(path):
        with alignments(path) as file:
            head = file.header.to_dict()
            found = {r.query_name for r in file.fetch(until_eof=True)}
        for group in head.get("RG", []):
            found |= {str(value) for tag, value in group.items() if tag in ("SM", "LB", "PU", "CN", "DT", "DS")}
        found |= {str(line.get("CL", "")) for line in head.get("PG", [])} | {str(c) for c in head.get("CO", [])}
    else:
        head = [line.lstrip("# ") for line in inflated(path).decode("utf-8", "replace").splitlines() if line.startswith("#")]
        found = {line for line in head if not line.lower().startswith("rsid")}
    return {value for value in found if len(value) > 1 and value not in PLAIN}


def left(values, output):
    data = inflated(output)
    if is_cram(output) or data[:3] == b"BAM":
        # Two letters occur in bases and qualities by chance; the header is text.
        with alignments(output) as file:
            header = str(file.header).encode()
            if is_cram(output):
                data = "\n".join(read.to_string() for read in file.fetch(until_eof=True)).encode() + header
        short = {value for value in values if len(value) < 4}
        return left_in(short, header) + left_in(values - short, data)
    return left_in(values, data)


def left_in(values, data):
    forms = lambda value: {value.encode(code, "replace") for code in ("utf-8", "utf-16-le", "cp932")}
    # A name that is a word of the format stands in it by right.
    return sorted(value for value in values if any(form in data for form in forms(value)))


def compare(source, output):
    read = variants if is_vcf(source) else reads if is_reads(source) else rows
    before, after = read(source), read(output)
    values = identifiers(source)
    faults = [f"left: {len(found)}" for found in [left(values, output)] if found]
    if before != after:
        faults.append("records differ")
    reader = {variants: "pysam.VariantFile", reads: "pysam.AlignmentFile", rows: "by line"}[read]
    note = f"{len(after)} of {len(before)} records equal ({reader}); {len(values)} values of the header sought, {len(left(values, output))} left"
    return note, "; ".join(faults)


def run(kamei, folder, out, scratch, *more):
    command = [kamei, "deidentify", folder, "--out", out, "--key", f"{scratch}/key", *more]
    done = subprocess.run(command, capture_output=True, text=True)
    if not done.stdout:
        sys.exit(done.stderr.strip())
    return json.loads(done.stdout)["files"]


def judgements(kamei, folder):
    done = subprocess.run([kamei, "inspect", folder, "--json"], capture_output=True, text=True)
    lines = map(json.loads, done.stdout.splitlines())
    return {line["input"]: line.get("judgement") or {} for line in lines}


def with_binaries(folders, beside):
    """The samples, and each VCF as BCF beside it."""
    beside.mkdir()
    for path in (path for folder in folders for path in folder.iterdir()):
        shutil.copy(path, beside)
        if is_vcf(path):
            text = beside / "named.txt"
            text.write_text(with_contigs(inflated(path).decode()))
            with pysam.VariantFile(str(text)) as file, pysam.VariantFile(f"{beside}/{path.name.split('.')[0]}.bcf", "wb", header=file.header) as copy:
                for record in file:
                    copy.write(record)
            text.unlink()
    return beside


def with_contigs(vcf):
    """A VCF whose header names every chromosome, as BCF wants it."""
    used = {line.split("\t")[0] for line in vcf.splitlines() if line and not line.startswith("#")}
    missing = [name for name in sorted(used) if f"##contig=<ID={name}," not in vcf and f"##contig=<ID={name}>" not in vcf]
    return vcf.replace("#CHROM", "".join(f"##contig=<ID={name}>\n" for name in missing) + "#CHROM", 1)


def said(judgement):
    if not judgement:
        return ""
    sign = "≥ " if judgement["at_least"] else ""
    limit = f" of {judgement['limit']}" if judgement["limit"] else ""
    return f"{judgement['content']}: {sign}{judgement['count']}{limit}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kamei")
    parser.add_argument("folders", type=pathlib.Path, nargs="+")
    parser.add_argument("--table", type=pathlib.Path)
    options = parser.parse_args()
    table = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = with_binaries(options.folders, pathlib.Path(scratch) / "samples")
        found = judgements(options.kamei, folder)
        answer = pathlib.Path(scratch) / "answers.json"
        answer.write_text(json.dumps([{"path": "genotypes", "action": "keep", "reason": "Not of a human being."}]))
        first = run(options.kamei, folder, f"{scratch}/a", scratch)
        table += lines(folder, pathlib.Path(scratch) / "a", first, found, "")
        for line in first:
            if line["status"] != "held":
                continue
            alone = pathlib.Path(scratch) / "alone" / line["input"]
            alone.parent.mkdir(exist_ok=True)
            alone.write_bytes((folder / line["input"]).read_bytes())
            again = run(options.kamei, alone, f"{scratch}/b", scratch, "--amendments", answer)
            if again[0]["status"] == "released":
                table += lines(folder, pathlib.Path(scratch) / "b", again, found, " (answered)")
    faulty = [row for row in table if row[-1]]
    for row in faulty:
        print(row[0], "·", row[-1])
    released = sum(row[1].startswith("released") for row in table)
    summary = f"{len(table)} runs: {released} released, {len(table) - released} not; {len(faulty)} with faults"
    print(summary)
    if options.table:
        head = "| file | result | judged | records, or reason | faults |\n|---|---|---|---|---|\n"
        body = "".join(f"| {' | '.join(row)} |\n" for row in sorted(table))
        options.table.write_text(f"{summary}.\n\n{head}{body}")
    sys.exit(bool(faulty))


def lines(folder, out, files, found, mark):
    made = []
    for line in files:
        judged = said(found.get(line["input"]))
        if line["status"] == "released":
            note, faults = compare(folder / line["input"], out / line["output"])
            made.append((line["input"], f"released{mark}", judged, note, faults))
        else:
            made.append((line["input"], line["status"], judged, line["reason"], ""))
    return made


main()
