"""Would the rule of the time give what the paper says? Shown beside it; the paper stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from kinerja.pure.law import pp30, pp46, quadrant, terms
from kinerja.pure.law.findings import Citation, Finding, Reason, reason
from kinerja.pure.law.regimes import P6_2022_SE3_2023, PP30_2019_P8_2021, PP46_2011, regime_on
from kinerja.pure.lib.refusals import Refused, gettext_noop

from .models import PastResult
from .stated import A_DAY

TOTAL, PREDICATE = "total", "predicate"
MERGED = reason(
    gettext_noop(
        "Masa ini dinilai menurut dua aturan. Rumus penggabungannya tidak ada pada naskah yang dikenal, maka nilainya "
        "tidak dihitung ulang."
    )
)
NOT_STATED = reason(gettext_noop("Komponennya tidak tertulis pada sumber, maka tidak dihitung ulang."))
INNOVATION = reason(
    gettext_noop("Sumber tidak menyebut ada atau tidaknya ide baru yang ditetapkan; itu menentukan mulai nilai 110.")
)


@dataclass(frozen=True)
class Check:
    """One printed answer beside what the rule gives; `found` is None where the rule cannot be asked."""

    what: str
    stated: Any
    found: Any
    because: tuple[Reason, ...]
    cites: tuple[Citation, ...] = ()
    is_law: bool = True

    @property
    def agrees(self) -> bool | None:
        return None if self.found is None else bool(self.found == self.stated)


def recompute(result: PastResult) -> list[Check]:
    """What can be asked of the rules of a result's own days; never raises."""
    if regime_on(result.starts).code != result.regime:
        return [Check(PREDICATE, terms.Predicate(result.predicate), None, (MERGED,))]
    on = result.ends - A_DAY
    return list(_BY_REGIME[result.regime](result, on))


def _pp46(result: PastResult, on: date) -> Iterator[Check]:
    plan, behaviour, total = result.plan_value, result.behaviour_value, result.total_value
    if total is None:
        yield _unstated(result)
        return
    if plan is not None and behaviour is not None:
        yield _asked(TOTAL, total, partial(pp46.total, plan, behaviour, on))
    yield _asked(PREDICATE, _predicate(result), partial(pp46.predicate, total, on))


def _pp30(result: PastResult, on: date) -> Iterator[Check]:
    plan, behaviour, total = result.plan_value, result.behaviour_value, result.total_value
    if total is None:
        yield _unstated(result)
        return
    if plan is not None and behaviour is not None:
        yield _pp30_total(plan, behaviour, total, result.surveyed, on)
    yield _pp30_predicate(total, _predicate(result), result.innovation, on)


def _pp30_total(plan: Decimal, behaviour: Decimal, total: Decimal, surveyed: bool | None, on: date) -> Check:
    """Where it is not stated whether others were asked, both weights are tried."""
    weights = (False, True) if surveyed is None else (surveyed,)
    tries = [_asked(TOTAL, total, partial(pp30.total, plan, behaviour, on, surveyed=asked)) for asked in weights]
    fitting = next((one for one in tries if one.agrees), None)
    if fitting is not None or surveyed is not None:
        return fitting or tries[0]
    because = tuple(dict.fromkeys(sentence for one in tries for sentence in one.because))
    return replace(tries[0], because=because)


def _pp30_predicate(total: Decimal, stated: terms.Predicate, innovation: bool | None, on: date) -> Check:
    ask = partial(pp30.predicate, total, on)
    if innovation is not None:
        return _asked(PREDICATE, stated, partial(ask, innovation=innovation))
    without, with_one = (_asked(PREDICATE, stated, partial(ask, innovation=known)) for known in (False, True))
    if without.found == with_one.found:
        return without
    return Check(PREDICATE, stated, None, (INNOVATION,), without.cites)


def _quadrant(result: PastResult, on: date) -> Iterator[Check]:
    if not (result.result_rating and result.behaviour_rating):
        yield _unstated(result)
        return
    ratings = terms.Rating(result.result_rating), terms.Rating(result.behaviour_rating)
    yield _asked(PREDICATE, _predicate(result), partial(quadrant.predicate, *ratings, on))


_BY_REGIME = {PP46_2011: _pp46, PP30_2019_P8_2021: _pp30, P6_2022_SE3_2023: _quadrant}


def _asked(what: str, stated: Any, ask: Callable[[], Finding[Any]]) -> Check:
    """A rule that refuses these values is no judge of them: its sentence stands there instead."""
    try:
        finding = ask()
    except Refused as refusal:
        return Check(what, stated, None, (reason(refusal.template, **refusal.params),))
    return Check(what, stated, finding.value, finding.because, finding.cites, finding.is_law)


def _predicate(result: PastResult) -> terms.Predicate:
    return terms.Predicate(result.predicate)


def _unstated(result: PastResult) -> Check:
    return Check(PREDICATE, _predicate(result), None, (NOT_STATED,))
