"""Who knows code and secret opens a thing; who guesses is slowed down and learns nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.http import Http404
from django.utils.translation import gettext

from kinerja.doors.web.ui import throttle
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.pure.lib.refusals import Refused, gettext_noop

T = TypeVar("T")
Find = Callable[[str], T | None]
SLIPS = 20
"""Wrong codes nobody waits for: a telephone company has many citizens behind one address."""


def opened(request: PageRequest, kind: str, find: Find[T], word: str) -> T:
    """The thing of an address, or the page that says there is none; who must wait is told so, his code may be right."""
    left = throttle.wait_left(kind, _address(request), request.now)
    if left:
        said = gettext_noop("Terlalu banyak kode salah dari jaringan ini. Buka lagi halaman ini dalam {time}.")
        raise Refused(said, time=throttle.wait_words(left))
    found = find(word)
    if found is None:
        _note(request, kind)
        raise Http404
    return found


def looked_for(request: PageRequest, kind: str, find: Find[T], form: HouseForm) -> T | None:
    """The thing whose code stands in `form.word`; none with a sentence beside it."""
    if left := throttle.wait_left(kind, _address(request), request.now):
        said = gettext("Terlalu banyak percobaan. Coba lagi dalam {time}.").format(time=throttle.wait_words(left))
        form.add_error(None, said)
        form.status = 429
        return None
    found = find(form.cleaned_data["word"])
    if found is None:
        _note(request, kind)
        form.add_error("word", gettext("Kode itu tidak cocok. Periksa lagi huruf demi huruf pada tanda terima."))
    return found


def _note(request: PageRequest, kind: str) -> None:
    throttle.note_failure(kind, _address(request), request.now, free=SLIPS)


def _address(request: PageRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))
