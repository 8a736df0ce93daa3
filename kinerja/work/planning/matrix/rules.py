"""What a matrix of roles and results lacks. Plain values in, remarks out; none of them refuses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kinerja.pure.law.findings import Citation, Confidence
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.lib.sentences import sentence
from kinerja.work.planning.rules import Remark

from .sums import Amount, can_be_summed, total
from .terms import Method, Split

# Page 26 of the scanned copy: results reach staff directly, by aspect or area, or through intermediate ones; the
# roles of everybody stand in the matrix.
MATRIX = Citation("PermenPANRB 8/2021", gettext_noop("matriks pembagian peran dan hasil"), Confidence.PRIMARY)
MOST_NAMES = 5


@dataclass(frozen=True)
class OwnedResult:
    """A result of the superior with its targets."""

    key: Hashable
    text: str
    amounts: tuple[Amount, ...] = ()


@dataclass(frozen=True)
class Support:
    """One person's contribution to one result: a cell of the matrix, or a result of the person's own plan."""

    result: Hashable
    person: Hashable
    method: str = ""
    split: str = ""
    part: str = ""
    amounts: tuple[Amount, ...] = ()


@dataclass(frozen=True)
class Matrix:
    """The superior's results in force, the staff by name, and who supports what, also what is no longer in force."""

    results: tuple[OwnedResult, ...]
    staff: Mapping[Hashable, str] = field(hash=False)
    supports: tuple[Support, ...] = ()

    def of(self, result: OwnedResult) -> list[Support]:
        return [s for s in self.supports if s.result == result.key]


def findings(matrix: Matrix) -> list[Remark]:
    """All of them, those on whole results first."""
    return [*orphans(matrix), *double_claims(matrix), *short_sums(matrix), *without_line(matrix), *out_of_force(matrix)]


def orphans(matrix: Matrix) -> Iterator[Remark]:
    """Results nobody supports; no finding for somebody who leads nobody."""
    for result in matrix.results if matrix.staff else ():
        if not matrix.of(result):
            yield _remark(gettext_noop("Hasil “{result}” belum didukung seorang pun."), result=result.text)


def double_claims(matrix: Matrix) -> Iterator[Remark]:
    """Two people who own the same, undivided result, or the same part of it."""
    for result in matrix.results:
        owners: dict[tuple[str, str], list[Hashable]] = defaultdict(list)
        for support in matrix.of(result):
            if support.method == Method.DIRECT and support.split != Split.QUANTITY:
                owners[(support.split, " ".join(support.part.split()).casefold())].append(support.person)
        for (split, part), people in owners.items():
            if len(set(people)) > 1:
                yield _claimed(matrix, result, people, "" if split == Split.WHOLE else part)


def _claimed(matrix: Matrix, result: OwnedResult, people: Iterable[Hashable], part: str) -> Remark:
    names = _names(matrix, people)
    if part:
        said = gettext_noop("Bagian “{part}” dari “{result}” diserahkan kepada lebih dari satu orang: {names}.")
        return _remark(said, part=part, result=result.text, names=names)
    said = gettext_noop("Hasil “{result}” diserahkan utuh kepada lebih dari satu orang: {names}. Bagilah lebih dahulu.")
    return _remark(said, result=result.text, names=names)


def short_sums(matrix: Matrix) -> Iterator[Remark]:
    """Shares that do not reach the target. Where nobody was given a number there is nothing to add up."""
    for result in matrix.results:
        given = [amount for support in matrix.of(result) for amount in support.amounts]
        for target in result.amounts:
            if can_be_summed(target) and any(a.of == target.of for a in given):
                reached = total(given, target.of)
                if reached < target.value:
                    yield _short(result, target, reached)


def _short(result: OwnedResult, target: Amount, reached: object) -> Remark:
    said = gettext_noop("Bagian target untuk “{result}” berjumlah {sum} dari {target} {unit}.")
    return _remark(said, result=result.text, sum=reached, target=target.value, unit=target.unit)


def without_line(matrix: Matrix) -> Iterator[Remark]:
    """Staff who support none of the results in force. One sentence for all."""
    if not matrix.results:
        return
    known = {result.key for result in matrix.results}
    linked = {s.person for s in matrix.supports if s.result in known}
    if lost := [person for person in matrix.staff if person not in linked]:
        said = gettext_noop("Belum terhubung dengan satu pun hasil unit: {names}.")
        yield _remark(said, names=_names(matrix, lost))


def out_of_force(matrix: Matrix) -> Iterator[Remark]:
    """Who still supports what the superior no longer plans."""
    known = {result.key for result in matrix.results}
    stale = [s.person for s in matrix.supports if s.result not in known]
    if stale:
        said = gettext_noop("Masih mendukung hasil yang tidak berlaku lagi: {names}. Sesuaikan SKP atau matriksnya.")
        yield _remark(said, names=_names(matrix, stale))


def not_summed(amount: Amount) -> bool:
    """Whether to say beside a target that shares of it are not added up."""
    return not can_be_summed(amount)


def _names(matrix: Matrix, people: Iterable[Hashable]) -> str:
    """In order of the staff, each once; the rest is counted."""
    wanted = set(people)
    names = [name for key, name in matrix.staff.items() if key in wanted]
    more = len(names) - MOST_NAMES
    return ", ".join(names[:MOST_NAMES]) + (f" (+{more})" if more > 0 else "")


def _remark(template: str, **params: object) -> Remark:
    return Remark(sentence(template, **params), (MATRIX,), refuses=False)
