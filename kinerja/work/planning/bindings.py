"""Whether an indicator fits the source it is bound to. A fault is told before anything is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy

from kinerja.pure.lib.refusals import Invalid, gettext_noop

from .sources import Parameter, ParameterKind, Source, SourceLevel, source
from .terms import DECLARED, Polarity


@dataclass(frozen=True)
class Binding:
    """An indicator's tie to its source: code, unit, direction, parameters by name."""

    source: str
    measure_unit: str
    polarity: str
    parameters: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def is_declared(self) -> bool:
        return self.source == DECLARED


def check_binding(binding: Binding, *, complete: bool = True) -> None:
    """Pass in silence or raise Invalid. `complete=False` lets the library leave required parameters to the plan."""
    if binding.is_declared:
        _check_declared(binding)
        return
    found = source(binding.source)
    _check_level(found)
    _check_direction(binding, found)
    _check_unit(binding, found)
    _check_names(binding, found)
    for parameter in found.parameters:
        _check_parameter(binding, found, parameter, complete)


def services_of(binding: Binding) -> frozenset[str]:
    """Codes of services the parameters name; whether they exist is the caller's question."""
    if binding.is_declared:
        return frozenset()
    names = [p.name for p in source(binding.source).parameters if p.kind is ParameterKind.SERVICES]
    return frozenset(code for name in names for code in binding.parameters.get(name) or ())


def _check_declared(binding: Binding) -> None:
    if binding.parameters:
        raise Invalid(
            gettext_noop("Indikator yang dilaporkan sendiri tidak memakai parameter: {names}. Kosongkan parameternya."),
            names=", ".join(sorted(binding.parameters)),
        )


def _check_level(found: Source) -> None:
    if found.level is SourceLevel.UNIT:
        raise Invalid(
            gettext_noop("“{label}” adalah angka unit kerja, bukan angka perorangan. Pilih sumber lain untuk SKP."),
            label=gettext_lazy(found.label),
        )


def _check_direction(binding: Binding, found: Source) -> None:
    if binding.polarity != found.polarity:
        raise Invalid(
            gettext_noop("Arah indikator tidak cocok: pada “{label}” {direction}. Ubah arah atau sumbernya."),
            label=gettext_lazy(found.label),
            direction=Polarity(found.polarity).label,
        )


def _check_unit(binding: Binding, found: Source) -> None:
    if binding.measure_unit.strip().casefold() != found.measure_unit.casefold():
        raise Invalid(
            gettext_noop("“{label}” diukur dalam {right}, bukan {wrong}. Ubah satuan dan sesuaikan targetnya."),
            label=gettext_lazy(found.label),
            right=found.measure_unit,
            wrong=binding.measure_unit,
        )


def _check_names(binding: Binding, found: Source) -> None:
    known = {p.name for p in found.parameters}
    if unknown := sorted(set(binding.parameters) - known):
        raise Invalid(
            gettext_noop("Parameter {names} tidak dikenal pada “{label}”. Yang dikenal: {known}."),
            names=", ".join(unknown),
            label=gettext_lazy(found.label),
            known=", ".join(sorted(known)) or "–",
        )


def _check_parameter(binding: Binding, found: Source, parameter: Parameter, complete: bool) -> None:
    value = binding.parameters.get(parameter.name)
    if value in (None, "", []):
        if parameter.required and complete:
            raise Invalid(
                gettext_noop("“{label}” memerlukan {parameter}. Isilah terlebih dahulu."),
                label=gettext_lazy(found.label),
                parameter=gettext_lazy(parameter.label),
            )
        return
    _CHECKS[parameter.kind](parameter, value)


def _check_choice(parameter: Parameter, value: Any) -> None:
    if value not in parameter.choices:
        raise Invalid(
            gettext_noop("{parameter} “{value}” tidak ada. Pilih salah satu: {choices}."),
            parameter=gettext_lazy(parameter.label),
            value=value,
            choices=", ".join(parameter.choices),
        )


def _check_services(parameter: Parameter, value: Any) -> None:
    if not isinstance(value, list | tuple) or not all(isinstance(code, str) for code in value):
        raise Invalid(
            gettext_noop("{parameter} ditulis sebagai daftar kode pelayanan, misalnya ktp-el."),
            parameter=gettext_lazy(parameter.label),
        )


_CHECKS = {ParameterKind.CHOICE: _check_choice, ParameterKind.SERVICES: _check_services}
