"""Files as people and attackers send them, made small and on the spot."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib

from openpyxl import Workbook
from PIL import Image

PALU = {0x8825: {1: "S", 2: (0.0, 53.0, 0.0), 3: "E", 4: (119.0, 52.0, 0.0)}, 0x010F: "Kamera Sari"}


def photo(width: int = 640, height: int = 480, *, kind: str = "JPEG", shade: int = 0, turned: bool = False) -> bytes:
    """Soft patches, others for each `shade`, with the place where it was taken; `turned` as a phone held upright."""
    patches = bytes(random.Random(shade).choices(range(256), k=12 * 9 * 3))
    picture = Image.frombytes("RGB", (12, 9), patches).resize((width, height), Image.Resampling.BICUBIC)
    exif = Image.Exif()
    exif[0x010F] = PALU[0x010F]
    exif.get_ifd(0x8825).update(PALU[0x8825])
    if turned:
        exif[0x0112] = 6
    out = io.BytesIO()
    picture.save(out, kind, exif=exif)
    return out.getvalue()


def png_announcing(width: int, height: int) -> bytes:
    """A valid beginning of a PNG that says it is so large; its pixels are not there."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack("!L", len(data)) + name + data + struct.pack("!L", zlib.crc32(name + data))

    head = struct.pack("!LLBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(10_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def archive(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members.items():
            target.writestr(name, content)
    return out.getvalue()


def ooxml(part: str, **more: bytes) -> bytes:
    types = f'<Types><Override ContentType="application/vnd.openxmlformats-officedocument.{part}"/></Types>'
    return archive({"[Content_Types].xml": types.encode(), "_rels/.rels": b"<r/>", **more})


DOCX, PPTX = "wordprocessingml.document.main+xml", "presentationml.presentation.main+xml"
XLSM = "../vnd.ms-excel.sheet.macroEnabled.main+xml"


def odf(kind: str, **more: bytes) -> bytes:
    return archive({"mimetype": f"application/vnd.oasis.opendocument.{kind}".encode(), "content.xml": b"<a/>", **more})


def xlsx() -> bytes:
    out, book = io.BytesIO(), Workbook()
    book.active.append(["Hari", "Dilayani"])
    book.save(out)
    return out.getvalue()


def pdf(*objects: bytes) -> bytes:
    body = b"%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
    body += b"".join(b"%d 0 obj %s endobj\n" % (number, content) for number, content in enumerate(objects, 2))
    return body + b"xref\n0 1\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"


def packed(objects: bytes) -> bytes:
    """Objects as PDF 1.5 packs them away."""
    content = zlib.compress(objects)
    return b"<< /Type /ObjStm /Filter /FlateDecode /Length %d >> stream\n%s\nendstream" % (len(content), content)
