"""Makes the sample study of the page, the same bytes on every run.

    python make.py --font NotoSansCJK-Regular.ttc

needs pydicom 3.0.2, numpy and Pillow; the font is Debian's fonts-noto-cjk.
"""

import argparse
import json
import pathlib
import shutil

import letter
import patient
import scans
import ultrasound

SAMPLE = pathlib.Path(__file__).resolve().parents[2] / "www" / "sample"


def study(font):
    """Every file of the study beside the path a hospital's disc would give it."""
    for number in range(scans.SLICES):
        yield f"CT/IM{number + 1:06}.dcm", scans.ct(number)
    for number, b_value in enumerate((0, 1000), 1):
        yield f"MR/IM{number:06}.dcm", scans.mr(b_value)
    yield "US/SAKURA_HINATA_001.dcm", ultrasound.ultrasound(font)
    yield "DOC/SAKURA_HINATA_LETTER.dcm", letter.letter()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--font", required=True)
    given = parser.parse_args()
    if SAMPLE.exists():
        shutil.rmtree(SAMPLE)
    paths = []
    for name, made in study(given.font):
        path = SAMPLE / patient.FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        made.save_as(path, enforce_file_format=True)
        paths.append(path.relative_to(SAMPLE).as_posix())
    index = json.dumps(sorted(paths), indent=2) + "\n"
    (SAMPLE / "index.json").write_text(index, encoding="utf-8")
    size = sum(path.stat().st_size for path in SAMPLE.rglob("*") if path.is_file())
    print(f"{len(paths)} files, {size} bytes")


if __name__ == "__main__":
    main()
