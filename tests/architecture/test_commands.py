"""Commands are the only writers, and all of them have one shape."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.house import dotted, label, modules, tree

COMMAND_FILES = ("**/commands.py", "**/commands/*.py")
# Methods that change rows whatever they are called on, and those that also sets, dicts and hashes have:
# the latter count in a chain that starts at rows.
ALWAYS_WRITING = {"save", "asave", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
WRITING = {"create", "acreate", "update", "aupdate", "delete", "adelete", "select_for_update"}
ROWS = {"objects", "filter", "exclude", "all", "_base_manager"}


def public_functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in tree(path).body:
        # `command` itself is what gives the others their shape.
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and node.name != "command":
            yield node


def command_files() -> list[Path]:
    return [path for path in modules(*COMMAND_FILES) if "cli" not in path.parts]


@pytest.mark.parametrize("path", command_files(), ids=label)
def test_every_public_function_of_commands_is_a_command(path: Path) -> None:
    for function in public_functions(path):
        assert "command" in {dotted(decorator).split(".")[-1] for decorator in function.decorator_list}, (
            f"{label(path, function)} {function.name} lacks @command; a helper starts with an underscore."
        )


@pytest.mark.parametrize("path", command_files(), ids=label)
def test_every_command_takes_a_subject_an_actor_and_the_clock(path: Path) -> None:
    for function in public_functions(path):
        given = function.args
        named = {argument.arg for argument in given.kwonlyargs}
        assert len(given.posonlyargs + given.args) <= 1, (
            f"{label(path, function)}: one subject, then `*`, then the facts by name."
        )
        assert {"actor", "now"} <= named, f"{label(path, function)}: `actor` and `now` are given by name, after `*`."
        assert ast.get_docstring(function), f"{label(path, function)}: say in one Indonesian sentence what is done."


def _writes(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    if node.func.attr in ALWAYS_WRITING:
        return True
    on_rows = ROWS & set(dotted(node.func).split("."))
    return bool(on_rows) and node.func.attr in WRITING


@pytest.mark.parametrize("pattern", ["doors/web/**/*.py", "**/queries.py", "**/queries/*.py", "**/policies.py"])
def test_pages_queries_and_policies_write_nothing(pattern: str) -> None:
    found = [label(path, node) for path in modules(pattern) for node in ast.walk(tree(path)) if _writes(node)]
    assert not found, f"only commands write; call one of them: {found}"


def test_the_search_for_writes_finds_them() -> None:
    def verdict(code: str) -> bool:
        return any(_writes(node) for node in ast.walk(ast.parse(code)))

    assert verdict("Plan.objects.filter(pk=1).update(state='x')")
    assert verdict("plan.save()")
    assert verdict("Plan.objects.create(a=1)")
    assert not verdict("context.update(a=1)")
    assert not verdict("digest.update(b'')")
