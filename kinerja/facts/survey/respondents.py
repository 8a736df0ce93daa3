"""What respondents tell of themselves: counted, and never kept beside what they answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import F

from kinerja.facts.survey.models import Invitation, RespondentCount
from kinerja.facts.survey.terms import VALUES, Trait
from kinerja.pure.lib.refusals import Invalid, gettext_noop


def checked_traits(about: Mapping[str, str]) -> dict[str, str]:
    """What was told, without what was left empty. Raises Invalid."""
    told = {trait: value for trait, value in about.items() if value}
    for trait, value in told.items():
        if trait not in VALUES or value not in VALUES[trait].values:
            raise Invalid(gettext_noop("Pilihan tentang diri Anda tidak dikenal. Pilih yang tersedia, atau kosongkan."))
    return told


def count_respondent(invitation: Invitation, told: Mapping[str, str], day: date) -> None:
    """In a fixed order, so that two who answer at once do not wait for each other crosswise."""
    unit = invitation.unit or (invitation.service.unit if invitation.service else None)
    if unit is None:
        return
    for trait in Trait.values:
        if trait in told:
            row, _made = RespondentCount.objects.get_or_create(
                survey=invitation.survey, unit=unit, month=day.replace(day=1), trait=trait, value=told[trait]
            )
            RespondentCount.objects.filter(pk=row.pk).update(n=F("n") + 1)
