"""What anybody may see."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from kinerja.doors.web.ui.navigation import home_of, open_rooms
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.judgement.evaluation.terms import Predicate
from kinerja.outcomes.transparency import queries as transparency
from kinerja.outcomes.transparency.digest import canonical
from kinerja.outcomes.transparency.models import Publication

from .published import shown

FIGURES = ("on_time", "completion", "online")
MOST_VERSIONS = 20


@reads(public=True)
def home(request: PageRequest) -> HttpResponse:
    """The public front page; who has signed in goes to a room of his own."""
    if request.user.is_authenticated and (rooms := open_rooms(request)):
        return HttpResponseRedirect(home_of(rooms, mandated=bool(request.actor.roles)))
    newest = transparency.newest_publication()
    return render(request, "public/home.html", {"results": shown(newest) if newest else None})


@reads(public=True)
def results(request: PageRequest) -> HttpResponse:
    """The newest publication."""
    newest = transparency.newest_publication()
    if newest is None:
        return render(request, "public/no_results.html", {})
    return _page(request, newest)


@reads(public=True)
def version(request: PageRequest, publication: UUID) -> HttpResponse:
    """Any publication there ever was: a correction does not erase what stood before."""
    return _page(request, _publication(publication))


def _page(request: PageRequest, publication: Publication) -> HttpResponse:
    context = {
        "results": shown(publication),
        "is_whole": transparency.verify(publication),
        "versions": transparency.publications()[:MOST_VERSIONS],
    }
    return render(request, "public/results.html", context)


@reads(public=True)
def as_json(request: PageRequest, publication: UUID) -> HttpResponse:
    """Exactly the bytes the digest was taken of: `sha256sum` of this file is what the page prints."""
    found = _publication(publication)
    return _file(HttpResponse(canonical(found.content), content_type="application/json"), found, "json")


@reads(public=True)
def as_csv(request: PageRequest, publication: UUID) -> HttpResponse:
    """One row a unit; a hidden cell is empty."""
    found = _publication(publication)
    response = _file(HttpResponse(content_type="text/csv; charset=utf-8"), found, "csv")
    response.write("\ufeff")  # without it spreadsheets take UTF-8 for something else
    csv.writer(response).writerows(_rows(found.content))
    return response


def _rows(content: Mapping[str, Any]) -> Iterator[list[Any]]:
    yield ["code", "name", *(f"{name}_{part}" for name in FIGURES for part in ("n", "value")), *Predicate.values]
    for unit in [*content["units"], content["total"]]:
        figures = [unit[name][part] for name in FIGURES for part in ("n", "value")]
        counts = [cell["n"] if cell else None for cell in (unit["predicates"][code] for code in Predicate.values)]
        yield [unit["code"], _text(unit["name"]), *figures, *counts]


def _text(name: str) -> str:
    """A name that a spreadsheet would take for a formula gets an apostrophe."""
    return f"'{name}" if name[:1] in "=+-@\t" else name


def _publication(key: UUID) -> Publication:
    found = transparency.publications().filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def _file(response: HttpResponse, publication: Publication, kind: str) -> HttpResponse:
    name = f"kinerja-{publication.period.cycle.code}-{publication.period.code}-v{publication.version}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
