"""What stands on the page "Mengapa nilai ini?", read as a person reads it, against what follows from the leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC
from decimal import ROUND_HALF_UP, Decimal
from html import unescape
from typing import Any
from unittest import mock

from django.test import Client

from kinerja.doors.web.presence import forget_agency
from kinerja.doors.web.ui import clock
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.evaluation.queries import explain, recompute
from tests.acceptance.year.judging import world_has
from tests.acceptance.year.world import Broken, World

ROW = re.compile(r'<th scope="row">([^<]*)<br>.*?<strong class="num-inline">(.*?)</strong>', re.S)
NUMBER = re.compile(r"-?\d[\d.]*(?:,\d+)?")


def pages_say_what_follows(world: World, many: int) -> int:
    """How many numbers were compared, on the own pages of so many people."""
    rows = Evaluation.objects.final().select_related("employee").order_by("finalised_at", "plan__id")
    known = [one for one in rows if world_has(world, one.employee)]
    forget_agency()
    with mock.patch.object(clock, "now", return_value=world.now.astimezone(UTC)):
        return sum(_page(world, one) for one in world.chance.sample(known, min(many, len(known))))


def _page(world: World, one: Evaluation) -> int:
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(world.users[one.employee_id])
    answer = client.get(f"/saya/penilaian/{one.pk}")
    if answer.status_code != 200:
        raise Broken(f"the page of evaluation {one.pk} answers {answer.status_code}")
    text = answer.content.decode()
    shown = {unescape(label).strip(): unescape(value).strip() for label, value in ROW.findall(text)}
    compared = 0
    for label, value in _values(explain(one).to_document()):
        if label not in shown or not _same(shown[label], value):
            raise Broken(f"evaluation {one.pk}, {label}: the page says {shown.get(label)}, {value} follows")
        compared += 1
    return compared


def _values(node: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Words of each indicator with the value that follows from its leaves; none whose facts are others by now."""
    for one in node.get("inputs", ()):
        if one["key"] == "figure" and one.get("details", {}).get("unchanged") is not False:
            found = {check.path: check.found for check in recompute(one)}
            yield node["label"], found["/figure.value"]
        yield from _values(one)


def _same(shown: str, value: Any) -> bool:
    """In Indonesian figures, two decimals below ten, one below a hundred; or that there is no number."""
    number = NUMBER.search(shown)
    if value is None or number is None:
        return value is None and number is None
    said = Decimal(number[0].replace(".", "").replace(",", "."))
    followed = Decimal(str(value)).quantize(Decimal("0.000001"))
    places = 2 if abs(followed) < 10 else 1 if abs(followed) < 100 else 0
    return followed.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) == said
