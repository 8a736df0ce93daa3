"""`make check`: everything a machine can say about the code without running the tests, two checks at a time."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
LONGEST_FILE = 400
LONGEST_REPORT = 40  # lines of one failed check


def templates() -> list[str]:
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / "kinerja").rglob("templates/**/*.html"))


def checks() -> dict[str, list[str]]:
    """Name -> program and arguments, the slowest first."""
    django = ["python", "-m", "django"]
    found = {
        "types (mypy)": ["mypy"],
        "migrations": [*django, "makemigrations", "--check", "--dry-run", "--skip-checks"],
        "django": [*django, "check", "--fail-level", "WARNING"],
        "translations": ["python", "tools/translations.py", "check"],
        "floors and rooms": ["lint-imports", "--no-logo", "--no-cache"],
        "style (ruff)": ["ruff", "check", "--quiet", "--output-format", "concise", "."],
        "format (ruff)": ["ruff", "format", "--check", "--quiet", "."],
        "glossary": ["python", "tools/glossary.py", "check"],
    }
    if templates():
        found["templates (djade)"] = ["djade", "--check", "--target-version", "5.2", *templates()]
    return found


def environment(home: str) -> dict[str, str]:
    """A home of its own: checks must neither read nor make the developer's database."""
    mine = {"KINERJA_HOME": home, "DJANGO_SETTINGS_MODULE": "kinerja.config.settings"}
    return {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | mine


def run(name: str, command: list[str], home: str) -> bool:
    started = time.monotonic()
    done = subprocess.run(
        [BIN / command[0], *command[1:]],
        cwd=ROOT, env=environment(home), stdin=subprocess.DEVNULL, capture_output=True, text=True,
    )  # fmt: skip
    good = done.returncode == 0
    print(f"{'ok  ' if good else 'FAIL'} {name}, {time.monotonic() - started:.1f} s", flush=True)
    if not good:
        said = f"{done.stdout}{done.stderr}".strip().splitlines()
        print("\n".join(said[-LONGEST_REPORT:]), flush=True)
    return good


def hint_at_long_files() -> None:
    """No failure: a long file is a question, whether one sentence still says what it is for."""
    for path in sorted([*(ROOT / "kinerja").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]):
        lines = path.read_text(encoding="utf-8").count("\n")
        if lines > LONGEST_FILE and "migrations" not in path.parts:
            print(f"hint {path.relative_to(ROOT)} has {lines} lines: does one sentence still say what it is for?")


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="kinerja-check-") as home, ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda item: run(*item, home), checks().items()))
    hint_at_long_files()
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
