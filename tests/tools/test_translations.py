"""What is found in code and templates, and what counts as a missing translation."""

from __future__ import annotations

from pathlib import Path

import pytest
import translations

TEMPLATE = """
{% load i18n %}
<h1>{% translate "Kinerja saya" %}</h1>
<p>{{ _("Tidak ada (belum)") }}</p>
<p title="{% translate 'Kata “sulit”' context 'tombol' %}">
{% blocktranslate count n=rows|length trimmed %}
  {{ n }} permohonan
{% plural %}
  {{ n }} permohonan, semuanya
{% endblocktranslate %}
"""
CODE = """
from django.utils.translation import gettext_lazy as _, ngettext
A = _("Unit kerja")
B = ngettext("{n} hari", "{n} hari-hari", 2)
C = gettext_noop(
    "Kalimat yang panjang "
    "sekali."
)
D = gettext(thing["name"]) + pgettext("tombol", "Simpan")
"""
LAW = """
[[absence]]
cites = [{ source = "PP 94/2021", article = "Pasal 9" }]
kind = "ringan"
"""


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small package with one template, one module, and an empty catalogue."""
    package = tmp_path / "kinerja"
    (package / "x/templates/x").mkdir(parents=True)
    (package / "x/templates/x/page.html").write_text(TEMPLATE)
    (package / "x/code.py").write_text(CODE)
    (package / "pure/law/provisions").mkdir(parents=True)
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    monkeypatch.setattr(translations, "PACKAGE", package)
    monkeypatch.setattr(translations, "ENGLISH", package / "locale/en/LC_MESSAGES/django.po")
    return package


def ids() -> set[object]:
    return {message.id for message in translations.extracted() if message.id}


def test_it_finds_every_sentence_of_code_and_templates(tree: Path) -> None:
    assert ids() == {
        "Kinerja saya",
        "Tidak ada (belum)",
        "Kata “sulit”",
        ("%(n)s permohonan", "%(n)s permohonan, semuanya"),
        "Unit kerja",
        ("{n} hari", "{n} hari-hari"),
        "Kalimat yang panjang sekali.",
        "Simpan",
    }


def test_it_finds_the_words_of_citations(tree: Path) -> None:
    before = ids()
    (tree / "pure/law/provisions/discipline.toml").write_text(LAW)
    assert ids() - before == {"PP 94/2021", "Pasal 9"}


def test_it_names_what_has_no_english_and_what_is_said_no_more(tree: Path) -> None:
    translations.update()
    assert len(translations.problems()) == 8
    po = translations.ENGLISH.read_text()
    translations.ENGLISH.write_text(po.replace('msgid "Unit kerja"\nmsgstr ""', 'msgid "Unit kerja"\nmsgstr "Unit"'))
    assert len(translations.problems()) == 7
    (tree / "x/code.py").write_text("")
    assert "said nowhere any more: Unit kerja" in translations.problems()


def test_it_keeps_translations_and_forgets_what_is_said_no_more(tree: Path) -> None:
    translations.update()
    po = translations.ENGLISH.read_text()
    translations.ENGLISH.write_text(po.replace('msgid "Unit kerja"\nmsgstr ""', 'msgid "Unit kerja"\nmsgstr "Unit"'))
    (tree / "x/templates/x/page.html").write_text("")
    translations.update()
    kept = translations.current()
    assert kept.get("Unit kerja").string == "Unit"
    assert kept.get("Kinerja saya") is None
    before = translations.ENGLISH.read_bytes()
    translations.update()
    assert translations.ENGLISH.read_bytes() == before, "an update without news must change nothing"


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Ada {n} kasus di {place}", "There are {n} cases"),
        ("Bulan {month:02d}", "Month {month}"),
        ("Jejak <strong>%(thing)s</strong>", "Trail of %(thing)s"),
    ],
)
def test_it_refuses_a_translation_with_other_gaps(tree: Path, said: str, wrong: str) -> None:
    (tree / "x/code.py").write_text(f'A = gettext("{said}")')
    translations.update()
    po = translations.ENGLISH.read_text()
    translations.ENGLISH.write_text(po.replace(f'msgid "{said}"\nmsgstr ""', f'msgid "{said}"\nmsgstr "{wrong}"'))
    assert f"other gaps in the English of: {said}" in translations.problems()
