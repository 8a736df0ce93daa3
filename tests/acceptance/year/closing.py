"""The year's end: every printed number recomputes, documents are the same bytes again, pages say what was computed."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kinerja.judgement.evaluation.models import Evaluation, Objection
from kinerja.judgement.evaluation.queries import explain, recompute
from kinerja.outcomes.documents.models import Document
from kinerja.outcomes.documents.queries import is_same_file, proved
from kinerja.outcomes.documents.setting import set_pdf
from kinerja.outcomes.documents.terms import Kind
from kinerja.platform.audit.queries import broken_checkpoint
from tests.acceptance.year.following import issue
from tests.acceptance.year.pages import pages_say_what_follows
from tests.acceptance.year.world import Broken
from tests.acceptance.year.year import Year

PAPERS, PAGES = 24, 12


def close_the_year(year: Year, *, pages: Path | None = None) -> str:
    """What was looked at, in a sentence."""
    if broken_checkpoint() is not None:
        raise Broken("the trail does not follow from its seals")
    kinds = every_number_follows()
    printed = pages_say_what_follows(year.world, PAGES)
    papers = documents_are_the_same_again(year, pages)
    return (
        f"at the end: {kinds['numbers']} numbers followed, {kinds['changed since']} say that their facts changed; "
        f"{printed} numbers read on pages; {papers} documents set twice"
    )


def every_number_follows() -> Counter[str]:
    """Of every evaluation of the year; where facts changed since, its explanation has to say so."""
    found: Counter[str] = Counter()
    for one in Evaluation.objects.order_by("pk").iterator():
        document = explain(one).to_document()
        changed = list(_changed(document))
        found["changed since"] += len(changed)
        wrong = [check for check in recompute(document) if not check.agrees]
        found["numbers"] += len(recompute(document))
        unexplained = [check for check in wrong if not any(check.path.startswith(path) for path in _told(changed))]
        if unexplained:
            raise Broken(f"evaluation {one.pk}: {unexplained[:3]}")
    return found


def _changed(node: dict[str, Any], above: str = "") -> Iterator[str]:
    """Paths of the figures that say that their facts are others by now."""
    path = f"{above}/{node['key']}"
    if node.get("details", {}).get("unchanged") is False:
        yield path
    for number, one in enumerate(node.get("inputs", ())):
        yield from _changed(one, f"{path}[{number}]")


def _told(paths: list[str]) -> list[str]:
    """What rests on a figure whose facts changed is told by it as well: its standing, and the suggestion."""
    above = {re.sub(r"\[\d+\]/figure$", "", path) for path in paths}
    return [*paths, *above, *{re.sub(r"\[\d+\]/standing$", "", path) for path in above}]


def documents_are_the_same_again(year: Year, pages: Path | None) -> int:
    """Issued now or long ago: the same content gives the same bytes, and whoever holds the paper can prove it."""
    world = year.world
    final = list(Evaluation.objects.final().order_by("finalised_at", "plan__id").values_list("pk", "employee_id"))
    objected = list(Objection.objects.decided().order_by("filed_at").values_list("evaluation_id", flat=True)[:4])
    for key, _owner in world.chance.sample(final, min(PAPERS // 3, len(final))):
        issue(world, Kind.EVALUATION, key, world.named["hasan"])
    for key in objected:
        issue(world, Kind.DOSSIER, key, world.named["hasan"])
    rows = list(Document.objects.select_related("receipt", "plan", "evaluation").order_by("pk"))
    picked = rows if len(rows) <= PAPERS else world.chance.sample(rows, PAPERS)
    for number, one in enumerate(picked):
        first, again = set_pdf(one.kind, one.receipt), set_pdf(one.kind, one.receipt)
        if first != again or not is_same_file(one, first):
            raise Broken(f"document {one.pk} is not the same again")
        proof = proved(one.receipt.code, one.receipt.sha256[:16])
        if proof is None or proof.document != one:
            raise Broken(f"document {one.pk} cannot be proved by its code")
        if pages is not None:
            _as_pages(first, pages / f"{number:02}-{one.kind}")
    return len(picked)


def _as_pages(pdf: bytes, stem: Path) -> None:
    """Pictures of the pages, to be looked at."""
    stem.parent.mkdir(parents=True, exist_ok=True)
    stem.with_suffix(".pdf").write_bytes(pdf)
    if program := shutil.which("pdftoppm"):
        subprocess.run([program, "-r", "70", "-png", stem.with_suffix(".pdf"), stem], check=True)
