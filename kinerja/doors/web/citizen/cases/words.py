"""Who knows code and secret opens the file."""

from __future__ import annotations

from kinerja.doors.web.citizen.guessing import opened
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.facts.casework.models import CaseFile
from kinerja.facts.casework.words import file_meant_by

GUESSING = "casework"


def meant(request: PageRequest, word: str) -> CaseFile:
    """The file of an address, or the page that says there is none."""
    return opened(request, GUESSING, file_meant_by, word)
