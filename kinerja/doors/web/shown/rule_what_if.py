"""The page that asks "what if the rule were …": personnel and inspectors see the same, and nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.shown.other_rule import other_rule_page
from kinerja.doors.web.ui.forms import HouseForm, NumberField
from kinerja.doors.web.ui.numbers import number
from kinerja.judgement.evaluation.standings import last_day
from kinerja.judgement.evaluation.terms import Predicate as Named
from kinerja.judgement.evaluation.terms import Rating
from kinerja.judgement.evaluation.what_if import Answer, spread, what_if
from kinerja.pure.law.suggestion import Parameters
from kinerja.work.planning.models import Period

GRADES = [("", _("semua mutu dipakai")), ("D", _("D tidak dipakai")), ("CD", _("C dan D tidak dipakai"))]
DECLARED = [("ya", _("ikut dihitung")), ("tidak", _("tidak dihitung"))]


class RuleForm(HouseForm):
    """Asked in the address, so that the answer can be kept."""

    mayoritas = NumberField(
        label=_("Bagian yang menentukan, persen"),
        help_text=_("Lebih dari bagian ini harus di atas atau di bawah target."),
    )
    kasus = forms.IntegerField(label=_("Kasus paling sedikit"), min_value=1, max_value=1000)
    bobot = NumberField(label=_("Bobot sendiri (B) paling sedikit"))
    mutu = forms.ChoiceField(label=_("Mutu data"), choices=GRADES, required=False)
    dilaporkan = forms.ChoiceField(label=_("Yang dilaporkan sendiri"), choices=DECLARED)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not 0 <= given.get("mayoritas", 50) <= 100:
            self.add_error("mayoritas", gettext("Isi antara 0 dan 100."))
        if not 0 <= given.get("bobot", 0) <= 1:
            self.add_error("bobot", gettext("Isi antara 0 dan 1."))
        return given

    def parameters(self) -> Parameters:
        given = self.cleaned_data
        return Parameters(
            majority=Decimal(given["mayoritas"]) / 100,
            unusable_grades=tuple(given["mutu"]),
            minimum_n=given["kasus"],
            minimum_weight=Decimal(given["bobot"]),
            declared=given["dilaporkan"] == "ya",
        )


def what_if_page(data: Any, period: Period | None, periods: Sequence[Period]) -> dict[str, Any]:
    """Context of `shown/rule_what_if.html`; one statement, and four more at most to compute."""
    if period is None:
        return {"period": None, "periods": periods}
    real = Parameters.in_force(last_day(period))
    start = {
        "mayoritas": real.majority * 100, "kasus": real.minimum_n, "bobot": real.minimum_weight,
        "mutu": "".join(real.unusable_grades), "dilaporkan": "ya",
    }  # fmt: skip
    form = RuleForm(data if "kasus" in data else None, initial=start)
    context: dict[str, Any] = {"period": period, "form": form, "periods": periods} | other_rule_page(data, periods)
    if form.is_bound and form.is_valid():
        answer = what_if(period, form.parameters())
        context |= {"answer": answer, "words": _words(answer), "rows": _rows(answer), "moves": _moves(answer)}
    return context


def _words(answer: Answer) -> str:
    told = gettext("{changed} dari {final} predikat dan {moved} dari {people} saran akan berbeda.")
    return told.format(
        changed=number(answer.changed), final=number(answer.final), moved=number(answer.moved),
        people=number(answer.people),
    )  # fmt: skip


def _rows(answer: Answer) -> list[tuple[str, str, str, str]]:
    return [
        (gettext(one.label), number(real), number(other), _signed(other - real)) for one, real, other in spread(answer)
    ]


def _signed(difference: int) -> str:
    return f"+{number(difference)}" if difference > 0 else number(difference)


def _moves(answer: Answer) -> list[tuple[str, str, str, str]]:
    """What would become what, most people first: suggestions, then predicates."""
    found = [
        (n, gettext("saran"), _rating(one), _rating(other))
        for (one, other), n in answer.suggestions.items()
        if one != other
    ]
    found += [
        (n, gettext("predikat"), str(Named(one).label), str(Named(other).label))
        for (one, other), n in answer.predicates.items()
        if one != other
    ]
    return [(what, one, other, number(n)) for n, what, one, other in sorted(found, key=lambda row: -row[0])]


def _rating(code: str) -> str:
    return str(Rating(code).label) if code else gettext("tanpa saran")
