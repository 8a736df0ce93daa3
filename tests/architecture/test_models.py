"""Every column explains itself, every removal is thought about, every noun has its legal word."""

from __future__ import annotations

import ast
import tomllib

import pytest
from django.apps import apps
from django.db import models

from tests.architecture.house import CHECKOUT, dotted, label, modules, tree

OURS = [model for model in apps.get_models() if model.__module__.startswith("kinerja.")]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_column_and_table_says_what_it_holds(model: type[models.Model]) -> None:
    silent = [field.name for field in model._meta.local_concrete_fields if not getattr(field, "db_comment", None)]
    # Columns that Django's own abstract classes bring along cannot be given a comment.
    brought = {f.name for base in model.__mro__ if base.__module__.startswith("django.contrib") for f in _fields(base)}
    assert not set(silent) - brought, f"{model._meta.label}: db_comment is missing for {silent}"
    assert model._meta.db_table_comment, f"{model._meta.label}: db_table_comment is missing"


def _fields(base: type) -> list[models.Field]:
    return base._meta.local_fields if hasattr(base, "_meta") else []


def test_every_model_has_its_word_in_the_glossary() -> None:
    floors = tomllib.loads((CHECKOUT / "docs/glossary.toml").read_text(encoding="utf-8"))
    known = {name for names in floors.values() for name in names}
    missing = sorted({model.__name__ for model in OURS} - known)
    assert not missing, f"add to docs/glossary.toml, then `make fix`: {missing}"


NOT_PROTECTED = {"CASCADE", "SET_NULL", "SET_DEFAULT", "DO_NOTHING", "SET"}


def _deletions() -> list[tuple[str, str, str]]:
    """(place, rule of deletion, the line and the one above it) of every foreign key."""
    found = []
    for path in modules("**/models.py", "**/models/*.py"):
        lines = path.read_text(encoding="utf-8").splitlines()
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Attribute) and node.attr in {
                "CASCADE",
                "SET_NULL",
                "SET_DEFAULT",
                "DO_NOTHING",
                "SET",
            }:
                found.append((label(path, node), dotted(node), "\n".join(lines[node.lineno - 2 : node.lineno])))
    return found


def test_what_is_deleted_with_something_else_has_a_reason_beside_it() -> None:
    silent = [(place, rule) for place, rule, lines in _deletions() if "#" not in lines]
    assert not silent, f"PROTECT, or a comment with the reason beside it: {silent}"


@pytest.mark.parametrize("path", list(modules("**/models.py", "**/models/*.py")), ids=label)
def test_every_index_says_who_reads_it(path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and dotted(node) in {"models.Index", "Index"}:
            above = lines[node.lineno - 2].strip()
            assert above.startswith("#"), f"{label(path, node)}: write above the index who reads it."
