"""`kinerja figures survey` over an imported file, against a separate computation with the standard library."""

from __future__ import annotations

import random
from statistics import fmean, stdev, variance
from typing import Any

import pytest
from scipy.stats import t

from tests.doors.interchange.event_logs.conftest import call
from tests.doors.interchange.survey_sheets.conftest import CODES, USUAL, Ask, Bring, row

Rows = list[list[Any]]


def drawn(n: int = 240, blanks: float = 0.01) -> Rows:
    """Two services that differ, a third with three respondents, three months, two officers and nobody."""
    draw = random.Random(11)
    rows = []
    for number in range(n):
        service = "KIA" if number < 3 else draw.choice(["KTP", "KTP", "Akta Kelahiran"])
        middle = {"KIA": 2.0, "KTP": 3.4, "Akta Kelahiran": 2.9}[service] + draw.gauss(0, 0.4)
        answers = [min(4, max(1, round(middle + draw.gauss(0, 0.6)))) for _ in CODES]
        answers = [4] * 9 if draw.random() < 0.2 else answers
        cells = ["" if draw.random() < blanks else answer for answer in answers]
        day = f"2026-0{draw.randint(1, 3)}-{draw.randint(1, 28):02d}"
        rows.append(row(f"R{number}", *cells, day=day, service=service, officer=draw.choice(["Sari", "Dewi", ""])))
    return rows


def index(rows: Rows, weight: float = 1 / 9) -> float:
    columns = [[cell for cell in column if cell != ""] for column in zip(*(one[4:] for one in rows), strict=True)]
    return 25 * weight * sum(map(fmean, columns))


def complete(rows: Rows) -> Rows:
    return [one for one in rows if "" not in one[4:]]


def grade(value: float) -> str:
    return next(letter for letter, low in zip("ABCD", (88.305, 76.605, 64.995, 0), strict=True) if value >= low)


def close(value: float) -> Any:
    return pytest.approx(value, abs=1e-9)


def test_total_and_groups_agree_with_a_separate_computation(bring: Bring, ask: Ask) -> None:
    rows = drawn()
    bring(rows)
    found = ask("--survey", "skm", "--by", "service")
    total = found["total"]
    assert (total["n"], total["complete"]) == (240, len(complete(rows)))
    assert total["index"] == close(index(rows))
    assert total["class"] == grade(index(rows))
    for place, code in enumerate(CODES, 4):
        filled = [one[place] for one in rows if one[place] != ""]
        assert total["nrr"][code] == close(fmean(filled))
        assert total["filled"][code] == len(filled)
    whole = complete(rows)
    assert total["ceiling"] == close(sum(one[4:] == [4] * 9 for one in whole) / len(whole))
    assert total["straight_line"] == close(sum(len(set(one[4:])) == 1 for one in whole) / len(whole))
    parts = sum(variance(column) for column in zip(*(one[4:] for one in whole), strict=True))
    assert total["alpha"] == close(9 / 8 * (1 - parts / variance([sum(one[4:]) for one in whole])))
    groups = {group["group"]: group for group in found["groups"]}
    for service in ("KTP", "Akta Kelahiran"):
        own = [one for one in rows if one[2] == service]
        if not groups[service]["suppressed"]:
            assert (groups[service]["n"], groups[service]["index"]) == (len(own), close(index(own)))


def test_complete_cases_have_the_ordinary_interval_and_shrinkage(bring: Bring, ask: Ask) -> None:
    rows = drawn()
    bring(rows)
    found = ask("--by", "month", "--missing", "complete")
    whole = complete(rows)
    own = [25 * fmean(one[4:]) for one in whole]
    reach = t.ppf(0.975, len(own) - 1) * stdev(own) / len(own) ** 0.5
    assert found["total"]["index"] == close(fmean(own))
    assert (found["total"]["low"], found["total"]["high"]) == (close(fmean(own) - reach), close(fmean(own) + reach))
    months = {
        month: [25 * fmean(one[4:]) for one in whole if one[1][:7] == month]
        for month in ("2026-01", "2026-02", "2026-03")
    }
    assert [group["group"] for group in found["groups"]] == list(months)
    assert found["total"]["n"] == 240
    within = sum(variance(values) * (len(values) - 1) for values in months.values()) / (len(own) - 3)
    v = {month: within / len(values) for month, values in months.items()}
    w = {month: 1 / one for month, one in v.items()}
    common = sum(w[month] * fmean(months[month]) for month in months) / sum(w.values())
    q = sum(w[month] * (fmean(months[month]) - common) ** 2 for month in months)
    tau2 = max(0, (q - 2) / (sum(w.values()) - sum(one**2 for one in w.values()) / sum(w.values())))
    assert found["shrinkage"]["tau2"] == pytest.approx(tau2)
    pull = {month: 1 / (v[month] + tau2) for month in months}
    mu = sum(fmean(months[month]) * pull[month] for month in months) / sum(pull.values())
    for group in found["groups"]:
        b = tau2 / (tau2 + v[group["group"]])
        assert group["b"] == pytest.approx(b)
        assert group["value"] == pytest.approx(b * fmean(months[group["group"]]) + (1 - b) * mu)


def test_printed_weights_give_the_index_of_old_reports(bring: Bring, ask: Ask) -> None:
    bring([row(f"R{number}", 4) for number in range(10)])
    exact, printed = (ask("--weights", weights)["total"] for weights in ("exact", "printed"))
    assert (exact["index"], exact["class"], exact["alpha"]) == (close(100), "A", None)
    assert (printed["index"], printed["ni"], printed["class"]) == (close(99), close(3.96), "A")


@pytest.mark.parametrize(("top", "n", "letter"), [(0, 40, "C"), (1, 15, "B"), (1, 16, "C"), (8, 15, "A"), (7, 15, "B")])
def test_classes_are_cut_after_rounding_half_up(bring: Bring, ask: Ask, top: int, n: int, letter: str) -> None:
    """n respondents with 3 each, `top` of whose answers to U1 … U9 are 4: 75 + 25 top/n."""
    bring([row(f"R{number}", 4 if number < top else 3) for number in range(n)])
    total = ask()["total"]
    assert total["index"] == close(75 + 25 * top / n)
    assert total["class"] == letter


def test_small_groups_are_hidden_named_and_cannot_be_got_back(bring: Bring, ask: Ask) -> None:
    bring(drawn())
    found = ask("--by", "service")
    hidden = [group for group in found["groups"] if group["suppressed"]]
    assert [group["group"] for group in hidden] == sorted(found["suppressed_groups"])
    assert "KIA" in found["suppressed_groups"]
    assert len(hidden) >= 2, "one hidden group alone follows from the total"
    for group in hidden:
        assert group["n"] is group["index"] is group["value"] is group["alpha"] is None
        assert set(group["nrr"].values()) == {None}


def test_fewer_than_five_have_no_figures_at_all(bring: Bring, ask: Ask) -> None:
    bring([row(f"R{number}", 3) for number in range(4)])
    found = ask()
    assert found["total"]["suppressed"]
    assert found["total"]["index"] is None


def test_respondents_without_officer_are_compared_with_nobody(bring: Bring, ask: Ask) -> None:
    bring(drawn())
    groups = {group["group"]: group for group in ask("--by", "officer")["groups"]}
    assert set(groups) == {"Sari", "Dewi", None}
    assert groups[None]["index"]
    assert groups[None]["b"] is groups[None]["value"] is None


def test_longer_scales_go_over_in_a_straight_line(bring: Bring, ask: Ask) -> None:
    mapping = USUAL.replace("[columns]", 'scale = "{}"\n[columns]')
    bring([row(f"R{number}", 3 + number % 2) for number in range(10)], mapping.format("1-5"))
    assert ask()["total"]["index"] == close((62.5 + 81.25) / 2)
    ten = mapping.replace('"SKM"', '"SEPULUH"').format("0-10")
    bring([row(f"R{number}", 7) for number in range(10)], ten)
    assert ask("--survey", "sepuluh")["total"]["index"] == close(25 * (1 + 3 * 0.7))


def test_it_warns_of_blanks_ceilings_and_too_few(bring: Bring, ask: Ask) -> None:
    bring([row(f"R{number}", *(("", *"44444444") if number < 2 else "444444444")) for number in range(10)])
    found = ask("--population", "100")
    said = "\n".join(found["warnings"])
    assert "2,2 persen jawaban kosong, lebih dari 2 persen" in said
    assert "Responden 10 dari 80 yang diperlukan untuk 100 orang" in said
    assert "100 persen memberi nilai tertinggi sembilan kali" in said
    assert found["sample"] == {"population": 100, "needed": 80, "enough": False}


def test_an_element_nobody_was_asked_leaves_no_index(bring: Bring, ask: Ask) -> None:
    done = bring([row(f"R{number}", 3) for number in range(6)], USUAL.replace('U4 = "q4"\n', ""))
    assert done.document["not_asked"] == ["U4"]
    total = ask()["total"]
    assert (total["index"], total["class"], total["nrr"]["U4"], total["nrr"]["U1"]) == (None, None, None, 3)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--survey", "lain"), "Survei “lain” belum ada. Yang ada: SKM."),
        (("--by", "weather"), "Survei tidak dapat dikelompokkan menurut “weather”"),
    ],
)
def test_a_slip_of_the_pen_is_told(bring: Bring, words: tuple[str, ...], sentence: str) -> None:
    bring([row("R1", 3)])
    outcome = call("figures", "survey", *words)
    assert outcome.status == 1
    assert sentence in outcome.complaint


def test_without_any_answer_it_says_how_to_bring_them(db: None) -> None:
    outcome = call("figures", "survey")
    assert outcome.status == 1
    assert "kinerja import-survey" in outcome.complaint


def test_two_surveys_must_be_told_apart(bring: Bring) -> None:
    bring([row("R1", 3)])
    bring([row("R1", 3)], USUAL.replace('"SKM"', '"PASIEN"'))
    assert "Ada beberapa survei: PASIEN, SKM" in call("figures", "survey").complaint


def test_services_are_still_asked_for_where_a_service_is_meant(db: None) -> None:
    assert "--service KODE" in call("figures", "completion").complaint
