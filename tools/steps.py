"""Steps of a set-up: each is shown with its time, and skipped while its inputs have not changed."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STAMPS = ROOT / ".tools" / "stamps"


class Failed(Exception):
    """A step that cannot go on; the text says what to do."""


@dataclass(frozen=True)
class Step:
    """One line of the progress list. `inputs` are files; without `outputs` present the step runs again."""

    name: str
    title: str
    action: Callable[[], None]
    inputs: tuple[Path, ...] = ()
    outputs: tuple[Path, ...] = ()

    def fingerprint(self) -> str:
        # The place counts too: a moved checkout has scripts that point to the old one.
        digest = hashlib.sha256(f"{ROOT} {sys.version}".encode())
        for path in self.inputs:
            digest.update(path.read_bytes() if path.exists() else b"absent")
        return digest.hexdigest()

    def is_done(self) -> bool:
        stamp = STAMPS / self.name
        if not stamp.exists() or not all(path.exists() for path in self.outputs):
            return False
        return stamp.read_text() == self.fingerprint()

    def mark_done(self) -> None:
        STAMPS.mkdir(parents=True, exist_ok=True)
        (STAMPS / self.name).write_text(self.fingerprint())


def say(text: str) -> None:
    print(text, flush=True)


def carry_out(steps: Iterable[Step]) -> None:
    steps = tuple(steps)
    for number, step in enumerate(steps, 1):
        label = f"[{number}/{len(steps)}] {step.title}"
        if step.is_done():
            say(f"{label}: sudah siap · ready")
            continue
        say(f"{label} …")
        started = time.monotonic()
        step.action()
        step.mark_done()
        say(f"      selesai · done, {time.monotonic() - started:.1f} s")


def call(command: list[str | Path], **more: object) -> None:
    """Run a program quietly; where it fails, show what it said."""
    done = subprocess.run(command, cwd=ROOT, text=True, stdin=subprocess.DEVNULL, capture_output=True, **more)  # type: ignore[call-overload]
    if done.returncode:
        program = " ".join(str(part) for part in command)
        raise Failed(f"{done.stdout}{done.stderr}\nPerintah ini gagal · this command failed: {program}")
