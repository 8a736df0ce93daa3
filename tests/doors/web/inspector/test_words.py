"""Every act has words, so that no inspector reads a code."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from kinerja.doors.web.inspector.words import APPS, VERBS, field_in_words, thing_in_words, verb_in_words
from tests.architecture.house import dotted, modules, tree


def _verbs() -> Iterator[str]:
    """Every verb written in a call of record, and `what.seen` of every call of seen."""
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = dotted(node.func).split(".")[-1]
                if name in {"record", "seen"} and isinstance(node.args[0].value, str):
                    yield node.args[0].value + (".seen" if name == "seen" else "")


def test_every_act_of_the_house_has_words() -> None:
    found = set(_verbs())
    assert len(found) > 50
    assert not found - VERBS.keys(), "add to kinerja/doors/web/inspector/words.py"


def test_every_verb_belongs_to_a_named_app() -> None:
    assert {verb.partition(".")[0] for verb in VERBS} <= APPS.keys()


def test_what_is_gone_keeps_its_code() -> None:
    assert verb_in_words("gone.thing_done") == "gone.thing_done"
    assert thing_in_words("gone.Thing") == "gone.Thing"
    assert field_in_words("gone.Thing", "name") == "name"


def test_fields_are_called_as_in_forms() -> None:
    assert field_in_words("organisation.Unit", "zone") == "zona waktu"
    assert field_in_words("organisation.Unit", "nonsense") == "nonsense"
