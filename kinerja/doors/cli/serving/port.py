"""Is the door free? Asked before anything starts, so that the answer is one sentence."""

from __future__ import annotations

import errno
import socket

from kinerja.pure.lib.refusals import Invalid, gettext_noop

_TAKEN = gettext_noop(
    "Porta {port} sudah dipakai program lain. Hentikan program itu, atau pilih porta lain: "
    "`kinerja serve --port {other}` (make run PORT={other}). · Port {port} is taken by another program; "
    "stop it or choose another port."
)
_FORBIDDEN = gettext_noop("Porta {port} hanya boleh dibuka oleh root. Pilih porta 1024 atau lebih.")
_UNKNOWN = gettext_noop("Alamat {host} tidak dikenal di mesin ini. Pakai 127.0.0.1 atau 0.0.0.0.")
_OUT_OF_RANGE = gettext_noop("Porta {port} tidak ada. Pilih porta antara 1 dan 65535.")


def refuse_taken_port(host: str, port: int) -> None:
    """Raise a sentence where this port cannot be listened on."""
    if not 1 <= port <= 65535:
        raise Invalid(_OUT_OF_RANGE, port=port)
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            # Another SO_REUSEADDR socket that is only bound would let us bind too; listening tells.
            probe.listen(1)
    except OSError as error:
        raise _refusal(error, host, port)


def _refusal(error: OSError, host: str, port: int) -> Invalid:
    if error.errno == errno.EADDRINUSE:
        return Invalid(_TAKEN, port=port, other=port + 1 if port < 65535 else 8000)
    if error.errno in {errno.EACCES, errno.EPERM}:
        return Invalid(_FORBIDDEN, port=port)
    return Invalid(_UNKNOWN, host=host)
