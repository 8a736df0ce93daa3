"""Starting Django for one command, in the language of whoever typed it."""

from __future__ import annotations

import os


def language() -> str:
    """English where KINERJA_LANG or the locale says so, else Indonesian."""
    names = ("KINERJA_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    chosen = next((value for name in names if (value := os.environ.get(name))), "")
    return "en" if chosen.lower().startswith("en") else "id"


def boot() -> None:
    """Settings, apps, language. The settings swap in the safe SQLite before Django opens any database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kinerja.config.settings")
    import django

    django.setup()
    from django.utils import translation

    translation.activate(language())
