"""Runs Kamei and other tools over the same files and compares CPU seconds.

usage: tools.py KAMEI CORPUS SCRATCH

Prints a table. Each figure is the median of up to five runs, fewer for a tool that has used
20 CPU seconds. For the Python packages only the loop over the files is counted, neither Python's
start nor the imports; for the programs everything is, for Kamei also the making of its key file.
"""

import json, logging, os, pathlib, resource, shutil, statistics, subprocess, sys, time, warnings

from packages import PACKAGES

KAMEI, CORPUS, SCRATCH = (pathlib.Path(argument) for argument in sys.argv[1:4])
RUNS, PATIENCE = 5, 20


def loop(name, out):
    """The inside of a child process: one package over all files."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    one = PACKAGES[name]()
    before = time.process_time()
    for source in sorted(CORPUS.iterdir()):
        try:
            one(source, out / source.name)
        except BaseException:  # dcmanon's panics are no Exception.
            (out / source.name).unlink(missing_ok=True)
    return time.process_time() - before


def package(name):
    def run(out):
        child = [sys.executable, __file__, *map(str, (KAMEI, CORPUS, SCRATCH)), name, str(out)]
        said = subprocess.run(child, check=True, capture_output=True, text=True).stdout
        return json.loads(said.splitlines()[-1])

    return run


def program(command):
    def run(out):
        before = spent_by_children()
        command(out)
        return spent_by_children() - before

    return run


def spent_by_children():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def kamei(threads):
    def command(out):
        key = SCRATCH / "key"
        for path in SCRATCH.glob("key*"):
            path.unlink()
        arguments = [KAMEI, "deidentify", CORPUS, "--out", out, "--key", key, "--accept-unreviewed"]
        environment = {**os.environ, "RAYON_NUM_THREADS": str(threads)}
        subprocess.run(arguments, capture_output=True, env=environment)

    return program(command)


def gdcmanon(out):
    certificate = SCRATCH / "certificate.pem"
    if not certificate.exists():
        new = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=bench"]
        subprocess.run([*new, "-keyout", SCRATCH / "private.pem", "-out", certificate], check=True, capture_output=True)
    # Over a folder it stops at the first file it cannot take, so each file is a process.
    for source in sorted(CORPUS.iterdir()):
        arguments = ["gdcmanon", "-e", "-c", certificate, "-i", source, "-o", out / source.name]
        if subprocess.run(arguments, capture_output=True).returncode:
            (out / source.name).unlink(missing_ok=True)


def measure(run):
    out = SCRATCH / "out"
    spent, written = [], 0
    while len(spent) < RUNS and sum(spent) < PATIENCE:
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        spent.append(run(out))
        written = sum(path.is_file() for path in out.rglob("*"))
    shutil.rmtree(out)
    return written, statistics.median(spent), len(spent)


def main():
    if len(sys.argv) > 4:
        print(json.dumps(loop(sys.argv[4], pathlib.Path(sys.argv[5]))))
        return
    SCRATCH.mkdir(parents=True, exist_ok=True)
    runs = {"**kamei**, 1 thread": kamei(1), f"**kamei**, {os.cpu_count()} threads": kamei(os.cpu_count())}
    runs |= {name: package(name) for name in PACKAGES}
    runs["gdcmanon"] = program(gdcmanon)
    total = len(list(CORPUS.iterdir()))
    size = sum(path.stat().st_size for path in CORPUS.iterdir())
    print(f"{total} files, {size / 1e6:.1f} MB.\n")
    print("| tool | written | not written | CPU s | files per CPU s | runs |\n|---|--:|--:|--:|--:|--:|")
    for name, run in runs.items():
        written, seconds, count = measure(run)
        print(f"| {name} | {written} | {total - written} | {seconds:.2f} | {total / seconds:.0f} | {count} |", flush=True)


main()
