"""Makes the CRAM files of crate/core/tests/genetic/crams, of invented reads.

usage: crams.py FOLDER

One for each version and way of coding; in `wide` the reads cover more than the law allows.
"""

import pathlib, random, sys

import pysam

CHROMOSOMES = [{"SN": "chr7", "LN": 159_345_973, "UR": "file:///home/sakura/GRCh38.fa"}, {"SN": "chr8", "LN": 145_138_636}]
HEADER = {
    "HD": {"VN": "1.6", "SO": "coordinate"},
    "SQ": CHROMOSOMES,
    "RG": [
        {"ID": "lane1", "SM": "00427718", "LB": "SakuraLib", "CN": "Ward7", "DT": "2024-03-05", "PL": "ILLUMINA"},
        {"ID": "lane2", "SM": "00427718"},
    ],
    "PG": [{"ID": "bwa", "CL": "bwa mem /home/sakura/00427718.fq"}],
    "CO": ["Sakura Hinata"],
}
CIGARS = ["50M", "5S45M", "20M2D30M", "25M3I22M", "20M100N30M", "5H50M", "49M1I"]
# How each is written, how many pairs there are (few names are not worth the coder of names), and how far apart.
FILES = {
    "2.1": ([b"version=2.1"], 100, 6_000),
    "3.0": ([b"version=3.0"], 100, 6_000),
    "3.1": ([b"version=3.1", b"use_tok=1"], 300, 6_000),
    "arithmetic": ([b"version=3.1", b"use_tok=1", b"use_arith=1", b"level=8"], 300, 6_000),
    "slices": ([b"version=3.0", b"seqs_per_slice=25", b"slices_per_container=2"], 100, 6_000),
    "unnamed": ([b"version=3.0", b"lossy_names=1"], 100, 6_000),
    "bzip2": ([b"version=3.0", b"use_bzip2=1", b"level=9"], 100, 6_000),
    "wide": ([b"version=3.0"], 100, 400_000),
}


def reads(header, pairs, spread):
    draw = random.Random(7)
    bases = lambda letters: "".join(draw.choice(letters) for _ in range(50))
    found = []
    for pair in range(pairs):
        chromosome, start = draw.randrange(2), 55_000_000 + draw.randrange(spread)
        for end in range(2):
            read = pysam.AlignedSegment(header)
            read.query_name = f"SKR07:12:HFLOW:{pair // 10}:{1000 + 7 * pair}:{pair * 13 % 97:04d}"
            read.query_sequence = bases("ACGT")
            read.query_qualities = pysam.qualitystring_to_array(bases("#+5?I"))
            read.flag = [0x1 | 0x40 | 0x20, 0x1 | 0x80 | 0x10][end]
            read.reference_id = read.next_reference_id = chromosome
            read.reference_start, read.next_reference_start = start + 200 * end, start + 200 * (1 - end)
            read.cigarstring = draw.choice(CIGARS)
            read.mapping_quality = draw.randrange(60)
            read.set_tag("RG", draw.choice(["lane1", "lane2"]), "Z")
            read.set_tag("MC", "50M", "Z")
            if pair % 3 == 0:
                read.set_tag("BC", "SakuraBC", "Z")
                read.set_tag("XF", 1.5)
            if pair % 4 == 0:
                read.set_tag("SA", "chr8,100,+,25M25S,60,0;", "Z")
            if pair % 5 == 0:
                read.set_tag("XB", [1, 2, 3])
                read.set_tag("CO", "asked for by Mizuno", "Z")
            found.append(read)
    return sorted(found, key=lambda read: (read.reference_id, read.reference_start))


folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for name, (options, pairs, spread) in FILES.items():
    # Without a reference all bases are in the file.
    with pysam.AlignmentFile(str(folder / f"{name}.cram"), "wc", header=HEADER, format_options=[*options, b"no_ref=1"]) as file:
        for read in reads(file.header, pairs, spread):
            file.write(read)
