"""A wheel carries everything that is served, so that production needs neither Node nor a translator's tools."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.architecture.house import CHECKOUT

sys.path.insert(0, str(CHECKOUT / "tools"))
from setup import uv  # tools/setup.py

pytestmark = pytest.mark.slow


def test_the_wheel_holds_assets_translations_and_provisions(tmp_path: Path) -> None:
    environment = os.environ | {"UV_PYTHON_DOWNLOADS": "never", "UV_PYTHON": sys.executable}
    command = [uv(), "build", "--wheel", "--quiet", "--out-dir", tmp_path]
    done = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for part in (
        "static/vendor/bootstrap/bootstrap.min.css",
        "static/vendor/tabler/tabler.min.css",
        "static/vendor/bootstrap/LICENSE",
        "locale/en/LC_MESSAGES/django.mo",
        "pure/law/regimes.toml",
    ):
        assert any(name.endswith(part) for name in names), f"{part} is not in the wheel"
    assert not [name for name in names if name.startswith(("tests/", "tools/", "node_modules/"))]
