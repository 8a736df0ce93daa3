"""A closed envelope: one ballot, readable only with the survey's private key, always of the same length.

X25519 with a key of its own for each envelope, HKDF-SHA256, ChaCha20-Poly1305 (RFC 7748, 5869, 8439), from
`cryptography`. The private key stands on paper: base32 in groups of four. Its last group follows from the public key,
so that whoever opens a survey can be asked for it and the server need not know the rest.
"""

from __future__ import annotations

import json
from base64 import b32decode, b32encode
from binascii import Error
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kinerja.pure.lib.refusals import Invalid, gettext_noop

KEY, CHECK, GROUP, TAG = 32, 3, 4, 16
WITHIN = 2560
"""Bytes of a ballot before it is closed: a remark of 500 letters of any script has its place."""
LENGTH = KEY + WITHIN + TAG
# Every envelope has a key of its own, used once: its nonce need not vary.
NONCE = bytes(12)
NO_KEY = gettext_noop("Ini bukan kunci survei. Ketik seluruh huruf dan angka di lembar kunci, tanpa yang lain.")


def new_pair() -> tuple[str, str]:
    """(public key in hexadecimal, private key as it is printed)."""
    private = X25519PrivateKey.generate()
    return _public(private).hex(), printed(private.private_bytes_raw())


def printed(secret: bytes) -> str:
    """32 bytes as fourteen groups of four."""
    public = _public(X25519PrivateKey.from_private_bytes(secret))
    text = b32encode(secret + sha256(public).digest()[:CHECK]).decode()
    return " ".join(text[at : at + GROUP] for at in range(0, len(text), GROUP))


def last_group(public: str) -> str:
    """The end of the printed private key, which follows from the public one. Raises Invalid."""
    try:
        found = bytes.fromhex(public)
    except ValueError:
        found = b""
    if len(found) != KEY:
        raise Invalid(NO_KEY)
    # Twenty of the last 24 bits; what stands before does not reach into them.
    return b32encode(bytes(KEY) + sha256(found).digest()[:CHECK]).decode()[-GROUP:]


def opener(text: str) -> X25519PrivateKey:
    """The key as somebody typed it from paper. Raises Invalid."""
    typed = "".join(letter for letter in text.upper() if letter.isalnum()).replace("0", "O").replace("1", "I")
    try:
        found = b32decode(typed)
    except Error:
        raise Invalid(NO_KEY)
    if len(found) != KEY + CHECK:
        raise Invalid(NO_KEY)
    private = X25519PrivateKey.from_private_bytes(found[:KEY])
    if sha256(_public(private)).digest()[:CHECK] != found[KEY:]:
        raise Invalid(NO_KEY)
    return private


def fits(private: X25519PrivateKey, public: str) -> bool:
    return _public(private).hex() == public


def close(paper: Mapping[str, Any], *, public: str, bound_to: str) -> bytes:
    """`bound_to` names the box: an envelope put into another one does not open."""
    text = json.dumps(paper, ensure_ascii=False, separators=(",", ":")).encode()
    assert len(text) <= WITHIN, "a ballot is never longer than its envelope"
    once = X25519PrivateKey.generate()
    secret = once.exchange(X25519PublicKey.from_public_bytes(bytes.fromhex(public)))
    sender = _public(once)
    # JSON may end in blanks.
    return sender + _lock(secret, sender).encrypt(NONCE, text.ljust(WITHIN), bound_to.encode())


def open_with(private: X25519PrivateKey, envelope: bytes, *, bound_to: str) -> dict[str, Any] | None:
    """What is inside; None where this key and box do not open it."""
    sender = envelope[:KEY]
    secret = private.exchange(X25519PublicKey.from_public_bytes(sender))
    try:
        text = _lock(secret, sender).decrypt(NONCE, envelope[KEY:], bound_to.encode())
    except InvalidTag:
        return None
    paper: dict[str, Any] = json.loads(text)
    return paper


def _lock(secret: bytes, sender: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(HKDF(hashes.SHA256(), KEY, sender, b"kinerja.ballot").derive(secret))


def _public(private: X25519PrivateKey) -> bytes:
    return private.public_key().public_bytes_raw()
