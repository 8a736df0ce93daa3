"""The sheet of posts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from kinerja.people.organisation.models import Appointment, Position, Unit
from kinerja.people.organisation.terms import MANAGERIAL, FunctionalLevel, PositionKind
from kinerja.platform.database import bulk
from kinerja.platform.database.keys import new_id
from kinerja.pure.lib.refusals import gettext_noop

from . import values
from .overlaps import first_overlap
from .plan import Key, Preview, Sheet, Values
from .trees import refuse_cycles
from .values import Field

NO_UNIT = gettext_noop("Unit {code} tidak ada. Impor unit dahulu, atau perbaiki kodenya.")
NO_SUPERIOR = gettext_noop("Jabatan atasan {code} tidak ada, baik di data maupun di lembar ini.")
CIRCLE = gettext_noop("Jabatan {code} dan {above} akan saling membawahi. Perbaiki kode atasannya.")
TWO_HEADS = gettext_noop("Unit {unit} sudah dipimpin jabatan {other}. Hanya satu jabatan memimpin satu unit.")
NO_LEVEL = gettext_noop("Jenjang hanya diisi untuk jabatan fungsional. Kosongkan, atau perbaiki jenis jabatannya.")
HELD_BY_TWO = gettext_noop(
    "Jabatan ini pernah dijabat dua orang bersamaan, sehingga tidak dapat menjadi jabatan tunggal."
)
COLUMNS = (
    "id", "code", "title", "unit_id", "kind", "level", "job_class", "superior_id", "heads_unit", "seats", "group",
)  # fmt: skip


class PositionSheet(Sheet):
    """Codes stay. A superior may stand anywhere in the same sheet."""

    keys = ("kode",)
    fields = (
        Field("kode", values.code, required=True),
        Field("nama_jabatan", values.text(200), required=True),
        Field("kode_unit", values.code, required=True),
        Field("jenis", values.choice(PositionKind), required=True),
        Field("jenjang", values.choice(FunctionalLevel)),
        Field("kelas", values.whole(1, 17), default=None),
        Field("kode_atasan", values.code),
        Field("memimpin_unit", values.yes_or_no, default=False),
        Field("kebutuhan", values.whole(0, 5000), default=1),
        Field("rumpun", values.text(40)),
    )

    def __init__(self) -> None:
        self.units: dict[str, UUID] = dict(Unit.objects.order_by().values_list("code", "id"))
        posts = Position.objects.order_by().select_related("unit", "superior")
        self.posts: dict[str, Position] = {post.code: post for post in posts}
        self.there = {code: _values(post) for code, post in self.posts.items()}

    def present(self) -> dict[Key, Values]:
        return self.there

    def _after(self, preview: Preview) -> dict[Key, Values]:
        """Every post as it would be."""
        changed = {c.key: self.there[c.key] | c.after for c in preview.changed}
        return self.there | changed | {row.key: row.values for row in preview.new}

    def judge(self, preview: Preview) -> None:
        after = self._after(preview)
        for row in preview.rows():
            post = after[row.key]
            if post["kode_unit"] and post["kode_unit"] not in self.units:
                preview.refuse(row.row, "kode_unit", NO_UNIT, code=post["kode_unit"])
            if post["kode_atasan"] and post["kode_atasan"] not in after:
                preview.refuse(row.row, "kode_atasan", NO_SUPERIOR, code=post["kode_atasan"])
            if post["jenjang"] and post["jenis"] and post["jenis"] != PositionKind.FUNCTIONAL:
                preview.refuse(row.row, "jenjang", NO_LEVEL)
        above = {code: post["kode_atasan"] or None for code, post in after.items()}
        refuse_cycles(preview, above, "kode_atasan", CIRCLE)
        self._judge_heads(preview, after)
        self._judge_seats(preview, after)

    def _judge_heads(self, preview: Preview, after: dict[Key, Values]) -> None:
        rows = {row.key: row.row for row in preview.rows()}
        heads: dict[str, Key] = {}
        for code in sorted(after, key=lambda key: key in rows):
            unit = after[code]["kode_unit"]
            if not after[code]["memimpin_unit"] or heads.setdefault(unit, code) == code or code not in rows:
                continue
            preview.refuse(rows[code], "memimpin_unit", TWO_HEADS, unit=unit, other=heads[unit])

    def _judge_seats(self, preview: Preview, after: dict[Key, Values]) -> None:
        """A post that becomes a single seat must never have had two holders at one time."""
        turned = [c for c in preview.changed if _single(after[c.key]) and not _single(self.there[c.key])]
        spans: dict[UUID, list[Any]] = defaultdict(list)
        posts = [self.posts[change.key].pk for change in turned]
        held = Appointment.objects.filter(kind="definitive", position__in=posts).order_by("starts")
        for post, starts, ends in held.values_list("position_id", "starts", "ends"):
            spans[post].append((starts, ends))
        for change in turned:
            if first_overlap(spans[self.posts[change.key].pk]):
                preview.refuse(change.row, "jenis", HELD_BY_TWO)

    def write(self, preview: Preview) -> None:
        after = self._after(preview)
        ids = {code: post.pk for code, post in self.posts.items()} | {row.key: new_id() for row in preview.new}
        changed = [change.key for change in preview.changed]
        # A unit's lead may pass from one post to another: for a moment neither has it.
        stepping_down = [self.posts[code].pk for code in changed if not after[code]["memimpin_unit"]]
        Position.objects.filter(pk__in=stepping_down, heads_unit=True).update(heads_unit=False)
        bulk.amend(Position, COLUMNS, [self._row(code, after[code], ids) for code in changed])
        bulk.load(Position, COLUMNS, [self._row(row.key, row.values, ids) for row in preview.new])
        self._renew_seats(changed, after)

    def _renew_seats(self, changed: Iterable[Key], after: dict[Key, Values]) -> None:
        for single in (True, False):
            turned = [code for code in changed if _single(after[code]) == single != _single(self.there[code])]
            posts = [self.posts[code].pk for code in turned]
            Appointment.objects.filter(position__in=posts).update(single_seat=single)

    def _row(self, code: str, row: Values, ids: dict[str, UUID]) -> tuple[Any, ...]:
        superior = row["kode_atasan"]
        return (
            ids[code], code, row["nama_jabatan"], self.units[row["kode_unit"]], row["jenis"], row["jenjang"],
            row["kelas"], ids[superior] if superior else None, row["memimpin_unit"], row["kebutuhan"], row["rumpun"],
        )  # fmt: skip


def _single(post: Values) -> bool:
    """As seats.single_seat says it of a stored post."""
    return post["jenis"] in MANAGERIAL or post["memimpin_unit"]


def _values(post: Position) -> Values:
    return {
        "kode": post.code,
        "nama_jabatan": post.title,
        "kode_unit": post.unit.code,
        "jenis": post.kind,
        "jenjang": post.level,
        "kelas": post.job_class,
        "kode_atasan": post.superior.code if post.superior else "",
        "memimpin_unit": post.heads_unit,
        "kebutuhan": post.seats,
        "rumpun": post.group,
    }
