"""Where the value of an indicator may come from: floors above register what they can measure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kinerja.pure.lib.refusals import Invalid, gettext_noop

from .terms import DECLARED, Polarity


class ParameterKind(StrEnum):
    """What a parameter holds."""

    CHOICE = "choice"
    SERVICES = "services"


class SourceLevel(StrEnum):
    """Whom a source can measure: a person, or only a unit as a whole."""

    PERSON = "person"
    UNIT = "unit"


@dataclass(frozen=True)
class Parameter:
    """A setting of a source. `CHOICE`: one of `choices`; `SERVICES`: a list of codes of services.

    Left out where it is not required, the source uses its own default: for services, all of them.
    """

    name: str
    label: str
    kind: ParameterKind = ParameterKind.CHOICE
    choices: tuple[str, ...] = ()
    required: bool = True


@dataclass(frozen=True)
class Source:
    """A measured figure an indicator can be bound to; texts are Indonesian, marked with gettext_noop."""

    code: str
    label: str
    description: str
    measure_unit: str
    polarity: Polarity
    parameters: tuple[Parameter, ...] = ()
    level: SourceLevel = SourceLevel.PERSON


_SOURCES: dict[str, Source] = {}


def register(source: Source) -> None:
    """Offer a source; called once for each when its app is ready."""
    if source.code == DECLARED or source.code in _SOURCES:
        raise RuntimeError(f"the source {source.code} is registered twice")
    _SOURCES[source.code] = source


def sources(level: SourceLevel | None = None) -> tuple[Source, ...]:
    """What can be measured, in order of code; of one level where one is asked for."""
    return tuple(s for code, s in sorted(_SOURCES.items()) if level in (None, s.level))


def source(code: str) -> Source:
    """The source of this code. Raises Invalid."""
    if code not in _SOURCES:
        raise Invalid(
            gettext_noop(
                "Sumber angka “{code}” tidak dikenal. Pilih salah satu: {known}; atau declared bila dilaporkan sendiri."
            ),
            code=code,
            known=", ".join(sorted(_SOURCES)) or "–",
        )
    return _SOURCES[code]
