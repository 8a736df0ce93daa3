"""CSV logs."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import Path
from typing import IO

from .blocks import ROWS_PER_BLOCK, Block, block_of, places
from .opening import empty_file

# A "line" of a file that is no CSV at all must not fill the memory.
LONGEST_LINE = 2**20


class CsvSource:
    """Rows of a CSV file, its heading already read."""

    def __init__(self, stream: IO[bytes], path: Path, delimiter: str, ended: Callable[[], None] = lambda: None) -> None:
        """`ended` is called where the stream ends, and may refuse: what feeds it may have died half-way."""
        self.path, self.ended = path, ended
        text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
        # strict: a quotation mark that is never closed would swallow the rows after it.
        self.reader = csv.reader(iter(partial(text.readline, LONGEST_LINE), ""), delimiter=delimiter, strict=True)
        self.header = [name.strip() for name in next((row for row in self.reader if row), [])]
        if not any(self.header):
            ended()
            raise empty_file(path)

    def blocks(self, wanted: Mapping[str, str]) -> Iterator[Block]:
        where = places(self.header, wanted, self.path)
        first_row = 1
        while True:
            first_line = self.reader.line_num + 1
            rows = list(islice(self.reader, ROWS_PER_BLOCK))
            if not rows:
                return self.ended()
            block = block_of(rows, len(self.header), where, first_row, first_line)
            first_row += len(block)
            yield block
