"""Makes the clips of the board's voice anew: `python tools/voice.py`. Needs espeak-ng and ffmpeg (apt).

espeak-ng is GPL-3 as a program; what it says is not a work derived from it, and neither program is part of the
product. The clips are ours, under the licence of the project. Letters are written as Indonesians spell them.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "kinerja/doors/web/citizen/static/citizen/voice"
SPELT = "a be ce de é ef ge ha i je ka el em en o pe ki er es te u fe we eks ye zet"
LETTERS = dict(zip("abcdefghijklmnopqrstuvwxyz", SPELT.split(), strict=True))
NUMBERS = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh"
PHRASES = {"nomor-antrean": "nomor antrean", "menuju-loket": "menuju loket"}


def clips() -> dict[str, str]:
    """Name of the file -> what is said."""
    return PHRASES | LETTERS | {word: word for word in NUMBERS.split()}


def speak(name: str, text: str) -> None:
    said = subprocess.run(["espeak-ng", "-v", "id", "-s", "135", "--stdout", text], check=True, capture_output=True)
    # Silence around a word would be heard between the words.
    quiet = "silenceremove=start_periods=1:start_threshold=-45dB,areverse"
    subprocess.run(
        ["ffmpeg", "-loglevel", "error", "-y", "-i", "-", "-af", f"{quiet},{quiet},apad=pad_dur=0.06",
         "-map_metadata", "-1", "-ac", "1", "-ar", "22050", "-b:a", "32k", "-bitexact", str(FOLDER / f"{name}.mp3")],
        input=said.stdout, check=True,
    )  # fmt: skip


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in clips().items():
        speak(name, text)
    print(f"{len(clips())} clips in {FOLDER}")
