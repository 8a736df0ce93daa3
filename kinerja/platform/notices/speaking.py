"""A stored sentence in the reader's language, outside of any page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext

from kinerja.pure.lib.numbers import format_number
from kinerja.pure.lib.sentences import Sentence
from kinerja.pure.lib.zones import zone_name

from .packing import unpacked


def text_of(template: str, params: Mapping[str, Any], *, language: str, zone: ZoneInfo) -> str:
    """Packed parameters become text as this reader writes numbers and days."""
    with translation.override(language), timezone.override(zone):
        return said(Sentence(template, unpacked(params)), zone)


def said(sentence: Sentence, zone: ZoneInfo) -> str:
    shown = {name: _shown(value, zone) for name, value in sentence.params.items()}
    return gettext(sentence.template).format(**shown)


def _shown(value: Any, zone: ZoneInfo) -> Any:
    if isinstance(value, Sentence):
        return said(value, zone)
    if isinstance(value, list):
        return "\n".join(f"• {_shown(one, zone)}" for one in value)
    if isinstance(value, datetime):
        return f"{date_format(value.astimezone(zone), 'j M Y H.i')} {zone_name(zone)}"
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, Decimal):
        return format_number(value)
    return value
