"""Run as a program of its own, with limits: a photo decoded and written anew, smaller and without what it tells.

Only a process can be stopped from outside when a small file unpacks to more than the machine holds. It knows
nothing of the house, so that it starts quickly and can do no harm.
"""

from __future__ import annotations

import json
import resource
import sys
from typing import Any

MEMORY = 1_500 * 2**20
SECONDS = 30
TOO_BIG, BROKEN, TOO_MANY_PIXELS = 3, 4, 5
FORMATS = {"jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}
OPTIONS: dict[str, dict[str, Any]] = {
    "jpeg": {"quality": 85, "optimize": True, "progressive": True},
    "png": {"optimize": True},
    "webp": {"quality": 85},
}
MODES = {"jpeg": ("RGB", "L"), "png": ("RGB", "RGBA", "L", "LA"), "webp": ("RGB", "RGBA")}
ROWS, COLUMNS = 8, 9


def likeness(picture: Any) -> int:
    """dHash: for 8 rows, whether each of 9 grey patches is darker than the next; as 64 bits."""
    # `reducing_gap` first shrinks by whole steps: the filter then reads little of a large photo.
    small = picture.convert("L").resize((COLUMNS, ROWS), 1, reducing_gap=3.0)
    grey = small.tobytes()
    bits = 0
    for row in range(ROWS):
        for column in range(COLUMNS - 1):
            at = row * COLUMNS + column
            bits = bits << 1 | (grey[at] < grey[at + 1])
    return bits


def renew(source: str, target: str, kind: str, longest: int, most: int) -> dict[str, Any]:
    from PIL import Image, ImageOps

    # Our own limit stands below; Pillow's would only warn.
    Image.MAX_IMAGE_PIXELS = None
    # Only the one decoder that the first bytes call for; `open` reads no more than the header.
    with Image.open(source, formats=[FORMATS[kind]]) as picture:
        width, height = picture.size
        if width * height > most:
            return {"width": width, "height": height, "too_many": True}
        picture.draft("RGB", (longest, longest))
        upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((longest, longest), reducing_gap=3.0)
    if upright.mode not in MODES[kind]:
        upright = upright.convert("RGBA" if "transparency" in upright.info and kind != "jpeg" else "RGB")
    # A fresh picture has no notes: no place, no camera, no thumbnail of what was cut away.
    bare = Image.frombytes(upright.mode, upright.size, upright.tobytes())
    bare.save(target, FORMATS[kind], **OPTIONS[kind])
    return {"width": bare.width, "height": bare.height, "likeness": likeness(bare)}


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    source, target, kind, longest, most = sys.argv[1:]
    try:
        found = renew(source, target, kind, int(longest), int(most))
    except MemoryError:
        return TOO_BIG
    except Exception:
        return BROKEN
    json.dump(found, sys.stdout)
    return TOO_MANY_PIXELS if found.get("too_many") else 0


if __name__ == "__main__":
    sys.exit(main())
