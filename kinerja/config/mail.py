"""The mail server from one address: smtp://user:password@host:587 (STARTTLS) or smtps://user:password@host:465."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

_LOCAL = {"127.0.0.1", "localhost", "::1"}


def smtp(url: str) -> tuple[str, int, str, str, bool, bool]:
    """Host, port, user, password, TLS from the start, STARTTLS.

    Only a server on this machine is spoken to in the clear.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise SystemExit(
            "KINERJA_SMTP_URL harus seperti smtp://nama:sandi@server:587 atau smtps://nama:sandi@server:465."
        )
    secure = parts.scheme == "smtps"
    port = parts.port or (465 if secure else 587)
    starts_tls = not secure and parts.hostname not in _LOCAL
    return parts.hostname, port, unquote(parts.username or ""), unquote(parts.password or ""), secure, starts_tls
