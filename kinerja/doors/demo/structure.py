"""Units and posts of the invented city for a number of staff."""

from __future__ import annotations

from collections.abc import Callable

from kinerja.people.organisation.standard_hours import HEALTH, SCHOOL

from .blueprint import Department, agency, departments, district_names
from .rows import Structure

ROOT = "KOTA"
MAYOR, SECRETARY = "KOTA-WALIKOTA", "KOTA-SEKDA"


def city(staff: int) -> Structure:
    """The whole structure; the number of seats comes close to `staff`."""
    plan = Structure()
    plan.unit(ROOT, agency()["name"], "agency", "")
    plan.post(MAYOR, "Wali Kota", ROOT, "political", "", heads_unit=True, job_class=17)
    plan.post(SECRETARY, "Sekretaris Daerah", ROOT, "jpt_pratama", MAYOR, job_class=15, group="head")
    for department in departments():
        KINDS[department.kind](plan, department, max(6, round(staff * department.share)))
    return plan


def _head(plan: Structure, department: Department, kind: str = "department", calendar: str = "") -> str:
    code = plan.unit(department.code, department.name, kind, ROOT, calendar)
    title = f"Kepala {department.name}" if kind == "department" else f"Direktur {department.name}"
    return plan.post(f"{code}-KA", title, code, "jpt_pratama", SECRETARY, heads_unit=True, job_class=14, group="head")


def _divisions(plan: Structure, department: Department, superior: str) -> list[str]:
    """One unit and one head for each division; answers the codes of the units."""
    codes = []
    for number, name in enumerate(department.divisions, 1):
        unit = plan.unit(f"{department.code}-B{number}", name, "division", department.code)
        plan.post(
            f"{unit}-KA",
            f"Kepala {name}",
            unit,
            "administrator",
            superior,
            heads_unit=True,
            job_class=11,
            group="section_head",
        )
        codes.append(unit)
    return codes


def _section(plan: Structure, parent: str, number: int, name: str, staff: int, title: str, group: str) -> None:
    unit = plan.unit(f"{parent}-S{number}", name, "section", parent)
    head = plan.post(
        f"{unit}-KA",
        f"Kepala {name}",
        unit,
        "pengawas",
        f"{parent}-KA",
        heads_unit=True,
        job_class=9,
        group="section_head",
    )
    plan.post(f"{unit}-P", title, unit, "pelaksana", head, job_class=6, seats=max(1, staff), group=group)


def _office(
    plan: Structure, department: Department, seats: int, title: str = "Pengelola Layanan", group: str = "office"
) -> None:
    divisions = _divisions(plan, department, _head(plan, department))
    sections = max(len(divisions), round(seats / 12))
    left = seats - 1 - len(divisions) - sections
    for number in range(sections):
        share = left // (sections - number)
        left -= share
        division = divisions[number % len(divisions)]
        _section(plan, division, number + 1, f"Seksi Layanan {number + 1}", share, title, group)


def _counter(plan: Structure, department: Department, seats: int) -> None:
    _office(plan, department, seats, "Operator Loket", "counter")


def _permit(plan: Structure, department: Department, seats: int) -> None:
    _office(plan, department, seats, "Verifikator Perizinan", "permit")


def _schools(plan: Structure, department: Department, seats: int) -> None:
    divisions = _divisions(plan, department, _head(plan, department))
    size = 25
    schools = max(2, round((seats - 3) / (size + 1)))
    for number in range(schools):
        region = _region(plan, divisions[number % 2], number // 40)
        level = ("SD", "SMP")[number % 2]
        name = f"{level} Negeri {number + 1}"
        unit = plan.unit(f"{department.code}-{level}{number + 1}", name, "school", region, SCHOOL.name)
        head = plan.post(
            f"{unit}-KA",
            f"Kepala {name}",
            unit,
            "functional",
            f"{region}-KA",
            level="ahli_madya",
            heads_unit=True,
            job_class=10,
            group="school_head",
        )
        rest = (seats - 3 - schools) // schools
        plan.post(f"{unit}-G1", "Guru Ahli Pertama", unit, "functional", head, level="ahli_pertama", job_class=8,
                  seats=max(1, rest * 6 // 10), group="teacher")  # fmt: skip
        plan.post(f"{unit}-G2", "Guru Ahli Muda", unit, "functional", head, level="ahli_muda", job_class=9,
                  seats=max(1, rest - rest * 6 // 10), group="teacher")  # fmt: skip


def _region(plan: Structure, division: str, number: int) -> str:
    """A coordinator for each twenty schools of a division, so that nobody leads hundreds."""
    code = f"{division}-W{number + 1}"
    if not any(u.code == code for u in plan.units):
        plan.unit(code, f"Koordinator Wilayah {number + 1}", "section", division)
        plan.post(f"{code}-KA", f"Koordinator Wilayah {number + 1}", code, "pengawas", f"{division}-KA",
                  heads_unit=True, job_class=9, group="section_head")  # fmt: skip
    return code


def _hospital(plan: Structure, department: Department, seats: int) -> None:
    nursing, support = _divisions(plan, department, _head(plan, department, "hospital", HEALTH.name))
    wards = max(2, round(seats * 0.75 / 21))
    nurses = (seats - 3 - wards) * 3 // 4 // wards
    for number in range(wards):
        unit = plan.unit(f"{nursing}-R{number + 1}", f"Ruang Rawat {number + 1}", "section", nursing)
        head = plan.post(f"{unit}-KA", f"Kepala Ruang Rawat {number + 1}", unit, "functional", f"{nursing}-KA",
                         level="ahli_muda", heads_unit=True, job_class=9, group="ward_head")  # fmt: skip
        plan.post(f"{unit}-N", "Perawat Terampil", unit, "functional", head, level="terampil", job_class=7,
                  seats=max(2, nurses), group="nurse")  # fmt: skip
    pharmacy = plan.unit(f"{support}-F", "Instalasi Farmasi", "section", support)
    head = plan.post(f"{pharmacy}-KA", "Kepala Instalasi Farmasi", pharmacy, "functional", f"{support}-KA",
                     level="ahli_muda", heads_unit=True, job_class=9, group="ward_head")  # fmt: skip
    left = max(3, seats - 4 - wards - wards * max(2, nurses))
    plan.post(f"{pharmacy}-A", "Apoteker Ahli Pertama", pharmacy, "functional", head, level="ahli_pertama",
              job_class=8, seats=left, group="pharmacy")  # fmt: skip


def _districts(plan: Structure, department: Department, seats: int) -> None:
    count = max(1, round(seats / 42))
    names = district_names()
    for number in range(count):
        round_, place = divmod(number, len(names))
        name = f"Kecamatan {names[place]}" + (f" {round_ + 1}" if round_ else "")
        unit = plan.unit(f"{department.code}{number + 1:02}", name, "district", ROOT)
        plan.post(f"{unit}-KA", f"Camat {name.removeprefix('Kecamatan ')}", unit, "administrator", SECRETARY,
                  heads_unit=True, job_class=12, group="head")  # fmt: skip
        sections = department.divisions
        left = seats // count - 1 - len(sections)
        for index, section in enumerate(sections, 1):
            share = left // 2 if index == 1 else left // 4
            group = "district" if index == 1 else "office"
            _section(plan, unit, index, section, share, "Pengelola Layanan Kecamatan", group)


KINDS: dict[str, Callable[[Structure, Department, int], None]] = {
    "office": _office,
    "counter": _counter,
    "permit": _permit,
    "schools": _schools,
    "hospital": _hospital,
    "districts": _districts,
}
