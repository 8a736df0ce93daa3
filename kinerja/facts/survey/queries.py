"""Questions about surveys and invitations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kinerja.facts.survey.models import Invitation, Response, Survey
from kinerja.facts.survey.terms import FormKind
from kinerja.people.organisation.models import Unit
from kinerja.people.organisation.queries import agency
from kinerja.people.organisation.terms import UnitKind, Zone
from kinerja.pure.law.survey_forms import Form, SurveyForm, survey_form
from kinerja.pure.lib.refusals import Refused, gettext_noop
from kinerja.pure.lib.zones import zone_of

from .tokens import LONGEST, hash_of

FORMS = {
    UnitKind.HOSPITAL: FormKind.PATIENT,
    UnitKind.HEALTH_CENTRE: FormKind.PATIENT,
    UnitKind.SCHOOL: FormKind.PARENTS,
}


class State(StrEnum):
    """How an invitation stands."""

    OPEN = "open"
    UNKNOWN = "unknown"
    EARLY = "early"
    EXPIRED = "expired"
    USED = "used"


@dataclass(frozen=True)
class Standing:
    """A token somebody came with. There is an invitation unless the state is UNKNOWN."""

    state: State
    invitation: Invitation | None = None


def standing(token: str, now: datetime) -> Standing:
    """One statement."""
    found = _invitation(token)
    if found is None:
        return Standing(State.UNKNOWN)
    if found.answered_on is not None:
        return Standing(State.USED, found)
    if now < found.opens_at:
        return Standing(State.EARLY, found)
    return Standing(State.EXPIRED if now >= found.expires_at else State.OPEN, found)


def _invitation(token: str) -> Invitation | None:
    if not token or len(token) > LONGEST:
        return None
    asked = Invitation.objects.filter(token_hash=hash_of(token)).select_related("survey", "service", "unit")
    return asked.order_by().first()


def form_of(survey: Survey, on: date, language: str = "id") -> SurveyForm:
    return survey_form(Form(survey.form), on, language)


def form_for(unit: Unit | None) -> FormKind:
    """Patients answer for a hospital and parents for a school, also where a part of it gave the service."""
    if unit is None:
        return FormKind.SKM
    kinds = Unit.objects.above(unit).values_list("kind", flat=True)
    return next((FORMS[UnitKind(kind)] for kind in kinds if kind in FORMS), FormKind.SKM)


def day_at(unit: Unit | None, now: datetime) -> date:
    """The local day of a unit, of the agency where none is known."""
    return now.astimezone(zone_of(unit.zone if unit else agency_zone())).date()


def agency_zone() -> str:
    found = agency()
    return found.zone if found else Zone.WIB


def survey_called(code: str | None) -> Survey:
    """The survey with this code, or the only one that has answers. Raises Refused with the codes there are."""
    known = list(Survey.objects.filter(pk__in=Response.objects.order_by().values("survey")))
    if code is None and len(known) == 1:
        return known[0]
    found = Survey.objects.filter(code__iexact=code).first() if code else None
    if found is not None:
        return found
    codes = ", ".join(survey.code for survey in known)
    if code:
        raise Refused(gettext_noop("Survei “{code}” belum ada. Yang ada: {known}."), code=code, known=codes or "–")
    if known:
        raise Refused(gettext_noop("Ada beberapa survei: {known}. Sebutkan satu dengan --survey KODE."), known=codes)
    raise Refused(
        gettext_noop(
            "Belum ada jawaban survei. Masukkan berkasnya dengan kinerja import-survey BERKAS --mapping MAP.toml."
        )
    )
