"""Opening a survey, and asking those who were served."""

from __future__ import annotations

from datetime import datetime, timedelta

from kinerja.facts.service.models import Officer, Service
from kinerja.facts.survey.models import Invitation, Survey
from kinerja.facts.survey.terms import LEAVING, OPEN_FOR, FormKind
from kinerja.facts.survey.tokens import hash_of, new_token
from kinerja.people.organisation.models import Unit
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.saving import insert
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop


@command
def open_survey(code: str, *, actor: Actor, now: datetime, name: str = "", form: str = FormKind.SKM) -> Survey:
    """Membuka survei dengan kode ini, atau menjawab yang sudah ada."""
    found = Survey.objects.filter(code__iexact=code).first()
    if found is not None:
        return found
    require(actor, Permission.SURVEY_OPEN)
    try:
        survey = insert(Survey(code=code, name=name or FormKind(form).label.capitalize(), form=form))
    except (Invalid, Stale):
        # Two counters may finish the first tickets of a house at one moment, and both want it open.
        found = Survey.objects.filter(code__iexact=code).first()
        if found is None:
            raise
        return found
    record("survey.opened", actor=actor, now=now, thing=survey, code=code, form=form)
    return survey


@command
def invite(
    survey: Survey,
    *,
    origin: str,
    origin_key: str,
    finished_at: datetime,
    service: Service | None = None,
    unit: Unit | None = None,
    officer: Officer | None = None,
    leaving: timedelta = LEAVING,
    open_for: timedelta = OPEN_FOR,
    actor: Actor,
    now: datetime,
) -> str:
    """Mengundang warga yang layanannya selesai; menjawab token yang hanya tampil sekali ini.

    `origin` and `origin_key` name the finished thing: it has one invitation, whatever is printed again. A further call
    gives a new token and the former one ends, as long as nobody has answered.
    """
    require(actor, Permission.SURVEY_INVITE, unit)
    if finished_at > now:
        raise Invalid(gettext_noop("Survei baru ditanyakan sesudah layanannya selesai."))
    token = new_token()
    asked = Invitation.objects.filter(survey=survey, origin=origin, origin_key=str(origin_key))
    if asked.exists():
        return _again(asked, token)
    opens_at = finished_at + leaving
    invitation = Invitation(
        survey=survey,
        token_hash=hash_of(token),
        origin=origin,
        origin_key=str(origin_key),
        service=service,
        unit=unit,
        officer=officer,
        finished_at=finished_at,
        opens_at=opens_at,
        expires_at=opens_at + open_for,
    )
    insert(invitation)
    record("survey.invited", actor=actor, now=now, thing=invitation, survey=survey.code, origin=origin)
    return token


def _again(asked: object, token: str) -> str:
    """The newest link is the one that counts."""
    if not asked.filter(answered_on__isnull=True).update(token_hash=hash_of(token)):  # type: ignore[attr-defined]
        raise Stale(gettext_noop("Survei untuk layanan ini sudah dijawab. Tidak perlu undangan lagi."))
    return token
