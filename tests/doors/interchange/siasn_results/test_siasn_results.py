"""Records of SIASN: in, out, and in again to the last letter."""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinerja.doors.cli.main import carry_out
from kinerja.doors.interchange.siasn_results.exporting import export
from kinerja.doors.interchange.siasn_results.importing import prepare, store
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.history.models import PastResult
from kinerja.judgement.history.siasn import (
    COEFFICIENTS,
    OTHER_NAMES,
    PREDICATES,
    RATINGS,
    rank_code,
)
from kinerja.outcomes.credit.queries import account_of
from kinerja.people.organisation.ranks import PNS
from kinerja.platform.audit.models import Entry
from kinerja.pure.law.credit import credit
from kinerja.pure.law.terms import Predicate
from kinerja.work.planning.models import Period
from tests.judgement.history.papers import take_over
from tests.judgement.town import Town
from tests.outcomes.credit.papers import quality

pytestmark = pytest.mark.django_db
REFERENCE = Path("/work/shared/data/indonesia/siasn_referensi")


def periodic(cast: Any, who: str = "tono", **changes: Any) -> dict[str, Any]:
    """The first quarter of 2025."""
    return {
        "nip": getattr(cast, who).nip, "pnsDinilaiId": "A5EB-1", "tahun": 2025, "periodikId": "2",
        "bulanMulaiPenilaian": 1, "tahunMulaiPenilaian": 2025, "bulanSelesaiPenilaian": 3,
        "tahunSelesaiPenilaian": 2025, "hasilKinerjaNilai": 1, "perilakuKerjaNilai": 2, "kuadranKinerjaNilai": 2,
        "koefisienId": "12", "penilaiNama": "Jumiati", "penilaiNipNrp": "197201171992032001",
        "penilaiGolongan": "34", "penilaiJabatanNama": "Direktur", "penilaiUnorNama": "Direktorat",
        "statusPenilai": "ASN", **changes,
    }  # fmt: skip


def annual(cast: Any, who: str = "tono", **changes: Any) -> dict[str, Any]:
    return {
        "nip": getattr(cast, who).nip, "pnsDinilaiOrang": "A5EB-1", "tahun": 2024, "hasilKinerjaNilai": "2",
        "perilakuKerjaNilai": "2", "kuadranKinerjaNilai": "2", "penilaiNama": "Jumiati", "statusPenilai": "ASN",
        "path": [{"dok_id": "873", "dok_uri": "x"}], "id": "7c", **changes,
    }  # fmt: skip


def file_of(folder: Path, *records: Any) -> Path:
    path = folder / "siasn.jsonl"
    lines = [one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in records]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def exported() -> str:
    out = StringIO()
    export(out)
    return out.getvalue()


def bring(cast: Any, path: Path, **more: Any) -> Any:
    found = prepare(path, correcting=bool(more))
    assert not found.rejected, [one.refusal for one in found.rejected]
    return store(found, **cast.by, **more)


@contextmanager
def another_cell() -> Iterator[None]:
    """What happens within is forgotten: the same staff, and nothing known of results."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
extras = st.dictionaries(
    st.sampled_from(["id", "path", "catatan", "Keterangan", "createdAt"]),
    st.recursive(st.none() | st.booleans() | st.integers(-9999, 9999) | texts, lambda inner: st.lists(inner, max_size=2)
                 | st.dictionaries(texts, inner, max_size=2), max_leaves=4),
    max_size=3,
)  # fmt: skip
stretches = st.sampled_from([("1", 1), ("2", 3)]).flatmap(
    lambda kind: st.tuples(st.just(kind[0]), st.just(kind[1]), st.integers(1, 13 - kind[1]))
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_out_and_in_and_out_gives_the_same_bytes(cast: Any, data: Any) -> None:
    records: dict[Any, dict[str, Any]] = {}
    for _n in range(data.draw(st.integers(1, 4))):
        who = data.draw(st.sampled_from(["tono", "wati", "sari"]))
        codes = {
            "hasilKinerjaNilai": data.draw(st.integers(1, 3)), "perilakuKerjaNilai": data.draw(st.integers(1, 3)),
            "kuadranKinerjaNilai": data.draw(st.sampled_from([1, 2, 3, 4, 5, "1", "5"])),
            "penilaiNama": data.draw(texts), "pnsDinilaiId": who,
        }  # fmt: skip
        if data.draw(st.booleans()):
            year = data.draw(st.integers(2022, 2025))
            records[who, year] = annual(cast, who, tahun=year, **codes) | data.draw(extras)
            continue
        kind, length, month = data.draw(stretches)
        days = {"periodikId": kind, "bulanMulaiPenilaian": month, "bulanSelesaiPenilaian": month + length - 1}
        records[who, month, length] = periodic(cast, who, **codes, **days) | data.draw(extras)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with another_cell():
            bring(cast, file_of(folder, *records.values()))
            first = exported()
        (folder / "again.jsonl").write_text(first, encoding="utf-8")
        with another_cell():
            bring(cast, folder / "again.jsonl")
            assert exported() == first
    told = [json.loads(line) for line in first.splitlines()]
    assert sorted(map(json.dumps, map(_by_name, told))) == sorted(map(json.dumps, map(_by_name, records.values())))


def _by_name(record: dict[str, Any]) -> dict[str, Any]:
    return json.loads(json.dumps(record, sort_keys=True))


def test_what_was_decided_here_goes_out_and_comes_in_elsewhere(cast: Any, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with another_cell():
        town = Town(cast)
        plan = town.plan(cast.tono)
        quarter = Period.objects.create(
            cycle=town.cycle, code="TW2", name="Triwulan 2", starts=date(2026, 4, 1), ends=date(2026, 7, 1)
        )
        later = town.plan(cast.wati, starts=date(2026, 5, 11))
        for one in (plan, later):
            Evaluation.objects.create(
                plan=one, period=quarter, employee=one.employee, unit=one.unit, rater=cast.budi, state="final",
                result_rating="above", behaviour_rating="above", predicate="very_good", finalised_by=cast.budi,
                finalised_at=cast.now,
            )  # fmt: skip
        path.write_text(exported(), encoding="utf-8")
        same = prepare(path)
        assert (same.here, same.results, same.rejected) == (2, [], [])
    records = [json.loads(line) for line in path.read_text().splitlines()]
    mine = next(one for one in records if one["nip"] == cast.tono.nip)
    assert (mine["periodikId"], mine["bulanMulaiPenilaian"], mine["kuadranKinerjaNilai"]) == ("2", 4, 1)
    assert (mine["koefisienId"], mine["penilaiNama"], mine["penilaiGolongan"]) == ("12", cast.budi.name, "34")
    assert next(one for one in records if one["nip"] == cast.wati.nip)["kinerja"]["mulai"] == "2026-05-11"
    with another_cell():
        bring(cast, path)
        assert exported() == path.read_text()
        assert set(PastResult.objects.values_list("starts", flat=True)) == {date(2026, 4, 1), date(2026, 5, 11)}


def test_the_same_file_twice_changes_nothing(cast: Any, tmp_path: Path) -> None:
    path = file_of(tmp_path, periodic(cast), annual(cast))
    assert bring(cast, path).new == 2
    again = bring(cast, path)
    assert (again.new, again.unchanged, again.corrected) == (0, 2, 0)
    assert PastResult.objects.count() == 2


def test_what_is_not_modelled_is_kept_and_the_nip_is_not_kept_twice(cast: Any, tmp_path: Path) -> None:
    bring(cast, file_of(tmp_path, annual(cast)))
    row = PastResult.objects.get()
    assert row.stated["siasn"]["path"] == [{"dok_id": "873", "dok_uri": "x"}]
    assert cast.tono.nip not in json.dumps(row.stated)
    assert (row.predicate, row.rater_name, row.starts) == ("good", "Jumiati", date(2024, 1, 1))
    assert cast.tono.nip not in json.dumps([entry.data for entry in Entry.objects.all()], default=str)


def test_the_coefficient_of_the_record_counts_where_no_post_is_known(cast: Any, tmp_path: Path) -> None:
    cast.tono.appointments.update(starts=date(2026, 1, 1))
    bring(cast, file_of(tmp_path, periodic(cast)))
    assert account_of(cast.tono, cast.today).gathered == Decimal("3.13")


def test_somebody_is_known_by_the_key_of_siasn_once_it_was_named(cast: Any, tmp_path: Path) -> None:
    bring(cast, file_of(tmp_path, annual(cast)))
    later = {name: value for name, value in periodic(cast).items() if name != "nip"}
    assert bring(cast, file_of(tmp_path, later)).new == 1
    assert PastResult.objects.filter(employee=cast.tono).count() == 2


def test_answers_of_siasn_spell_some_fields_otherwise(cast: Any, tmp_path: Path) -> None:
    record = annual(cast, KuadranKinerjaNilai="5", PerilakuKerjaNilai="3", namaPenilai="Rahmat", hasilKinerjaNilai=3)
    for name in ("kuadranKinerjaNilai", "perilakuKerjaNilai", "penilaiNama"):
        record.pop(name)
        assert name in OTHER_NAMES
    bring(cast, file_of(tmp_path, record))
    row = PastResult.objects.get()
    assert (row.predicate, row.behaviour_rating, row.rater_name) == ("very_poor", "below", "Rahmat")


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ({"hasilKinerjaNilai": 4}, "hasilKinerjaNilai harus angka 1 sampai 3."),
        ({"kuadranKinerjaNilai": ""}, "kuadranKinerjaNilai harus angka 1 sampai 5."),
        ({"nip": "199001012020031001", "pnsDinilaiId": "?"}, "tidak dikenal"),
        ({"bulanMulaiPenilaian": 13}, "bulanMulaiPenilaian harus angka 1 sampai 12."),
        ({"tahunMulaiPenilaian": 2019}, "tahunMulaiPenilaian harus angka 2022 sampai 2100."),
        ({"tahunSelesaiPenilaian": 2026}, "pergantian tahun"),
        ("{", "Bukan satu catatan JSON"),
        ("[1]", "Bukan satu catatan JSON"),
        ('{"x": "\\u0000"}', "tidak dapat disimpan"),
        ('{"x": "\\uD800"}', "tidak dapat disimpan"),
    ],
)
def test_a_rejected_line_says_its_number_and_what_to_do(
    cast: Any, tmp_path: Path, record: Any, words: str, capsys: Any
) -> None:
    wrong = record if isinstance(record, str) else periodic(cast, "wati", **record)
    path = file_of(tmp_path, annual(cast), "", wrong)
    assert carry_out(["import-siasn", str(path), "--json"]) == 1
    printed = capsys.readouterr()
    (one,) = json.loads(printed.out)["rejected"]
    assert one["line"] == 3
    assert words in one["reason"]
    assert cast.wati.nip not in printed.out + printed.err
    assert not PastResult.objects.exists()
    assert carry_out(["import-siasn", str(path), "--skip-rejected", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["new"] == 1


def test_the_same_time_twice_and_other_content_are_rejected(cast: Any, tmp_path: Path) -> None:
    assert [one.line for one in prepare(file_of(tmp_path, annual(cast), annual(cast))).rejected] == [2]
    bring(cast, file_of(tmp_path, annual(cast)))
    other = file_of(tmp_path, annual(cast, kuadranKinerjaNilai="1"))
    assert [one.line for one in prepare(other).rejected] == [1]
    assert bring(cast, other, correction="Putusan keberatan").corrected == 1
    assert json.loads(exported())["kuadranKinerjaNilai"] == "1"


def test_what_has_no_words_there_is_counted_and_not_made_up(cast: Any, capsys: Any, tmp_path: Path) -> None:
    take_over(cast, quality(cast.tono), quality(cast.wati, result_rating=""), quality(cast.tono, 2019))
    out = tmp_path / "out.jsonl"
    carry_out(["export-siasn", str(out), "--json"])
    found = json.loads(capsys.readouterr().out)
    assert (found["annual"], found["periodic"], found["untold"]) == (1, 0, 1)
    assert json.loads(out.read_text())["tahun"] == 2025
    carry_out(["export-siasn", str(out), "--year", "2024", "--json"])
    assert json.loads(capsys.readouterr().out)["annual"] == 0


def test_many_records_cost_as_many_statements_as_one(cast: Any, tmp_path: Path) -> None:
    counts = []
    for years in ((2022,), (2022, 2023, 2024, 2025)):
        path = file_of(tmp_path, *(annual(cast, who, tahun=year) for year in years for who in ("tono", "wati")))
        with another_cell(), CaptureQueriesContext(connection) as caught:
            bring(cast, path)
            exported()
        counts.append(len(caught))
    assert counts[0] == counts[1]


def test_the_numbers_are_those_of_the_reference_lists() -> None:
    if not REFERENCE.exists():
        pytest.skip("BKN's reference lists are not on this machine")
    ranks = {row["nama"]: row["id"] for row in rows("golonganPns")}
    assert {rank: rank_code(rank) for rank in PNS} == ranks
    coefficients = {row["id"]: Decimal(row["kriteria"]) for row in rows("koefisien")}
    assert {
        code: credit(level, Predicate.GOOD, 12, date(2025, 12, 31)).value for code, level in COEFFICIENTS.items()
    } == coefficients
    quadrants = {row["id"]: row["nama"].casefold() for row in rows("kuadranNilai")}
    assert {str(code): Predicate(word).label.casefold() for code, word in PREDICATES.items()} == quadrants
    assert sorted(RATINGS) == [int(row["id"]) for row in rows("perilakuDanKinerja")]
    assert [row["nama"].split()[0] for row in rows("perilakuDanKinerja")] == ["DIATAS", "SESUAI", "DIBAWAH"]


def rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_a_rank_without_a_code_has_none() -> None:
    assert [rank_code(rank) for rank in ("IX", "", "III/f", "V/a")] == ["", "", "", ""]
