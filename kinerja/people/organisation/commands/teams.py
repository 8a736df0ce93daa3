"""Teams across units: made, staffed, led by another, ended."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q

from kinerja.people.organisation.models import Employee, TeamMember, Unit, WorkTeam
from kinerja.people.organisation.terms import EmployeeKind, TeamRole
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database import saving
from kinerja.pure.lib.refusals import Invalid, gettext_noop


@command
def make_team(
    unit: Unit, *, name: str, leader: Employee, starts: date, actor: Actor, now: datetime, decree: str = ""
) -> WorkTeam:
    """Membentuk tim kerja milik suatu unit dengan ketuanya."""
    require(actor, Permission.TEAM_CHANGE, unit)
    if unit.closed_on and unit.closed_on <= starts:
        raise Invalid(gettext_noop("{unit} sudah ditutup. Pilih unit lain sebagai pemilik tim."), unit=unit.name)
    team = saving.insert(WorkTeam(name=name.strip(), unit=unit, decree=decree.strip(), starts=starts))
    _seat(team, leader, TeamRole.LEADER, starts)
    record("organisation.team_made", actor=actor, now=now, thing=team, leader=str(leader.pk), starts=str(starts))
    return team


@command
def join_team(
    team: WorkTeam, *, employee: Employee, starts: date, actor: Actor, now: datetime, ends: date | None = None
) -> TeamMember:
    """Memasukkan pegawai ke tim kerja; atasan langsung dan penilainya tetap."""
    require(actor, Permission.TEAM_CHANGE, team)
    member = _seat(_locked(team), employee, TeamRole.MEMBER, starts, ends)
    record("organisation.team_joined", actor=actor, now=now, thing=team, employee=str(employee.pk), starts=str(starts))
    return member


@command
def leave_team(member: TeamMember, *, ends: date, actor: Actor, now: datetime) -> TeamMember:
    """Mengakhiri keanggotaan; `ends` adalah hari pertama sesudahnya."""
    team = _locked(member.team)
    require(actor, Permission.TEAM_CHANGE, team)
    if member.role == TeamRole.LEADER and (team.ends is None or ends < team.ends):
        raise Invalid(gettext_noop("Tim tidak boleh tanpa ketua. Tunjuk ketua baru, atau akhiri timnya."))
    if saving.change(member, ends=ends):
        who = str(member.employee_id)
        record("organisation.team_left", actor=actor, now=now, thing=team, employee=who, ends=str(ends))
    return member


@command
def change_leader(team: WorkTeam, *, leader: Employee, starts: date, actor: Actor, now: datetime) -> TeamMember:
    """Mengganti ketua tim mulai suatu hari; ketua lama selesai pada hari itu, ketua baru berhenti menjadi anggota."""
    require(actor, Permission.TEAM_CHANGE, team)
    team = _locked(team)
    for held in team.members.filter(Q(role=TeamRole.LEADER) | Q(employee=leader)).during(starts):
        _give_way(held, starts)
    member = _seat(team, leader, TeamRole.LEADER, starts, team.ends)
    record("organisation.team_led", actor=actor, now=now, thing=team, leader=str(leader.pk), starts=str(starts))
    return member


@command
def end_team(team: WorkTeam, *, ends: date, actor: Actor, now: datetime) -> WorkTeam:
    """Mengakhiri tim kerja beserta keanggotaan yang masih berjalan; `ends` adalah hari pertama sesudahnya."""
    require(actor, Permission.TEAM_CHANGE, team)
    team = _locked(team)
    if team.members.filter(starts__gte=ends).exists():
        raise Invalid(gettext_noop("Ada anggota yang baru masuk pada atau sesudah {day}. Pilih hari lain."), day=ends)
    if saving.change(team, ends=ends):
        team.members.filter(Q(ends__isnull=True) | Q(ends__gt=ends)).update(ends=ends)
        record("organisation.team_ended", actor=actor, now=now, thing=team, ends=str(ends))
    return team


def _locked(team: WorkTeam) -> WorkTeam:
    """One change of a team at a time: an end and a newcomer that are harmless alone would contradict each other."""
    return WorkTeam.objects.select_for_update(no_key=True).get(pk=team.pk)


def _seat(team: WorkTeam, who: Employee, role: TeamRole, starts: date, ends: date | None = None) -> TeamMember:
    _check(team, who, starts, ends)
    return saving.insert(TeamMember(team=team, employee=who, role=role, starts=starts, ends=ends or team.ends))


def _check(team: WorkTeam, who: Employee, starts: date, ends: date | None) -> None:
    if who.kind == EmployeeKind.POLITICAL:
        raise Invalid(gettext_noop("{name} pejabat politik; tim kerja beranggotakan pegawai ASN."), name=who.name)
    if starts < team.starts or (team.ends and (starts >= team.ends or (ends or team.ends) > team.ends)):
        raise Invalid(
            gettext_noop("Tim “{team}” berlaku {starts} sampai {ends}. Pilih hari di antaranya."),
            team=team.name,
            starts=team.starts,
            ends=team.ends or "…",
        )
    if who.left_on and who.left_on <= starts:
        raise Invalid(gettext_noop("{name} sudah berhenti pada {day}."), name=who.name, day=who.left_on)


def _give_way(held: TeamMember, day: date) -> None:
    """Ends on the day; what would begin on it or later never happens."""
    if held.starts >= day:
        held.delete()
    else:
        saving.change(held, ends=day)
