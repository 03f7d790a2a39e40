"""Other tools that are Python packages: each makes a function that takes an input and an output file."""


def dcmanon():
    from dcmanon import Anonymizer

    anonymizer = Anonymizer()
    return lambda source, output: output.write_bytes(anonymizer.anonymize(str(source)))


def dicognito():
    import pydicom
    from dicognito.anonymizer import Anonymizer

    anonymizer = Anonymizer(seed="kamei")

    def one(source, output):
        data_set = pydicom.dcmread(source)
        anonymizer.anonymize(data_set)
        data_set.save_as(output, enforce_file_format=True)

    return one


def dicom_anonymizer():
    from dicomanonymizer import simpledicomanonymizer as tool

    rules = lambda: tool.initialize_actions("dicomfields_2026c")
    return lambda source, output: tool.anonymize_dicom_file(str(source), str(output), base_rules_gen=rules)


def deid():
    from deid.config import DeidRecipe
    from deid.dicom import replace_identifiers

    recipe = DeidRecipe()

    def one(source, output):
        options = dict(save=False, remove_private=True, strip_sequences=False)
        replace_identifiers(dicom_files=[str(source)], deid=recipe, **options)[0].save_as(output)

    return one


PACKAGES = {
    "dcmanon, Python package": dcmanon,
    "dicognito": dicognito,
    "dicom-anonymizer": dicom_anonymizer,
    "deid": deid,
}
