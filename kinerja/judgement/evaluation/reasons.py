"""Reasons of the law's rules as they are stored, and as sentences again in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from kinerja.pure.law.findings import Citation, Confidence, Finding, Reason
from kinerja.pure.law.terms import Term
from kinerja.pure.lib.numbers import format_number, round_half_up

Stored = dict[str, Any]
SHOWN_PLACES = 2


def stored(finding: Finding[Any]) -> list[Stored]:
    """[{template, params, cites}]; numbers are kept exact as {"number": "12.345678"}."""
    cites = [stored_cite(cite) for cite in finding.cites]
    return [_stored(because) | {"cites": cites} for because in finding.because]


def stored_cite(cite: Citation) -> Stored:
    return {"source": cite.source, "article": cite.article, "confidence": cite.confidence.value}


def shown_cite(cite: Mapping[str, Any], translate: Callable[[str], str] = str) -> Stored:
    """A citation for people: a mark [M] is a local setting and never shown as law."""
    confidence = Confidence(cite["confidence"])
    return {
        "text": " ".join(translate(part) for part in (cite["source"], cite["article"]) if part),
        "confidence": confidence.value,
        "meaning": translate(confidence.label),
        "is_law": confidence is not Confidence.MEMORY,
    }


def sentence(reason: Mapping[str, Any], translate: Callable[[str], str] = str) -> str:
    """One stored reason in words; numbers with at most two decimals."""
    shown = {name: _shown(value, translate) for name, value in reason["params"].items()}
    return translate(reason["template"]).format(**shown)


def sentences(reasons: Sequence[Mapping[str, Any]], translate: Callable[[str], str] = str) -> list[str]:
    """Stored reasons in words, one each."""
    return [sentence(reason, translate) for reason in reasons]


def _stored(reason: Reason) -> Stored:
    return {"template": reason.template, "params": {name: _value(value) for name, value in reason.params.items()}}


def _value(value: object) -> Any:
    match value:
        case Reason():
            return _stored(value)
        case Term():
            return {"template": value.label, "params": {}, "code": value.value}
        case Decimal():
            return {"number": _exact(value)}
        case date():
            return {"date": value.isoformat()}
    return value


def _exact(number: Decimal) -> str:
    """All its digits and no zeros behind them: how many there are is the database's taste, not the number's."""
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _shown(value: Any, translate: Callable[[str], str]) -> str:
    if not isinstance(value, Mapping):
        return str(value)
    if "number" in value:
        return format_number(_trimmed(Decimal(value["number"])))
    if "date" in value:
        return f"{date.fromisoformat(value['date']):%d-%m-%Y}"
    return sentence(value, translate)


def _trimmed(number: Decimal) -> Decimal:
    """At most two decimals, and none that say nothing."""
    rounded = round_half_up(number, SHOWN_PLACES).normalize()
    return rounded if rounded.as_tuple().exponent <= 0 else rounded.quantize(Decimal(1))  # type: ignore[operator]
