"""What science needs of a data set: found in the file as it was, before anything is planted."""

from pydicom.datadict import dictionary_has_tag, keyword_for_tag
from pydicom.multival import MultiValue

from places import TYPED_INTO

NUMBERS = {"US", "SS", "UL", "SL", "UV", "SV", "FL", "FD", "DS", "IS", "AT", "OF", "OD", "OL", "OV"}

# Sequences whose whole contents are about orders, people, older values or copies of the image.
ABOUT_OTHERS = {
    "RequestAttributesSequence", "OriginalAttributesSequence", "ModifiedAttributesSequence", "EncryptedAttributesSequence", "IconImageSequence",
    "ReferencedPatientSequence", "OtherPatientIDsSequence", "GraphicAnnotationSequence", "DigitalSignaturesSequence", "MACParametersSequence",
    "OperatorIdentificationSequence", "ReferringPhysicianIdentificationSequence", "PerformingPhysicianIdentificationSequence",
    "PhysiciansReadingStudyIdentificationSequence", "PersonIdentificationCodeSequence", "SourceImageSequence", "VerifyingObserverSequence",
    "AuthorObserverSequence", "InstitutionCodeSequence", "AcquisitionContextSequence", "ContributingEquipmentSequence", "WaveformAnnotationSequence",
    "IssuerOfPatientIDQualifiersSequence", "IssuerOfAccessionNumberSequence", "RequestedProcedureCodeSequence", "ScheduledProtocolCodeSequence",
    "ProcedureCodeSequence", "AnatomicRegionSequence", "GraphicLayerSequence", "IssuerOfTheContainerIdentifierSequence", "PerformedProtocolCodeSequence", "SpecimenDescriptionSequence", "ReasonForRequestedProcedureCodeSequence",
}
OTHER = {"BurnedInAnnotation", "LongitudinalTemporalInformationModified", "PatientIdentityRemoved", "TypeOfPatientID", "TimezoneOffsetFromUTC", "SpecificCharacterSet", "PregnancyStatus", "PatientAge", *TYPED_INTO}
DEMOGRAPHIC = {"PatientSex", "PatientSize", "PatientWeight"}
DESCRIBED_BY_MAKER = {"Manufacturer", "Radiopharmaceutical", "ContrastBolusRoute", "TransducerType"} - set(TYPED_INTO)


def technical(data_set, answers, path=()):
    """Asks for every number, defined term and code of the data set, at any depth."""
    for element in data_set:
        tag, keyword = element.tag, keyword_for_tag(element.tag)
        here = (*path, int(tag))
        if tag.is_private or not dictionary_has_tag(tag) or keyword in ABOUT_OTHERS | OTHER or tag.element == 0:
            continue
        if tag.group in (0x0010, 0x0012, 0x0038, 0xFFFA, 0xFFFC, 0x0002, 0x0004) or tag.group & 0xFF00 in (0x5000, 0x6000):
            if keyword in DEMOGRAPHIC and not element.is_empty and str(element.value).isascii():
                answers.add("tag_retained", keyword, "patient characteristics", here, element.value)
            continue
        if element.VR == "SQ":
            for number, item in enumerate(element.value):
                technical(item, answers, (*here, number))
        elif element.is_empty:
            continue
        elif not is_sound(element):
            continue
        elif element.VR in NUMBERS:
            answers.add("tag_retained", keyword, "numbers", here, element.value)
        elif element.VR == "CS":
            answers.add("tag_retained", keyword, "defined terms", here, element.value)
        elif keyword == "CodeMeaning" and str(data_set.get("CodingSchemeDesignator", "99")).startswith(("99", "L")):
            # A local code means what someone typed.
            continue
        elif keyword in ("CodeValue", "CodingSchemeDesignator", "CodeMeaning"):
            answers.add("tag_retained", keyword, "codes", here, element.value)
        elif keyword in DESCRIBED_BY_MAKER and not path:
            answers.add("text_notnull", keyword, "equipment", here)


def is_sound(element):
    """Whether a sample's own value is what its VR says; some are broken on purpose."""
    if element.VR not in ("DS", "IS"):
        return True
    values = element.value if isinstance(element.value, (list, MultiValue)) else [element.value]
    try:
        return all(float(value) is not None for value in values)
    except (TypeError, ValueError):
        return False
