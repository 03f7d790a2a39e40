"""Runs the command line over image files and compares every output with its input.

usage: check.py KAMEI FOLDER… [--table FILE]

Each file has to be held with a reason, or released so that Pillow decodes the same pixels, exiftool
reads it without a warning that the input had not, and finds no field in it that says who, where or with which device
number a picture was taken; dates are moved. Prints a table, exits 1 on any fault.
"""

import json, pathlib, re, subprocess, sys

from PIL import Image, ImageSequence

sys.path.append(str(pathlib.Path(__file__).parents[1]))
from outputs import check

# Groups of exiftool that hold the picture itself, or are of its own making.
OWN = {"ExifTool", "System", "File", "Composite", "ICC-header", "ICC_Profile", "ICC-meas", "ICC-view", "ICC-chrm", "JFIF", "Adobe", "PNG-pHYs", "RIFF", "GIF"}
# Fields that may stay, whatever they say.
PLAIN = """
    Make Model LensMake LensModel Orientation XResolution YResolution ResolutionUnit ExposureTime FNumber
    ExposureProgram ISO SensitivityType RecommendedExposureIndex StandardOutputSensitivity ExifVersion ComponentsConfiguration
    CompressedBitsPerPixel ShutterSpeedValue ApertureValue BrightnessValue ExposureCompensation MaxApertureValue
    SubjectDistance MeteringMode LightSource Flash FocalLength SubjectArea FlashpixVersion ColorSpace ExifImageWidth
    ExifImageHeight InteropIndex InteropVersion FocalPlaneXResolution FocalPlaneYResolution FocalPlaneResolutionUnit
    ExposureIndex SensingMethod FileSource SceneType CFAPattern CustomRendered ExposureMode WhiteBalance DigitalZoomRatio
    FocalLengthIn35mmFormat SceneCaptureType GainControl Contrast Saturation Sharpness SubjectDistanceRange LensInfo
    Gamma CompositeImage SubSecTime SubSecTimeOriginal SubSecTimeDigitized YCbCrPositioning YCbCrSubSampling
    SubfileType ImageWidth ImageHeight BitsPerSample Compression PhotometricInterpretation SamplesPerPixel RowsPerStrip
    StripOffsets StripByteCounts PlanarConfiguration Predictor ExtraSamples SampleFormat TileWidth TileLength
    TileOffsets TileByteCounts JPEGTables ImageDepth BitDepth ColorType Filter Interlace SRGBRendering WhitePointX WhitePointY
    RedX RedY GreenX GreenY BlueX BlueY PixelsPerUnitX PixelsPerUnitY PixelUnits Palette ReferenceBlackWhite PageNumber
    WhitePoint PrimaryChromaticities TransferFunction ColorMap FillOrder
    MajorBrand MinorVersion CompatibleBrands HandlerType HEVCConfigurationVersion GeneralProfileSpace GeneralTierFlag
    GeneralProfileIDC GenProfileCompatibilityFlags ConstraintIndicatorFlags GeneralLevelIDC MinSpatialSegmentationIDC
    ParallelismType ChromaFormat BitDepthLuma BitDepthChroma AverageFrameRate ConstantFrameRate NumTemporalLayers
    TemporalIDNested ImageSpatialExtent Rotation ImagePixelDepth MediaDataSize MediaDataOffset PrimaryItemReference
    MetaImageSize
""".split()
DATES = {"ModifyDate", "DateTimeOriginal", "CreateDate"}
# Words of ICC profiles; each has to be empty.
WORDS = re.compile(r"Profile(Description|Copyright)|DeviceMfgDesc|DeviceModelDesc|ViewingCondDesc|ProfileDateTime")
APERIO = re.compile(r"(ScanScope ID|Filename|User|ImageID|Title|Parmset) = ")


def fields(path):
    run = subprocess.run(["exiftool", "-j", "-G1", "-a", "-s", path], capture_output=True, text=True)
    pairs = json.loads(run.stdout, object_pairs_hook=list)[0]
    return [(*key.rpartition(":")[::2], value) for key, value in pairs if ":" in key]


def left(source, output):
    """Fields of the output that identify, or that the input had and the output has unmoved."""
    before, found = fields(source), []
    warned = any(name == "Warning" for _, name, _ in before)
    for group, name, value in fields(output):
        said = str(value).strip()
        if name == "Warning" and not warned:
            found.append(f"exiftool: {said}")
        elif WORDS.match(name):
            found += [f"{group}:{name}"] if said.strip("0: ") else []
        elif name in DATES:
            found += [f"{group}:{name} unmoved"] if (group, name, value) in before else []
        elif name == "ProfileName":
            # The name that Kamei gives every profile of a PNG.
            found += [f"{group}:{name}"] if said != "icc" else []
        elif name == "ImageDescription":
            found += [f"{group}:{name}"] if not said.startswith("Aperio") or APERIO.search(said) else []
        elif group.rstrip("0123456789") not in OWN and name not in PLAIN and name != "Warning":
            found.append(f"{group}:{name}")
    return found


def pictures(path):
    with Image.open(path) as image:
        return [(frame.size, frame.mode, frame.tobytes()) for frame in ImageSequence.Iterator(image)]


def readable(path):
    try:
        return pictures(path), None
    except Exception as error:
        return None, type(error).__name__


def compare(source, output):
    (before, unread), (after, error) = readable(source), readable(output)
    faults = left(source, output)
    if unread:
        note = f"Pillow cannot read the input ({unread})"
    else:
        note = f"{len(after or [])} of {len(before)} pictures, identical"
        if error:
            faults.append(f"Pillow: {error}")
        elif after != before[: len(after)]:
            faults.append("pixels differ")
    gone = len(fields(source)) - len(fields(output))
    return f"{note}; {gone} fields less", "; ".join(faults)


check(["file", "result", "pictures, or reason", "faults"], compare, "--accept-unreviewed")
