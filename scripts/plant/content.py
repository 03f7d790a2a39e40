"""Plants values into what only one kind of object has: reports, presentation states, plans,
structure sets, functional groups, waveforms, specimens, segments."""

from pydicom.dataset import Dataset
from pydicom.uid import generate_uid

from places import code, items, words_of
from wording import Wording


def plant(data_set, person, answers, seed):
    """Whatever fits this object."""
    wording = Wording(person, seed + 11)
    if "ContentSequence" in data_set and "ValueType" in data_set:
        report(data_set, person, answers, wording)
    if "GraphicLayerSequence" in data_set or "DisplayedAreaSelectionSequence" in data_set:
        presentation(data_set, person, answers, wording)
    for keyword, change in (
        ("StructureSetROISequence", structures), ("FractionGroupSequence", treatment), ("SharedFunctionalGroupsSequence", groups),
        ("WaveformSequence", waveform), ("SpecimenDescriptionSequence", specimen), ("SegmentSequence", segments),
    ):
        if data_set.get(keyword):
            change(data_set, person, answers, wording)


def content(value_type, concept="Finding", relationship="CONTAINS", **attributes):
    item = Dataset()
    item.RelationshipType, item.ValueType = relationship, value_type
    item.ConceptNameCodeSequence = items(code(concept))
    for keyword, value in attributes.items():
        setattr(item, keyword, value)
    return item


def report(data_set, person, answers, wording):
    physician, relative = person.physician, person.relative
    texts = [wording.next(300) for _ in range(3)]
    unit = Dataset()
    unit.MeasurementUnitsCodeSequence, unit.NumericValue = items(code("millimeter", "mm", "UCUM")), "17.5"
    instance = Dataset()
    instance.ReferencedSOPClassUID, instance.ReferencedSOPInstanceUID = "1.2.840.10008.5.1.4.1.1.2", generate_uid(None)
    inner = content("CONTAINER", "Findings", ContinuityOfContent="SEPARATE")
    inner.ContentSequence = items(
        content("TEXT", TextValue=texts[1][0], relationship="CONTAINS"),
        content("CODE", "Laterality", ConceptCodeSequence=items(code("Right", "24028007", "SCT"))),
        content("CODE", "Reader", ConceptCodeSequence=items(code(f"Read by {physician.split('^')[0]}", "R17", "99LOCAL"))),
    )
    at = len(data_set.ContentSequence)
    data_set.ContentSequence.extend([
        content("PNAME", "Person Observer Name", "HAS OBS CONTEXT", PersonName=physician),
        content("PNAME", "Subject Name", "HAS OBS CONTEXT", PersonName=person.name),
        content("TEXT", "Person Observer's Organization Name", "HAS OBS CONTEXT", TextValue=person.institution),
        content("TEXT", "Subject ID", "HAS OBS CONTEXT", TextValue=person.patient_id),
        content("UIDREF", "Study Instance UID", "HAS OBS CONTEXT", UID="1.2.826.0.1.99.1953.9.1"),
        content("DATE", "Subject Birth Date", "HAS OBS CONTEXT", Date=person.birth),
        content("DATETIME", "Start DateTime", DateTime="20190318101112"),
        content("TEXT", "Impression", TextValue=f"{texts[0][0]}. Spoke to {relative} on {person.phone}."),
        content("NUM", "Diameter", MeasuredValueSequence=items(unit)),
        content("IMAGE", "Source", ReferencedSOPSequence=items(instance)),
        inner,
    ])
    verifier = Dataset()
    verifier.VerifyingObserverName, verifier.VerifyingOrganization, verifier.VerificationDateTime = physician, person.institution, "20190321101112"
    verifier.VerifyingObserverIdentificationCodeSequence = items(code(physician.replace("^", " "), "4711", "99STAFF"))
    data_set.VerifyingObserverSequence = items(verifier)
    author = Dataset()
    author.PersonName, author.ObserverType, author.InstitutionName = physician, "PSN", person.institution
    author.PersonIdentificationCodeSequence = items(code(relative, "4712", "99STAFF"))
    data_set.AuthorObserverSequence = items(author)
    answers.gone("SR names", "reports", *person.words, *words_of(physician), *words_of(relative))
    answers.gone("SR numbers, dates, places", "reports", person.patient_id, "1.2.826.0.1.99.1953.9.1", person.phone, *words_of(person.institution))
    for _, _, words in texts[:2]:
        answers.gone("SR text", "reports", *words)
    path = (0x0040A730, at + 8)
    answers.add("tag_retained", "SR NUM", "reports", (*path, 0x0040A300, 0, 0x0040A30A), "17.5")
    answers.add("tag_retained", "SR NUM unit", "reports", (*path, 0x0040A300, 0, 0x004008EA, 0, 0x00080100), "mm")
    answers.add("tag_retained", "SR concept", "reports", (*path, 0x0040A043, 0, 0x00080104), "Diameter")
    answers.add("tag_retained", "SR CODE", "reports", (0x0040A730, at + 10, 0x0040A730, 1, 0x0040A168, 0, 0x00080104), "Right")
    answers.add("tag_retained", "SR IMAGE", "reports", (0x0040A730, at + 9, 0x00081199, 0, 0x00081150), "1.2.840.10008.5.1.4.1.1.2")


def presentation(data_set, person, answers, wording):
    text, _, words = wording.next(200)
    spoken = Dataset()
    spoken.UnformattedTextValue, spoken.AnchorPoint, spoken.AnchorPointAnnotationUnits, spoken.AnchorPointVisibility = text, [1.0, 1.0], "PIXEL", "Y"
    annotation = Dataset()
    annotation.GraphicLayer, annotation.TextObjectSequence = "LAYER1", items(spoken)
    data_set.GraphicAnnotationSequence = items(annotation)
    layer = Dataset()
    layer.GraphicLayer, layer.GraphicLayerOrder, layer.GraphicLayerDescription = "LAYER1", 1, f"drawn by {person.operator.split('^')[0]}"
    data_set.GraphicLayerSequence = items(layer)
    data_set.ContentLabel, data_set.ContentDescription, data_set.ContentCreatorName = "STATE1", f"for {person.relative}", person.physician
    data_set.PresentationCreationDate = "20190321"
    answers.gone("presentation state", "presentation states", *words, *words_of(person.relative), *words_of(person.physician), person.operator.split("^")[0])


def structures(data_set, person, answers, wording):
    name = person.words[0]
    data_set.StructureSetLabel, data_set.StructureSetName = f"CT {name}"[:16], f"PLAN {person.patient_id}"
    data_set.StructureSetDescription = f"prostate plan of {person.relative}"
    data_set.StructureSetDate, data_set.ReviewerName = "20190319", person.physician
    names = ("GTV", "PTV 60", "Spinal Cord", "Heart", "Lung left", "Bladder", "Rectum")
    for number, roi in enumerate(data_set.StructureSetROISequence):
        clinical = names[number % len(names)]
        roi.ROIName = clinical if number % 2 else f"{clinical} {name}"
        roi.ROIDescription = f"drawn by {person.operator.split('^')[0]}"
        answers.keep_words("ROIName", (0x30060020, number, 0x30060026), clinical)
    for observation in data_set.get("RTROIObservationsSequence") or ():
        observation.ROIObservationLabel, observation.ROIInterpreter = f"{name}"[:16], person.physician
    answers.gone("RTSTRUCT", "radiotherapy", name, person.patient_id, *words_of(person.relative), *words_of(person.physician), person.operator.split("^")[0])


def treatment(data_set, person, answers, wording):
    name = person.words[0]
    data_set.RTPlanLabel, data_set.RTPlanName, data_set.RTPlanDescription = f"PLAN {name}"[:16], person.patient_id, f"for {person.relative}"
    data_set.RTPlanDate, data_set.TreatmentSites = "20190319", f"Breast {name}"
    data_set.PrescriptionDescription = f"50 Gy boost for {name}"
    for number, beam in enumerate(data_set.get("BeamSequence") or ()):
        beam.BeamName, beam.BeamDescription = f"Field {number} {name}", f"set up by {person.operator.split('^')[0]}"
        beam.TreatmentMachineName, beam.InstitutionName, beam.DeviceSerialNumber = "KESTREL-LINAC", person.institution, "LN77120945"
    for setup in data_set.get("PatientSetupSequence") or ():
        setup.SetupTechniqueDescription = f"arms up, call {person.phone}"
    answers.gone("RTPLAN", "radiotherapy", name, person.patient_id, *words_of(person.relative), person.operator.split("^")[0], "KESTREL-LINAC", "LN77120945", *words_of(person.institution), person.phone)


def groups(data_set, person, answers, wording):
    text, clinical, words = wording.next(60)
    anatomy = Dataset()
    anatomy.AnatomicRegionSequence, anatomy.FrameLaterality = items(code("Brain", "12738006", "SCT")), "U"
    shared = data_set.SharedFunctionalGroupsSequence[0]
    if "FrameAnatomySequence" not in shared:
        shared.FrameAnatomySequence = items(anatomy)
        answers.add("tag_retained", "FrameAnatomySequence", "functional groups", (0x52009229, 0, 0x00209071, 0, 0x00082218, 0, 0x00080104), "Brain")
    block = shared.private_block(0x0029, "KESTREL GROUPS", create=True)
    block.add_new(0x01, "LO", person.words[0])
    for number, frame in enumerate(list(data_set.get("PerFrameFunctionalGroupsSequence") or ())[:2]):
        if not frame.get("FrameContentSequence"):
            frame.FrameContentSequence = items(Dataset())
        inside = frame.FrameContentSequence[0]
        inside.FrameComments, inside.FrameAcquisitionDateTime = text, "20190318101114"
        inside.FrameLabel = f"{person.words[0]}"
        answers.keep_words("FrameComments", (0x52009230, number, 0x00209111, 0, 0x00209158), clinical)
        diffusion = Dataset()
        diffusion.DiffusionBValue, diffusion.DiffusionDirectionality = 800.0, "ISOTROPIC"
        if "MRDiffusionSequence" not in frame:
            frame.MRDiffusionSequence = items(diffusion)
            answers.add("tag_retained", "DiffusionBValue", "functional groups", (0x52009230, number, 0x00189117, 0, 0x00189087), 800.0)
    answers.gone("functional groups", "functional groups", *words, person.words[0], "KESTREL GROUPS")


def waveform(data_set, person, answers, wording):
    text, _, words = wording.next(60)
    note = Dataset()
    note.AnnotationGroupNumber, note.UnformattedTextValue = 0, text
    note.ReferencedWaveformChannels = [1, 0]
    measured = Dataset()
    measured.AnnotationGroupNumber, measured.NumericValue, measured.ReferencedWaveformChannels = 1, "72", [1, 0]
    measured.ConceptNameCodeSequence = items(code("Heart Rate", "8867-4", "LN"))
    measured.MeasurementUnitsCodeSequence = items(code("per minute", "/min", "UCUM"))
    data_set.WaveformAnnotationSequence = items(note, measured)
    group = data_set.WaveformSequence[0]
    group.MultiplexGroupLabel = f"RHYTHM {person.words[0]}"[:16]
    channel = group.ChannelDefinitionSequence[0]
    channel.ChannelLabel = person.words[0][:16]
    answers.gone("waveform", "waveforms", *words, person.words[0])
    answers.add("tag_retained", "annotation value", "waveforms", (0x0040B020, 1, 0x0040A30A), "72")
    answers.add("tag_retained", "annotation concept", "waveforms", (0x0040B020, 1, 0x0040A043, 0, 0x00080104), "Heart Rate")


def specimen(data_set, person, answers, wording):
    data_set.ContainerIdentifier, data_set.BarcodeValue, data_set.LabelText = f"BOX-{person.patient_id}", person.accession, f"{person.words[0]} {person.birth}"
    described = data_set.SpecimenDescriptionSequence[0]
    described.SpecimenIdentifier, described.SpecimenUID = f"SLIDE-{person.patient_id}", generate_uid(None)
    described.SpecimenShortDescription = f"liver biopsy {person.words[0]}"
    described.SpecimenDetailedDescription = f"taken from {person.relative}, {person.address}"
    collected = Dataset()
    collected.SpecimenPreparationStepContentItemSequence = items(
        content("TEXT", "Specimen Identifier", TextValue=f"SLIDE-{person.patient_id}"), content("PNAME", "Person", PersonName=person.physician),
        content("CODE", "Processing type", ConceptCodeSequence=items(code("Staining", "127790008", "SCT"))),
    )
    described.SpecimenPreparationSequence = items(collected)
    answers.gone("specimen", "specimens", person.patient_id, person.accession, person.words[0], *words_of(person.relative), *words_of(person.physician))
    answers.add("tag_retained", "staining", "specimens", (0x00400560, 0, 0x00400610, 0, 0x00400612, 2, 0x0040A168, 0, 0x00080104), "Staining")


def segments(data_set, person, answers, wording):
    for number, segment in enumerate(data_set.SegmentSequence):
        segment.SegmentLabel = f"Liver {person.words[0]}"
        segment.SegmentDescription = f"tumor, drawn by {person.operator.split('^')[0]}"
        segment.TrackingID = person.patient_id
        answers.keep_words("SegmentLabel", (0x00620002, number, 0x00620005), "Liver")
    answers.gone("segments", "segmentations", person.words[0], person.operator.split("^")[0], person.patient_id)
