"""Who may upload: whoever has signed in, each his own."""

from __future__ import annotations

from typing import Any

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import YES, Verdict, no, policy

from . import sentences
from .models import Upload


@policy(Permission.FILE_UPLOAD)
def may_upload(actor: Actor, thing: Any) -> Verdict:
    if actor.user_id is None:
        return no(sentences.SIGN_IN)
    if isinstance(thing, Upload) and thing.begun_by != actor.user_id:
        return no(sentences.NOT_YOURS)
    return YES


@policy(Permission.FILE_HAND_IN)
def may_hand_in(actor: Actor, thing: Any) -> Verdict:
    """A citizen hands in papers without an account; the command bounds how much is taken of all together."""
    return YES
