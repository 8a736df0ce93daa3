"""`make fix`: mend what a machine can mend, write anew what is generated."""

from __future__ import annotations

import subprocess
import sys

import glossary
import translations
from check import BIN, ROOT, templates


def main() -> int:
    subprocess.run([BIN / "ruff", "check", "--fix", "--quiet", "."], cwd=ROOT)
    subprocess.run([BIN / "ruff", "format", "--quiet", "."], cwd=ROOT)
    if templates():
        subprocess.run([BIN / "djade", "--target-version", "5.2", *templates()], cwd=ROOT)
    glossary.main("write")
    translations.main("update")
    # Sentences that still need a translator are named, and decide the exit status.
    return translations.main("check")


if __name__ == "__main__":
    sys.exit(main())
