"""docs/glossary.md from docs/glossary.toml: `write`, or `check` that the page is not stale."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "docs/glossary.toml"
PAGE = ROOT / "docs/glossary.md"

HEAD = """# Glossary
Generated from `glossary.toml` by `make fix`; change it there.
Code names are English, the words beside them are those of Indonesian law or of the office. A word without a source is
ours or the office's. Never abbreviate the rater as PPK: that means *pejabat pembina kepegawaian*.
"""


def page() -> str:
    floors = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    return HEAD + "".join(_table(floor, names) for floor, names in floors.items())


def _table(floor: str, names: dict[str, dict[str, str]]) -> str:
    rows = [f"| `{name}` | {e['term']} | {e['meaning']} | {e['source']} |\n" for name, e in sorted(names.items())]
    return f"\n## {floor}\n| name | Indonesian | meaning | source |\n|---|---|---|---|\n" + "".join(rows)


def main(verb: str) -> int:
    if verb == "write":
        PAGE.write_text(page(), encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page():
        print("docs/glossary.md is stale: run `make fix`.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
