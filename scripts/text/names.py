"""Names of people the world over in Latin letters, from Faker's lists."""

import ast
import re


def names_of_the_world(folder):
    """Given names and surnames in lower case; of a name with blanks or dashes each part."""
    given, family = set(), set()
    for path in sorted((folder / "faker/providers/person").glob("*/__init__.py")):
        for kind, name in listed(path):
            words = {part.lower() for part in re.split("[ -]", name) if re.fullmatch("[A-ZÀ-Þ][a-zß-ɏ'’]{2,19}", part)}
            (given if kind == "first" else family).update(words)
    return given, family


def listed(path):
    """What a provider lists, each with the kind of list; it is read, not run."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        targets = [target.id for target in getattr(node, "targets", []) if isinstance(target, ast.Name)]
        kind = next((kind for kind in ("first", "last") if any(f"{kind}_name" in target for target in targets)), None)
        for leaf in ast.walk(node.value) if kind else []:
            if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str):
                yield kind, leaf.value
