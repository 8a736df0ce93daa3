"""What I was told, on pages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinerja.platform.notices.commands import notify
from kinerja.platform.notices.models import Notice, Preference
from kinerja.platform.notices.queries import preference_of
from kinerja.platform.notices.unsubscribing import word_for
from kinerja.pure.lib.sentences import sentence

pytestmark = pytest.mark.django_db
PLACE, CHOICES = "/saya/pemberitahuan", "/saya/pemberitahuan/pilihan"


def tell(cast: Any, key: str, who: str = "sari", **more: Any) -> Notice:
    given: dict[str, Any] = {"kind": "plan", "url_name": "employee:plan", "sentence": sentence("SKP Anda disepakati.")}
    notify(getattr(cast, who).pk, key=key, **(given | more), **cast.by)
    return Notice.objects.get(key=key)


def test_it_counts_the_unread_on_every_page_and_opens_them(cast: Any) -> None:
    notice = tell(cast, "a")
    tell(cast, "b")
    sari = cast.client("sari")
    assert "Pemberitahuan (2)" in sari.get("/saya/inisiatif").content.decode()
    assert "SKP Anda disepakati." in sari.get(PLACE).content.decode()
    assert sari.post(f"{PLACE}/{notice.pk}")["Location"] == "/saya/rencana"
    assert "Pemberitahuan (1)" in sari.get(PLACE).content.decode()
    sari.post(f"{PLACE}/dibaca")
    assert "Pemberitahuan (" not in sari.get(PLACE).content.decode()


def test_it_is_said_in_the_readers_language(cast: Any) -> None:
    tell(cast, "a")
    sari = cast.client("sari")
    sari.post("/bahasa", {"language": "en", "next": "/"})
    page = sari.get(PLACE).content.decode()
    assert "Notices (1)" in page


def test_nobody_opens_anothers(cast: Any) -> None:
    notice = tell(cast, "a")
    assert cast.client("tono").post(f"{PLACE}/{notice.pk}").status_code == 404
    assert "SKP Anda disepakati" not in cast.client("tono").get(PLACE).content.decode()


def test_an_address_of_an_older_release_leads_to_the_list(cast: Any) -> None:
    notice = tell(cast, "a", url_name="employee:gone")
    assert cast.client("sari").post(f"{PLACE}/{notice.pk}")["Location"] == PLACE


def test_the_list_costs_the_same_for_ten_times_as_many(cast: Any) -> None:
    sari = cast.client("sari")

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            sari.get(PLACE)
        return len(asked)

    tell(cast, "a0")
    cost()  # the process learns its agency
    few = cost()
    for n in range(1, 40):
        tell(cast, f"a{n}")
    assert cost() == few <= 12


def test_they_stand_newest_first_whatever_their_key_and_each_on_one_page(cast: Any) -> None:
    """The clock of an act and the birth of its key differ: an act may wait for a lock."""
    hours = [(n * 7) % 20 for n in range(70)]  # several of the same instant
    for n, hour in enumerate(hours):
        tell(cast, f"a{n}")
        Notice.objects.filter(key=f"a{n}").update(created_at=cast.now - timedelta(hours=hour))
    sari, address, shown = cast.client("sari"), PLACE, []
    while address:
        page = sari.get(address).context["page"]
        shown += page.rows
        address = PLACE + page.following if page.following else ""
    assert len({notice.pk for notice in shown}) == len(shown) == 70
    assert shown == sorted(shown, key=lambda one: (one.created_at, one.pk), reverse=True)
    assert [one.pk for one in shown] != sorted((one.pk for one in shown), reverse=True)


def test_a_page_that_begins_at_anothers_notice_is_the_first(cast: Any) -> None:
    tell(cast, "a")
    other = tell(cast, "b", "tono")
    assert len(cast.client("sari").get(f"{PLACE}?setelah={other.pk}").context["page"].rows) == 1


SENT = {
    "digest": "daily", "digest_at": "06:30", "digest_channel": "email", "by_email": ["plan", "idea"],
    "by_gateway": ["private"], "phone": "0812-3456-7890",
    "quiet_from": "20:00", "quiet_until": "06:00", "language": "en",
}  # fmt: skip


def test_choices_are_kept_and_shown_again(cast: Any) -> None:
    sari = cast.client("sari")
    assert sari.post(CHOICES, SENT)["Location"] == CHOICES
    kept = preference_of(cast.sari.pk)
    assert (kept.digest, f"{kept.digest_at:%H:%M}", kept.phone) == ("daily", "06:30", "+6281234567890")
    assert sorted(kept.immediate) == ["idea:email", "plan:email", "private:gateway"]
    form = sari.get(CHOICES).context["form"]
    assert (form["by_email"].value(), form["quiet_from"].value()) == (["plan", "idea"], "20:00")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"phone": "halo"}, "kode negara"),
        ({"quiet_until": ""}, "jam tenang"),
        ({"phone": "", "digest_channel": "gateway"}, "nomor"),
    ],
)
def test_a_wrong_choice_is_said_and_nothing_typed_is_lost(cast: Any, wrong: dict[str, str], words: str) -> None:
    answer = cast.client("sari").post(CHOICES, SENT | wrong)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert answer.context["form"]["by_email"].value() == ["plan", "idea"]
    assert not Preference.objects.exists()


def test_a_letter_can_be_stopped_without_signing_in(cast: Any) -> None:
    address = f"/pemberitahuan/berhenti/{word_for(cast.sari.pk, 'email')}"
    nobody = cast.client("nobody")
    assert nobody.get(address).status_code == 200
    assert not Preference.objects.exists(), "looking changes nothing: mail programs look too"
    assert "tidak lagi mengirim" in nobody.post(address).content.decode()
    assert preference_of(cast.sari.pk).digest == "none"
    assert nobody.post(address[:-3] + "abc").status_code == 404
