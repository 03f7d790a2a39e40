"""Plants values into the places that every kind of DICOM object has."""

from pydicom.datadict import dictionary_VR
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence
from pydicom.uid import generate_uid

from wording import Wording

# Attributes that say who, where and which; (keyword, category, where the value comes from).
IDENTIFYING = (
    ("OtherPatientNames", "names", lambda p: p.relative), ("PatientBirthName", "names", lambda p: p.relative),
    ("PatientMotherBirthName", "names", lambda p: p.relative), ("ReferringPhysicianName", "names", lambda p: p.physician),
    ("PerformingPhysicianName", "names", lambda p: p.physician), ("NameOfPhysiciansReadingStudy", "names", lambda p: p.physician),
    ("OperatorsName", "names", lambda p: p.operator), ("PhysiciansOfRecord", "names", lambda p: p.physician),
    ("RequestingPhysician", "names", lambda p: p.physician), ("ResponsiblePerson", "names", lambda p: p.relative),
    ("ScheduledPerformingPhysicianName", "names", lambda p: p.physician), ("ConsultingPhysicianName", "names", lambda p: p.physician),
    ("PersonName", "names", lambda p: p.relative), ("NamesOfIntendedRecipientsOfResults", "names", lambda p: p.physician),
    ("OrderEnteredBy", "names", lambda p: p.operator), ("InterpretationRecorder", "names", lambda p: p.operator),
    ("HumanPerformerName", "names", lambda p: p.operator), ("ReviewerName", "names", lambda p: p.physician),
    ("ContentCreatorName", "names", lambda p: p.operator), ("DistributionName", "names", lambda p: p.physician),
    ("OtherPatientIDs", "numbers", lambda p: p.other_id), ("AccessionNumber", "numbers", lambda p: p.accession[:16]),
    ("StudyID", "numbers", lambda p: "ST" + p.patient_id[-5:]), ("MedicalRecordLocator", "numbers", lambda p: p.other_id),
    ("AdmissionID", "numbers", lambda p: "ADM" + p.patient_id[-5:]), ("ServiceEpisodeID", "numbers", lambda p: "EP" + p.patient_id[-5:]),
    ("InsurancePlanIdentification", "numbers", lambda p: p.other_id), ("MilitaryRank", "numbers", lambda p: "Surgeon Commander Plackett"),
    ("RequestedProcedureID", "numbers", lambda p: "RP" + p.patient_id[-5:]), ("ScheduledProcedureStepID", "numbers", lambda p: "SP" + p.patient_id[-5:]),
    ("PerformedProcedureStepID", "numbers", lambda p: "PP" + p.patient_id[-5:]), ("FillerOrderNumberImagingServiceRequest", "numbers", lambda p: "FO" + p.patient_id[-5:]),
    ("PlacerOrderNumberImagingServiceRequest", "numbers", lambda p: "PO" + p.patient_id[-5:]), ("ClinicalTrialSubjectID", "numbers", lambda p: "CT" + p.patient_id[-5:]),
    ("SpecimenAccessionNumber", "numbers", lambda p: "SA" + p.patient_id[-5:]),
    ("DeviceSerialNumber", "numbers", lambda p: "SN" + p.patient_id[-5:]), ("PlateID", "numbers", lambda p: "PL" + p.patient_id[-5:]),
    ("CassetteID", "numbers", lambda p: "CS" + p.patient_id[-5:]), ("DetectorID", "numbers", lambda p: "DE" + p.patient_id[-5:]),
    ("UniqueDeviceIdentifier", "numbers", lambda p: "UD" + p.patient_id[-5:]), ("IssuerOfPatientID", "numbers", lambda p: p.institution),
    ("PatientAddress", "addresses", lambda p: p.address), ("PatientTelephoneNumbers", "phones", lambda p: p.phone),
    ("PatientTelecomInformation", "e-mail", lambda p: p.email), ("ReferringPhysicianAddress", "addresses", lambda p: p.address),
    ("ReferringPhysicianTelephoneNumbers", "phones", lambda p: p.phone), ("InstitutionAddress", "addresses", lambda p: p.address),
    ("CountryOfResidence", "addresses", lambda p: "Mirrovia"), ("RegionOfResidence", "addresses", lambda p: "Lower Fallowmere"),
    ("CurrentPatientLocation", "addresses", lambda p: "Ward Kestrel 4"), ("PatientInstitutionResidence", "addresses", lambda p: p.institution),
    ("InstitutionName", "places", lambda p: p.institution), ("InstitutionalDepartmentName", "places", lambda p: "Kestrel Wing"),
    ("StationName", "places", lambda p: "KESTRELCT2"), ("RequestingService", "places", lambda p: "Kestrel Outpatients"),
    ("PerformedStationName", "places", lambda p: "KESTRELCT3"), ("PerformedStationAETitle", "places", lambda p: "KESTRELAE"),
    ("RetrieveAETitle", "places", lambda p: "KESTRELQR"), ("PerformedLocation", "places", lambda p: "Kestrel Room"),
    ("ClinicalTrialSiteName", "places", lambda p: p.institution), ("Occupation", "places", lambda p: "Lighthousekeeper"),
    ("PatientReligiousPreference", "places", lambda p: "Pastafarianism"), ("EthnicGroup", "places", lambda p: "Mirrovian"),
    ("PatientBirthDateInAlternativeCalendar", "dates", lambda p: "昭和35年1月15日" if p.charset != "ISO_IR 100" else "12 messidor"),
    ("ClinicalTrialProtocolID", "numbers", lambda p: "KESTREL-17"), ("ClinicalTrialSponsorName", "places", lambda p: "Kestrel Pharma"),
    ("ClinicalTrialSubjectReadingID", "numbers", lambda p: "RD" + p.patient_id[-5:]), ("InstanceCreatorUID", "uids", lambda p: f"1.2.826.0.1.99.{p.birth}.4711"),
    ("IrradiationEventUID", "uids", lambda p: f"1.2.826.0.1.99.{p.birth}.4712"), ("DeviceUID", "uids", lambda p: f"1.2.826.0.1.99.{p.birth}.4713"),
)

# Comments on the patient: what they say has to go; whether words stay is the profile's choice.
COMMENTS = (
    "PatientComments", "AdditionalPatientHistory", "MedicalAlerts", "Allergies", "SpecialNeeds", "VisitComments", "PatientState",
    "ReasonForTheImagingServiceRequest", "ImagingServiceRequestComments", "InterpretationText", "ResultsComments", "TextComments",
    "ConfidentialityConstraintOnPatientDataDescription", "IdentifyingComments", "AdmittingDiagnosesDescription", "ReasonForVisit",
    "DeviceDescription", "ClinicalTrialTimePointDescription", "Impressions",
)

# Descriptions of the examination: the clinical words have to stay, all others to go.
DESCRIPTORS = (
    ("StudyDescription", 64), ("SeriesDescription", 64), ("ProtocolName", 64), ("ImageComments", 200), ("RequestedProcedureDescription", 64),
    ("PerformedProcedureStepDescription", 64), ("AcquisitionComments", 200), ("CommentsOnThePerformedProcedureStep", 64),
    ("RequestedProcedureComments", 200), ("StudyComments", 200), ("ReasonForStudy", 64), ("AcquisitionProtocolDescription", 64),
    ("DerivationDescription", 200), ("ContrastBolusAgent", 64), ("FrameComments", 200), ("ReasonForTheRequestedProcedure", 64),
    ("ScheduledProcedureStepDescription", 64), ("AcquisitionDeviceProcessingDescription", 64),
)

# Equipment sets these and they stay; someone may have typed a name all the same.
TYPED_INTO = ("SequenceName", "SoftwareVersions", "ScanOptions", "BodyPartExamined", "ManufacturerModelName", "ConvolutionKernel", "FilterType", "ReceiveCoilName")

DATES = (
    ("StudyDate", "20190317"), ("SeriesDate", "20190318"), ("AcquisitionDate", "20190318"), ("ContentDate", "20190320"),
    ("AcquisitionDateTime", "20190318101112"), ("PerformedProcedureStepStartDate", "20190317"), ("AdmittingDate", "20190301"),
    ("LastMenstrualDate", "20190215"), ("DateOfSecondaryCapture", "20190321"), ("ScheduledProcedureStepStartDate", "20190316"),
    ("PerformedProcedureStepEndDateTime", "20190317111213"), ("FrameAcquisitionDateTime", "20190318101113"), ("DateOfLastCalibration", "20190227"),
    ("InstanceCreationDate", "20190322"), ("IssueDateOfImagingServiceRequest", "20190301"), ("ScheduledStudyStartDate", "20190314"), ("DischargeDate", "20190401"),
)


def words_of(text):
    """The words of an identifying value, each of which has to go."""
    return [word.strip(",") for word in text.replace("^", " ").split() if len(word.strip(",")) > 2]


def header(data_set, person, answers, seed):
    """The patient, the visit, the order, and every description."""
    data_set.PatientName, data_set.PatientID, data_set.PatientBirthDate = person.name, person.patient_id, person.birth
    answers.gone("PatientName", "names", *person.words)
    answers.gone("PatientID", "numbers", person.patient_id)
    answers.gone("PatientBirthDate", "dates", person.birth)
    answers.add("patid_consistent", "PatientID", "patient", (0x00100020,), person.patient_id)
    for keyword, category, value in IDENTIFYING:
        setattr(data_set, keyword, value(person))
        answers.gone(keyword, category, *words_of(value(person)))
    wording = Wording(person, seed)
    for keyword in COMMENTS:
        text, _, words = wording.next(60)
        setattr(data_set, keyword, text)
        answers.gone(keyword, "comments", *words)
    for keyword, longest in DESCRIPTORS:
        text, clinical, words = wording.next(longest)
        setattr(data_set, keyword, text)
        answers.gone(keyword, "descriptions", *words)
        answers.keep_words(keyword, (data_set[keyword].tag,), clinical)
    for keyword in TYPED_INTO[seed % 4 :: 4]:
        latin = person.words[0] if person.words[0].isascii() else person.patient_id
        setattr(data_set, keyword, latin[:16] if dictionary_VR(keyword) == "CS" else f"X {person.words[0]}"[:16])
        answers.gone(keyword, "typed into fields of the equipment", latin[:16] if dictionary_VR(keyword) == "CS" else person.words[0])
    data_set.PatientAge = person.age
    if int(person.age[:3]) > 89:
        answers.gone("PatientAge", "dates", person.age)
    for keyword, date in DATES:
        setattr(data_set, keyword, date)
    answers.add("interval_retained", "StudyDate to SeriesDate", "dates", (0x00080020, 0x00080021), 1)
    answers.add("interval_retained", "StudyDate to ContentDate", "dates", (0x00080020, 0x00080023), 3)


def code(meaning, value="121071", scheme="DCM"):
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, scheme, meaning
    return item


def items(*data_sets):
    return Sequence(list(data_sets))


def everywhere(data_set, person, answers, wording, depth=0):
    """In every item of every sequence that the sample has: what should never be there."""
    for element in list(data_set):
        if element.VR != "SQ":
            continue
        for item in element.value:
            everywhere(item, person, answers, wording, depth + 1)
            text, _, words = wording.next(60)
            item.PatientName, item.PatientID, item.AccessionNumber = person.name, person.patient_id, person.accession[:16]
            item.OperatorsName, item.PatientAddress, item.SeriesDescription = person.operator, person.address, text
            item.InstanceCreationDate = "20190319"
            item.private_block(0x0029, "KESTREL ITEM", create=True).add_new(0x01, "LO", person.words[0])
            place = f"in an item, depth {min(depth, 3)}"
            answers.gone(place, "nested", person.words[0], person.patient_id, person.accession[:16], "KESTREL ITEM", *words, *words_of(person.operator))


def nested(data_set, person, answers, seed):
    """Sequences within sequences, as orders, sources and histories have them."""
    wording = Wording(person, seed + 5)
    text, _, words = wording.next()
    request, step, patient, photo, source, operator, contributor = (Dataset() for _ in range(7))
    step.ScheduledPerformingPhysicianName, step.CommentsOnTheScheduledProcedureStep = person.physician, text
    request.RequestedProcedureDescription, request.AccessionNumber = text, person.accession[:16]
    request.ScheduledProtocolCodeSequence = items(code(f"Protocol of {person.physician.split('^')[0]}", "P1", "99LOCAL"))
    request.ReferencedStudySequence = items(step)
    data_set.RequestAttributesSequence = items(request)
    patient.PatientID, patient.TypeOfPatientID, patient.IssuerOfPatientID = person.other_id, "TEXT", person.institution
    data_set.OtherPatientIDsSequence = items(patient)
    photo.ReferencedSOPClassUID, photo.ReferencedSOPInstanceUID = "1.2.840.10008.5.1.4.1.1.2", generate_uid(None)
    photo.PatientName = person.relative
    source.ReferencedSOPClassUID, source.ReferencedSOPInstanceUID = "1.2.840.10008.5.1.4.1.1.2", generate_uid(None)
    source.PurposeOfReferenceCodeSequence = items(code("Uncompressed predecessor", "121320"))
    source.PatientName, source.AccessionNumber, source.SeriesDescription = person.name, person.accession[:16], text
    source.DerivationDescription, source.ReferencedPatientPhotoSequence = text, items(photo)
    data_set.SourceImageSequence = items(source)
    who = Dataset()
    who.PersonIdentificationCodeSequence = items(code(person.physician.replace("^", " "), "4711", "99STAFF"))
    who.InstitutionName, who.PersonAddress, who.PersonTelephoneNumbers = person.institution, person.address, person.phone
    data_set.OperatorIdentificationSequence = items(who)
    data_set.ReferringPhysicianIdentificationSequence = items(who)
    contributor.PurposeOfReferenceCodeSequence = items(code("Acquisition Equipment", "109101"))
    contributor.Manufacturer, contributor.InstitutionName, contributor.StationName = "Example Scanners", person.institution, "KESTRELPC7"
    contributor.ContributionDescription, contributor.ContributionDateTime = text, "20190319121314"
    data_set.ContributingEquipmentSequence = items(contributor)
    old = Dataset()
    old.PatientName, old.PatientID = person.relative, person.other_id
    original = Dataset()
    original.AttributeModificationDateTime, original.ModifyingSystem, original.ModifiedAttributesSequence = "20190323", "KESTRELPACS", items(old)
    original.SourceOfPreviousValues, original.ReasonForTheAttributeModification = person.institution, "CORRECT"
    data_set.OriginalAttributesSequence = items(original)
    data_set.ReferencedPatientSequence = items(photo)
    data_set.ProcedureCodeSequence = items(code("CT of chest with contrast", "24628-6", "LN"))
    data_set.AnatomicRegionSequence = items(code("Chest", "51185008", "SCT"))
    data_set.PerformedProtocolCodeSequence = items(code(f"Routine of {person.stranger}", "P17", "99LOCAL"))
    data_set.ReasonForPerformedProcedureCodeSequence = items(code(f"Asked by {person.words[0]}", "P18", "99LOCAL"))
    answers.gone("local code meaning", "nested", person.stranger, person.words[0])
    answers.gone("nested names", "nested", *words_of(person.relative), *words_of(person.physician), *words)
    answers.gone("nested places", "nested", *words_of(person.institution), *words_of(person.address), "KESTRELPC7", "KESTRELPACS")
    answers.gone("nested numbers", "nested", person.phone, person.other_id, person.accession[:16])
    answers.add("tag_retained", "ProcedureCodeSequence", "codes", (0x00081032, 0, 0x00080104), "CT of chest with contrast")
    answers.add("tag_retained", "ProcedureCodeSequence", "codes", (0x00081032, 0, 0x00080100), "24628-6")
    answers.add("tag_retained", "AnatomicRegionSequence", "codes", (0x00082218, 0, 0x00080104), "Chest")
    answers.add("tag_retained", "ContributingEquipmentSequence", "equipment", (0x0018A001, 0, 0x00080070), "Example Scanners")
