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
ours or the office's; the letter after a source says how it is known: P read in the text of the instrument, S read in a
secondary source, C the same in several separate forms and implementations. Never abbreviate the rater as PPK: that
means *pejabat pembina kepegawaian*.
"""
MARKS = ("P", "S", "C")


def floors() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(SOURCE.read_text(encoding="utf-8"))


def unmarked() -> list[str]:
    """Words that name a source without saying how it is known, or a mark without a source."""
    entries = [(name, entry) for names in floors().values() for name, entry in names.items()]
    return [name for name, entry in entries if bool(entry["source"]) != (entry.get("mark") in MARKS)]


def page() -> str:
    return HEAD + "".join(_table(floor, names) for floor, names in floors().items())


def _table(floor: str, names: dict[str, dict[str, str]]) -> str:
    rows = [f"| `{name}` | {e['term']} | {e['meaning']} | {_source(e)} |\n" for name, e in sorted(names.items())]
    return f"\n## {floor}\n| name | Indonesian | meaning | source |\n|---|---|---|---|\n" + "".join(rows)


def _source(entry: dict[str, str]) -> str:
    return f"{entry['source']} ({entry['mark']})" if entry["source"] else ""


def main(verb: str) -> int:
    if wrong := unmarked():
        print(f"docs/glossary.toml: a source needs a mark (P, S or C), and a mark a source: {', '.join(wrong)}")
        return 1
    if verb == "write":
        PAGE.write_text(page(), encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page():
        print("docs/glossary.md is stale: run `make fix`.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
