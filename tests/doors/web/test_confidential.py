"""Counselling leaves no footprint with whoever is no party: on no page, in no download, nowhere on the command line.

Budi reports about Sari, Sekda lists it, Yusuf counsels. Every kind of page is opened once by everybody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from kinerja.doors.cli.main import carry_out
from kinerja.platform.database.keys import new_id
from tests.cast import PEOPLE
from tests.doors.web.places import scene_of
from tests.harness.crawl import walk
from tests.work.feedback import talking

pytestmark = pytest.mark.django_db
PARTIES = ("budi", "sari", "sekda", "yusuf")
STRANGERS = ("nobody", *(person.username for person in PEOPLE if person.username not in PARTIES))
SUBJECT = "Sari Wulandari"
TRAIL = "/pengawasan/jejak.csv"
OPTION = re.compile(r"<option\b.*?</option>", re.DOTALL)
BESIDE = re.compile(
    rf"{SUBJECT}[^\n]{{0,300}}(?:konseling|tindakan rahasia|feedback\.confidential)"
    rf"|(?:konseling|tindakan rahasia|feedback\.confidential)[^\n]{{0,300}}{SUBJECT}",
    re.IGNORECASE,
)


def pages_of(client: Client) -> Iterator[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    walk(client, keep=lambda address, text: found.append((address, text)), per_kind=1)
    # Whom one leads stands in every list to choose from, with or without a matter.
    yield from ((address, OPTION.sub("", text)) for address, text in found)
    download = client.get(TRAIL)
    if download.status_code == 200:
        yield TRAIL, download.getvalue().decode()


def betrayed(text: str, matter: Any) -> set[str]:
    """What of the matter stands in a text."""
    keys = {str(matter.pk), *map(str, matter.sessions.values_list("pk", flat=True))}
    found = {key for key in keys if key in text} | ({talking.SECRET} if talking.SECRET in text else set())
    return found | {beside.group() for beside in BESIDE.finditer(text)}


def test_who_is_no_party_finds_nothing_of_it_anywhere(cast: Any, capsys: pytest.CaptureFixture[str]) -> None:
    scene = scene_of(cast)
    matter, evaluation = scene.matter, scene.evaluation
    read: dict[str, dict[str, str]] = {who: dict(pages_of(cast.client(who))) for who in STRANGERS}
    leaks = [
        (who, address, what)
        for who, pages in read.items()
        for address, text in pages.items()
        for what in betrayed(text, matter)
    ]
    assert not leaks
    # The trail says that something was done in confidence, or this test looked at the wrong house.
    assert read["andi"][TRAIL].count("feedback.confidential") >= 4
    assert sum(map(len, read.values())) > 60
    capsys.readouterr()
    for words in (["doctor"], ["explain", str(evaluation.pk)], ["explain", str(evaluation.pk), "--json"]):
        carry_out(words)
        said = capsys.readouterr()
        assert said.out, words
        assert not betrayed(said.out + said.err, matter), words


def test_its_parties_find_it_and_each_reads_only_the_own_part(cast: Any) -> None:
    matter = scene_of(cast).matter
    address = f"/saya/pribadi/{matter.pk}"
    parts = {}
    for who in PARTIES:
        client = cast.client(who)
        assert address in client.get("/saya/pribadi").content.decode(), who
        text = client.get(address).content.decode()
        parts[who] = {word for word in ("Jeda sebelum", "Lelah", "bentakan") if word in text}
    assert parts == {
        "sari": {"Jeda sebelum"},
        "yusuf": {"Jeda sebelum", "Lelah", "bentakan"},
        "budi": {"bentakan"},
        "sekda": {"bentakan"},
    }


def test_its_address_answers_strangers_as_one_that_never_was(cast: Any) -> None:
    matter, never = scene_of(cast).matter, new_id()
    for who in STRANGERS[1:]:
        client, texts = cast.client(who), []
        for key in (matter.pk, never):
            answers = [client.get(f"/saya/pribadi/{key}"), client.post(f"/saya/pribadi/{key}", {"do": "close"})]
            assert [answer.status_code for answer in answers] == [404, 404], who
            bodies = (answer.content.decode().replace(str(key), "KEY") for answer in answers)
            texts.append([re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", body) for body in bodies])
        assert texts[0] == texts[1], who
