"""How time and memory grow with frames, content items and files.

usage: growth.py make FOLDER
       growth.py measure KAMEI FOLDER

Each kind comes in three sizes, every one twice the one before. What grows with its size alone
doubles each time; memory should not grow with the number of these files. Outputs are written into
memory where the machine has such a folder, so that no disk takes part.
"""

import os, pathlib, shutil, struct, sys, tempfile

from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.uid import (
    ComprehensiveSRStorage,
    CTImageStorage,
    EnhancedCTImageStorage,
    ExplicitVRLittleEndian,
)

from timing import timed

KINDS = {"frames": (1000, 2000, 4000), "items": (10_000, 20_000, 40_000), "files": (1250, 2500, 5000)}
TITLES = {"frames": "enhanced CT, frames", "items": "SR, content items", "files": "CT slices, files"}
ROOT = "1.2.392.200036.9999.42"
RUNS = 5


def make(folder):
    if (folder / "done").exists():
        return
    shutil.rmtree(folder, ignore_errors=True)
    for kind, sizes in KINDS.items():
        for size in sizes:
            (folder / kind / str(size)).mkdir(parents=True)
    for size in KINDS["frames"]:
        save(enhanced(size), folder / "frames" / str(size) / "one.dcm")
    for size in KINDS["items"]:
        save(report(size), folder / "items" / str(size) / "one.dcm")
    *halves, whole = KINDS["files"]
    for number in range(whole):
        path = folder / "files" / str(whole) / f"{number:05}.dcm"
        save(piece(number), path)
        for size in halves:
            if number < size:
                os.link(path, folder / "files" / str(size) / path.name)
    (folder / "done").touch()


def item(**elements):
    data_set = Dataset()
    for keyword, value in elements.items():
        setattr(data_set, keyword, Sequence(value) if isinstance(value, list) and value and isinstance(value[0], Dataset) else value)
    return data_set


def base(sop_class, modality, number, series):
    """What every object of the invented patient says."""
    return item(
        SOPClassUID=sop_class, SOPInstanceUID=f"{ROOT}.{series}.{number + 1}", StudyInstanceUID=f"{ROOT}.1",
        SeriesInstanceUID=f"{ROOT}.{series}", Modality=modality, PatientName="KAWANO^BENCHI", PatientID="00441203",
        PatientBirthDate="19610203", PatientSex="F", PatientAge="063Y", StudyDate="20240506", SeriesDate="20240506",
        ContentDate="20240506", StudyTime="101112", ContentTime="101113", AccessionNumber="A9920417",
        InstitutionName="Bench Hospital", ReferringPhysicianName="MORI^TSUKASA", StudyDescription="CT chest",
        SeriesDescription="Lung 1.0 mm", Manufacturer="Bench", ManufacturerModelName="B-1", StudyID="7001",
        DeviceSerialNumber="77120", SeriesNumber=series, InstanceNumber=number + 1, FrameOfReferenceUID=f"{ROOT}.9",
    )


def with_pixels(data_set, frames=1, side=64):
    pixels = dict(
        SamplesPerPixel=1, PhotometricInterpretation="MONOCHROME2", Rows=side, Columns=side, BitsAllocated=16,
        BitsStored=12, HighBit=11, PixelRepresentation=0, BurnedInAnnotation="NO",
    )
    for keyword, value in pixels.items():
        setattr(data_set, keyword, value)
    if frames > 1:
        data_set.NumberOfFrames = frames
    data_set.PixelData = struct.pack("<H", 7) * (frames * side * side)
    data_set["PixelData"].VR = "OW"
    return data_set


def piece(number):
    data_set = base(CTImageStorage, "CT", number, 2)
    acquisition = dict(
        ImageType=["ORIGINAL", "PRIMARY", "AXIAL"], SliceThickness=1, KVP=120, XRayTubeCurrent=200, ExposureTime=500,
        ConvolutionKernel="B60", PatientPosition="HFS", ImagePositionPatient=[0, 0, number],
        ImageOrientationPatient=[1, 0, 0, 0, 1, 0], SliceLocation=number, PixelSpacing=[0.7, 0.7],
        WindowCenter=40, WindowWidth=400, RescaleIntercept=-1024, RescaleSlope=1, ProtocolName="Chest routine",
    )
    for keyword, value in acquisition.items():
        setattr(data_set, keyword, value)
    return with_pixels(data_set)


def enhanced(frames):
    data_set = base(EnhancedCTImageStorage, "CT", frames, 3)

    def group(number):
        source = item(ReferencedSOPClassUID=CTImageStorage, ReferencedSOPInstanceUID=f"{ROOT}.2.{number + 1}")
        return item(
            FrameContentSequence=[item(
                FrameAcquisitionNumber=number + 1, FrameReferenceDateTime="20240506101112.5",
                FrameAcquisitionDateTime="20240506101112.5", FrameAcquisitionDuration=1.5, StackID="1",
                InStackPositionNumber=number + 1, DimensionIndexValues=[1, number + 1], FrameComments="Bench Hospital",
            )],
            PlanePositionSequence=[item(ImagePositionPatient=[0, 0, number])],
            PlaneOrientationSequence=[item(ImageOrientationPatient=[1, 0, 0, 0, 1, 0])],
            PixelMeasuresSequence=[item(SliceThickness=1, PixelSpacing=[0.7, 0.7])],
            FrameVOILUTSequence=[item(WindowCenter=40, WindowWidth=400)],
            CTExposureSequence=[item(ExposureTimeInms=500.0, XRayTubeCurrentInmA=200.0)],
            DerivationImageSequence=[item(SourceImageSequence=[source])],
        )

    data_set.PerFrameFunctionalGroupsSequence = Sequence(group(number) for number in range(frames))
    return with_pixels(data_set, frames, 8)


def report(items):
    data_set = base(ComprehensiveSRStorage, "SR", items, 4)
    name = lambda code, meaning: [item(CodeValue=code, CodingSchemeDesignator="DCM", CodeMeaning=meaning)]

    def content(number):
        common = dict(RelationshipType="CONTAINS", ConceptNameCodeSequence=name("121071", "Finding"))
        match number % 5:
            case 0:
                return item(**common, ValueType="TEXT", TextValue=f"Nodule {number} seen by Mori")
            case 1:
                unit = [item(CodeValue="mm", CodingSchemeDesignator="UCUM", CodeMeaning="millimeter")]
                value = item(NumericValue=number % 90, MeasurementUnitsCodeSequence=unit)
                return item(**common, ValueType="NUM", MeasuredValueSequence=[value])
            case 2:
                return item(**common, ValueType="PNAME", PersonName="MORI^TSUKASA")
            case 3:
                return item(**common, ValueType="UIDREF", UID=f"{ROOT}.2.{number}")
        image = item(ReferencedSOPClassUID=CTImageStorage, ReferencedSOPInstanceUID=f"{ROOT}.2.{number}")
        return item(**common, ValueType="IMAGE", ReferencedSOPSequence=[image])

    data_set.ValueType, data_set.ContinuityOfContent = "CONTAINER", "SEPARATE"
    data_set.CompletionFlag, data_set.VerificationFlag = "COMPLETE", "UNVERIFIED"
    data_set.ConceptNameCodeSequence = Sequence(name("126000", "Imaging Measurement Report"))
    data_set.ContentSequence = Sequence(content(number) for number in range(items))
    return data_set


def save(data_set, path):
    data_set.file_meta = FileMetaDataset()
    data_set.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    data_set.file_meta.MediaStorageSOPClassUID = data_set.SOPClassUID
    data_set.file_meta.MediaStorageSOPInstanceUID = data_set.SOPInstanceUID
    data_set.save_as(path, enforce_file_format=True)


def measure(kamei, folder):
    in_memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=in_memory) as scratch:
        table(kamei, folder, pathlib.Path(scratch))


def table(kamei, folder, scratch):
    one_thread = {**os.environ, "RAYON_NUM_THREADS": "1"}
    out, key = scratch / "out", scratch / "key"
    print("| | number | input | CPU s | beside half as many | peak memory |\n|---|--:|--:|--:|--:|--:|")
    for kind, sizes in KINDS.items():
        before = None
        for size in sizes:
            source = folder / kind / str(size)
            command = [kamei, "deidentify", source, "--out", out, "--key", key, "--accept-unreviewed"]
            runs = []
            for _ in range(RUNS):
                for left in scratch.glob("key*"):
                    left.unlink()
                runs.append(timed(command, one_thread))
                released = sum(path.is_file() for path in out.rglob("*"))
                shutil.rmtree(out, ignore_errors=True)
                if released != len(list(source.iterdir())):
                    sys.exit(f"of {source.name} {kind} only {released} files were released")
            # The least that it took: other work on the machine only ever adds.
            cpu, memory = min(run[1] for run in runs), min(run[2] for run in runs)
            times = f"× {cpu / before:.2f}" if before else ""
            bytes_read = sum(path.stat().st_size for path in source.iterdir()) / 1e6
            print(f"| {TITLES[kind]} | {size} | {bytes_read:.1f} MB | {cpu:.2f} | {times} | {memory:.0f} MB |", flush=True)
            before = cpu


if sys.argv[1] == "make":
    make(pathlib.Path(sys.argv[2]))
else:
    measure(*map(pathlib.Path, sys.argv[2:4]))
