"""HTTP/1.1 over connections that stay open, just as much as a load generator needs of it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[bytes, bytes]
    body: bytes


class Broken(Exception):
    """The connection ended before the answer did."""


def parse(buffer: bytes) -> tuple[Answer, int] | None:
    """The answer at the start of the buffer and how many bytes it took; none while it is not complete."""
    end = buffer.find(b"\r\n\r\n")
    if end < 0:
        return None
    first, *lines = buffer[:end].split(b"\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(b":") for line in lines)}
    status, start = int(first.split(b" ", 2)[1]), end + 4
    if b"transfer-encoding" in headers:
        raise Broken("an answer in chunks, which no page of ours is")
    length = 0 if status in (204, 304) else int(headers.get(b"content-length", 0))
    if len(buffer) < start + length:
        return None
    return Answer(status, headers, buffer[start : start + length]), start + length


class Connection(asyncio.Protocol):
    """One request at a time."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self.buffer = b""
        self.waiting: asyncio.Future[Answer] | None = None
        self.open = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport, self.open = transport, True

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        try:
            found = parse(self.buffer)
        except (Broken, ValueError) as error:
            self.fail(error)
            return
        if found and self.waiting and not self.waiting.done():
            answer, taken = found
            self.buffer = self.buffer[taken:]
            self.waiting.set_result(answer)

    def connection_lost(self, exc: Exception | None) -> None:
        self.fail(exc or Broken("closed"))

    def fail(self, error: Exception) -> None:
        self.open = False
        if self.waiting and not self.waiting.done():
            self.waiting.set_exception(Broken(str(error)))

    async def ask(self, request: bytes) -> Answer:
        assert self.transport is not None
        self.waiting = asyncio.get_running_loop().create_future()
        self.transport.write(request)
        return await self.waiting

    def close(self) -> None:
        self.open = False
        if self.transport is not None:
            self.transport.close()


async def connect(port: int) -> Connection:
    _, connection = await asyncio.get_running_loop().create_connection(Connection, HOST, port)
    return connection


def ask(port: int, messages: Iterable[bytes]) -> Iterator[Answer]:
    """One after the other over one connection, each waiting for its answer."""
    with socket.create_connection((HOST, port), timeout=30) as line:
        for message in messages:
            line.sendall(message)
            buffer = line.recv(65536)
            while (found := parse(buffer)) is None:
                buffer += line.recv(65536)
            yield found[0]
