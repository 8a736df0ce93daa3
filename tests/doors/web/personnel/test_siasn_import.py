"""The page that takes records of SIASN in."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kinerja.judgement.history.models import PastResult

pytestmark = pytest.mark.django_db
PATH = "/kepegawaian/impor/siasn"


def sent(cast: Any, who: str = "hasan", act: str = "store", **changes: Any) -> Any:
    record = {
        "nip": cast.tono.nip, "tahun": 2024, "hasilKinerjaNilai": 2, "perilakuKerjaNilai": 2,
        "kuadranKinerjaNilai": 2, **changes,
    }  # fmt: skip
    file = SimpleUploadedFile("siasn.jsonl", json.dumps(record).encode())
    return cast.client(who).post(PATH, {"file": file, "act": act, "correction": ""})


def test_it_is_checked_without_being_stored(cast: Any) -> None:
    answer = sent(cast, act="check")
    assert answer.status_code == 200
    assert "1 catatan dapat disimpan" in answer.content.decode()
    assert not PastResult.objects.exists()


def test_it_is_stored_once(cast: Any) -> None:
    assert "Baru: 1." in sent(cast).content.decode()
    assert "Baru: 0. Tetap: 1." in sent(cast).content.decode()
    assert PastResult.objects.get().entered_by == cast.hasan.name


def test_a_rejected_line_is_told_with_its_number_and_without_the_nip(cast: Any) -> None:
    answer = sent(cast, kuadranKinerjaNilai=9)
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "kuadranKinerjaNilai harus angka 1 sampai 5." in said
    assert cast.tono.nip not in said
    assert not PastResult.objects.exists()


def test_without_a_file_the_form_comes_back(cast: Any) -> None:
    assert cast.client("hasan").post(PATH, {"act": "store"}).status_code == 422


@pytest.mark.parametrize("who", ["sari", "andi", "walikota"])
def test_only_the_desk_takes_in(cast: Any, who: str) -> None:
    assert sent(cast, who).status_code == 403
    assert not PastResult.objects.exists()
