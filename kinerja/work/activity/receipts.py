"""What a receipt of a report says: all that was sent, and the hashes of the files that prove it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from kinerja.platform.receipts.issuing import issue
from kinerja.platform.receipts.models import Receipt, Sent

from .models import ActivityReport, Evidence


def give_receipt(report: ActivityReport, attached: Iterable[Evidence], *, now: datetime) -> Receipt:
    """One statement. Files are named by the hash of what was kept and of what arrived."""
    evidence = [
        {"sha256": item.file.sha256, "original": item.file.original_sha256} if item.file else {"link": item.link}
        for item in attached
    ]
    content = {
        "day": report.day,
        "text": report.text,
        "indicator": report.indicator_id,
        "quantity": report.quantity,
        "minutes": report.minutes,
        "evidence": evidence,
        "submission": report.submission,
    }
    return issue(Sent.REPORT, report, content, holder=report.employee_id, now=now)
