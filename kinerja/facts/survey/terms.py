"""Choices of surveys."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from kinerja.pure.law.satisfaction import Element

ELEMENTS = tuple(element.value for element in Element)
"""U1 … U9."""
COLUMNS = tuple(code.lower() for code in ELEMENTS)
"""Where their answers stand."""

# Settings of ours, not law: time to leave the counter before the questions open, and how long they stay open.
LEAVING = timedelta(minutes=5)
OPEN_FOR = timedelta(days=30)


class FormKind(TextChoices):
    """The words a survey asks in: pure/law/survey_forms."""

    SKM = "skm", _("survei kepuasan masyarakat")
    PATIENT = "patient", _("survei kepuasan pasien")
    PARENTS = "parents", _("survei kepuasan orang tua murid")


class Trait(TextChoices):
    """What a respondent may tell of himself (PermenPANRB 14/2017); the bands are ours, and coarse on purpose."""

    AGE = "age", _("umur")
    SEX = "sex", _("jenis kelamin")
    EDUCATION = "education", _("pendidikan terakhir")
    OCCUPATION = "occupation", _("pekerjaan")


class AgeBand(TextChoices):
    YOUNG = "to25", _("sampai 25 tahun")
    GROWN = "to40", _("26–40 tahun")
    RIPE = "to60", _("41–60 tahun")
    OLD = "over60", _("di atas 60 tahun")


class Sex(TextChoices):
    WOMAN = "woman", _("perempuan")
    MAN = "man", _("laki-laki")


class Education(TextChoices):
    PRIMARY = "primary", _("SD atau di bawahnya")
    JUNIOR = "junior", _("SMP sederajat")
    SENIOR = "senior", _("SMA sederajat")
    HIGHER = "higher", _("diploma atau sarjana")


class Occupation(TextChoices):
    PUBLIC = "public", _("ASN, TNI, atau Polri")
    EMPLOYED = "employed", _("karyawan")
    OWN = "own", _("usaha sendiri, petani, atau nelayan")
    STUDENT = "student", _("pelajar atau mahasiswa")
    OTHER = "other", _("lainnya")


VALUES: dict[str, type[TextChoices]] = {
    Trait.AGE: AgeBand, Trait.SEX: Sex, Trait.EDUCATION: Education, Trait.OCCUPATION: Occupation
}  # fmt: skip


class ScaleCode(TextChoices):
    FOUR = "1-4", _("1 sampai 4")
    FIVE = "1-5", _("1 sampai 5")
    ELEVEN = "0-10", _("0 sampai 10")
