"""Photos written anew in a process of its own: without EXIF and place, upright, of bearable size."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from kinerja.platform.files import sentences
from kinerja.platform.files.kinds import Kind
from kinerja.pure.lib.refusals import Invalid

from . import picture_program

LONGEST_SIDE = 2048
MOST_PIXELS = 60_000_000
PATIENCE = 60
# Nearly uniform pictures, such as a blank page, are alike without being the same.
PLAINEST = 6


@dataclass(frozen=True)
class Picture:
    """`likeness` is a signed 64-bit dHash, None where the picture is too plain to be told from others."""

    width: int
    height: int
    likeness: int | None


def renew(source: Path, target: Path, kind: Kind, name: str) -> Picture:
    """Write the picture anew to `target`. Raises Invalid before decoding where it has too many pixels."""
    # -I: neither the folder of the program nor the environment may slip in another module.
    words = [sys.executable, "-I", str(Path(picture_program.__file__)), str(source), str(target), kind.value]
    words += [str(LONGEST_SIDE), str(MOST_PIXELS)]
    environment = {"PATH": os.environ.get("PATH", ""), "OMP_NUM_THREADS": "1"}
    try:
        done = subprocess.run(words, capture_output=True, timeout=PATIENCE, env=environment, check=False)
    except subprocess.TimeoutExpired:
        raise Invalid(sentences.BOMB, name=name)
    return _picture(done.returncode, done.stdout, name)


def _picture(status: int, said: bytes, name: str) -> Picture:
    match status:
        case 0:
            found = json.loads(said)
            return Picture(found["width"], found["height"], _signed(found["likeness"]))
        case picture_program.TOO_MANY_PIXELS:
            size = json.loads(said)
            most = MOST_PIXELS // 1_000_000
            raise Invalid(sentences.TOO_MANY_PIXELS, name=name, width=size["width"], height=size["height"], most=most)
        case picture_program.BROKEN:
            raise Invalid(sentences.DAMAGED, name=name)
    # Out of memory, or stopped by the limit of processor time.
    raise Invalid(sentences.BOMB, name=name)


def _signed(bits: int) -> int | None:
    if not PLAINEST <= bits.bit_count() <= 64 - PLAINEST:
        return None
    return bits - 2**64 if bits >= 2**63 else bits
