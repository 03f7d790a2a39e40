"""Copies every DICOM file that pip's pydicom and pydicom-data carry into one flat folder.

usage: corpus.py FOLDER

Only what is installed: pydicom's own lists of test files would download the rest.
"""

import pathlib, shutil, sys, sysconfig


def is_part_10(path):
    with open(path, "rb") as file:
        return file.read(132)[128:] == b"DICM"


def main():
    folder = pathlib.Path(sys.argv[1])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    installed = pathlib.Path(sysconfig.get_path("purelib"))
    for package in ("pydicom", "data_store"):
        for path in sorted((installed / package).rglob("*")):
            if path.is_file() and is_part_10(path):
                # Several folders hold files of the same name.
                shutil.copy(path, folder / "-".join(path.relative_to(installed).parts))


main()
