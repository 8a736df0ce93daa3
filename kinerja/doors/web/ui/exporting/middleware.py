"""`?unduh=xlsx&tabel=1`: the page is made as for anybody else, with all its rows, and its table becomes a file.

So an export has the policy of its page and shows what the page shows, suppressed numbers included. Personal data leave
the house with it: the trail says who took which page along.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext

from kinerja.doors.web.ui import numbers
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.platform.audit.trail import record

from .files import WRITERS
from .marks import exporting, is_a_part
from .reading import Table, table_of


class TableExport:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: PageRequest) -> HttpResponse:
        kind = request.GET.get("unduh", "")
        if kind not in WRITERS or request.method != "GET":
            return self.get_response(request)
        request.exports = True  # type: ignore[attr-defined]
        with exporting():
            page = self.get_response(request)
        if page.status_code != 200 or page.streaming or "html" not in page.get("Content-Type", ""):
            return page
        table = table_of(page.content.decode(), request.GET.get("tabel", "1"))
        if table is None:
            raise Http404
        return _file(request, page, table, kind)


def _file(request: PageRequest, page: HttpResponse, table: Table, kind: str) -> HttpResponse:
    write, content_type = WRITERS[kind]
    response = HttpResponse(write(table, _source(request, table)), content_type=content_type)
    name = slugify(table.caption or table.page)[:60] or "tabel"
    response["Content-Disposition"] = f'attachment; filename="kinerja-{name}-{request.actor.on:%Y%m%d}.{kind}"'
    for header in ("Cache-Control", "Vary"):
        if header in page:
            response[header] = page[header]
    _note(request, table, kind)
    return response


def _source(request: PageRequest, table: Table) -> str:
    """One line above the heads: where it is from, of what, when, and what is missing from it."""
    here = request.agency.name if request.agency else ""
    said = [
        gettext("Sumber: Kinerja, {agency}").format(agency=here) if here else gettext("Sumber: Kinerja"),
        *(text for text in (table.page, table.lead, table.caption, table.note) if text),
        gettext("Diunduh {at}").format(at=numbers.instant(request.now)),
        *_warning(request, table),
        gettext("Angka yang disembunyikan di halaman karena kecil juga tidak ada di sini."),
    ]
    return " · ".join(dict.fromkeys(said))


def _warning(request: PageRequest, table: Table) -> list[str]:
    if not is_a_part(request):
        return []
    said = gettext("HANYA {n} BARIS PERTAMA; saring daftarnya, lalu unduh sebagian demi sebagian.")
    return [said.format(n=numbers.number(len(table.rows)))]


def _note(request: PageRequest, table: Table, kind: str) -> None:
    if request.actor.user_id is None or request.resolver_match is None:
        return
    of = {name: str(key) for name, key in request.resolver_match.kwargs.items() if isinstance(key, UUID)}
    page, rows = request.resolver_match.route, len(table.rows)
    record("audit.exported", actor=request.actor, now=request.now, page=page, rows=rows, kind=kind, of=of)
