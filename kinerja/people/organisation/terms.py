"""Choices of the organisation, in the terms of the law."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Zone(TextChoices):
    """The three Indonesian time zones."""

    WIB = "Asia/Jakarta", _("WIB")
    WITA = "Asia/Makassar", _("WITA")
    WIT = "Asia/Jayapura", _("WIT")


class UnitKind(TextChoices):
    AGENCY = "agency", _("instansi")
    DEPARTMENT = "department", _("dinas atau badan")
    SECRETARIAT = "secretariat", _("sekretariat")
    DIVISION = "division", _("bidang")
    SECTION = "section", _("seksi atau subbagian")
    TECHNICAL = "technical", _("UPT")
    SCHOOL = "school", _("sekolah")
    HOSPITAL = "hospital", _("rumah sakit")
    HEALTH_CENTRE = "health_centre", _("puskesmas")
    DISTRICT = "district", _("kecamatan")
    VILLAGE = "village", _("kelurahan")


class PositionKind(TextChoices):
    POLITICAL = "political", _("pejabat politik")
    JPT_UTAMA = "jpt_utama", _("JPT utama")
    JPT_MADYA = "jpt_madya", _("JPT madya")
    JPT_PRATAMA = "jpt_pratama", _("JPT pratama")
    ADMINISTRATOR = "administrator", _("administrator")
    PENGAWAS = "pengawas", _("pengawas")
    FUNCTIONAL = "functional", _("jabatan fungsional")
    PELAKSANA = "pelaksana", _("pelaksana")


# One seat, one holder: these posts lead or manage.
MANAGERIAL = (
    PositionKind.POLITICAL,
    PositionKind.JPT_UTAMA,
    PositionKind.JPT_MADYA,
    PositionKind.JPT_PRATAMA,
    PositionKind.ADMINISTRATOR,
    PositionKind.PENGAWAS,
)


class FunctionalLevel(TextChoices):
    """Jenjang jabatan fungsional."""

    PEMULA = "pemula", _("Pemula")
    TERAMPIL = "terampil", _("Terampil")
    MAHIR = "mahir", _("Mahir")
    PENYELIA = "penyelia", _("Penyelia")
    AHLI_PERTAMA = "ahli_pertama", _("Ahli Pertama")
    AHLI_MUDA = "ahli_muda", _("Ahli Muda")
    AHLI_MADYA = "ahli_madya", _("Ahli Madya")
    AHLI_UTAMA = "ahli_utama", _("Ahli Utama")


class EmployeeKind(TextChoices):
    PNS = "pns", _("PNS")
    CPNS = "cpns", _("CPNS")
    PPPK = "pppk", _("PPPK")
    PPPK_PART = "pppk_part", _("PPPK paruh waktu")
    POLITICAL = "political", _("pejabat politik")


class Education(TextChoices):
    BELOW_SMA = "below_sma", _("di bawah SMA")
    SMA = "sma", _("SMA sederajat")
    D1 = "d1", _("D-I")
    D2 = "d2", _("D-II")
    D3 = "d3", _("D-III")
    D4 = "d4", _("D-IV")
    S1 = "s1", _("S-1")
    S2 = "s2", _("S-2")
    S3 = "s3", _("S-3")


class AppointmentKind(TextChoices):
    DEFINITIVE = "definitive", _("definitif")
    ACTING = "plt", _("Plt")
    DAILY_ACTING = "plh", _("Plh")
    TEAM_LEADER = "team_leader", _("ketua tim")


class AbsenceKind(TextChoices):
    """Being away from one's work; the rule in `pure.law.absences` knows the same words."""

    ANNUAL = "annual", _("cuti tahunan")
    BIG = "big", _("cuti besar")
    SICK = "sick", _("cuti sakit")
    MATERNITY = "maternity", _("cuti melahirkan")
    IMPORTANT = "important", _("cuti karena alasan penting")
    UNPAID = "unpaid", _("cuti di luar tanggungan negara")
    STUDY = "study", _("tugas belajar")
    ASSIGNMENT = "assignment", _("penugasan kedinasan lain")
    SUSPENDED = "suspended", _("diberhentikan sementara")
    RETIRING = "retiring", _("masa persiapan pensiun")
    STATE_OFFICIAL = "state_official", _("pejabat negara atau lembaga nonstruktural")


# Said to others only as "cuti": were the harmless ones named, silence would name the medical ones.
LEAVE = (
    AbsenceKind.ANNUAL,
    AbsenceKind.BIG,
    AbsenceKind.SICK,
    AbsenceKind.MATERNITY,
    AbsenceKind.IMPORTANT,
)


class TeamRole(TextChoices):
    """What somebody is in a team across units."""

    LEADER = "leader", _("ketua tim")
    MEMBER = "member", _("anggota tim")


class HolidayKind(TextChoices):
    NATIONAL = "national", _("libur nasional")
    JOINT_LEAVE = "joint_leave", _("cuti bersama")
    LOCAL = "local", _("libur setempat")


class SheetKind(TextChoices):
    """What one sheet of an import holds."""

    UNITS = "units", _("unit kerja")
    POSITIONS = "positions", _("jabatan")
    STAFF = "staff", _("pegawai")
    APPOINTMENTS = "appointments", _("penugasan")


class ImportState(TextChoices):
    REJECTED = "rejected", _("perlu diperbaiki")
    CHECKED = "checked", _("menunggu persetujuan")
    COMMITTED = "committed", _("sudah diterapkan")
