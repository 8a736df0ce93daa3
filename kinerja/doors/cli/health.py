"""What `kinerja doctor` looks at: each check says what it found and, where that is wrong, what to do."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.utils.translation import gettext as _

from kinerja.facts.queueing.hall_queries import broken_histories
from kinerja.facts.service.queries import cases_pointing_nowhere
from kinerja.platform.access.policies import missing_policies
from kinerja.platform.audit.queries import broken_checkpoint
from kinerja.platform.notices.queries import Backlog, backlogs, unrouted_since
from kinerja.platform.notices.terms import Channel
from kinerja.platform.operations.queries import given_up, overdue

from .cell import ensure_cell, pending

LEAST_FREE = 500 * 2**20
STUCK_AFTER = timedelta(minutes=15)
# Of many broken things a few are named: they tell where to look.
NAMED = 3
# A home restored from the future, or a clock that fell back to its factory date, spoils every interval.
EARLIEST = datetime(2025, 1, 1, tzinfo=UTC)
ASSETS = ("vendor/bootstrap/bootstrap.min.css", "vendor/tabler/tabler.min.css", "django_htmx/htmx-2.min.js")


@dataclass(frozen=True)
class Check:
    """One line of the report; `advice` is empty where all is well, `numbers` are for other programs."""

    name: str
    found: str
    advice: str = ""
    numbers: dict[str, object] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return not self.advice


def python(now: datetime) -> Check:
    advice = "" if sys.version_info >= (3, 11) else _("Pasang Python 3.11 atau lebih baru, lalu `make setup`.")
    return Check("python", platform.python_version(), advice)


def home(now: datetime) -> Check:
    probe = Path(settings.HOME) / ".doctor"
    try:
        probe.write_text("")
        probe.unlink()
    except OSError:
        return Check("home", str(settings.HOME), _("Beri hak tulis pada folder ini, atau pilih KINERJA_HOME lain."))
    return Check("home", str(settings.HOME))


def disk(now: datetime) -> Check:
    free = shutil.disk_usage(settings.HOME).free
    advice = "" if free >= LEAST_FREE else _("Sisakan sedikitnya 500 MiB di cakram ini.")
    return Check("disk", f"{free // 2**20} MiB", advice)


def database(now: datetime) -> Check:
    """Reachable and migrated; a home without a database gets its cell first."""
    ensure_cell()
    waiting = pending()
    advice = _("Jalankan `kinerja serve`: ia memperbarui basis data lebih dahulu.") if waiting else ""
    return Check("database", f"{connection.vendor} {_server_version()}", advice)


def _server_version() -> str:
    query = "SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version"
    with connection.cursor() as cursor:
        cursor.execute(query)
        return str(cursor.fetchone()[0])


def journal(now: datetime) -> Check:
    """The settings ask for WAL only where this SQLite is free of the WAL-reset bug; the file must follow."""
    if connection.vendor != "sqlite":
        return Check("journal", "WAL (PostgreSQL)")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        mode = str(cursor.fetchone()[0])
    follows = f"journal_mode={mode.upper()}" in connection.settings_dict["OPTIONS"]["init_command"]
    advice = _("Hentikan semua proses Kinerja, lalu jalankan lagi `kinerja doctor`: mode jurnal tidak sesuai setelan.")
    return Check("journal", mode.upper(), "" if follows else advice)


def assets(now: datetime) -> Check:
    missing = [name for name in ASSETS if finders.find(name) is None]
    advice = _("Jalankan `make setup` untuk memasang aset tampilan.") if missing else ""
    return Check("assets", ", ".join(missing) or str(len(ASSETS)), advice)


def translations(now: datetime) -> Check:
    compiled = Path(settings.LOCALE_PATHS[0]) / "en" / "LC_MESSAGES" / "django.mo"
    advice = "" if compiled.exists() else _("Jalankan `make setup` untuk menyusun terjemahan.")
    return Check("translations", "en" if compiled.exists() else "-", advice)


def jobs(now: datetime) -> Check:
    stuck, failed = overdue(now, STUCK_AFTER).count(), given_up().count()
    found = _("{stuck} tertahan, {failed} gagal").format(stuck=stuck, failed=failed)
    return Check("jobs", found, _no_worker() if stuck else "")


def _no_worker() -> str:
    return _("Pekerja latar tidak berjalan: jalankan `kinerja serve`, lalu baca lognya.")


def deliveries(now: datetime) -> Check:
    """Notices that should have left the house, counted by channel: whose they are is nobody's business here."""
    unrouted, held = unrouted_since(now - STUCK_AFTER), backlogs(now, STUCK_AFTER)
    said = [_held_up(Channel(channel), backlog) for channel, backlog in held.items()]
    if unrouted:
        said.append(_("{n} belum ditentukan salurannya").format(n=unrouted))
    advice = [_no_worker()] if unrouted or any(one.waiting for one in held.values()) else []
    advice += [_mend(channel) for channel, one in held.items() if one.failing or one.given_up]
    numbers = {channel: asdict(backlog) for channel, backlog in held.items()}
    return Check("deliveries", "; ".join(said) or "0", " ".join(advice), {"unrouted": unrouted, "channels": numbers})


def _held_up(channel: Channel, backlog: Backlog) -> str:
    counts = (
        (backlog.waiting, _("{n} menunggu")),
        (backlog.failing, _("{n} gagal berulang")),
        (backlog.given_up, _("{n} tidak dicoba lagi")),
    )
    said = ", ".join(words.format(n=n) for n, words in counts if n)
    return f"{channel.label}: {said} ({backlog.problem})" if backlog.problem else f"{channel.label}: {said}"


def _mend(channel: str) -> str:
    if channel == Channel.EMAIL:
        return _("Server surel menolak atau diam: periksa KINERJA_SMTP_URL; yang gagal dicoba lagi dengan sendirinya.")
    return _("Gerbang WhatsApp atau SMS menolak atau diam: periksa KINERJA_GATEWAY_URL dan KINERJA_GATEWAY_SECRET.")


def clock(now: datetime) -> Check:
    try:
        local = now.astimezone(ZoneInfo("Asia/Makassar"))
    except ZoneInfoNotFoundError:
        return Check("clock", now.isoformat(), _("Data zona waktu tidak ada: jalankan `make setup`."))
    advice = "" if now >= EARLIEST else _("Jam mesin ini salah: setel lebih dahulu.")
    return Check("clock", f"{local:%Y-%m-%d %H:%M} WITA", advice)


def policies(now: datetime) -> Check:
    missing = missing_policies()
    advice = _("Ada izin tanpa kebijakan; laporkan kepada pengembang.") if missing else ""
    return Check("policies", ", ".join(missing) or "0", advice)


def trail(now: datetime) -> Check:
    broken = broken_checkpoint()
    if broken is None:
        return Check("trail", _("utuh"))
    advice = _("Jejak audit tidak cocok dengan titik periksa: simpan basis data ini dan hubungi Inspektorat.")
    return Check("trail", str(broken), advice)


def facts(now: datetime) -> Check:
    lost = cases_pointing_nowhere()
    advice = _("Ada permohonan yang petugas, unit, atau layanannya hilang: pulihkan basis data dari cadangan.")
    return Check("facts", str(lost), advice if lost else "")


def halls(now: datetime) -> Check:
    """Tickets whose history has a hole; each is named by its day and number, which say nothing of who held it."""
    broken = [f"{ticket.day} {ticket}: {'; '.join(found)}" for ticket, found in broken_histories()]
    advice = _("Ada nomor antrean yang riwayatnya tidak utuh: pulihkan basis data dari cadangan.")
    return Check("halls", ", ".join(broken[:NAMED]) or "0", advice if broken else "", {"broken": len(broken)})


CHECKS: tuple[Callable[[datetime], Check], ...] = (
    *(python, home, disk, clock, database, journal),
    *(assets, translations, policies, jobs, deliveries, trail, facts, halls),
)


def examine(now: datetime) -> list[Check]:
    """Every check; one that breaks is itself a finding, so that the others still run."""
    found = []
    for check in CHECKS:
        try:
            found.append(check(now))
        except Exception as error:
            advice = _("Pemeriksaan ini gagal. Periksa KINERJA_HOME dan DATABASE_URL, lalu coba lagi.")
            found.append(Check(check.__name__, f"{type(error).__name__}: {error}".strip(), advice))
    return found
