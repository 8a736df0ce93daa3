"""English for every sentence of the house: `compile`, `check` (nothing missing), `update` (extract anew).

The source text is Indonesian. Babel does the work, so that no machine needs GNU gettext; Django's own
`templatize` turns templates into something that can be read like code.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "kinerja"
LOCALE = PACKAGE / "locale"
HEADER = "# English for Kinerja. The source text is Indonesian; `make fix` adds what is new, people translate it."
ENGLISH = LOCALE / "en" / "LC_MESSAGES" / "django.po"

# Of the arguments of each call: which is the context, if any, and which are the message.
KEYWORDS: dict[str, tuple[int | None, slice]] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), (None, slice(0, 1))),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (None, slice(0, 2))),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), (0, slice(1, 2))),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), (0, slice(1, 3))),
}
# What files of the law and of the school show to people: citations, names of what is counted, words of a rubric.
LAW_FILES = ("pure/law/*.toml", "pure/law/provisions/*.toml", "facts/teaching/rubric.toml")
LAW_KEYS = ("source", "article")
OWN_KEYS = {"inm.toml": ("name", "numerator", "denominator"), "rubric.toml": ("name", "anchors")}
_TEXT = r"""u?'(?:\\.|[^'\\])*'|u?"(?:\\.|[^"\\])*\""""
_CALL = re.compile(rf"\b(_|n?p?gettext)\(\s*(?:{_TEXT})(?:\s*,\s*(?:{_TEXT}))*\s*[,)]")
# All kinds of gap must be the same in a translation: {name}, {name:02d}, %(name)s, and the tags of a page.
_GAPS = re.compile(r"\{[^{}]*\}|%\(\w+\)s|%s|%%|</?[a-z]+>")


def sources() -> tuple[Path, ...]:
    """The catalogues that are translated by hand."""
    return tuple(sorted(LOCALE.glob("*/LC_MESSAGES/*.po")))


def compile_all() -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for path in sources():
        with path.open("rb") as text, path.with_suffix(".mo").open("wb") as binary:
            write_mo(binary, read_po(text))


def _calls(template: str, name: str) -> str:
    """The translation calls of a template, one on a line, as Python."""
    from django.utils.translation.template import templatize

    found = (match.group(0).rstrip(",)") + ")" for match in _CALL.finditer(templatize(template, name)))
    return "\n".join(found)


def _messages(path: Path) -> Iterator[tuple[Any, str | None]]:
    """(message, context) of one file."""
    text = path.read_text(encoding="utf-8")
    code = text if path.suffix == ".py" else _calls(text, path.name)
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and (said := _said(node)):
            yield said


def _said(call: ast.Call) -> tuple[Any, str | None] | None:
    """What a translation call says; None for another call, or one that passes a name instead of a text."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name not in KEYWORDS:
        return None
    context, message = KEYWORDS[name]
    texts = [node.value if isinstance(node, ast.Constant) else None for node in call.args]
    said = texts[message]
    if not said or not all(isinstance(text, str) and text for text in said):
        return None
    return (said[0] if len(said) == 1 else tuple(said)), (None if context is None else texts[context])


def _law_messages(path: Path) -> Iterator[str]:
    """The texts under LAW_KEYS and those of the file's own in a TOML file, at any depth."""
    keys = (*LAW_KEYS, *OWN_KEYS.get(path.name, ()))
    waiting: list[Any] = [tomllib.loads(path.read_text(encoding="utf-8"))]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, dict):
            yield from (text for key in keys for text in _texts(thing.get(key, ())) if isinstance(text, str))
        waiting += thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else ()


def extracted() -> Any:
    """A fresh catalogue of everything that is said in the code and the templates."""
    from babel.messages.catalog import Catalog

    catalog = Catalog(project="kinerja", charset="utf-8", fuzzy=False)
    files = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("templates/**/*.html"), *PACKAGE.rglob("templates/**/*.txt")]
    for path in sorted(files):
        for message, context in _messages(path):
            catalog.add(message, None, [(str(path.relative_to(ROOT)), 1)], context=context)
    for path in sorted(found for pattern in LAW_FILES for found in PACKAGE.glob(pattern)):
        for text in _law_messages(path):
            catalog.add(text, None, [(str(path.relative_to(ROOT)), 1)])
    return catalog


def current() -> Any:
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po

    if not ENGLISH.exists():
        return Catalog(locale="en", project="kinerja", charset="utf-8", fuzzy=False)
    with ENGLISH.open("rb") as file:
        return read_po(file, locale="en")


def update() -> None:
    """Add what is new with an empty translation, drop what is said no more; translations are kept."""
    from babel.messages.pofile import write_po

    fresh, kept = extracted(), current()
    kept.update(fresh, no_fuzzy_matching=True)
    kept.obsolete.clear()
    kept.header_comment = HEADER
    kept.project, kept.version = "Kinerja", "1"
    kept.msgid_bugs_address = kept.last_translator = kept.language_team = ""
    kept.creation_date = kept.revision_date = fresh.creation_date.replace(2026, 1, 1, 0, 0, 0, 0)  # no daily change
    ENGLISH.parent.mkdir(parents=True, exist_ok=True)
    with ENGLISH.open("wb") as file:
        write_po(file, kept, width=0, sort_output=True, include_lineno=False)


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def _gaps(value: Any) -> set[str]:
    return {gap for text in _texts(value) for gap in _GAPS.findall(text)}


def problems() -> list[str]:
    """What keeps the English translation from being complete, one line for each."""
    fresh, kept = extracted(), current()
    found = []
    for message in fresh:
        if not message.id:
            continue
        known = kept.get(message.id, message.context)
        label = _texts(message.id)[0][:90]
        if known is None or not all(_texts(known.string)):
            found.append(f"no English for: {label}")
        elif known.fuzzy:
            found.append(f"doubtful (fuzzy) English for: {label}")
        elif _gaps(known.string) != _gaps(message.id):
            found.append(f"other gaps in the English of: {label}")
    stale = [m for m in kept if m.id and fresh.get(m.id, m.context) is None]
    return found + [f"said nowhere any more: {_texts(m.id)[0][:90]}" for m in stale]


def main(verb: str) -> int:
    if verb == "compile":
        compile_all()
    elif verb == "update":
        update()
        compile_all()
    else:
        found = problems()
        print("\n".join(found[:30]))
        if found:
            print(f"{len(found)} sentences; `make fix` extracts them, then translate {ENGLISH.relative_to(ROOT)}.")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
