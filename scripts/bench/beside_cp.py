"""Compares the command line with `cp` of the same file; the bytes have to be real, since `cp` passes over holes."""

import shutil, statistics

from timing import timed

RUNS = 5


def measure(kamei, path, scratch, about):
    scratch.mkdir(parents=True, exist_ok=True)
    copy, out, key = scratch / "copy", scratch / "released", scratch / f"{path.stem}-key"
    commands = {
        "cp": ["cp", "--reflink=never", path, copy],
        "kamei": [kamei, "deidentify", path, "--out", out, "--key", key, "--accept-unreviewed"],
    }
    runs = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            runs[name].append(timed(command))
            copy.unlink(missing_ok=True)
            shutil.rmtree(out, ignore_errors=True)
    median = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in runs.items()}
    print(f"{path.stat().st_size / 1e9:.2f} GB, {about}.\n")
    print("| program | wall s | CPU s | peak memory |\n|---|--:|--:|--:|")
    for name, (wall, cpu, memory) in median.items():
        print(f"| {name} | {wall:.2f} | {cpu:.2f} | {memory:.0f} MB |")
    wall, cpu = (median["kamei"][i] / median["cp"][i] for i in (0, 1))
    print(f"\nkamei / cp: wall {wall:.2f}, CPU {cpu:.2f} (median of {RUNS}).")
