"""Whether an indicator fits its source."""

from __future__ import annotations

import pytest

from kinerja.pure.lib.refusals import Invalid
from kinerja.work.planning.bindings import Binding, check_binding, services_of
from kinerja.work.planning.examples import Example, examples
from kinerja.work.planning.sources import Source, SourceLevel, register, source, sources
from kinerja.work.planning.terms import DECLARED, Polarity
from kinerja.work.planning.wording import Wording, check_wording

TIME = {"source": "service.completion_time", "measure_unit": "hari", "polarity": "less"}


def refusal(**changes: object) -> str:
    with pytest.raises(Invalid) as refused:
        check_binding(Binding(**{**TIME, "parameters": {"statistic": "p90"}, **changes}))
    return str(refused.value)


def test_it_accepts_what_fits() -> None:
    check_binding(Binding(**TIME, parameters={"statistic": "p50", "services": ["ktp-el"]}))
    check_binding(Binding(DECLARED, "dokumen", "more"))


def test_it_names_the_known_sources_when_one_is_unknown() -> None:
    said = refusal(source="service.smiles")
    assert "“service.smiles” tidak dikenal" in said
    assert "service.completion_time" in said


def test_it_refuses_the_wrong_direction() -> None:
    assert "makin kecil makin baik" in refusal(polarity="more")


def test_it_refuses_another_unit() -> None:
    assert "diukur dalam hari, bukan jam" in refusal(measure_unit="jam")


def test_it_refuses_an_unknown_parameter() -> None:
    assert "Parameter officer tidak dikenal" in refusal(parameters={"statistic": "p90", "officer": "x"})


def test_it_asks_for_a_missing_parameter() -> None:
    assert "memerlukan Ukuran" in refusal(parameters={})


def test_it_lets_the_library_leave_a_parameter_open() -> None:
    check_binding(Binding(**TIME), complete=False)


def test_it_names_the_choices_of_a_parameter() -> None:
    assert "p50" in refusal(parameters={"statistic": "mean"})


@pytest.mark.parametrize("services", ["ktp-el", [1]])
def test_it_wants_services_as_a_list_of_codes(services: object) -> None:
    assert "daftar kode pelayanan" in refusal(parameters={"statistic": "p90", "services": services})


def test_it_keeps_figures_of_units_away_from_people() -> None:
    said = refusal(source="service.channel_share", measure_unit="persen", polarity="more", parameters={})
    assert "angka unit kerja" in said


def test_it_gives_declared_indicators_no_parameters() -> None:
    assert "tidak memakai parameter" in refusal(source=DECLARED, parameters={"statistic": "p90"})


def test_it_finds_the_services_a_binding_names() -> None:
    assert services_of(Binding(**TIME, parameters={"statistic": "p50", "services": ["a", "b"]})) == {"a", "b"}
    assert services_of(Binding(**TIME, parameters={"statistic": "p50"})) == frozenset()
    assert services_of(Binding(DECLARED, "dokumen", "more")) == frozenset()


def test_a_source_is_registered_once_and_never_under_the_name_of_declared() -> None:
    with pytest.raises(RuntimeError):
        register(source("service.completion_time"))
    with pytest.raises(RuntimeError):
        register(Source(DECLARED, "x", "x", "x", Polarity.MORE))


def test_sources_can_be_asked_for_by_level() -> None:
    assert "service.channel_share" not in {s.code for s in sources(SourceLevel.PERSON)}
    assert {s.code for s in sources()} > {s.code for s in sources(SourceLevel.UNIT)}


MEASURED_HERE = [e for e in examples() if e.definition.source != DECLARED]


@pytest.mark.parametrize("example", MEASURED_HERE, ids=lambda example: example.code)
def test_what_the_house_measures_fits_its_source_without_anything_left_to_fill_in(example: Example) -> None:
    given = example.definition
    check_binding(Binding(given.source, given.measure_unit, given.polarity, given.parameters))
    text = Wording(
        given.text, unit=given.measure_unit, has_target=given.target_low is not None, source=given.source
    )  # fmt: skip
    assert [remark.code for remark in check_wording(text)] == []


def test_the_front_desk_is_offered_to_clerks_and_both_kinds_of_heads() -> None:
    """Waits are the unit's, so they stand with who leads one; second looks are the officer's own."""
    offered = {(e.group, e.definition.source) for e in MEASURED_HERE}
    assert {group for group, code in offered if code == "casework.accuracy"} == {"counter", "permit"}
    assert {group for group, code in offered if code == "queueing.wait_within"} == {"section_head", "head"}
    assert {group for group, code in offered if code == "queueing.kept_promise"} == {"section_head"}
    assert {group for group, code in offered if code == "survey.satisfaction"} == {"counter", "section_head", "head"}
    assert {group for group, code in offered if code == "complaint.in_time"} == {"section_head"}
    assert {group for group, code in offered if code == "complaint.answer_time"} == {"head"}
    assert {group for group, code in offered if code == "queueing.abandonment"} == {"section_head"}
    assert {group for group, code in offered if code == "casework.kept_promise"} == {
        "counter",
        "permit",
        "section_head",
    }
