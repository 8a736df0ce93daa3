"""The quadrant: two ratings set by a person become one predicate."""

from __future__ import annotations

from datetime import date

from kinerja.pure.law.findings import Finding, reason
from kinerja.pure.law.provisions import provision
from kinerja.pure.law.terms import OrganisationRating, Predicate, Rating
from kinerja.pure.lib.refusals import gettext_noop


def predicate(results: Rating, behaviour: Rating, on: date) -> Finding[Predicate]:
    """Predicate of an employee judged on a day (PermenPANRB 6/2022, kuadran kinerja)."""
    rule = provision("quadrant.predicate", on)
    value = Predicate(rule["table"][results.value][behaviour.value])
    because = reason(
        gettext_noop(
            "Rating hasil kerja: {results}. Rating perilaku kerja: {behaviour}. "
            "Menurut kuadran kinerja predikatnya {predicate}."
        ),
        results=results,
        behaviour=behaviour,
        predicate=value,
    )
    return Finding(value, (because,), rule.cites)


def rating_of_head(achievement: OrganisationRating, on: date) -> Finding[Rating]:
    """Rating of results of the one who heads an organisation, from its achievement (SE MenPANRB 3/2023).

    Which achievement gives which rating is a local setting.
    """
    rule = provision("quadrant.head", on)
    value = Rating(rule["table"][achievement.value])
    because = reason(
        gettext_noop("Capaian organisasi yang dipimpin: {achievement}. Rating hasil kerja pimpinannya: {rating}."),
        achievement=achievement,
        rating=value,
    )
    return Finding(value, (because,), rule.cites)
