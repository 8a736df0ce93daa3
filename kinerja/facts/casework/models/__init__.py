"""The nouns of casework."""

from .checks import AccuracyDraw, SecondLook
from .clocks import ClockReading
from .corrections import Correction
from .files import CaseFile, FileInterval, FilePaper

__all__ = [
    "AccuracyDraw",
    "CaseFile",
    "ClockReading",
    "Correction",
    "FileInterval",
    "FilePaper",
    "SecondLook",
]
