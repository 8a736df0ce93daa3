"""Faults of posts: vacant, held by two, above their seats, led from too low, in a circle."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from kinerja.people.organisation.models import Position
from kinerja.people.organisation.seats import single_seat
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.lib.sentences import sentence

from .cycles import members_of_cycles
from .kinds import Fault, FaultKind
from .snapshot import Snapshot

VACANT = gettext_noop("Jabatan “{post}” belum ada pejabatnya. Tunjuk pejabat definitif, Plt, atau Plh.")
TWO_DEFINITIVE = gettext_noop("Jabatan “{post}” dijabat {count} orang bersamaan. Akhiri penugasan yang tidak berlaku.")
TWO_SUPERIORS = gettext_noop(
    "Jabatan “{post}” membawahi jabatan lain, tetapi dijabat {count} orang sehingga atasannya tidak tunggal. "
    "Pisahkan jabatannya, atau tetapkan satu pejabat."
)
OVER_SEATS = gettext_noop("Jabatan “{post}” diisi {count} orang, kebutuhannya {seats}. Sesuaikan peta jabatan.")
LOW_SUPERIOR = gettext_noop(
    "Jabatan “{post}” menjadi atasan, padahal bukan pengawas ke atas dan tidak memimpin unit "
    "(PP 30/2019 Pasal 1). Pilih jabatan atasan yang lain."
)
POST_CYCLE = gettext_noop("Jabatan “{post}” membawahi dirinya sendiri lewat jabatan lain. Perbaiki jabatan atasannya.")


def holders(snapshot: Snapshot) -> Iterator[Fault]:
    """Too few or too many people in a post."""
    superiors = {post.superior_id for post in snapshot.posts.values()}
    for post in (p for p in snapshot.posts.values() if p.unit_id in snapshot.units):
        yield from _holders_of(snapshot, post, post.pk in superiors)


def _holders_of(snapshot: Snapshot, post: Position, is_superior: bool) -> Iterator[Fault]:
    count = len(snapshot.definitive[post.pk])
    if single_seat(post) and not count and not snapshot.acting[post.pk]:
        yield _fault(FaultKind.VACANT, VACANT, post)
    if single_seat(post) and count > 1:
        yield _fault(FaultKind.TWO_DEFINITIVE, TWO_DEFINITIVE, post, count=count)
    elif is_superior and count > 1:
        yield _fault(FaultKind.TWO_SUPERIORS, TWO_SUPERIORS, post, count=count)
    elif count > post.seats:
        yield _fault(FaultKind.OVER_SEATS, OVER_SEATS, post, count=count, seats=post.seats)


def low_superiors(snapshot: Snapshot) -> Iterator[Fault]:
    for key in {post.superior_id for post in snapshot.posts.values() if post.superior_id}:
        if not single_seat(snapshot.posts[key]):
            yield _fault(FaultKind.LOW_SUPERIOR, LOW_SUPERIOR, snapshot.posts[key])


def cycles(snapshot: Snapshot) -> Iterator[Fault]:
    above: dict[UUID, UUID | None] = {post.pk: post.superior_id for post in snapshot.posts.values()}
    for key in members_of_cycles(above):
        yield _fault(FaultKind.POST_CYCLE, POST_CYCLE, snapshot.posts[key])


def _fault(kind: FaultKind, template: str, post: Position, **params: int) -> Fault:
    return Fault(kind, sentence(template, post=post.title, **params), post)
