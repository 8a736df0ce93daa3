"""What the import linter cannot see: foreign keys written as strings, clocks, signals, pure without Django."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest
from django.apps import apps

from tests.architecture.house import CHECKOUT, PACKAGE, dotted, label, may_look_at, modules, tree

OURS = [model for model in apps.get_models() if model.__module__.startswith("kinerja.")]
CLOCKS = {
    *("datetime.now", "datetime.today", "datetime.utcnow", "date.today", "time.time", "timezone.now"),
    *("timezone.localtime", "timezone.localdate"),
}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_foreign_keys_point_to_the_same_room_or_beneath(model) -> None:
    for field in model._meta.get_fields():
        other = getattr(field, "related_model", None)
        if field.auto_created or other is None or not other.__module__.startswith("kinerja."):
            continue
        assert may_look_at(model.__module__, other.__module__), (
            f"{model._meta.label}.{field.name} points up to {other._meta.label}: "
            "store a plain key, or let the upper app keep the relation."
        )


def test_the_plan_knows_up_from_down() -> None:
    """The rule above can say no."""
    assert may_look_at("kinerja.facts.service.models", "kinerja.people.organisation.models")
    assert not may_look_at("kinerja.people.organisation.models", "kinerja.facts.service.models")
    assert not may_look_at("kinerja.work.planning.models", "kinerja.work.activity.models")
    assert not may_look_at("kinerja.facts.survey.models", "kinerja.facts.queueing.models")


def test_only_the_doors_read_the_clock() -> None:
    found = [
        label(path, node)
        for path in modules()
        if path.relative_to(PACKAGE).parts[0] != "doors"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ".".join(dotted(node).split(".")[-2:]) in CLOCKS
    ]
    assert not found, f"take `now` as an argument instead: {found}"


def test_no_signals_between_apps() -> None:
    found = [
        label(path, node)
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module in {"django.db.models.signals", "django.dispatch"}
    ]
    assert not found, f"call the other app's command, or let the upper app pull: {found}"


def test_pure_works_where_there_is_no_django() -> None:
    names = [".".join(path.relative_to(CHECKOUT).with_suffix("").parts) for path in modules("pure/**/*.py")]
    lines = [
        "import sys",
        "sys.modules['django'] = None",
        *(f"import {name}" for name in names if "__init__" not in name),
    ]
    done = subprocess.run([sys.executable, "-c", "\n".join(lines)], cwd=CHECKOUT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
