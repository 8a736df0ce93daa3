"""Files of visits: what becomes of their rows, and of the same file that comes again."""

from __future__ import annotations

import csv
import gzip
import io
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from kinerja.facts.queueing.models import VisitImport, VisitRecord
from kinerja.facts.service.models import Officer, Service
from kinerja.platform.audit.models import Entry

from .conftest import CALLS, HEAD, ROWS, WHOLE, Bring, stored

INSTANTS = """
[source]
timezone = "Asia/Makassar"
datetime_format = "%d/%m/%Y %H:%M"
delimiter = ";"
[service]
code = "puskesmas"
[columns]
issued = "daftar"
called = "panggil"
"""


def test_a_row_is_a_visit(bring: Bring) -> None:
    outcome = bring()
    assert outcome.status == 0
    assert stored() == [
        (1, "A1", "KTP", ["06 01:00:00", "06 01:05:00", "06 01:05:10", "06 01:10:10"], "served", "Sari"),
        (2, "A2", "KK", ["05 17:00:00", "05 17:00:00", "06 01:20:00", "06 01:21:00"], "served", "Sari"),
        (3, "A3", "KTP", ["06 01:30:00", "06 01:40:00", "05 17:00:00", "05 17:00:00"], "left", None),
        (4, "A1", "KTP", ["06 16:59:30", "06 17:00:30", "06 17:00:30", "06 17:04:00"], "served", "Budi"),
        (5, "A4", "", ["07 02:00:00", "07 02:10:00", None, None], "no_show", None),
        (6, "A5", "KTP", ["07 02:00:00", "07 02:00:00", "06 17:00:00", "06 17:00:00"], "void", None),
    ]
    assert [*VisitRecord.objects.order_by("row").values_list("day", flat=True)] == [date(2025, 1, 6)] * 4 + [
        date(2025, 1, 7)
    ] * 2
    assert VisitRecord.objects.get(row=2).priority == "1"
    assert Service.objects.get().name == "Loket Disdukcapil"


def test_it_counts_what_the_file_holds(bring: Bring) -> None:
    document = bring().document
    counted = ("rows", "served", "left", "no_show", "void", "waited", "new", "unknown_officers")
    assert [document[name] for name in counted] == [6, 3, 1, 1, 1, 4, 6, 2]
    assert document["first_unknown_officers"] == ["Budi", "Sari"]


def test_officers_are_labels_of_the_line(bring: Bring) -> None:
    bring()
    assert [*Officer.objects.order_by("label").values_list("register", "label")] == [
        ("loket", "Budi"),
        ("loket", "Sari"),
    ]


@pytest.mark.parametrize("packed", [False, True])
def test_the_same_file_again_changes_nothing_and_says_so(bring: Bring, packed: bool) -> None:
    bring()
    before = [*VisitRecord.objects.order_by("pk").values()], [*VisitImport.objects.values()]
    entries = Entry.objects.count()
    again = bring(gzip.compress(WHOLE.encode()), name="antre-salinan.csv.gz") if packed else bring()
    assert (again.document["new"], again.document["unchanged"], again.document["same"]) == (0, 6, True)
    assert ([*VisitRecord.objects.order_by("pk").values()], [*VisitImport.objects.values()]) == before
    assert Entry.objects.count() == entries


def test_a_corrected_file_changes_what_differs(bring: Bring) -> None:
    bring()
    again = bring(WHOLE.replace("8:10:10", "8:11:10").replace("A5,KTP,0,250107,9:00:00", "A5,KTP,0,250107,9:05:00"))
    assert (again.document["new"], again.document["changed"], again.document["unchanged"]) == (0, 2, 4)
    assert again.document["changed_fields"] == {"issued": 1, "finished": 1}
    assert again.document["examples"][0]["field"] == "finished"
    assert stored()[0][3][3] == "06 01:11:10"


def test_rows_that_a_corrected_file_no_longer_has_go(bring: Bring) -> None:
    bring()
    again = bring(HEAD + "".join(ROWS.splitlines(keepends=True)[:4]))
    assert (again.document["removed"], VisitRecord.objects.count()) == (2, 4)


def test_another_month_under_the_same_name_is_not_taken_for_a_correction(bring: Bring) -> None:
    bring()
    later = WHOLE.replace("2501", "2502")
    refused = bring(later)
    assert refused.status == 1
    assert "antre.csv sudah pernah dimasukkan dengan isi lain; hanya 0 dari 6" in refused.complaint
    assert bring(later, CALLS, "--dry-run").status == 1
    assert VisitRecord.objects.filter(day__month=2).count() == 0
    assert bring(later, name="februari.csv").document["new"] == 6
    assert bring(later.replace("2502", "2503"), CALLS, "--replace").document["changed"] == 6
    assert VisitRecord.objects.count() == 12


def test_a_dry_run_stores_nothing(bring: Bring) -> None:
    document = bring(WHOLE, CALLS, "--dry-run").document
    assert (document["new"], document["committed"]) == (6, False)
    assert not VisitRecord.objects.exists()
    assert not Service.objects.exists()


def test_rejected_rows_are_named_and_stop_everything(bring: Bring) -> None:
    bad = ROWS.replace("8:05:00,", "8:65:00,").replace("ABSEN", "HILANG").replace("250106,0:00", ",0:00")
    outcome = bring(HEAD + bad)
    assert outcome.status == 1
    assert "Baris data 1 (baris 2 dalam berkas): kolom “panggil”: Jam “8:65:00” tidak sesuai" in outcome.complaint
    assert "Baris data 2 (baris 3 dalam berkas): kolom “tanggal” kosong" in outcome.complaint
    assert "hasil “HILANG” di kolom “hasil” tidak ada di [outcomes]" in outcome.complaint
    assert not VisitRecord.objects.exists()


def test_the_rest_can_be_stored_and_the_rejected_mended(bring: Bring, tmp_path: Path) -> None:
    rejected = tmp_path / "ditolak.csv"
    bring(HEAD + ROWS.replace("ABSEN", "HILANG"), CALLS, "--skip-rejected", rejected)
    assert VisitRecord.objects.count() == 5
    rows = [*csv.reader(rejected.read_text().splitlines())]
    assert (rows[0][-2:], rows[1][-2], len(rows)) == (["kinerja_row", "kinerja_reason"], "5", 2)
    mended = bring(rejected.read_text().replace("HILANG", "ABSEN"), name="ditolak.csv")
    assert (mended.document["new"], VisitRecord.objects.count()) == (1, 6)


def test_whole_instants_may_stand_in_one_column(bring: Bring) -> None:
    bring("daftar;panggil\n06/01/2025 08:00;06/01/2025 08:10\n06/01/2025 23:00;\n", INSTANTS)
    assert [(row[3][:2], row[4]) for row in stored()] == [
        (["06 00:00:00", "06 00:10:00"], "served"),
        (["06 15:00:00", None], "left"),
    ]
    assert bring("daftar;panggil\n;\n", INSTANTS, name="kosong.csv").status == 1


def test_clocks_that_run_backwards_are_kept_and_counted(bring: Bring) -> None:
    document = bring(HEAD + "A1,KTP,0,250106,8:00:00,7:59:00,8:05:00,8:04:00,AGENT,Sari\n").document
    assert (document["negative_waits"], document["negative_handling"]) == (1, 1)


def test_spreadsheets_bring_dates_and_clocks_of_their_own(bring: Bring) -> None:
    book, out = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    sheet.append(HEAD.strip().split(","))
    clocks = [time(8), time(8, 5), time(8, 5), time(8, 9)]
    sheet.append(["A1", "KTP", 0, datetime(2025, 1, 6), *clocks, "AGENT", "Sari"])
    book.save(out)
    mapping = CALLS.replace('date_format = "%y%m%d"\ntime_format = "%H:%M:%S"', 'format = "xlsx"')
    assert bring(out.getvalue(), mapping, name="antre.xlsx").status == 0
    assert stored()[0][3] == ["06 01:00:00", "06 01:05:00", "06 01:05:00", "06 01:09:00"]
