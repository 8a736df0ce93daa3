"""XES logs (IEEE 1849): traces of events. Attributes of a trace are named "case:KEY"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any

from defusedxml.ElementTree import iterparse

from kinerja.pure.lib.refusals import Invalid, gettext_noop

from .blocks import ROWS_PER_BLOCK, Block, require_columns
from .opening import empty_file

Record = dict[str, str]


class XesSource:
    """Events of an XES file. Which columns there are shows only as the events come."""

    def __init__(self, stream: IO[bytes], path: Path) -> None:
        self.path = path
        self.header: list[str] = []
        self.seen: dict[str, None] = {}
        records = self._records(stream)
        first = next(records, None)
        if first is None:
            raise empty_file(path)
        self.records = chain([first], records)

    def blocks(self, wanted: Mapping[str, str]) -> Iterator[Block]:
        self.header = list(dict.fromkeys(wanted.values()))
        first_row = 1
        while records := list(islice(self.records, ROWS_PER_BLOCK)):
            yield self._block(records, wanted, first_row)
            first_row += len(records)
        require_columns(list(self.seen), wanted, self.path)

    def _block(self, records: list[Record], wanted: Mapping[str, str], first_row: int) -> Block:
        for record in records:
            self.seen.update(dict.fromkeys(record))
        return Block(
            first_row=first_row,
            columns={role: [record.get(column, "") for record in records] for role, column in wanted.items()},
            digests=[hash(frozenset(record.items())) for record in records],
            raw=lambda index: [records[index].get(column, "") for column in self.header],
            line=lambda index: first_row + index,
        )

    def _records(self, stream: IO[bytes]) -> Iterator[Record]:
        """One record an event; what has been read is thrown away, so that the tree stays small."""
        steps = iterparse(stream, events=("start", "end"), forbid_dtd=True)
        _, root = next(steps)
        if _name(root) != "log":
            raise Invalid(gettext_noop("{file} bukan log XES: tidak ada unsur <log>."), file=self.path.name)
        depth = 0
        for step, element in steps:
            depth += 1 if step == "start" else -1
            if step == "end" and depth == 0:
                if _name(element) == "trace":
                    yield from _events(element)
                root.clear()


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _events(trace: Any) -> Iterator[Record]:
    of_case = {f"case:{key}": value for key, value in _attributes(trace)}
    for element in trace:
        if _name(element) == "event":
            yield of_case | dict(_attributes(element))


def _attributes(element: Any) -> Iterator[tuple[str, str]]:
    for child in element:
        if "key" in child.attrib and "value" in child.attrib:
            yield child.attrib["key"], child.attrib["value"]
