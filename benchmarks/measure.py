"""Runs one benchmark in a process of its own: `python -m benchmarks.measure NAME`, lines as JSON at the end."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from importlib import import_module

from kinerja.doors.cli.boot import boot

if __name__ == "__main__":
    boot()
    from kinerja.doors.cli.cell import ensure_cell

    ensure_cell()
    lines = import_module(f"benchmarks.{sys.argv[1]}").measure()
    print(json.dumps([asdict(line) for line in lines]))
