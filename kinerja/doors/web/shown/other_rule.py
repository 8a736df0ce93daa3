"""The page that asks "what if the rule of other years had judged": what cannot be said is said plainly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.shown.explanations import cite_words
from kinerja.doors.web.ui.forms import HouseForm, NumberField
from kinerja.doors.web.ui.numbers import number
from kinerja.judgement.evaluation.other_rules import MOST_OF_BEHAVIOUR, Answer, under_regime
from kinerja.judgement.evaluation.terms import Lacking
from kinerja.judgement.history.other_rules import PastYear, past_under, past_years
from kinerja.pure.law.regimes import P6_2022_SE3_2023, PP30_2019_P8_2021, PP46_2011, predicate_label, regime
from kinerja.pure.law.terms import Predicate
from kinerja.work.planning.models import Period

ASKED = {"bawah": "below", "sesuai": "meets", "atas": "above"}
SAID = {
    PP46_2011: _("Kreativitas tidak tercatat, jadi tidak ditambahkan. Tugas tambahan dihitung dari rencananya."),
    PP30_2019_P8_2021: _(
        "Perilaku dihitung dari atasan saja. Predikat tertinggi hanya untuk yang idenya ditetapkan dalam periode ini."
    ),
}
ALONE = _("Perilaku dihitung dari atasan saja; nilai dari rekan dan bawahan tidak tertulis pada sumbernya.")


def rule_words(code: str) -> str:
    return " · ".join(regime(code).instruments)


class OtherRuleForm(HouseForm):
    """Asked in the address. What is supposed of behaviour is the asker's own; nothing stands there beforehand."""

    masa = forms.ChoiceField(label=_("Yang dinilai"))
    aturan = forms.ChoiceField(label=_("Aturan"))
    bawah = NumberField(label=_("Perilaku di bawah ekspektasi, misalkan"), required=False)
    sesuai = NumberField(label=_("Perilaku sesuai ekspektasi, misalkan"), required=False)
    atas = NumberField(label=_("Perilaku di atas ekspektasi, misalkan"), required=False)

    def __init__(self, data: Any, periods: Sequence[Period], years: Sequence[PastYear]) -> None:
        super().__init__(data)
        self.periods = {f"{one.pk}": one for one in periods}
        self.years = {f"{one.year}-{one.regime}": one for one in years}
        now = [(key, f"{one.name} · {one.cycle.name}") for key, one in self.periods.items()]
        told = gettext("Hasil {year} menurut {rule}")
        old = [(key, told.format(year=one.year, rule=rule_words(one.regime))) for key, one in self.years.items()]
        self.fields["masa"].choices = [*now, *old]  # type: ignore[attr-defined]
        codes = [*MOST_OF_BEHAVIOUR, P6_2022_SE3_2023]
        self.fields["aturan"].choices = [(code, rule_words(code)) for code in codes]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        most = MOST_OF_BEHAVIOUR.get(given.get("aturan", ""), 100)
        told = [name for name in ASKED if given.get(name) is not None]
        for name in told:
            if not 0 <= given[name] <= most:
                self.add_error(name, gettext("Isi antara 0 dan {most}.").format(most=most))
        for name in ASKED if told else ():
            if name not in told and name not in self.errors:
                self.add_error(name, gettext("Isi ketiganya, atau kosongkan ketiganya."))
        return given

    def behaviour(self) -> dict[str, Decimal] | None:
        given = {rating: self.cleaned_data[name] for name, rating in ASKED.items()}
        return None if None in given.values() else {rating: Decimal(value) for rating, value in given.items()}


def other_rule_page(data: Any, periods: Sequence[Period]) -> dict[str, Any]:
    """Context of `shown/other_rule.html`; one statement, and four more where there is something to compute."""
    form = OtherRuleForm(data if "aturan" in data else None, periods, past_years())
    context: dict[str, Any] = {"other_form": form}
    if not (form.is_bound and form.is_valid()):
        return context
    key, code = form.cleaned_data["masa"], form.cleaned_data["aturan"]
    if key in form.years:
        return context | {"other": _of_papers(past_under(form.years[key], code), code)}
    if code == P6_2022_SE3_2023:
        return context | {"other": {"words": gettext("Periode ini memang dinilai menurut aturan itu.")}}
    return context | {"other": _of_today(under_regime(form.periods[key], code, form.behaviour()), code)}


def _of_today(answer: Answer, code: str) -> dict[str, Any]:
    told = gettext("Dari {all} penilaian yang ditetapkan, {n} dapat dihitung nilai SKP-nya menurut {rule}.")
    n = len(answer.values)
    return _found(answer, told, n, code) | {
        "points": _values(answer),
        "needs": bool(answer.values) and not answer.predicates,
        "said": SAID[code] if n else "",
    }


def _of_papers(answer: Answer, code: str) -> dict[str, Any]:
    told = gettext("Dari {all} hasil pada tahun itu, {n} dapat dinyatakan menurut {rule}.")
    n = answer.final - sum(answer.lacking.values())
    return _found(answer, told, n, code) | {"said": ALONE if n and code == PP30_2019_P8_2021 else ""}


def _found(answer: Answer, told: str, n: int, code: str) -> dict[str, Any]:
    return {
        "words": told.format(all=number(answer.final), n=number(n), rule=rule_words(code)),
        "changed": _changed(answer) if answer.predicates else "",
        "lacking": [(Lacking(one).label, number(people)) for one, people in answer.lacking.most_common()],
        "rows": _rows(answer) if answer.predicates else [],
        "cites": cite_words(answer.cites),
    }


def _changed(answer: Answer) -> str:
    if not answer.changed:
        return gettext("Tidak satu pun predikatnya akan berbeda.")
    return gettext("{n} predikat akan berbeda.").format(n=number(answer.changed))


def _values(answer: Answer) -> list[tuple[str, str]]:
    if answer.middle is None:
        return []
    three = (answer.values[0], answer.middle, answer.values[-1])
    labels = (gettext("terendah"), gettext("tengah"), gettext("tertinggi"))
    return [(label, number(value, 2)) for label, value in zip(labels, three, strict=True)]


def _rows(answer: Answer) -> list[tuple[str, str, str, str]]:
    """Of those who could be computed: predicate as the code has it, as the other rule prints it, how many, how many."""
    real: Counter[str] = Counter()
    other: Counter[str] = Counter()
    for (before, after), n in answer.predicates.items():
        real[before] += n
        other[after] += n
    return [
        (
            gettext(one.label),
            gettext(predicate_label(one, answer.regime)),
            number(real[one.value]),
            number(other[one.value]),
        )
        for one in reversed(Predicate)
    ]
