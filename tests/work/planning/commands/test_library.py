"""The library of indicators: proposing, commenting, adopting, withdrawing, seeding."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from kinerja.platform.audit.models import Entry
from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale
from kinerja.work.planning.commands import adopt, comment_on, propose_indicator, seed_library, withdraw
from kinerja.work.planning.examples import examples
from kinerja.work.planning.models import IndicatorComment, LibraryIndicator
from tests.work.planned import PERMITS, SPEED, Year
from tests.work.writers import at_once


def proposed(year: Year, who: str = "hasan", **changes: object) -> LibraryIndicator:
    facts = {"code": "loket-surat", "group": "counter", "result_text": "Surat terbit", "definition": PERMITS, **changes}
    return propose_indicator(**facts, **year.as_(who))


def test_it_is_open_to_comments_until_it_is_decided(year: Year) -> None:
    indicator = proposed(year)
    assert list(LibraryIndicator.objects.open_to_comments()) == [indicator]
    said = comment_on(indicator, text=" Target terlalu tinggi ", submission=uuid4(), **year.as_("sari"))
    assert (said.author, said.text) == (year.cast.sari, "Target terlalu tinggi")
    adopt(indicator, **year.as_("hasan"))
    assert list(LibraryIndicator.objects.adopted()) == [indicator]
    with pytest.raises(Forbidden, match="sudah diputuskan"):
        comment_on(indicator, text="Lagi", submission=uuid4(), **year.as_("sari"))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"code": ""}, "Isi kode"),
        ({"result_text": " "}, "Isi kode"),
        ({"definition": replace(PERMITS, evidence="")}, "bukti dukung"),
        ({"definition": replace(PERMITS, text="Kehadiran")}, "Kehadiran bukan"),
        ({"definition": replace(SPEED, measure_unit="menit")}, "diukur dalam hari"),
    ],
)
def test_it_refuses_what_could_never_be_used(year: Year, changes: dict[str, object], said: str) -> None:
    with pytest.raises(Invalid, match=said):
        proposed(year, **changes)


def test_a_code_is_used_once(year: Year) -> None:
    proposed(year)
    with pytest.raises(Invalid, match="sudah dipakai"):
        proposed(year)


def test_it_is_proposed_and_decided_by_personnel_or_the_leader(year: Year) -> None:
    indicator = proposed(year, who="walikota")
    for verb in (adopt, withdraw):
        with pytest.raises(Forbidden):
            verb(indicator, **year.as_("budi"))
    with pytest.raises(Forbidden):
        proposed(year, who="budi", code="lain")


def test_it_is_withdrawn_after_adoption_and_decided_no_more(year: Year) -> None:
    indicator = proposed(year)
    adopt(indicator, **year.as_("hasan"))
    with pytest.raises(Stale):
        adopt(indicator, **year.as_("hasan"))
    assert withdraw(indicator, **year.as_("hasan")).state == "withdrawn"
    with pytest.raises(Stale):
        withdraw(indicator, **year.as_("hasan"))


def test_a_comment_sent_twice_is_kept_once_even_after_the_decision(year: Year) -> None:
    indicator, key = proposed(year), uuid4()
    first = comment_on(indicator, text="Setuju", submission=key, **year.as_("sari"))
    adopt(indicator, **year.as_("hasan"))
    assert comment_on(indicator, text="Setuju", submission=key, **year.as_("sari")) == first
    assert Entry.objects.filter(verb="planning.indicator_commented").count() == 1


def test_the_key_of_somebody_elses_form_is_refused(year: Year) -> None:
    indicator, key = proposed(year), uuid4()
    comment_on(indicator, text="Setuju", submission=key, **year.as_("sari"))
    with pytest.raises(Invalid, match="sudah terkirim"):
        comment_on(indicator, text="Tidak", submission=key, **year.as_("tono"))


def test_a_comment_is_written_by_an_employee_and_says_something(year: Year) -> None:
    indicator = proposed(year)
    with pytest.raises(Invalid, match="Tuliskan"):
        comment_on(indicator, text=" ", submission=uuid4(), **year.as_("sari"))
    with pytest.raises(Forbidden, match="akun pegawai"):
        comment_on(indicator, text="x", submission=uuid4(), **year.cast.by)


def test_a_double_click_makes_one_comment(transactional_db: None, year: Year) -> None:
    indicator, key, sari = proposed(year), uuid4(), year.as_("sari")
    twice = at_once(*[lambda: comment_on(indicator, text="Setuju", submission=key, **sari)] * 2)
    assert twice[0] == twice[1] == IndicatorComment.objects.get()


def test_it_brings_examples_for_every_group_that_pass_their_own_checks(year: Year) -> None:
    added = seed_library(**year.cast.by)
    assert len(added) == LibraryIndicator.objects.count() == len(examples())
    groups = set(LibraryIndicator.objects.values_list("group", flat=True))
    assert groups >= {"counter", "teacher", "nurse", "permit", "district", "treasurer", "section_head"}
    assert LibraryIndicator.objects.open_to_comments().count() >= 3
    for group in groups:
        assert LibraryIndicator.objects.adopted().filter(group=group, aspect="quantity").exists(), group


def test_it_seeds_again_without_touching_what_is_there(year: Year) -> None:
    seed_library(**year.cast.by)
    LibraryIndicator.objects.filter(code="counter-selesai").update(text="Kata kami")
    LibraryIndicator.objects.filter(code="nurse-asuhan").delete()
    assert [i.code for i in seed_library(**year.cast.by)] == ["nurse-asuhan"]
    assert LibraryIndicator.objects.get(code="counter-selesai").text == "Kata kami"
