"""The plan of the house as the tests see it: floors and rooms from the contracts, modules from the tree."""

from __future__ import annotations

import ast
import functools
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent
PACKAGE = CHECKOUT / "kinerja"


@functools.cache
def _layers() -> dict[str, list[set[str]]]:
    """Container -> its layers from the top, each a set of siblings; the same lists the linter reads."""
    settings = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    return {
        container: [set(re.findall(r"\w+", layer)) for layer in contract["layers"]]
        for contract in contracts
        if contract["type"] == "layers"
        for container in contract["containers"]
    }


def place(module: str) -> tuple[int, int]:
    """(floor, room) of a module, counted from the top."""
    _root, floor, room, *_rest = [*module.split("."), "", ""]
    return _index("kinerja", floor), _index(f"kinerja.{floor}", room)


def _index(container: str, name: str) -> int:
    layers = _layers().get(container, [])
    return next((number for number, names in enumerate(layers) if name in names), -1)


def may_look_at(module: str, other: str) -> bool:
    """Whether code in `module` may know `other`: the same room, or one that lies beneath."""
    if module.split(".")[:3] == other.split(".")[:3]:
        return True
    return place(other) > place(module)


def modules(*patterns: str) -> Iterator[Path]:
    """Our Python files that match one of these patterns (all of them without any); no migrations."""
    for pattern in patterns or ("**/*.py",):
        yield from (path for path in sorted(PACKAGE.glob(pattern)) if "migrations" not in path.parts)


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def label(path: Path, node: ast.AST | None = None) -> str:
    """`kinerja/x.py:12`, as an editor understands it."""
    line = f":{node.lineno}" if node is not None and hasattr(node, "lineno") else ""
    return f"{path.relative_to(CHECKOUT)}{line}"


def dotted(node: ast.AST) -> str:
    """`a.b.c` of a chain of attributes and calls, as far as it is one."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attribute):
            return f"{dotted(value)}.{attribute}"
        case ast.Call(func=function):
            return dotted(function)
    return ""
