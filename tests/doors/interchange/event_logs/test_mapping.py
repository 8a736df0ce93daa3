"""Mappings: each refusal names the key and the file."""

from __future__ import annotations

import pytest

from kinerja.doors.interchange.event_logs.mapping_rules import check_document, parse_document
from kinerja.pure.lib.refusals import Invalid

from .conftest import ONE_ROW_A_CASE, ONE_ROW_A_STEP

WRONG = {
    "unknown section": ("[kolom]\n", "[kolom] di peta.toml tidak dikenal"),
    "unknown key": ('[source]\nformt = "csv"\n', "[source] formt di peta.toml tidak dikenal. Maksudnya “format”?"),
    "unknown column": (ONE_ROW_A_CASE + 'pemohon = "x"\n', "[columns] pemohon"),
    "no columns": ('[service]\ncode = "x"\n', "[columns] belum ada"),
    "no case": (ONE_ROW_A_CASE.replace('case = "no"', ""), "[columns] case wajib diisi di peta.toml"),
    "no opening": (ONE_ROW_A_CASE.replace('opened = "masuk"', ""), "[columns] opened wajib diisi"),
    "no time of a step": (ONE_ROW_A_STEP.replace('at = "waktu"', ""), "[columns] at wajib diisi"),
    "no step for a time": (ONE_ROW_A_STEP.replace('activity = "langkah"', ""), "[columns] activity wajib diisi"),
    "no service": (ONE_ROW_A_CASE.replace('code = "izin"', ""), "[service] code wajib diisi"),
    "strange service": (ONE_ROW_A_CASE.replace('"izin"', '"izin usaha"'), "[service] code di peta.toml: kode"),
    "wrong format": (ONE_ROW_A_CASE.replace('"csv"', '"pdf"'), "[source] format di peta.toml tertulis “pdf”"),
    "wrong zone": (ONE_ROW_A_CASE.replace("[service]", 'timezone = "Asia/Palu"\n[service]'), "[source] timezone"),
    "wrong time format": (ONE_ROW_A_CASE.replace("[service]", 'datetime_format = "%Q"\n[service]'), "datetime_format"),
    "time without year": (ONE_ROW_A_CASE.replace("[service]", 'datetime_format = "%H"\n[service]'), "tahun"),
    "long delimiter": (ONE_ROW_A_CASE.replace("[service]", 'delimiter = ",,"\n[service]'), "[source] delimiter"),
    "number for text": (ONE_ROW_A_CASE.replace('"no"', "1"), "[columns] case di peta.toml harus teks"),
    "text for section": ('source = "csv"\n', "[source] di peta.toml harus berupa bagian"),
    "closing without steps": (ONE_ROW_A_CASE + '[closing]\nactivities = ["x"]\n', "[closing] di peta.toml perlu"),
    "closing without activities": (ONE_ROW_A_STEP + '[closing]\npick = "last"\n', "[closing] activities"),
    "closing by another pick": (ONE_ROW_A_STEP + '[closing]\nactivities = ["x"]\npick = "any"\n', "[closing] pick"),
    "missing of nothing": (ONE_ROW_A_CASE + '[missing]\ndeadline = ["x"]\n', "[missing] deadline"),
    "missing without list": (ONE_ROW_A_CASE + '[missing]\nclosed = "x"\n', "[missing] closed"),
    "reserved attribute": (ONE_ROW_A_CASE + '[attributes]\nofficer = "x"\n', "[attributes] officer"),
    "wrong hours": (ONE_ROW_A_CASE + '[calendar]\nhours = "17:00-08:00"\n', "[calendar] di peta.toml: Jam kerja"),
    "wrong holidays": (ONE_ROW_A_CASE + '[calendar]\nholidays = "semua"\n', "[calendar] holidays"),
    "broken TOML": ("[source\n", "bukan TOML yang benar"),
}


@pytest.mark.parametrize(("text", "sentence"), WRONG.values(), ids=WRONG.keys())
def test_it_refuses_with_the_key_and_the_file(text: str, sentence: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check_document(parse_document(text.encode(), "peta.toml"), "peta.toml")
    assert sentence in str(refusal.value)
    assert "peta.toml" in str(refusal.value)


def test_it_reads_the_whole_form() -> None:
    text = ONE_ROW_A_STEP + (
        'opened = "a"\nclosed = "b"\ndeadline = "c"\nin_charge = "d"\n'
        '[closing]\nactivities = ["x"]\n[attributes]\nz = "e"\ny = "f"\n[missing]\nofficer = ["NONE"]\ny = ["-"]\n'
        '[calendar]\ndays = "mon-fri"\nhours = "08:00-17:00"\nholidays = "national+cuti-bersama"\n'
    )
    mapping = check_document(parse_document(text.encode(), "peta.toml"), "peta.toml")
    assert mapping.has_steps
    assert mapping.zone.key == "Asia/Jakarta"
    assert mapping.closing is not None
    assert mapping.closing.pick == "last"
    assert list(mapping.attributes) == ["y", "z"]
    assert mapping.missing == {"officer": frozenset(["NONE"]), "y": frozenset(["-"])}
