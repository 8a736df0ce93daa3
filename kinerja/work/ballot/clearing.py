"""What goes when a survey is over: ballots, who was asked, and the key of the boxes."""

from __future__ import annotations

from django.db import transaction

from .boxes import destroy_keys
from .models import BehaviourSurvey, Box, Nomination
from .terms import SurveyState


def clear(survey: BehaviourSurvey) -> None:
    """The key goes last, once the rest holds: without it the ballots of a failed act would be lost."""
    Box.objects.filter(survey=survey).delete()
    Nomination.objects.filter(survey=survey).delete()
    transaction.on_commit(_forget_keys)


def _forget_keys() -> None:
    """A draft keeps its key too: somebody may be opening it at this moment, in a transaction nobody sees yet."""
    standing = BehaviourSurvey.objects.exclude(state__in=[SurveyState.COUNTED, SurveyState.CANCELLED])
    destroy_keys(but=list(standing.order_by().values_list("id", flat=True)))
