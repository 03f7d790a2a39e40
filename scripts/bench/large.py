"""Makes a large multi-frame file, and compares the command line with `cp` of the same file.

usage: large.py make FILE
       large.py measure KAMEI FILE SCRATCH

2000 frames of 1024×512 pixels of 16 bits: 2.1 GB in one native element.
"""

import os, pathlib, struct, sys

from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, UltrasoundMultiFrameImageStorage

from beside_cp import measure

FRAMES, ROWS, COLUMNS = 2000, 512, 1024
PIXELS = FRAMES * ROWS * COLUMNS * 2


def make(path):
    if path.exists() and path.stat().st_size > PIXELS:
        return
    data_set = Dataset()
    data_set.file_meta = FileMetaDataset()
    data_set.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    data_set.file_meta.MediaStorageSOPClassUID = data_set.SOPClassUID = UltrasoundMultiFrameImageStorage
    data_set.file_meta.MediaStorageSOPInstanceUID = data_set.SOPInstanceUID = "1.2.3.4.5"
    data_set.StudyInstanceUID, data_set.SeriesInstanceUID = "1.2.3.4.6", "1.2.3.4.7"
    data_set.Modality = "US"
    data_set.PatientName, data_set.PatientID = "KAWANO^BENCHI", "00441203"
    data_set.PatientBirthDate, data_set.StudyDate, data_set.StudyTime = "19610203", "20240506", "101112"
    data_set.InstitutionName, data_set.StudyDescription = "Bench Hospital", "Large multi-frame"
    data_set.NumberOfFrames, data_set.Rows, data_set.Columns = FRAMES, ROWS, COLUMNS
    data_set.SamplesPerPixel, data_set.PhotometricInterpretation = 1, "MONOCHROME2"
    data_set.BitsAllocated, data_set.BitsStored, data_set.HighBit = 16, 12, 11
    data_set.PixelRepresentation = 0
    data_set.save_as(path, enforce_file_format=True)
    block = os.urandom(1 << 20)
    with open(path, "ab") as file:
        file.write(struct.pack("<HH2sHI", 0x7FE0, 0x0010, b"OW", 0, PIXELS))
        for _ in range(PIXELS // len(block)):
            file.write(block)


if sys.argv[1] == "make":
    make(pathlib.Path(sys.argv[2]))
else:
    measure(*map(pathlib.Path, sys.argv[2:5]), f"{FRAMES} frames")
