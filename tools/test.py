"""`make test`: the suite on SQLite, then what touches a database again on PostgreSQL. `--quick`: SQLite, no browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.harness import postgres  # noqa: E402

ENOUGH = 8 * 2**30
"""Bytes: a run on PostgreSQL was seen to keep one gigabyte there, and takes three more of memory."""
# Two processes for two cores; tests of one file stay together and share what the file prepares.
# The plugin of the harness puts files of slow tests first, so that none is begun when all others are done.
# -v takes back the -q of pyproject.toml, so that the closing line stands out.
OPTIONS = "-v -n 2 --dist loadfile --no-loadscope-reorder"
PYTEST = [str(ROOT / ".venv/bin/python"), "-m", "pytest", *OPTIONS.split()]


def surroundings() -> dict[str, str]:
    """Databases of tests lie in memory where there is room: a full or slow disk is not what is tested."""
    memory = Path("/dev/shm")
    if memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ENOUGH:
        return {**os.environ, "TMPDIR": str(memory)}
    return dict(os.environ)


def suite(name: str, *arguments: str) -> int:
    print(f"== {name}", flush=True)
    started = time.monotonic()
    status = subprocess.run([*PYTEST, *arguments], cwd=ROOT, env=surroundings(), stdin=subprocess.DEVNULL).returncode
    print(f"== {name}: {'ok' if status == 0 else 'FAILED'}, {time.monotonic() - started:.0f} s", flush=True)
    return status


def main(arguments: list[str]) -> int:
    if "--quick" in arguments:
        return suite("SQLite, quick", "-m", "not slow and not browser")
    both = os.environ.get("KINERJA_TEST_SQLITE_ONLY") != "1"
    if both and postgres.binaries() is None:
        print(postgres.MISSING, file=sys.stderr)
        return 1
    statuses = [suite("SQLite", *arguments)]
    if both:
        # What a browser shows does not depend on the database beneath.
        statuses.append(suite("PostgreSQL", "--database=postgresql", "-m", "not browser", *arguments))
    return 1 if any(statuses) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
