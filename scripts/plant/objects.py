"""One small object of each kind, of invented data: what is planted into where no samples lie
beside the repository, and what the golden plans are made of."""

import math, pathlib, struct, sys

from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import ExplicitVRLittleEndian

from places import code, items

ROOT = "1.2.826.0.1.3680043.10.99999"
STORAGE = "1.2.840.10008.5.1.4.1.1."


def base(kind, number, modality, syntax=ExplicitVRLittleEndian):
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID = STORAGE + kind, f"{ROOT}.{number}.3"
    meta.TransferSyntaxUID = syntax
    made = FileDataset(None, {}, file_meta=meta, preamble=b"\0" * 128)
    made.SpecificCharacterSet = "ISO_IR 192"
    made.SOPClassUID, made.SOPInstanceUID = meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID
    made.StudyDate, made.SeriesDate, made.ContentDate, made.AcquisitionDate = "20240110", "20240110", "20240111", "20240110"
    made.StudyTime, made.SeriesTime, made.ContentTime, made.AcquisitionTime = "101010", "101112", "111213", "101113"
    made.AccessionNumber, made.Modality, made.Manufacturer = "A-4711", modality, "Example Scanners"
    made.InstitutionName, made.StationName, made.ManufacturerModelName = "架空総合病院", "ROOM2", "Imager 3"
    made.ReferringPhysicianName, made.StudyDescription, made.SeriesDescription = "鷲尾^達郎", "CT chest for SAKURABA", "axial 5mm"
    made.PatientName, made.PatientID, made.PatientBirthDate = "SAKURABA^HINATA=桜庭^陽向", "K-4711-001", "19600115"
    made.PatientSex, made.PatientAge, made.PatientSize, made.PatientWeight = "F", "063Y", "1.6", "52"
    made.DeviceSerialNumber, made.SoftwareVersions, made.ProtocolName = "SN-20417", "1.2.0", "Thorax routine"
    made.StudyInstanceUID, made.SeriesInstanceUID = f"{ROOT}.1", f"{ROOT}.{number}.2"
    made.StudyID, made.SeriesNumber, made.InstanceNumber = "S-17", number, 1
    made.FrameOfReferenceUID, made.PositionReferenceIndicator = f"{ROOT}.{number}.4", "XY"
    return made


def image(made, rows=4, columns=4, frames=0, bits=16, colour="MONOCHROME2", data=None):
    samples = 3 if colour in ("RGB", "YBR_FULL_422", "YBR_PARTIAL_420") else 1
    made.SamplesPerPixel, made.PhotometricInterpretation, made.Rows, made.Columns = samples, colour, rows, columns
    made.BitsAllocated = made.BitsStored = bits
    made.HighBit, made.PixelRepresentation = bits - 1, 0
    if samples == 3:
        made.PlanarConfiguration = 0
    if frames:
        made.NumberOfFrames = frames
    size = rows * columns * samples * max(frames, 1) * bits // 8
    made.add_new(0x7FE00010, "OW" if bits > 8 else "OB", data or bytes(at % 251 for at in range(size + size % 2)))
    return made


def ct(number):
    made = base("2", number, "CT")
    made.ImageType, made.KVP, made.SliceThickness, made.ConvolutionKernel = ["ORIGINAL", "PRIMARY", "AXIAL"], "120", "5", "B30f"
    made.ExposureTime, made.XRayTubeCurrent, made.CTDIvol, made.PatientPosition = "500", "200", 7.25, "HFS"
    made.ImagePositionPatient, made.ImageOrientationPatient, made.PixelSpacing = ["-1", "-1", "10"], ["1", "0", "0", "0", "1", "0"], ["0.7", "0.7"]
    made.WindowCenter, made.WindowWidth, made.RescaleIntercept, made.RescaleSlope = "40", "400", "-1024", "1"
    made.BodyPartExamined, made.ContrastBolusAgent, made.AcquisitionNumber = "CHEST", "Iopamiron 370", 1
    return image(made)


def us(number):
    made = base("6.1", number, "US")
    made.ImageType, made.TransducerData, made.HeartRate = ["ORIGINAL", "PRIMARY", "ABDOMINAL"], "C5-1", "72"
    region = Dataset()
    region.RegionSpatialFormat, region.RegionDataType, region.RegionFlags = 1, 1, 2
    region.RegionLocationMinX0, region.RegionLocationMinY0, region.RegionLocationMaxX1, region.RegionLocationMaxY1 = 0, 1, 3, 3
    region.PhysicalUnitsXDirection, region.PhysicalUnitsYDirection, region.PhysicalDeltaX, region.PhysicalDeltaY = 3, 3, 0.1, 0.1
    made.SequenceOfUltrasoundRegions = items(region)
    return image(made, bits=8, colour="RGB")


def pet(number):
    made = base("128", number, "PT")
    made.ImageType, made.Units, made.CountsSource, made.SeriesType = ["ORIGINAL", "PRIMARY"], "BQML", "EMISSION", ["STATIC", "IMAGE"]
    made.DecayCorrection, made.CorrectedImage, made.FrameReferenceTime, made.ActualFrameDuration = "START", ["DECY", "ATTN"], "0", "180000"
    dose = Dataset()
    dose.Radiopharmaceutical, dose.RadiopharmaceuticalStartTime, dose.RadionuclideTotalDose = "FDG", "091500", "370000000"
    dose.RadiopharmaceuticalStartDateTime, dose.RadionuclideHalfLife = "20240110091500", "6586.2"
    dose.RadionuclideCodeSequence = items(code("^18^Fluorine", "C-111A1", "SRT"))
    made.RadiopharmaceuticalInformationSequence = items(dose)
    made.RescaleIntercept, made.RescaleSlope, made.PixelSpacing, made.SliceThickness = "0", "2.5", ["4", "4"], "3"
    made.private_block(0x7053, "Philips PET Private Group", create=True).add_new(0x00, "DS", "0.000551")
    return image(made)


def enhanced_mr(number):
    made = base("4.1", number, "MR")
    made.ImageType, made.PixelPresentation, made.VolumetricProperties = ["ORIGINAL", "PRIMARY", "DIFFUSION", "NONE"], "MONOCHROME", "VOLUME"
    made.AcquisitionDateTime, made.AcquisitionDuration, made.MagneticFieldStrength = "20240110101113", 12.5, 3.0
    made.PulseSequenceName, made.ContentQualification = "EPI", "RESEARCH"
    shared, measures = Dataset(), Dataset()
    measures.PixelSpacing, measures.SliceThickness = ["1", "1"], "2"
    shared.PixelMeasuresSequence = items(measures)
    made.SharedFunctionalGroupsSequence = items(shared)
    frames = []
    for at in range(2):
        frame, place, said, diffusion = Dataset(), Dataset(), Dataset(), Dataset()
        place.ImagePositionPatient = ["0", "0", str(at)]
        said.FrameAcquisitionDateTime, said.StackID, said.InStackPositionNumber, said.FrameComments = "20240110101113", "1", at + 1, "SAKURABA brain"
        diffusion.DiffusionBValue, diffusion.DiffusionDirectionality = 1000.0 * at, "ISOTROPIC"
        frame.PlanePositionSequence, frame.FrameContentSequence, frame.MRDiffusionSequence = items(place), items(said), items(diffusion)
        frames.append(frame)
    made.PerFrameFunctionalGroupsSequence = items(*frames)
    made.private_block(0x0019, "SIEMENS MR HEADER", create=True).add_new(0x0C, "IS", "1000")
    return image(made, frames=2)


def report(number):
    made = base("88.33", number, "SR")
    title = code("Imaging Report", "126000", "DCM")
    made.ValueType, made.ContinuityOfContent, made.ConceptNameCodeSequence = "CONTAINER", "SEPARATE", items(title)
    made.CompletionFlag, made.VerificationFlag = "COMPLETE", "VERIFIED"
    found, said, who, when, value, unit = (Dataset() for _ in range(6))
    said.RelationshipType, said.ValueType, said.TextValue = "CONTAINS", "TEXT", "Nodule in the right lung. Told SAKURABA HINATA."
    said.ConceptNameCodeSequence = items(code("Finding"))
    who.RelationshipType, who.ValueType, who.PersonName = "HAS OBS CONTEXT", "PNAME", "鷲尾^達郎"
    who.ConceptNameCodeSequence = items(code("Person Observer Name", "121008"))
    when.RelationshipType, when.ValueType, when.DateTime = "HAS OBS CONTEXT", "DATETIME", "20240110120000"
    when.ConceptNameCodeSequence = items(code("Observation DateTime", "121135"))
    unit.MeasurementUnitsCodeSequence, unit.NumericValue = items(code("millimeter", "mm", "UCUM")), "8"
    value.RelationshipType, value.ValueType, value.MeasuredValueSequence = "CONTAINS", "NUM", items(unit)
    value.ConceptNameCodeSequence = items(code("Diameter", "81827009", "SCT"))
    made.ContentSequence = items(who, when, said, value)
    found.VerifyingObserverName, found.VerifyingOrganization, found.VerificationDateTime = "鷲尾^達郎", "架空総合病院", "20240110130000"
    made.VerifyingObserverSequence = items(found)
    del made.FrameOfReferenceUID, made.PositionReferenceIndicator
    return made


def presentation(number):
    made = base("11.1", number, "PR")
    made.ContentLabel, made.ContentDescription, made.ContentCreatorName = "STATE1", "for SAKURABA", "鷲尾^達郎"
    made.PresentationCreationDate, made.PresentationCreationTime, made.PresentationLUTShape = "20240111", "080000", "IDENTITY"
    area, layer, note, text = (Dataset() for _ in range(4))
    area.DisplayedAreaTopLeftHandCorner, area.DisplayedAreaBottomRightHandCorner, area.PresentationSizeMode = [1, 1], [4, 4], "SCALE TO FIT"
    made.DisplayedAreaSelectionSequence = items(area)
    layer.GraphicLayer, layer.GraphicLayerOrder, layer.GraphicLayerDescription = "LAYER1", 1, "notes by WASHIO"
    made.GraphicLayerSequence = items(layer)
    text.UnformattedTextValue, text.AnchorPoint, text.AnchorPointAnnotationUnits, text.AnchorPointVisibility = "nodule, SAKURABA", [1.0, 1.0], "PIXEL", "Y"
    note.GraphicLayer, note.TextObjectSequence = "LAYER1", items(text)
    made.GraphicAnnotationSequence = items(note)
    del made.FrameOfReferenceUID, made.PositionReferenceIndicator
    return made


def structures(number):
    made = base("481.3", number, "RTSTRUCT")
    made.StructureSetLabel, made.StructureSetName, made.StructureSetDate, made.StructureSetTime = "SAKURABA", "thorax", "20240110", "140000"
    rois, contours, observations = [], [], []
    for at, name in enumerate(("GTV SAKURABA", "Spinal Cord"), 1):
        roi, contour, line, observed = (Dataset() for _ in range(4))
        roi.ROINumber, roi.ReferencedFrameOfReferenceUID, roi.ROIName, roi.ROIGenerationAlgorithm = at, made.FrameOfReferenceUID, name, "MANUAL"
        line.ContourGeometricType, line.NumberOfContourPoints, line.ContourData = "POINT", 1, ["1", "2", "3"]
        contour.ReferencedROINumber, contour.ROIDisplayColor, contour.ContourSequence = at, [255, 0, 0], items(line)
        observed.ObservationNumber, observed.ReferencedROINumber, observed.RTROIInterpretedType, observed.ROIInterpreter = at, at, "GTV" if at == 1 else "ORGAN", "鷲尾^達郎"
        rois.append(roi), contours.append(contour), observations.append(observed)
    made.StructureSetROISequence, made.ROIContourSequence, made.RTROIObservationsSequence = items(*rois), items(*contours), items(*observations)
    return made


def segmentation(number):
    made = base("66.4", number, "SEG")
    made.ImageType, made.SegmentationType, made.ContentLabel = ["DERIVED", "PRIMARY"], "BINARY", "SEGMENTS"
    made.ContentDescription, made.ContentCreatorName, made.LossyImageCompression = "for SAKURABA", "鷲尾^達郎", "00"
    segment, shared, frame, which = (Dataset() for _ in range(4))
    segment.SegmentNumber, segment.SegmentLabel, segment.SegmentAlgorithmType = 1, "Liver SAKURABA", "MANUAL"
    segment.SegmentedPropertyCategoryCodeSequence = items(code("Organ", "123037004", "SCT"))
    segment.SegmentedPropertyTypeCodeSequence = items(code("Liver", "10200004", "SCT"))
    made.SegmentSequence = items(segment)
    measures = Dataset()
    measures.PixelSpacing, measures.SliceThickness = ["1", "1"], "1"
    shared.PixelMeasuresSequence = items(measures)
    which.ReferencedSegmentNumber = 1
    frame.SegmentIdentificationSequence = items(which)
    made.SharedFunctionalGroupsSequence, made.PerFrameFunctionalGroupsSequence = items(shared), items(frame)
    return image(made, rows=4, columns=4, frames=1, bits=8)


def ecg(number):
    made = base("9.1.1", number, "ECG")
    made.AcquisitionDateTime, made.CurrentPatientLocation = "20240110101113", "Ward 4"
    group, channel, note = Dataset(), Dataset(), Dataset()
    channel.ChannelSourceSequence, channel.ChannelSensitivity, channel.WaveformBitsStored = items(code("Lead I", "2:1", "MDC")), "1", 16
    channel.ChannelSensitivityUnitsSequence, channel.ChannelLabel = items(code("microvolt", "uV", "UCUM")), "I"
    group.WaveformOriginality, group.NumberOfWaveformChannels, group.NumberOfWaveformSamples, group.SamplingFrequency = "ORIGINAL", 1, 50, "500"
    group.MultiplexGroupLabel, group.ChannelDefinitionSequence, group.WaveformBitsAllocated, group.WaveformSampleInterpretation = "RHYTHM", items(channel), 16, "SS"
    group.add_new(0x54001010, "OW", b"".join(struct.pack("<h", int(300 * math.sin(at / 4))) for at in range(50)))
    made.WaveformSequence = items(group)
    note.UnformattedTextValue, note.ReferencedWaveformChannels, note.AnnotationGroupNumber = "SAKURABA, sinus rhythm", [1, 0], 0
    made.WaveformAnnotationSequence = items(note)
    del made.FrameOfReferenceUID, made.PositionReferenceIndicator
    return made


def slide(number):
    made = base("77.1.6", number, "SM")
    made.ImageType, made.VolumetricProperties = ["ORIGINAL", "PRIMARY", "VOLUME", "NONE"], "VOLUME"
    made.TotalPixelMatrixColumns, made.TotalPixelMatrixRows, made.FocusMethod, made.ImagedVolumeWidth = 4, 4, "AUTO", 15.0
    made.ContainerIdentifier, made.SpecimenLabelInImage, made.BurnedInAnnotation = "BOX-4711", "NO", "NO"
    described, step = Dataset(), Dataset()
    described.SpecimenIdentifier, described.SpecimenUID, described.SpecimenShortDescription = "SLIDE-4711", f"{ROOT}.{number}.5", "liver biopsy SAKURABA"
    stain = Dataset()
    stain.ValueType, stain.ConceptNameCodeSequence, stain.ConceptCodeSequence = "CODE", items(code("Staining method", "111741")), items(code("hematoxylin stain", "12710003", "SCT"))
    step.SpecimenPreparationStepContentItemSequence = items(stain)
    described.SpecimenPreparationSequence = items(step)
    made.SpecimenDescriptionSequence = items(described)
    return image(made, bits=8, colour="RGB", frames=1)


def document(number):
    made = base("104.1", number, "DOC")
    made.ConversionType, made.BurnedInAnnotation, made.DocumentTitle = "WSD", "YES", "Letter for SAKURABA"
    made.MIMETypeOfEncapsulatedDocument, made.EncapsulatedDocument = "application/pdf", b"%PDF-1.4\n1 0 obj<</Title(SAKURABA)>>endobj\n%%EOF\n"
    del made.FrameOfReferenceUID, made.PositionReferenceIndicator
    return made


def video(number):
    made = base("77.1.1.1", number, "ES", "1.2.840.10008.1.2.4.102")
    made.ImageType, made.CineRate, made.FrameTime, made.LossyImageCompression = ["ORIGINAL", "PRIMARY"], "30", "33.3", "01"
    image(made, bits=8, colour="YBR_PARTIAL_420", frames=2, data=encapsulate([b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom"]))
    made["PixelData"].is_undefined_length = True
    return made


KINDS = {
    "ct": ct, "enhanced-mr": enhanced_mr, "pet": pet, "us": us, "sr": report, "gsps": presentation, "rtstruct": structures,
    "seg": segmentation, "ecg": ecg, "wsi": slide, "pdf": document, "video": video,
}


def write(folder, prefix=""):
    """All kinds, one file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, (name, make) in enumerate(KINDS.items(), 11):
        made = make(number)
        made.save_as(folder / f"{prefix}{name}.dcm", enforce_file_format=True)


if __name__ == "__main__":
    # The golden plans are of these: python scripts/plant/objects.py crate/core/tests/golden
    write(pathlib.Path(sys.argv[1]))
