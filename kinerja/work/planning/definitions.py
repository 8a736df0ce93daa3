"""The content of an indicator, the same in a plan and in the library, and whether it can stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kinerja.facts.service.models import Service
from kinerja.pure.lib.refusals import Invalid, gettext_noop

from .attendance import refuse_attendance
from .bindings import Binding, check_binding, services_of
from .quantities import quantity
from .terms import DECLARED, Aspect, Polarity

if TYPE_CHECKING:
    from .models import Indicator, LibraryIndicator


@dataclass(frozen=True)
class Definition:
    """An indicator in words and numbers. A single target stands in both ends of the range."""

    text: str
    aspect: str
    measure_unit: str
    polarity: str
    target_low: Decimal | None = None
    target_high: Decimal | None = None
    source: str = DECLARED
    parameters: Mapping[str, Any] = field(default_factory=dict, hash=False)
    evidence: str = ""

    @classmethod
    def of(cls, known: Indicator | LibraryIndicator, parameters: Mapping[str, Any] | None = None) -> Definition:
        """The definition of a stored indicator, some parameters replaced."""
        values = {name: getattr(known, name) for name in cls.__dataclass_fields__}
        return cls(**values | {"parameters": {**known.parameters, **(parameters or {})}})

    @property
    def binding(self) -> Binding:
        return Binding(self.source, self.measure_unit, self.polarity, self.parameters)

    def columns(self) -> dict[str, Any]:
        """Values of the model's fields."""
        high = self.target_low if self.target_high is None else self.target_high
        trimmed = {name: getattr(self, name).strip() for name in ("text", "measure_unit", "evidence")}
        return asdict(self) | trimmed | {"target_high": high, "parameters": dict(self.parameters)}


def check(definition: Definition, *, complete: bool = True) -> None:
    """Pass in silence or raise Invalid; asks the database which services exist."""
    check_content(definition, complete=complete)
    check_services(services_of(definition.binding))


def check_content(definition: Definition, *, complete: bool = True) -> None:
    """All that needs no database; `complete=False` as in `check_binding`."""
    _check_words(definition)
    refuse_attendance(definition.text)
    _check_target(definition)
    check_binding(definition.binding, complete=complete)


def check_services(codes: Iterable[str]) -> None:
    """Raise Invalid where a code names no service. One query, none without codes."""
    wanted = set(codes)
    known = set(Service.objects.filter(code__in=wanted).values_list("code", flat=True)) if wanted else set()
    if missing := sorted(wanted - known):
        raise Invalid(
            gettext_noop("Jenis pelayanan {codes} tidak ada. Periksa kodenya pada daftar pelayanan."),
            codes=", ".join(missing),
        )


def _check_words(definition: Definition) -> None:
    if not definition.text.strip():
        raise Invalid(gettext_noop("Tuliskan indikatornya."))
    if not definition.measure_unit.strip():
        raise Invalid(gettext_noop("Isi satuan indikator “{text}”, misalnya hari atau persen."), text=definition.text)
    if definition.aspect not in Aspect or definition.polarity not in Polarity:
        raise Invalid(gettext_noop("Pilih aspek dan arah indikator “{text}”."), text=definition.text)


def _check_target(definition: Definition) -> None:
    low, high = definition.target_low, definition.target_high
    for number in (low, high):
        if number is not None:
            quantity(number)
    if high is not None and low is None:
        raise Invalid(gettext_noop("Batas atas target memerlukan batas bawah."))
    if low is not None and high is not None and high < low:
        raise Invalid(
            gettext_noop("Batas atas target ({high}) tidak boleh di bawah batas bawahnya ({low})."), low=low, high=high
        )
    if definition.polarity == Polarity.MORE and low is not None and low <= 0:
        raise Invalid(
            gettext_noop(
                "Target nol selalu tercapai bila makin besar makin baik. Isi target di atas nol, atau pilih arah "
                "“makin kecil makin baik”."
            )
        )
    if definition.polarity == Polarity.WITHIN and (low is None or high is None):
        raise Invalid(gettext_noop("Target berupa rentang memerlukan batas bawah dan batas atas."))
