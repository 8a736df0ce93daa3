"""Pages work under a strict content policy, without another host, and every template compiles."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template import engines

from tests.architecture.house import PACKAGE, label

TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))
OURS = [
    *TEMPLATES,
    *(
        path
        for kind in ("css", "js", "svg")
        for path in PACKAGE.rglob(f"static/**/*.{kind}")
        if "vendor" not in path.parts
    ),
]
FORBIDDEN = {
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)[^>]*>", re.I),
    "an inline style": re.compile(r"<style\b", re.I),
    "a style attribute": re.compile(r"<[a-z][^<>]*\sstyle\s*=", re.I),
    "an event attribute": re.compile(r"<[a-z][^<>]*\son[a-z]+\s*=", re.I),
    "a javascript: address": re.compile(r"""["'=]\s*javascript:""", re.I),
    "htmx that evaluates text": re.compile(r"\bhx-(on|vals\s*=\s*[\"']js:)", re.I),
}
# A namespace is a name, not a place that is fetched.
OUTSIDE = re.compile(r"""(?:src|href|action|url|@import|from)\s*[=(\s]\s*["']?(?:https?:)?//[^\s"')]+""", re.I)


@pytest.mark.parametrize("path", TEMPLATES, ids=label)
def test_no_template_carries_script_or_style(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = {what: match.group(0) for what, pattern in FORBIDDEN.items() if (match := pattern.search(text))}
    assert not found, f"{label(path)}: the content policy would stop {found}; put it into a file of static/."


@pytest.mark.parametrize("path", OURS, ids=label)
def test_nothing_is_loaded_from_another_host(path: Path) -> None:
    found = OUTSIDE.findall(path.read_text(encoding="utf-8"))
    assert not found, f"{label(path)}: serve it from our own static files: {found}"


@pytest.mark.parametrize("path", TEMPLATES, ids=label)
def test_every_template_compiles(path: Path) -> None:
    engines["django"].from_string(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "<script>x()</script>",
        '<div class="a" style="color:red">',
        "<a onclick='x()'>",
        '<a href="javascript:x()">',
        "<style>p{}</style>",
        '<button hx-on:click="x()">',
    ],
)
def test_the_search_finds_what_is_forbidden(text: str) -> None:
    assert any(pattern.search(text) for pattern in FORBIDDEN.values())


@pytest.mark.parametrize(
    "text", ['<link href="https://a.example/x.css">', "@import url(//a.example)", 'src="//a.example"']
)
def test_the_search_finds_other_hosts(text: str) -> None:
    assert OUTSIDE.search(text)


def test_the_search_lets_our_own_files_pass() -> None:
    good = '<script src="{% static \'ui/a.js\' %}" defer></script><svg xmlns="http://www.w3.org/2000/svg">'
    assert not OUTSIDE.search(good)
    assert not any(pattern.search(good) for pattern in FORBIDDEN.values())
