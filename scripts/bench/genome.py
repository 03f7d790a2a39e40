"""Makes VCF.gz files of a gigabyte, and measures how they are judged.

usage: genome.py make FOLDER
       genome.py measure KAMEI FOLDER SCRATCH

One is of a person's inherited variants, so that reading can stop; in the other every record is somatic, so
that all of it has to be read. Both are the same few hundred blocks over and over.
"""

import pathlib, random, shutil, struct, sys, zlib

from timing import timed

SIZE = 1_000_000_000
END = bytes.fromhex("1f8b08040000000000ff0600424302001b0003000000000000000000")
HEADER = """##fileformat=VCFv4.2
##INFO=<ID=DP,Number=1,Type=Integer,Description="Depth">
##INFO=<ID=SOMATIC,Number=0,Type=Flag,Description="Somatic">
##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">
##FORMAT=<ID=AD,Number=R,Type=Integer,Description="Depth of each allele">
#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t00441203
"""


def block(text):
    data = zlib.compress(text, 6)[2:-4]
    size = struct.pack("<H", len(data) + 25)
    return END[:16] + size + data + struct.pack("<II", zlib.crc32(text), len(text))


def blocks(flag):
    draw = random.Random(7)
    for chromosome in range(1, 301):
        lines = []
        position = 10_000 + draw.randrange(1_000_000)
        while sum(map(len, lines)) < 60_000:
            position += draw.randrange(1, 3000)
            one, other = draw.sample("ACGT", 2)
            depth = draw.randrange(10, 90)
            lines.append(
                f"chr{chromosome % 22 + 1}\t{position}\t.\t{one}\t{other}\t{draw.randrange(3000)}.{draw.randrange(100)}\tPASS"
                f"\tDP={depth}{flag}\tGT:AD\t0/1:{depth - 7},{draw.randrange(1, 50)}\n"
            )
        yield block("".join(lines).encode())


def make(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for name, flag in (("inherited", ""), ("somatic", ";SOMATIC")):
        path = folder / f"{name}.vcf.gz"
        if path.exists() and path.stat().st_size > SIZE:
            continue
        made = list(blocks(flag))
        with open(path, "wb") as file:
            file.write(block(HEADER.encode()))
            while file.tell() < SIZE:
                file.writelines(made)
            file.write(END)


def measure(kamei, folder, scratch):
    print("| file | what is done | wall s | CPU s | peak memory |\n|---|---|--:|--:|--:|")
    inherited, somatic = folder / "inherited.vcf.gz", folder / "somatic.vcf.gz"
    runs = {"inherited variants, 1 GB": (inherited, "refused", 1), "somatic variants, 1 GB": (somatic, "released", 0)}
    for name, (path, deed, code) in runs.items():
        command = [kamei, "deidentify", path, "--out", scratch / "genome-out", "--key", scratch / "genome-key"]
        wall, cpu, memory = timed(command, expected=code)
        shutil.rmtree(scratch / "genome-out", ignore_errors=True)
        print(f"| {name} | {deed} | {wall:.2f} | {cpu:.2f} | {memory:.0f} MB |")


if sys.argv[1] == "make":
    make(pathlib.Path(sys.argv[2]))
else:
    measure(*map(pathlib.Path, sys.argv[2:5]))
