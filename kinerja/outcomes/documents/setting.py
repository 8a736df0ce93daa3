"""Setting a document as PDF/A: the same content gives the same bytes, on any day and any machine.

No clock, no font of the machine, no file of the network: the date is that of the receipt, the typefaces lie beside the
forms. Content comes in as text of a source that only calls the form: `sys.inputs` would be another library to typst
with each document, and nothing of the last one could be used again (three times slower).
"""

from __future__ import annotations

import json
import threading
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst
from django.utils import translation

from kinerja.platform.receipts.models import Receipt
from kinerja.platform.receipts.queries import SHORTEST

from .codes import drawer, drawn
from .typefaces import FONTS, printable
from .wording import instant_words

LAYOUT = Path(__file__).parent / "layout"
STANDARD: Literal["a-2b"] = "a-2b"
_one_at_a_time = threading.Lock()


def set_pdf(kind: str, receipt: Receipt, *, many: bool = False) -> bytes:
    """The file of an issued document; `many` where the codes of thousands are to be drawn. The bytes are the same."""
    content = json.loads(receipt.content)
    source = source_of(kind, printable(content), proof_of(receipt, content, many=many))
    with _one_at_a_time:
        made = _compiler().compile(
            input=source, format="pdf", pdf_standards=[STANDARD], pdf_tags=True, timestamp=receipt.issued_at
        )
    assert isinstance(made, bytes)
    return made


def source_of(kind: str, *given: dict[str, Any]) -> bytes:
    """JSON inside of typst's strings: written twice, only quotes and backslashes are left to escape."""
    parts = (f"json(bytes({_quoted(_quoted(part))}))" for part in given)
    return f'#import "{kind}.typ": form\n#form({", ".join(parts)})\n'.encode()


def proof_of(receipt: Receipt, content: dict[str, Any], *, many: bool = False) -> dict[str, Any]:
    """What the paper needs so that its holder can ask whether it is true."""
    with translation.override("id"):
        issued = instant_words(receipt.issued_at, content["zone"])
    template, texts = f"{content['place']}?kode={{}}&sidik={{}}", (receipt.code, receipt.sha256[:SHORTEST])
    code = drawer(template, *map(len, texts))(*texts) if many else drawn(template.format(*texts))
    return {
        "code": _spaced(receipt.code, 5),
        "digest": _spaced(receipt.sha256[:SHORTEST], 4),
        "issued": issued,
        "place": content["place"],
        "qr": code,
    }


def _quoted(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _spaced(text: str, step: int) -> str:
    return " ".join(text[at : at + step] for at in range(0, len(text), step))


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return typst.Compiler(b"", root=str(LAYOUT), font_paths=fonts, ignore_system_fonts=True)
