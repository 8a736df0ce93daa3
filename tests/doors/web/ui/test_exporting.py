"""Every table of every page as a file: the same rows, the same policy, and nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import html
import io
import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import RequestFactory
from openpyxl import load_workbook

from kinerja.doors.web.ui import clock, paging
from kinerja.doors.web.ui.exporting.files import as_csv, as_xlsx
from kinerja.doors.web.ui.exporting.marks import exporting
from kinerja.doors.web.ui.exporting.reading import Table, table_of
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.templatetags import ui
from kinerja.people.organisation.models import Employee
from kinerja.platform.audit.models import Entry
from tests.architecture.urls import NOBODY, TABLE
from tests.harness.budget import PAGE_BUDGET, query_budget

TRAIL = 3
"""Statements by which the trail learns of an export."""
TABLES = re.compile(r'<table\b[^>]*\bdata-table="(\d+)".*?</table>', re.S)
BODY = re.compile(r"<tbody.*?</tbody>|<tfoot.*?</tfoot>", re.S)
ROW = re.compile(r"<tr\b.*?</tr>", re.S)
CELL = re.compile(r"<(?:td|th)\b[^>]*>(.*?)</(?:td|th)>", re.S)
UNSEEN = re.compile(r"<(button|select|svg|textarea|progress)\b.*?</\1>|<span aria-hidden=\"true\">.*?</span>", re.S)


def words(text: str) -> list[str]:
    """What a reader of the page sees, without marks of separation."""
    plain = html.unescape(re.sub(r"</?[a-z][^>]*>", " ", UNSEEN.sub(" ", text)))
    return [word for part in re.split(r"[\s;]+", plain) if (word := part.rstrip(":")) not in {"", "–", "-"}]


def rows_of(page: str) -> dict[str, list[list[list[str]]]]:
    """Number of each table -> rows -> cells -> words; read otherwise than the exporter reads."""
    found = {}
    for table in TABLES.finditer(page):
        bodies = " ".join(BODY.findall(table.group()))
        found[table.group(1)] = [[words(cell) for cell in CELL.findall(row)] for row in ROW.findall(bodies)]
    return found


def exported(client: Any, path: str, number: str, kind: str = "csv") -> Any:
    joined = "&" if "?" in path else "?"
    return client.get(f"{path}{joined}unduh={kind}&tabel={number}")


def lines_of(response: Any) -> list[list[str]]:
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


VISITS = [
    (address.route, persona)
    for address in TABLE
    if not address.post
    for persona, status in address.statuses.items()
    if status == 200
]


@pytest.mark.django_db
@pytest.mark.one_engine
@pytest.mark.parametrize(("route", "persona"), VISITS, ids=lambda part: str(part))
def test_each_table_of_each_page_gives_its_rows(cast: Any, route: str, persona: str) -> None:
    client, path = cast.client(persona), cast.path(route)
    page = client.get(path)
    if page.streaming or "html" not in page["Content-Type"]:
        return
    for number, rows in rows_of(page.content.decode()).items():
        with query_budget(PAGE_BUDGET + TRAIL):
            response = exported(client, path, number)
        assert response.status_code == 200, f"{persona} at {path}, table {number}"
        assert response["Content-Disposition"].startswith("attachment")
        _source, _head, *body = lines_of(response)
        goes_on = 'rel="next"' in page.content.decode()
        assert len(body) == len(rows) or (goes_on and len(body) > len(rows)), f"{path}, table {number}: {len(body)}"
        for line, row in zip(body, rows, strict=not goes_on):
            shown = {word for cell in row for word in cell}
            told = {word for text in line for word in words(text)}
            numbers = {word for word in told if re.fullmatch(r"-?\d+(\.\d+)?|\d{4}-\d\d-\d\d.*|'.*", word)}
            assert not (told - numbers) - shown, f"{path}: more than on the page: {(told - numbers) - shown}"
            assert sum(map(bool, line)) == sum(map(bool, row)), f"{path}: {line} is not {row}"


REFUSED = [
    (address.route, persona, status)
    for address in TABLE
    if not address.post
    for persona, status in address.statuses.items()
    if status in (302, 403, 404) and address.route.startswith(("kepegawaian/", "pimpinan", "pengawasan"))
]


@pytest.mark.django_db
@pytest.mark.parametrize(("route", "persona", "status"), REFUSED, ids=lambda part: str(part))
def test_a_file_is_refused_where_its_page_is(cast: Any, route: str, persona: str, status: int) -> None:
    response = exported(cast.client(persona), cast.path(route), "1", "xlsx")
    assert response.status_code == status
    assert "Content-Disposition" not in response


@pytest.fixture
def crowd(cast: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """More people than a page of the list holds."""
    monkeypatch.setattr(clock, "now", lambda: cast.now)
    people = [Employee(name=f"Pegawai {n:03}", kind="pns", nip=f"19900101201503{n:04}") for n in range(70)]
    Employee.objects.bulk_create(people)
    for person in people:
        person.appointments.create(position=cast.posts["KOMINFO-STAF"], starts=date(2025, 1, 1))
    return cast


@pytest.mark.django_db
def test_a_file_has_the_whole_list_and_leaves_a_row_in_the_trail(crowd: Any) -> None:
    client = crowd.client("hasan")
    assert "Pegawai 069" not in client.get("/kepegawaian/pegawai").content.decode()
    with query_budget(PAGE_BUDGET + TRAIL):
        response = exported(client, "/kepegawaian/pegawai", "1")
    body = lines_of(response)[2:]
    assert len(body) == Employee.objects.filter(nip__isnull=False).count() + Employee.objects.filter(nip=None).count()
    assert any("Pegawai 069" in line[0] for line in body)
    told = Entry.objects.get(verb="audit.exported")
    assert (told.actor_name, told.data["rows"], told.data["kind"]) == (crowd.hasan.name, len(body), "csv")
    assert told.data["page"] == "kepegawaian/pegawai"


@pytest.mark.django_db
@pytest.mark.parametrize(("most", "is_told"), [(40, True), (10_000, False)])
def test_a_file_that_ends_before_its_list_says_so(crowd: Any, monkeypatch: Any, most: int, is_told: bool) -> None:
    monkeypatch.setattr(paging, "WHOLE", most)
    source, _head, *body = lines_of(exported(crowd.client("hasan"), "/kepegawaian/pegawai", "1"))
    assert ("HANYA 40 BARIS PERTAMA" in source[0]) == is_told
    assert len(body) == min(most, Employee.objects.count())


@pytest.mark.django_db
def test_a_visitors_file_leaves_no_row(cast: Any) -> None:
    path = cast.path("hasil/<uuid:publication>")
    found = rows_of(cast.client(NOBODY).get(path).content.decode())
    for number in found:
        assert exported(cast.client(NOBODY), path, number).status_code == 200
    assert not Entry.objects.filter(verb="audit.exported").exists()


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["unduh=pdf&tabel=1", "tabel=1"])
def test_what_is_no_file_is_the_page(cast: Any, query: str) -> None:
    response = cast.client("hasan").get(f"/kepegawaian/pegawai?{query}")
    assert (response.status_code, response["Content-Type"]) == (200, "text/html; charset=utf-8")


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["99", "x", ""])
def test_a_table_that_is_not_there_is_not_found(cast: Any, number: str) -> None:
    assert exported(cast.client("hasan"), "/kepegawaian/pegawai", number).status_code == 404


PAGE = """<h1>Layanan <span aria-hidden="true">★</span></h1><p class="lead">Triwulan I</p>
<table data-table="1"><tbody><tr><td>lain</td></tr></tbody></table>
<table data-table="2"><caption>Waktu &amp; janji<small>Kecil disembunyikan</small></caption>
<thead><tr><th>Unit</th><th class="num">Hari</th><th>Sejak</th><th></th></tr></thead>
<tbody>
<tr><th rowspan="2">=1+1<br><small>Dinas</small></th><td class="num">1.234,5</td><td>{day}</td>
<td><button>Hapus</button></td></tr>
<tr><td class="num">{number}</td><td colspan="2">&lt;10 orang</td></tr>
<tr><td>B</td><td class="num">−3</td><td>{instant}</td><td>–</td></tr>
</tbody></table>"""


def _read() -> Table:
    with exporting():
        filled = PAGE.format(
            day=ui.day(date(2026, 1, 5)), number=ui.number(Decimal("92.4382"), 1), instant=ui.instant(_MOMENT)
        )
    found = table_of(filled, "2")
    assert found is not None
    return found


_MOMENT = datetime.fromisoformat("2026-03-10T02:00:30+00:00")


def test_it_reads_what_is_seen_rounded_as_it_is_seen() -> None:
    table = _read()
    assert (table.page, table.lead) == ("Layanan", "Triwulan I")
    assert (table.caption, table.note) == ("Waktu & janji", "Kecil disembunyikan")
    assert table.head == ["Unit", "Hari", "Sejak", ""]
    first, second, third = table.rows
    assert first == ["=1+1; Dinas", Decimal("1234.5"), date(2026, 1, 5), None]
    assert second == ["=1+1; Dinas", Decimal("92.4"), "<10 orang", None]
    assert third[:2] == ["B", Decimal(-3)]
    assert third[2] == _MOMENT.replace(second=0)


def test_nothing_in_a_file_is_run_as_a_formula() -> None:
    table = _read()
    table.rows += [["@SUM(A1)", "+62", "\tx", "|cmd"]]
    _source, _head, first, *_more, last = list(csv.reader(io.StringIO(as_csv(table, "s").decode("utf-8-sig"))))
    assert first[0] == "'=1+1; Dinas"
    assert last == ["'@SUM(A1)", "'+62", "'\tx", "'|cmd"]
    sheet = load_workbook(io.BytesIO(as_xlsx(table, "s"))).active
    assert (sheet["A3"].value, sheet["A3"].data_type) == ("=1+1; Dinas", "s")
    assert (sheet["B3"].value, sheet["B5"].value, sheet["C3"].value.date()) == (1234.5, -3, date(2026, 1, 5))
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d", "inlineStr"}


def test_marks_are_only_there_while_a_table_is_exported() -> None:
    assert (ui.number(1234), ui.day(date(2026, 1, 5))) == ("1.234", "5 Januari 2026")
    with exporting():
        assert ui.number(1234) == "<data>1.234</data>"


def test_a_list_that_becomes_a_file_has_no_next_page() -> None:
    request: Any = RequestFactory().get("/?setelah=50")
    assert page_by_number(request, list(range(120))).rows == list(range(50, 100))
    request.exports = True
    page = page_by_number(request, list(range(120)))
    assert (page.rows, page.following, page.first) == (list(range(120)), "", "")
