"""The trail can be added to and nothing else; a checkpoint proves it."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from django.db import DatabaseError, connection, transaction

from kinerja.platform.access.actors import Actor, Role, system
from kinerja.platform.audit.commands import COMMANDS, check_trail, command
from kinerja.platform.audit.models import Checkpoint, Entry
from kinerja.platform.audit.queries import broken_checkpoint, entries_visible_to
from kinerja.platform.audit.trail import record, seen
from kinerja.platform.database.keys import new_id
from kinerja.pure.lib.refusals import Refused
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(now: datetime) -> dict[str, object]:
    return {"actor": system(now.date()), "now": now}


def test_an_entry_says_who_did_what_to_what(cast: Cast) -> None:
    record("evaluation.finalised", actor=cast.actor("budi"), now=cast.now, thing=cast.sari, reason="sesuai bukti")
    entry = Entry.objects.order_by("-id").first()
    assert (entry.actor_name, entry.actor_user, entry.verb) == (
        cast.budi.name,
        cast.user("budi").pk,
        "evaluation.finalised",
    )
    assert (entry.thing_type, entry.thing_id) == ("organisation.Employee", str(cast.sari.pk))
    assert entry.data == {"reason": "sesuai bukti"}


@pytest.mark.parametrize("table", [Entry, Checkpoint])
def test_the_database_refuses_to_change_or_delete(by, table) -> None:
    record("x.done", **by)
    check_trail(**by)
    field = "verb" if table is Entry else "digest"
    with pytest.raises(DatabaseError, match=r"append.only"), transaction.atomic():
        table.objects.update(**{field: "y"})
    with pytest.raises(DatabaseError, match=r"append.only"), transaction.atomic():
        table.objects.all()._raw_delete(using="default")
    assert table.objects.count() == 1


def test_an_act_that_fails_leaves_no_entry(by) -> None:
    @command
    def fails(*, actor: Actor, now: datetime) -> None:
        """Gagal."""
        record("x.done", actor=actor, now=now)
        raise Refused("Tidak jadi.")

    with pytest.raises(Refused):
        fails(**by)
    assert not Entry.objects.exists()
    del COMMANDS[next(name for name in COMMANDS if name.endswith(".fails"))]


def test_commands_are_known_by_name() -> None:
    assert "people.organisation.commands.appointments.appoint" in COMMANDS


def test_looking_is_noted_even_while_reading(cast: Cast) -> None:
    from kinerja.platform.audit.reading import reading

    with reading():
        seen("organisation.employee", actor=cast.actor("hasan"), now=cast.now, thing=cast.sari)
    assert Entry.objects.filter(verb="organisation.employee.seen", thing_id=str(cast.sari.pk)).count() == 1


def test_inspectors_see_everything_others_their_own_acts(cast: Cast) -> None:
    record("x.done", actor=cast.actor("sari"), now=cast.now)
    assert entries_visible_to(cast.actor("andi")).count() == Entry.objects.count()
    assert [entry.verb for entry in entries_visible_to(cast.actor("sari"))] == ["x.done"]
    assert not entries_visible_to(cast.actor("tono")).exists()
    assert not entries_visible_to(Actor(name="publik", on=cast.today)).exists()


# --- checkpoints


def test_a_checkpoint_covers_what_is_new(by) -> None:
    assert check_trail(**by) is None
    record("x.one", **by)
    first = check_trail(**by)
    assert first.last_entry == Entry.objects.get().pk
    assert check_trail(**by) is None
    record("x.two", **by)
    second = check_trail(**by)
    assert second.digest != first.digest
    assert broken_checkpoint() is None


def test_a_checkpoint_waits_for_acts_that_are_not_finished(transactional_db: None, by) -> None:
    """Their keys are given away already: behind the checkpoint they would look forged for ever."""
    begun, others = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            record("x.slow", **by)
            begun.set()
            others.wait(timeout=1)
        connection.close()

    record("x.one", **by)
    with ThreadPoolExecutor(1) as pool:
        act = pool.submit(slow)
        assert begun.wait(timeout=10)
        if connection.vendor == "postgresql":  # SQLite lets only one write at a time
            record("x.quick", **by)
        check_trail(**by)
        others.set()
        act.result()
    assert broken_checkpoint() is None
    assert Checkpoint.objects.get().last_entry == Entry.objects.latest("id").pk


def _tamper(sql: str) -> None:
    """What somebody with the rights of the server could do."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER audit_entry_append_only_update")
            cursor.execute("DROP TRIGGER audit_entry_append_only_delete")
        cursor.execute(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_entry SET verb = 'x.other' WHERE verb = 'x.two'",
        "UPDATE audit_entry SET actor_name = 'orang lain' WHERE verb = 'x.two'",
        "UPDATE audit_entry SET data = '{\"a\": 2}' WHERE verb = 'x.two'",
        "DELETE FROM audit_entry WHERE verb = 'x.two'",
    ],
)
def test_a_rewritten_trail_is_found(by, sql: str) -> None:
    record("x.one", **by)
    check_trail(**by)
    record("x.two", a=1, **by)
    second = check_trail(**by)
    record("x.three", **by)
    check_trail(**by)
    _tamper(sql)
    assert broken_checkpoint() == second


def test_roles_are_no_secret_backdoor(cast: Cast) -> None:
    """An entry of a user who is gone stays readable."""
    record("x.done", actor=Actor(name="Lama", on=cast.today, user_id=new_id()), now=cast.now)
    inspector = Actor(name="Andi", on=cast.today, roles=frozenset({Role.INSPECTOR}))
    assert entries_visible_to(inspector).filter(actor_name="Lama").exists()
