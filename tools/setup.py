"""`make setup`: everything between a clean clone and a working `.venv/bin/kinerja`. Standard library only."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import assets
import translations
from steps import ROOT, Failed, Step, call, carry_out, say

UV_VERSION = "0.13.9"
UV_OLDEST = (0, 8)  # reads the lock and knows dependency groups
OWN_UV = ROOT / ".tools" / "uv" / "bin" / "uv"


def _is_usable(uv: str | Path) -> bool:
    try:
        said = subprocess.run([uv, "--version"], capture_output=True, text=True, check=True).stdout
        return tuple(int(part) for part in said.split()[1].split(".")[:2]) >= UV_OLDEST
    except (OSError, subprocess.CalledProcessError, ValueError, IndexError):
        return False


def find_uv() -> Path | None:
    """uv from PATH, else the one that an earlier set-up put into `.tools`."""
    on_path = shutil.which("uv")
    return next((Path(uv) for uv in (on_path, OWN_UV) if uv and _is_usable(uv)), None)


def install_uv() -> None:
    """Into a folder of the checkout: Debian's Python refuses a plain `pip install`, and may lack venv."""
    if find_uv():
        return
    folder = OWN_UV.parent.parent
    shutil.rmtree(folder, ignore_errors=True)
    if subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True).returncode:
        raise Failed(
            "Python ini tidak mempunyai pip. Pasang dengan: apt-get install python3-pip\n"
            "This Python has no pip. Install it with: apt-get install python3-pip"
        )
    call([sys.executable, "-m", "pip", "install", "--quiet", "--target", folder, f"uv=={UV_VERSION}"])


def uv() -> Path:
    found = find_uv()
    if found is None:
        raise Failed("uv tidak dapat dijalankan di sini · uv does not run here")
    return found


def environment() -> dict[str, str]:
    """uv must neither fetch a Python nor take the virtual environment of somebody's shell for ours."""
    kept = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    return kept | {"UV_PYTHON_DOWNLOADS": "never", "UV_PYTHON": sys.executable}


def install_packages() -> None:
    call([uv(), "sync", "--locked", "--quiet"], env=environment())


def install_assets() -> None:
    assets.install(uv(), environment())


def compile_translations() -> None:
    call([ROOT / ".venv/bin/python", ROOT / "tools/translations.py", "compile"])


def steps() -> tuple[Step, ...]:
    here = ROOT / "tools"
    return (
        Step("uv", "Alat uv · the tool uv", install_uv, outputs=(find_uv() or OWN_UV,)),
        Step(
            "packages",
            "Pustaka Python · Python packages",
            install_packages,
            inputs=(ROOT / "pyproject.toml", ROOT / "uv.lock"),
            outputs=(ROOT / ".venv/bin/kinerja", ROOT / ".venv/bin/python"),
        ),
        Step(
            "assets",
            "Aset tampilan · front-end packages",
            install_assets,
            inputs=(ROOT / "package-lock.json", here / "assets.py"),
            outputs=assets.files(),
        ),
        Step(
            "translations",
            "Terjemahan · translations",
            compile_translations,
            inputs=translations.sources(),
            outputs=tuple(path.with_suffix(".mo") for path in translations.sources()),
        ),
    )


def main() -> int:
    started = time.monotonic()
    (ROOT / ".tools").mkdir(exist_ok=True)
    with (ROOT / ".tools" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # `make run` and `make test` at once must not build the same folder twice
        try:
            carry_out(steps())
        except Failed as failure:
            print(failure, file=sys.stderr)
            return 1
    say(f"Siap dalam · ready in {time.monotonic() - started:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
