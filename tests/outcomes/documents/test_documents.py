"""Documents: the same bytes each time, provable by their code, open to whoever may see what stands in them."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from kinerja.judgement.evaluation.commands import (
    bring_draft,
    change_draft,
    close_calibration,
    decide_objection,
    explain_objection,
    object_to,
    open_calibration,
    sign,
)
from kinerja.outcomes.documents.content import content_of
from kinerja.outcomes.documents.models import Document
from kinerja.outcomes.documents.queries import initials, is_same_file, proved
from kinerja.outcomes.documents.setting import proof_of, set_pdf
from kinerja.outcomes.documents.terms import Kind, Standing
from kinerja.outcomes.documents.typefaces import covered, printable
from kinerja.platform.audit.models import Entry
from kinerja.platform.database.keys import new_id
from kinerja.platform.receipts.models import Receipt
from kinerja.platform.receipts.queries import receipt_of, receipts_visible_to
from kinerja.pure.lib.refusals import Forbidden, Refused
from kinerja.work.planning.terms import PlanState


def told(document: Document) -> dict[str, Any]:
    return json.loads(document.receipt.content)


@pytest.mark.parametrize("kind", [Kind.SKP, Kind.EVALUATION, Kind.DOSSIER])
def test_it_sets_the_same_bytes_in_any_language_on_any_day(papers: Any, kind: Kind) -> None:
    papers.decided()
    issued = papers.issued(kind)
    first = set_pdf(issued.kind, issued.receipt)
    with translation.override("en"):
        again = set_pdf(issued.kind, Receipt.objects.get(pk=issued.receipt_id))
    assert first == again
    assert issued.pdf_sha256 == sha256(first).hexdigest()
    assert first.startswith(b"%PDF-1.7")
    assert b"<pdfaid:part>2</pdfaid:part>" in first
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in first


def test_it_carries_its_own_typefaces_and_no_clock(papers: Any) -> None:
    issued = papers.issued(Kind.SKP)
    file = set_pdf(issued.kind, issued.receipt)
    fonts = set(re.findall(rb"/FontName /([A-Z]{6}\+)?([\w-]+)", file))
    assert {name for _tag, name in fonts} <= {b"SourceSans3-Regular", b"SourceSans3-Semibold", b"SourceSans3-It"}
    assert f"D:{issued.receipt.issued_at:%Y%m%d%H%M%S}".encode() in file


def test_it_gives_the_same_document_until_something_changes(papers: Any) -> None:
    papers.decided()
    first = papers.issued(Kind.EVALUATION)
    assert papers.issued(Kind.EVALUATION, who="budi") == first
    sign(papers.evaluation, note="", **papers.by("sari"))
    assert papers.issued(Kind.EVALUATION) != first
    assert Entry.objects.filter(verb="documents.issued").count() == 2


def test_it_issues_only_what_was_decided(papers: Any) -> None:
    with pytest.raises(Refused):
        papers.issued(Kind.EVALUATION)
    type(papers.plan).objects.filter(pk=papers.plan.pk).update(state=PlanState.DRAFT)
    with pytest.raises(Refused):
        papers.issued(Kind.SKP)
    assert not Document.objects.exists()
    assert not Receipt.objects.exists()


def test_what_people_wrote_is_never_read_as_markup(papers: Any) -> None:
    papers.decided()
    issued = papers.issued(Kind.DOSSIER)
    assert told(issued)["reason"] == 'Hasil & perilaku #sesuai *harapan* \\ "ya".'
    words = '") #panic("x") \\u{41} #read("/etc/passwd") \u0007 \u200d e\u0301 \U0001f600 \u0645 ' + "a" * 5000
    hostile = json.dumps(told(issued) | {"reason": words})
    assert set_pdf(issued.kind, Receipt(**_values(issued.receipt) | {"content": hostile}))


def _values(receipt: Receipt) -> dict[str, Any]:
    return {field.attname: getattr(receipt, field.attname) for field in Receipt._meta.fields}


def test_the_forms_say_what_was_planned_measured_and_decided(papers: Any) -> None:
    papers.decided(result="meets", behaviour="above")
    said = told(papers.issued(Kind.EVALUATION))
    assert (said["result_rating"], said["behaviour_rating"]) == ("sesuai ekspektasi", "di atas ekspektasi")
    assert said["predicate"] == "Baik"
    assert said["employee"]["name"] == papers.cast.sari.name
    assert said["rater"]["name"] == papers.cast.budi.name
    (part,) = said["parts"]
    lines = [line for result in part["results"] for line in result["indicators"]]
    assert [line["realised"] for line in lines][1] == "belum ada angka"
    assert "dari 40 kasus" in lines[0]["realised"]
    assert len(said["behaviours"]) == 7
    assert [one["how"].split(",")[0] for one in said["signed"]] == [
        "Belum ditandatangani",
        "Ditandatangani dalam Kinerja dengan menetapkan",
    ]


def test_the_plan_is_printed_in_indonesian_whatever_the_asker_reads(papers: Any) -> None:
    with translation.override("en"):
        said = content_of(papers.subject(Kind.SKP))
    assert said["title"] == "Sasaran Kinerja Pegawai"
    assert said["behaviours"][0]["name"] == "Berorientasi Pelayanan"
    assert [annex["title"] for annex in said["annexes"]] == [
        "Dukungan Sumber Daya",
        "Skema Pertanggungjawaban",
        "Konsekuensi",
    ]


@pytest.mark.parametrize(
    ("who", "may"), [("sari", True), ("budi", True), ("hasan", True), ("andi", True), ("tono", False)]
)
def test_who_may_see_the_evaluation_may_have_its_form(papers: Any, who: str, may: bool) -> None:
    papers.decided()
    if not may:
        with pytest.raises(Forbidden):
            papers.issued(Kind.EVALUATION, who)
        return
    assert (
        Document.objects.visible_to(papers.cast.actor(who)).filter(pk=papers.issued(Kind.EVALUATION, who).pk).exists()
    )


def objected(papers: Any) -> Any:
    filed = object_to(papers.evaluation, reasons="Jaringan putus.", submission=new_id(), **papers.by("sari"))
    return explain_objection(filed, text="Sudah dihitung.", **papers.by("budi"))


def test_the_dossier_prints_the_objection_only_for_who_may_read_it(papers: Any) -> None:
    papers.decided()
    before = papers.issued(Kind.DOSSIER, "walikota")
    objected(papers)
    for who in ("sari", "budi", "dewi", "hasan"):
        issued = papers.issued(Kind.DOSSIER, who)
        assert told(issued)["objection"]["reasons"] == "Jaringan putus."
    assert issued != before
    with pytest.raises(Forbidden):
        papers.issued(Kind.DOSSIER, "walikota")
    mayor = Document.objects.visible_to(papers.cast.actor("walikota"))
    assert not mayor.filter(kind=Kind.DOSSIER).exists()
    papers.issued(Kind.EVALUATION, "walikota")


def test_the_dossier_says_what_calibration_changed_once_its_minutes_are_final(papers: Any) -> None:
    cast, town = papers.cast, papers.town
    asked = {"period": town.period, "purpose": "Ukuran", "submission": new_id()}
    session = open_calibration(cast.units["DUKCAPIL"], **asked, **papers.by("dewi"))
    meant = {"evaluation": papers.evaluation, "behaviour_rating": "above", "reason": ""}
    bring_draft(session, **meant, result_rating="above", **papers.by("budi"))
    meant["reason"] = "Bukti dua bulan sama."
    change_draft(session, **meant, result_rating="meets", number=1, **papers.by("budi"))
    papers.decided(behaviour="above")
    first = papers.issued(Kind.DOSSIER)
    assert told(first)["calibrated"] == [], "while raters still talk nothing of it is printed"
    session.refresh_from_db()
    close_calibration(session, minutes="Ukuran disamakan.", version=session.version, **papers.by("dewi"))
    objected(papers)
    issued = papers.issued(Kind.DOSSIER)
    (said,) = told(issued)["calibrated"]
    assert (said["by"], said["reason"]) == (cast.budi.name, "Bukti dua bulan sama.")
    assert said["changes"] == [
        ["Rating hasil kerja", "di atas ekspektasi", "sesuai ekspektasi"],
        ["Rating perilaku kerja", "di atas ekspektasi", "di atas ekspektasi"],
        ["Predikat yang akan mengikuti", "Sangat Baik", "Baik"],
    ]
    assert set_pdf(issued.kind, issued.receipt) != set_pdf(first.kind, first.receipt)
    old = {name: value for name, value in told(first).items() if name != "calibrated"}
    assert set_pdf(first.kind, Receipt(**_values(first.receipt) | {"content": json.dumps(old)})), "papers of before"


def test_a_decided_objection_replaces_what_was_issued_before(papers: Any) -> None:
    papers.decided()
    before = papers.issued(Kind.DOSSIER)
    ratings = {"result_rating": "above", "behaviour_rating": "above"}
    decide_objection(objected(papers), **ratings, decision="Bukti diterima.", **papers.by("dewi"))
    after = papers.issued(Kind.DOSSIER)
    assert _standing(before) is Standing.REPLACED
    assert _standing(after) is Standing.CURRENT
    said = told(after)
    assert (told(before)["predicate"], said["predicate"]) == ("Baik", "Sangat Baik")
    assert said["objection"]["changes"][-1] == ["Predikat", "Baik", "Sangat Baik"]
    assert said["superior"]["name"] == papers.cast.dewi.name
    last = told(papers.issued(Kind.EVALUATION, "walikota"))["signed"][-1]
    assert last["name"] == papers.cast.dewi.name
    assert last["how"].startswith("Rating ditetapkan dengan keputusannya")


def test_a_kept_evaluation_is_signed_by_who_kept_it_on_the_dossier_alone(papers: Any) -> None:
    papers.decided()
    ratings = {"result_rating": "meets", "behaviour_rating": "meets"}
    decide_objection(objected(papers), **ratings, decision="Bukti tidak mengubah.", **papers.by("dewi"))
    assert [one["role"] for one in told(papers.issued(Kind.DOSSIER))["signed"]][2:] == ["Atasan pejabat penilai"]
    assert len(told(papers.issued(Kind.EVALUATION))["signed"]) == 2
    assert _standing(papers.issued(Kind.DOSSIER)) is Standing.CURRENT


def _standing(document: Document) -> Standing:
    found = proved(document.receipt.code, document.receipt.sha256[:16])
    assert found is not None
    return found.standing


def test_a_paper_is_proved_by_code_and_digest_together(papers: Any) -> None:
    issued = papers.issued(Kind.SKP)
    code, digest = issued.receipt.code, issued.receipt.sha256
    assert proved(code, digest[:15]) is None
    assert proved("0000000000", digest) is None
    assert proved(code, "0" * 64) is None
    found = proved(f"{code[:5]} {code[5:]}".lower(), digest[:16])
    assert found is not None
    assert (found.kind, found.initials) == (Kind.SKP, initials(papers.cast.sari.name))


def test_a_file_is_the_same_only_to_the_last_byte(papers: Any) -> None:
    issued = papers.issued(Kind.SKP)
    file = set_pdf(issued.kind, issued.receipt)
    assert is_same_file(issued, file)
    assert not is_same_file(issued, file + b"\n")
    assert not is_same_file(papers.issued(Kind.SKP), b"")


def test_a_document_is_no_receipt_of_what_somebody_sent(papers: Any) -> None:
    issued = papers.issued(Kind.SKP)
    assert issued.receipt not in receipts_visible_to(papers.cast.actor("sari"))
    assert receipt_of(papers.plan.pk) is None


@pytest.mark.parametrize(("kind", "most"), [(Kind.SKP, 8), (Kind.EVALUATION, 9), (Kind.DOSSIER, 10)])
def test_the_content_costs_a_constant_number_of_statements(papers: Any, kind: Kind, most: int) -> None:
    papers.decided()
    subject = papers.subject(kind)
    with CaptureQueriesContext(connection) as caught:
        content_of(subject)
    assert len(caught) <= most, len(caught)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Sari Wulandari, S.A.P., M.A.P.", "S. W."),
        ("Dr. H. Budi Santoso", "B. S."),
        ("Rina", "R."),
        ("", ""),
    ],
)
def test_initials_leave_titles_out(name: str, short: str) -> None:
    assert initials(name) == short


def test_an_instant_is_printed_with_its_zone(papers: Any) -> None:
    receipt = papers.issued(Kind.SKP).receipt
    receipt.issued_at = datetime(2026, 1, 5, 2, 3, tzinfo=UTC)
    assert proof_of(receipt, json.loads(receipt.content))["issued"] == "5 Januari 2026 10.03 WITA"


def test_signs_without_a_glyph_become_a_box_and_marks_join_their_letter() -> None:
    assert printable("e\u0301 ✓\u2003x\u0007\u200d\U0001f600\n") == "é ✓ x□\n"
    assert printable({"a": ["\u0645", 3, None]}) == {"a": ["□", 3, None]}
    assert ord("□") in covered()
