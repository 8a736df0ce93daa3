"""Every permission has exactly one policy, and a refusal carries its reason."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja.platform.access.actors import Actor, Role, public, system
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import YES, judge, missing_policies, no, policy, require
from kinerja.pure.lib.refusals import Forbidden

DAY = date(2026, 3, 10)


def test_every_permission_has_a_policy() -> None:
    assert missing_policies() == []


def test_a_permission_has_one_policy() -> None:
    with pytest.raises(RuntimeError, match="two policies"):
        policy(Permission.AUDIT_SEE)(lambda actor, thing: YES)


def test_names_say_app_and_verb() -> None:
    for permission in Permission:
        app, _, verb = permission.value.partition(":")
        assert app.islower(), permission
        assert verb, permission


def test_a_refusal_is_a_sentence() -> None:
    verdict = no("Hanya {who} yang boleh.", who="Inspektorat")
    assert not verdict
    assert verdict.reason.format(**dict(verdict.params)) == "Hanya Inspektorat yang boleh."


def test_require_raises_the_reason() -> None:
    with pytest.raises(Forbidden, match="Inspektorat"):
        require(public(DAY), Permission.AUDIT_SEE)
    require(Actor(name="Andi", on=DAY, roles=frozenset({Role.INSPECTOR})), Permission.AUDIT_SEE)


def test_the_trail_is_for_inspectors() -> None:
    for role in Role:
        actor = Actor(name="x", on=DAY, roles=frozenset({role}))
        assert bool(judge(actor, Permission.AUDIT_SEE)) == (role is Role.INSPECTOR)


def test_the_system_holds_every_role_and_the_public_none() -> None:
    assert system(DAY).has(*Role)
    assert system(DAY).is_system
    assert not public(DAY).has(*Role)
