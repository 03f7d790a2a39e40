"""The images: a chest phantom for CT, a diffusion pair for MR."""

import numpy
from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian, MRImageStorage

import patient

SLICES = 12
SIZE = 128
SPACING = 2.8
THICKNESS = 10.0


def ellipse(size, centre, radii):
    """Which pixels lie inside an ellipse; all lengths in parts of the field of view."""
    y, x = numpy.mgrid[0:size, 0:size] / size - 0.5
    return ((x - centre[0]) / radii[0]) ** 2 + ((y - centre[1]) / radii[1]) ** 2 < 1


def chest(level):
    """Hounsfield units of one slice; `level` runs from 0 at the apex to 1 at the base."""
    lung = 0.6 + 0.4 * numpy.sin(numpy.pi * min(level + 0.15, 1))
    tissue = [
        ((0, 0.02), (0.44, 0.32), -90),
        ((0, 0.02), (0.41, 0.29), 45),
        ((-0.19, 0.0), (0.15 * lung, 0.22 * lung), -850),
        ((0.19, 0.0), (0.15 * lung, 0.22 * lung), -850),
        ((0.05, -0.05), (0.11 * level + 0.03, 0.1 * level + 0.03), 38),
        ((0, 0.02), (0.02, 0.02), -980),
        ((0.02, 0.14), (0.03, 0.03), 40),
        ((0, 0.21), (0.05, 0.05), 420),
        ((0, 0.21), (0.035, 0.035), 160),
        ((0, -0.25), (0.05, 0.015), 380),
    ]
    units = numpy.full((SIZE, SIZE), -1000.0)
    for centre, radii, value in tissue:
        units[ellipse(SIZE, centre, radii)] = value
    if 0.4 < level < 0.6:
        units[ellipse(SIZE, (-0.22, -0.06), (0.02, 0.02))] = 30
    return units


def ct(number):
    noise = numpy.random.default_rng(number).normal(0, 12, (SIZE, SIZE))
    stored = numpy.clip(chest(number / (SLICES - 1)) + noise, -1024, 3071) + 1024
    made = patient.file(CTImageStorage, f"ct {number}", ExplicitVRLittleEndian)
    patient.describe_equipment(made, "KAKUU MEDICAL", "Phantom CT 64", "MINATO_CT1")
    patient.describe_request(made)
    made.ImageType = ["ORIGINAL", "PRIMARY", "AXIAL"]
    made.Modality = "CT"
    describe_series(made, "ct", 2, "胸部 5mm 佐倉")
    describe_frame(made, "ct", number, SPACING, -number * THICKNESS, THICKNESS)
    made.BodyPartExamined = "CHEST"
    made.ScanOptions = "HELICAL MODE"
    made.KVP = 120
    made.XRayTubeCurrent = 210
    made.ExposureTime = 500
    made.ConvolutionKernel = "B40"
    made.AcquisitionNumber = 1
    made.RescaleIntercept = -1024
    made.RescaleSlope = 1
    made.RescaleType = "HU"
    made.WindowCenter = [40, -600]
    made.WindowWidth = [350, 1500]
    made.WindowCenterWidthExplanation = ["MEDIASTINUM", "LUNG"]
    made.ReferencedStudySequence = [
        patient.item(
            ReferencedSOPClassUID="1.2.840.10008.3.1.2.3.1",
            ReferencedSOPInstanceUID=patient.uid("earlier study"),
        )
    ]
    put_pixels(made, stored.astype("<u2"), 12)
    return made


def mr(b_value):
    """One diffusion-weighted slice; the b value stands in a private element only."""
    size = 64
    noise = numpy.random.default_rng(b_value + 1).normal(0, 18, (size, size))
    decay = numpy.exp(-b_value * 0.0009)
    signal = numpy.zeros((size, size))
    signal[ellipse(size, (0, 0), (0.36, 0.42))] = 900 * decay
    signal[ellipse(size, (-0.1, 0), (0.05, 0.16))] = 1600 * decay**2.5
    signal[ellipse(size, (0.1, 0), (0.05, 0.16))] = 1600 * decay**2.5
    made = patient.file(MRImageStorage, f"mr {b_value}", ExplicitVRLittleEndian)
    patient.describe_equipment(made, "SIEMENS", "Phantom MR 3T", "MINATO_MR2")
    made.ImageType = ["ORIGINAL", "PRIMARY", "DIFFUSION", "NONE", "ND"]
    made.Modality = "MR"
    describe_series(made, "mr", 5, "頭部 DWI")
    describe_frame(made, "mr", 1 if b_value else 0, 3.6, 0, 5.0)
    made.BodyPartExamined = "BRAIN"
    made.ScanningSequence = "EP"
    made.SequenceVariant = "SK"
    made.ScanOptions = "PFP"
    made.MRAcquisitionType = "2D"
    made.SequenceName = f"*ep_b{b_value}"
    made.RepetitionTime = 5200
    made.EchoTime = 78
    made.EchoTrainLength = 1
    made.MagneticFieldStrength = 3
    put_private(made, b_value)
    put_pixels(made, numpy.clip(signal + noise, 0, 4095).astype("<u2"), 12)
    return made


def put_private(made, b_value):
    # PS3.15 Table E.3.10-1 vouches for this block, and for no other of the maker's.
    known = made.private_block(0x0019, "SIEMENS MR HEADER", create=True)
    known.add_new(0x0C, "IS", b_value)
    known.add_new(0x0D, "CS", "DIRECTIONAL" if b_value else "NONE")
    if b_value:
        known.add_new(0x0E, "FD", [0.0, 0.0, 1.0])
    unknown = made.private_block(0x0029, "SIEMENS CSA HEADER", create=True)
    unknown.add_new(0x08, "CS", "IMAGE NUM 4")
    unknown.add_new(0x10, "OB", b"SV10\x04\x03\x02\x01PatientName SAKURA^HINATA ")


def describe_series(made, name, number, description):
    made.SeriesInstanceUID = patient.uid(f"series {name}")
    made.SeriesNumber = number
    made.SeriesDate = patient.DATE
    made.SeriesTime = "104012"
    made.SeriesDescription = description
    made.ProtocolName = description
    made.PatientPosition = "HFS"
    made.FrameOfReferenceUID = patient.uid(f"frame {name}")
    made.PositionReferenceIndicator = ""


def describe_frame(made, name, number, spacing, position, thickness):
    size = SIZE if name == "ct" else 64
    corner = -spacing * (size - 1) / 2
    made.InstanceNumber = number + 1
    made.AcquisitionDate = patient.DATE
    made.AcquisitionTime = f"1040{number + 20:02}"
    made.ContentDate = patient.DATE
    made.ContentTime = f"1041{number + 20:02}"
    made.PixelSpacing = [spacing, spacing]
    made.SliceThickness = thickness
    made.SliceLocation = position
    made.ImagePositionPatient = [round(corner, 2), round(corner, 2), position]
    made.ImageOrientationPatient = [1, 0, 0, 0, 1, 0]


def put_pixels(made, pixels, bits):
    made.SamplesPerPixel = 1
    made.PhotometricInterpretation = "MONOCHROME2"
    made.Rows, made.Columns = pixels.shape
    made.BitsAllocated = 16
    made.BitsStored = bits
    made.HighBit = bits - 1
    made.PixelRepresentation = 0
    made.PixelData = pixels.tobytes()
    made["PixelData"].VR = "OW"
