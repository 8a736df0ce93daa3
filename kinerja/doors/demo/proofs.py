"""Small papers for evidence, drawn here: nobody's photo, nobody's data."""

from __future__ import annotations

from io import BytesIO

WIDE, HIGH = 960, 640
WALL, BOARD, PAPER, INK = (206, 214, 209), (128, 88, 52), (250, 248, 240), (70, 84, 96)


def photo() -> bytes:
    """A board with sheets on a wall, as JPEG."""
    # The decoder of photos is loaded only where a photo is made.
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (WIDE, HIGH), WALL)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((90, 60, 870, 520), fill=BOARD)
    for number in range(6):
        left, top = 130 + number % 3 * 245, 90 + number // 3 * 215
        draw.rectangle((left, top, left + 200, top + 190), fill=PAPER)
        for line in range(3 + number):
            draw.rectangle((left + 16, top + 20 + line * 20, left + 170 - line * 12, top + 28 + line * 20), fill=INK)
    draw.rectangle((0, 560, WIDE, HIGH), fill=INK)
    out = BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()


def sheet(lines: list[str]) -> bytes:
    """One page of PDF; letters of ASCII only."""
    words = " ".join(f"({line}) Tj T*" for line in lines)
    content = f"BT /F1 12 Tf 18 TL 72 770 Td {words} ET".encode("ascii")
    parts = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(parts) + 1
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
