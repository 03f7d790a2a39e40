"""Makes a large recording, and compares the command line with `cp` of the same file.

usage: recording.py make FILE
       recording.py measure KAMEI FILE SCRATCH

BDF+ of 64 channels at 2048 samples a second for 45 minutes, an annotation in every tenth second: 1.1 GB.
"""

import os, pathlib, sys

from beside_cp import measure

CHANNELS, RATE, SECONDS, ANNOTATED = 64, 2048, 2700, 60


def make(path):
    if path.exists():
        return
    signals = CHANNELS + 1
    labels = [f"EEG C{number}" for number in range(1, CHANNELS + 1)] + ["BDF Annotations"]
    fields = [
        (b"\xffBIOSEMI", 8), ("00441203 F 03-FEB-1961 Kawano_Benchi", 80), ("Startdate 06-MAY-2024 X Dr_Mizuno X", 80),
        ("06.05.24", 8), ("10.11.12", 8), (256 * (signals + 1), 8), ("BDF+C", 44), (SECONDS, 8), (1, 8), (signals, 4),
        *((label, 16) for label in labels), *(("AgAgCl", 80) for _ in labels), *(("uV", 8) for _ in labels),
        *((-1000, 8) for _ in labels), *((1000, 8) for _ in labels), *((-8388608, 8) for _ in labels), *((8388607, 8) for _ in labels),
        *(("", 80) for _ in labels), *((RATE, 8) for _ in range(CHANNELS)), (ANNOTATED // 3, 8), *(("", 32) for _ in labels),
    ]
    samples = os.urandom(CHANNELS * RATE * 3)
    with open(path, "wb") as file:
        for value, width in fields:
            file.write((value if isinstance(value, bytes) else str(value).encode()).ljust(width))
        for second in range(SECONDS):
            said = f"+{second}\x14eyes closed, Dr. Mizuno present\x14" if second % 10 == 0 else ""
            file.write(samples)
            file.write(f"+{second}\x14\x14\0{said}".encode().ljust(ANNOTATED, b"\0"))


if sys.argv[1] == "make":
    make(pathlib.Path(sys.argv[2]))
else:
    measure(*map(pathlib.Path, sys.argv[2:5]), f"{CHANNELS} channels, {SECONDS} records")
