"""One module for each command, with NAME, HELP, configure(parser) and run(options) -> Result | None.

Heavy libraries are imported inside `run`, so that `kinerja --help` stays quick.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

# The order is the order of `kinerja --help`.
COMMANDS = (
    "serve",
    "demo",
    "doctor",
    "import_log",
    "import_credits",
    "export_credits",
    "import_results",
    "import_siasn",
    "export_siasn",
    "import_survey",
    "import_visits",
    "figures",
    "evaluate",
    "explain",
    "what_if",
)


def modules() -> list[ModuleType]:
    return [import_module(f"{__name__}.{name}") for name in COMMANDS]
