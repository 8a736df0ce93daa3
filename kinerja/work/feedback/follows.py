"""What is to follow for one participant of a guidance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kinerja.pure.lib.refusals import gettext_noop

from .checks import required
from .terms import FollowUp


@dataclass(frozen=True)
class Follows:
    kind: FollowUp
    text: str
    due: date | None = None

    def said(self) -> str:
        return required(self.text, gettext_noop("Jelaskan tindak lanjutnya dengan satu kalimat."))
