"""ClamAV over its socket, spoken to by a stand-in that keeps what it heard."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kinerja.platform.files.admission.scanning import Scan, scan
from kinerja.pure.lib.refusals import Invalid, TryLater


class Daemon:
    """Answers one question like clamd: reads INSTREAM to its end, then says what it was told to say."""

    def __init__(self, path: Path, answer: bytes) -> None:
        self.heard = b""
        self.answer = answer
        self.server = socket.socket(socket.AF_UNIX)
        self.server.bind(str(path))
        self.server.listen()
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        line, _address = self.server.accept()
        with line, line.makefile("rb") as stream:
            assert stream.read(10) == b"zINSTREAM\0"
            while length := struct.unpack("!L", stream.read(4))[0]:
                self.heard += stream.read(length)
            line.sendall(self.answer)


@pytest.fixture
def clamd(tmp_path: Path, settings) -> Iterator[Callable[[bytes], Daemon]]:
    daemons = []

    def start(answer: bytes) -> Daemon:
        settings.CLAMAV = str(tmp_path / "clamd.ctl")
        daemons.append(Daemon(tmp_path / "clamd.ctl", answer))
        return daemons[-1]

    yield start
    for daemon in daemons:
        daemon.server.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "given"
    path.write_bytes(b"isi" * 50_000)
    return path


def test_it_sends_the_whole_file_and_believes_the_answer(clamd, file: Path) -> None:
    daemon = clamd(b"stream: OK\0")
    assert scan(file, "a.pdf") == Scan.CLEAN
    assert daemon.heard == file.read_bytes()


def test_a_find_is_refused_by_name(clamd, file: Path) -> None:
    clamd(b"stream: Win.Test.EICAR_HDB-1 FOUND\0")
    with pytest.raises(Invalid, match=r"menolak a\.pdf \(Win\.Test\.EICAR_HDB-1\)"):
        scan(file, "a.pdf")


@pytest.mark.parametrize("answer", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"stream: "])
def test_an_answer_that_is_none_lets_nothing_through(clamd, file: Path, answer: bytes) -> None:
    clamd(answer)
    with pytest.raises(TryLater, match="Kiriman Anda aman"):
        scan(file, "a.pdf")


def test_a_scanner_that_is_away_lets_nothing_through(settings, tmp_path: Path, file: Path) -> None:
    settings.CLAMAV = str(tmp_path / "nobody.ctl")
    with pytest.raises(TryLater):
        scan(file, "a.pdf")


def test_without_the_setting_nothing_is_asked(file: Path) -> None:
    assert scan(file, "a.pdf") == Scan.NONE
