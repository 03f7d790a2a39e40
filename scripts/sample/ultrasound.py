"""A screen capture of an ultrasound machine, with the patient burned into it."""

import io

import numpy
from PIL import Image, ImageDraw, ImageFont
from pydicom.encaps import encapsulate
from pydicom.uid import JPEGBaseline8Bit, UltrasoundImageStorage

import patient

WIDTH, HEIGHT = 640, 480
BAND = 44
APEX = (320, 40)
REACH = (40, 400)
SPREAD = numpy.deg2rad(38)


def sector():
    """Speckle in a fan: bright near the probe, a dark cyst, a bright wall below."""
    y, x = numpy.mgrid[0:HEIGHT, 0:WIDTH]
    depth = numpy.hypot(x - APEX[0], y - APEX[1])
    angle = numpy.arctan2(x - APEX[0], y - APEX[1])
    random = numpy.random.default_rng(7)
    # Speckle is fine along the beam and grows coarse across it with depth.
    grain = random.rayleigh(1.0, (240, 200))
    rows = numpy.clip((depth - REACH[0]) / 1.5, 0, 239).astype(int)
    columns = numpy.clip((angle / SPREAD + 1) * 99.5, 0, 199).astype(int)
    echo = 95 * grain[rows, columns] * numpy.exp(-depth / 420)
    echo[numpy.hypot(x - 290, y - 250) < 46] *= 0.12
    echo[(abs(depth - 330) < 5)] *= 2.4
    inside = (abs(angle) < SPREAD) & (depth > REACH[0]) & (depth < REACH[1])
    return Image.fromarray(numpy.where(inside & (y > BAND), numpy.clip(echo, 0, 255), 0).astype("u1"))


def screen(font_path):
    image = sector()
    pen = ImageDraw.Draw(image)
    big, small = (ImageFont.truetype(font_path, size) for size in (18, 13))
    pen.text((10, 2), "佐倉 陽向  F 67Y", font=big, fill=235)
    pen.text((10, 26), f"ID:{patient.PATIENT_ID}", font=small, fill=220)
    pen.text((400, 4), "架空市立みなと病院", font=small, fill=220)
    pen.text((400, 24), "2026/03/12 10:52:07", font=small, fill=220)
    pen.text((8, 440), "C5-1  11Hz  16cm", font=small, fill=150)
    pen.text((8, 458), "2D 58%  C 52  P Low", font=small, fill=150)
    return image


def ultrasound(font_path):
    image = screen(font_path)
    packed = io.BytesIO()
    image.save(packed, "JPEG", quality=82)
    made = patient.file(UltrasoundImageStorage, "us", JPEGBaseline8Bit)
    patient.describe_equipment(made, "KAKUU MEDICAL", "Phantom Echo", "MINATO_US3")
    made.ImageType = ["DERIVED", "PRIMARY", "ABDOMINAL", "0001"]
    made.Modality = "US"
    made.SeriesInstanceUID = patient.uid("series us")
    made.SeriesNumber = 9
    made.SeriesDate = made.AcquisitionDate = made.ContentDate = patient.DATE
    made.SeriesTime = made.AcquisitionTime = made.ContentTime = "105207"
    made.SeriesDescription = "腹部エコー 佐倉様"
    made.BodyPartExamined = "ABDOMEN"
    made.InstanceNumber = 1
    made.PatientOrientation = ""
    made.BurnedInAnnotation = "YES"
    made.SequenceOfUltrasoundRegions = [region()]
    made.SamplesPerPixel = 1
    made.PhotometricInterpretation = "MONOCHROME2"
    made.Rows, made.Columns = HEIGHT, WIDTH
    made.BitsAllocated = made.BitsStored = 8
    made.HighBit = 7
    made.PixelRepresentation = 0
    made.LossyImageCompression = "01"
    made.LossyImageCompressionMethod = "ISO_10918_1"
    made.LossyImageCompressionRatio = round(WIDTH * HEIGHT / len(packed.getvalue()), 1)
    made.PixelData = encapsulate([packed.getvalue()])
    made["PixelData"].VR = "OB"
    made["PixelData"].is_undefined_length = True
    return made


def region():
    """Where the fan lies: what is outside is the machine's screen, not the patient's body."""
    return patient.item(
        RegionSpatialFormat=1,
        RegionDataType=1,
        RegionFlags=2,
        RegionLocationMinX0=64,
        RegionLocationMinY0=BAND,
        RegionLocationMaxX1=576,
        RegionLocationMaxY1=APEX[1] + REACH[1],
        PhysicalUnitsXDirection=3,
        PhysicalUnitsYDirection=3,
        PhysicalDeltaX=0.0444,
        PhysicalDeltaY=0.0444,
    )
