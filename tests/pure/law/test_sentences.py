"""Every sentence of the law is marked for translation and gets the parameters it names."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import kinerja.pure.law

FOLDER = Path(kinerja.pure.law.__file__).parent
SPEAKING = {"reason", "Invalid", "Refused"}


def calls() -> Iterator[tuple[str, ast.Call]]:
    for file in sorted(FOLDER.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SPEAKING:
                yield f"{file.name}:{node.lineno}", node


SENTENCES = [(place, call) for place, call in calls() if isinstance(call.args[0], ast.Call)]


@pytest.mark.parametrize(("place", "call"), SENTENCES, ids=[place for place, _ in SENTENCES])
def test_it_names_only_parameters_it_is_given(place: str, call: ast.Call) -> None:
    marked = call.args[0]
    assert isinstance(marked, ast.Call)
    assert isinstance(marked.func, ast.Name)
    assert marked.func.id == "gettext_noop"
    named = {name for _, name, _, _ in Formatter().parse(ast.literal_eval(marked.args[0])) if name}
    given = {keyword.arg for keyword in call.keywords}
    assert given == named or None in given


def test_it_never_says_an_unmarked_sentence() -> None:
    assert [place for place, call in calls() if isinstance(call.args[0], ast.Constant | ast.JoinedStr)] == []
