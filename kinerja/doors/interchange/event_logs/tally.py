"""What was read from a log: rows, rejections by reason, the first of them by name, all of them in a file."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass, field
from typing import IO, Any

from django.utils.translation import gettext

from .blocks import REASON_COLUMN, ROW_COLUMN, Block, Source
from .faults import REASONS, Fault, Rejection, said

NAMED = 20


@dataclass
class Tally:
    """Counts that grow with the blocks; memory does not."""

    rows: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    first: list[Rejection] = field(default_factory=list)

    @property
    def rejected_rows(self) -> int:
        return self.rejected.total()

    def add(self, block: Block, faults: dict[int, Fault]) -> None:
        self.rows += len(block)
        self.rejected.update(fault.reason for fault in faults.values())
        for index in sorted(faults)[: NAMED - len(self.first)]:
            self.first.append(Rejection(block.first_row + index, block.line(index), faults[index]))

    def document(self) -> dict[str, Any]:
        return {
            "rows": self.rows,
            "rejected_rows": self.rejected_rows,
            "rejected": dict(self.rejected),
            "first_rejected": [rejection.document() for rejection in self.first],
        }

    def lines(self) -> list[str]:
        """The first rejected rows, and how many there are of each reason, for people."""
        reasons = [f"{gettext(REASONS[reason])}: {count}" for reason, count in self.rejected.most_common()]
        return [*(rejection.named() for rejection in self.first), "; ".join(reasons)]


class RejectedRows:
    """A CSV file of the rejected rows with their reasons, to be corrected and sent again."""

    def __init__(self, stream: IO[str], source: Source, delimiter: str) -> None:
        self.width = len(source.header)
        self.own = [place for place, name in enumerate(source.header) if name not in (ROW_COLUMN, REASON_COLUMN)]
        self.writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
        self.writer.writerow([*(source.header[place] for place in self.own), ROW_COLUMN, REASON_COLUMN])

    def add(self, block: Block, faults: dict[int, Fault]) -> None:
        for index in sorted(faults):
            cells = [*block.raw(index), *[""] * self.width]
            overhang = block.raw(index)[self.width :]
            row, reason = block.first_row + index, said(faults[index].sentence)
            self.writer.writerow([*(cells[place] for place in self.own), row, reason, *overhang])
