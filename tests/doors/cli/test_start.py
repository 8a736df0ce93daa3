"""What every command pays before it does anything."""

from __future__ import annotations

import subprocess
import sys

SLOW = {"scipy", "holidays", "openpyxl"}


def test_it_starts_without_what_only_some_commands_need() -> None:
    program = (
        "from kinerja.doors.cli.boot import boot; boot(); import sys; print(*{m.split('.')[0] for m in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "django" in loaded
    assert not SLOW & loaded
