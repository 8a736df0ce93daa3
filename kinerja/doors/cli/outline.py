"""An explanation for people who read in a terminal: indented, with codes as words and cases as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from kinerja.doors.cli.tables import table

STEP = "  "


def lines(node: Mapping[str, Any], depth: int = 0) -> Iterator[str]:
    """One node and everything it follows from."""
    indent = STEP * depth
    yield f"{indent}{node['label']}{_shown(node)}"
    yield from (f"{indent}{STEP}{text}" for text in _beside(node))
    for one in node.get("inputs", ()):
        yield from lines(one, depth + 1)


def _beside(node: Mapping[str, Any]) -> Iterator[str]:
    value = node["value"]
    if node.get("words"):
        yield f"= {node['words']}"
    if isinstance(value, Mapping):
        yield from (f"{_name(name)}: {_number(one)}" for name, one in value.items() if one is not None)
    elif isinstance(value, list) and value:
        yield from _cases(value).splitlines()
    yield from _decided(node.get("details", {}))
    yield from _talked(node)
    yield from (f"· {sentence}" for sentence in node.get("because", ()))
    yield from (f"§ {cite['text']} ({cite['meaning']})" for cite in node.get("cites", ()))


def _decided(details: Mapping[str, Any]) -> Iterator[str]:
    """Who, when, why; and a warning where the facts are no longer what the figure saw."""
    if details.get("by"):
        yield _("oleh {name}, {at}").format(name=details["by"], at=_number(details.get("at")))
    for name in ("reason", "evidence"):
        if details.get(name):
            yield f"“{details[name]}”"
    if details.get("unchanged") is False:
        yield "! " + _("Catatannya telah berubah sejak angka ini dihitung; daftar di bawah adalah yang sekarang.")


def _talked(node: Mapping[str, Any]) -> Iterator[str]:
    """What a calibration changed in the draft of this rating."""
    words = _codes().get(node["key"], {})
    for one in node.get("details", {}).get("calibrated", ()):
        before, after = words.get(one["before"]), words.get(one["after"])
        yield _("rancangannya diubah dalam kalibrasi: {before} menjadi {after}").format(before=before, after=after)
        yield from _decided(one)


def _shown(node: Mapping[str, Any]) -> str:
    value = node["value"]
    # The label of a direction says it all.
    if node["key"] == "polarity" or value is None or value == "" or isinstance(value, list | Mapping):
        return ""
    words = _codes().get(node["key"], {}).get(value) if isinstance(value, str) else None
    return f": {words or _number(value)}"


def _codes() -> dict[str, dict[str, str]]:
    """Codes of the law in words, by the key of the node that carries them."""
    from kinerja.pure.law.terms import OrganisationRating, Predicate, Rating

    ratings = {rating.value: _(rating.label) for rating in Rating}
    return {
        **dict.fromkeys(("result_rating", "behaviour_rating", "standing", "suggestion"), ratings),
        "predicate": {predicate.value: _(predicate.label) for predicate in Predicate},
        "achievement": {level.value: _(level.label) for level in OrganisationRating},
    }


def _cases(rows: Sequence[Mapping[str, Any]]) -> str:
    heads = [_("nomor"), _("layanan"), _("diterima"), _("selesai"), _("batas waktu"), _("hari"), _("tepat waktu")]
    names = ("key", "service", "opened", "closed", "deadline", "days", "on_time")
    return table(heads, [[_number(row[name]) for name in names] for row in rows])


def _number(value: Any) -> str:
    match value:
        case None:
            return "-"
        case bool():
            return _("ya") if value else _("tidak")
        case float():
            return f"{value:.4f}"
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case Mapping():
            return ", ".join(f"{name} {_number(one)}" for name, one in value.items())
        case list():
            return "/".join(map(_number, value))
    return str(value)


def _name(code: str) -> str:
    return {
        "value": _("nilai"),
        "low": _("batas bawah 95%"),
        "high": _("batas atas 95%"),
        "n": _("kasus"),
        "excluded": _("dikeluarkan karena salah catat"),
        "grade": _("mutu data"),
        "b": _("bobot sendiri B"),
        "shrunk": _("nilai disusutkan"),
        "provisional": _("angka sementara"),
        "complete": _("bagian catatan lengkap"),
        "declared": _("dinyatakan sendiri"),
        "late_open": _("terbuka dan terlambat"),
        "closed": _("selesai"),
        "open": _("terbuka"),
        "flags": _("tanda untuk ditanyakan"),
        "inputs_hash": _("sidik masukan"),
        "k": _("yang dihitung"),
        "minutes": _("menit baku"),
        "hours": _("jam kerja efektif"),
        "statistic": _("ukuran"),
        "services": _("jenis pelayanan"),
        "common": _("nilai kelompok"),
        "tau2": _("ragam antarpegawai"),
        "spread": _("ragam di dalam kelompok"),
        "logarithmic": _("skala logaritma"),
        "comparable": _("angka yang dapat dibandingkan"),
        "minimum_n": _("kasus paling sedikit"),
        "minimum_weight": _("bobot sendiri paling kecil"),
    }.get(code, code)
