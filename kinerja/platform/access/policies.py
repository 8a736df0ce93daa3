"""The registry: each permission has one policy that answers with a verdict and its reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kinerja.pure.lib.refusals import Forbidden

from .actors import Actor
from .permissions import Permission


@dataclass(frozen=True)
class Verdict:
    """Yes, or no with a sentence the person can act on."""

    allowed: bool
    reason: str = ""
    params: tuple[tuple[str, Any], ...] = ()

    def __bool__(self) -> bool:
        return self.allowed


YES = Verdict(True)

Policy = Callable[[Actor, Any], Verdict]
_POLICIES: dict[Permission, Policy] = {}


def no(reason: str, **params: Any) -> Verdict:
    """A refusal; `reason` is Indonesian source text marked with gettext_noop."""
    return Verdict(False, reason, tuple(params.items()))


def policy(*permissions: Permission) -> Callable[[Policy], Policy]:
    """Register a function `(actor, thing) -> Verdict` as the policy of these permissions."""

    def register(function: Policy) -> Policy:
        for permission in permissions:
            if permission in _POLICIES:
                raise RuntimeError(f"{permission} has two policies")
            _POLICIES[permission] = function
        return function

    return register


def judge(actor: Actor, permission: Permission, thing: Any = None) -> Verdict:
    """The verdict on this actor, permission and thing."""
    return _POLICIES[permission](actor, thing)


def require(actor: Actor, permission: Permission, thing: Any = None) -> None:
    """Pass in silence, or raise `Forbidden` with the reason."""
    verdict = judge(actor, permission, thing)
    if not verdict:
        raise Forbidden(verdict.reason, **dict(verdict.params))


def missing_policies() -> list[Permission]:
    """Permissions nobody has written a policy for; must be empty when the house has started."""
    return [p for p in Permission if p not in _POLICIES]
