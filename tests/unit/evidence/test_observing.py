"""Rows to observations: what is laid out where, and what is refused with its rows named."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from trueline.core.errors import FaultyInputError
from trueline.evidence.observations import NEVER, Members, Observations, Panel
from trueline.evidence.observing.observed import Happening, observed
from trueline.evidence.study import Study, Treatment, Windows
from trueline.evidence.study_source import Columns, Medium, Source
from trueline.usecases.studying.reading.file_rows import CellTable, rows_of_cells

PANEL = Study(
    "shops",
    "Did it?",
    Source(path="shops.csv"),
    Columns(unit="shop", period="week", outcome="sales"),
    Treatment(units=("b",), start="3"),
)
TABLE = {
    "shop": ["b", "b", "b", "a", "a", "a", "c", "c", "c"],
    "week": ["3", "1", "2", "1", "2", "3", "1", "2", "3"],
    "sales": ["9", "5", "6", "1", "2", "3", "7", "8", "4"],
}

DAYS = [f"2026-01-{one}" for one in ("19", "05", "12", "05", "12", "19", "05", "12", "19")]


def look(study: Study = PANEL, **columns: list[str]) -> Observations:
    """Observations of a table, with some of its columns changed or added."""
    table = {**TABLE, **columns}
    lines = range(2, len(next(iter(table.values()))) + 2)
    cells = CellTable("shops.csv", list(lines), table, is_foreign=False)
    return observed(rows_of_cells(cells, study), study)


def panel(study: Study = PANEL, **columns: list[str]) -> Panel:
    """The panel of a table."""
    found = look(study, **columns).panel
    assert found is not None
    return found


def asked(**changes: Any) -> Study:
    """The study with other columns or another treatment."""
    columns = {key: value for key, value in changes.items() if key in Columns.__slots__}
    treatment = {key: value for key, value in changes.items() if key not in columns}
    return replace(
        PANEL,
        columns=replace(PANEL.columns, **columns),
        treatment=Treatment(**treatment) if treatment else PANEL.treatment,
    )


def refusal(study: Study = PANEL, **columns: list[str]) -> str:
    """Where and what of the refusal of a table."""
    with pytest.raises(FaultyInputError) as refused:
        look(study, **columns)
    [issue] = refused.value.issues
    assert issue.remedy.endswith((".", "?"))
    return f"{issue.where}: {issue.what}"


def test_rows_are_laid_out_by_unit_and_period_whatever_their_order() -> None:
    found = panel()
    assert found.units == ("a", "b", "c")
    assert found.periods == ("1", "2", "3")
    assert found.outcome.tolist() == [[1, 2, 3], [5, 6, 9], [7, 8, 4]]
    assert found.starts.tolist() == [NEVER, 2, NEVER]


def test_two_rows_of_one_unit_and_period_are_refused_with_both_named() -> None:
    twice = ["1", "1", "2", "1", "2", "3", "1", "2", "3"]
    assert refusal(week=twice) == "shops.csv, rows 2, 3: Two rows are of b in 1."


def test_a_row_without_its_unit_or_period_is_refused() -> None:
    said = refusal(shop=["", *TABLE["shop"][1:]])
    assert said == "shops.csv, row 2: The column “shop” says nothing here."


def test_a_missing_value_is_missing_and_not_zero() -> None:
    found = look(sales=["", *TABLE["sales"][1:]])
    assert found.panel is not None
    assert np.isnan(found.panel.outcome[1, 2])
    assert found.missing_share == pytest.approx(1 / 9)


def test_windows_cut_the_periods() -> None:
    found = panel(replace(PANEL, windows=Windows(first="2")))
    assert found.periods == ("2", "3")
    assert found.starts.tolist() == [NEVER, 1, NEVER]
    assert panel(replace(PANEL, windows=Windows(last="3"))).periods == ("1", "2", "3")


def test_windows_without_rows_and_windows_written_otherwise_are_refused() -> None:
    assert "No row lies between 7 and the end." in refusal(
        replace(PANEL, windows=Windows(first="7"))
    )
    assert "is not written as the data write periods" in refusal(
        replace(PANEL, windows=Windows(last="March"))
    )


@pytest.mark.parametrize(
    ("treatment", "said"),
    [
        ({"units": ("d",), "start": "3"}, "shops.csv has no unit “d”."),
        ({"units": ("b",), "start": "4"}, "The data end before 4."),
        ({"units": ("b",), "start": "soon"}, "“soon” is not written as the data write periods."),
        ({"start": "3"}, "Nothing says which units got the tactic."),
    ],
)
def test_a_treatment_that_the_data_do_not_have_is_refused(
    treatment: dict[str, Any], said: str
) -> None:
    assert said in refusal(asked(**treatment))


def test_a_start_between_two_periods_is_asked_about() -> None:
    said = refusal(asked(units=("b",), start="2026-01-14"), week=DAYS)
    assert said.endswith("No period of the data begins with 2026-01-14; it lies within 2026-01-12.")


def test_a_column_of_flags_says_who_began_when() -> None:
    flags = ["1", "0", "1", "0", "0", "0", "0", "0", "yes"]
    assert panel(asked(column="got"), got=flags).starts.tolist() == [NEVER, 1, 2]


def test_a_tactic_that_was_lost_again_is_refused() -> None:
    flags = ["0", "0", "1", "0", "0", "0", "0", "0", "0"]
    said = refusal(asked(column="got"), got=flags)
    assert said == "shops.csv, row 2: b got the tactic and is without it again in 3."


@pytest.mark.parametrize("cell", ["", "maybe", "2"])
def test_a_flag_that_says_neither_is_refused(cell: str) -> None:
    flags = [cell, *["0"] * 8]
    assert "does not say whether the unit got the tactic" in refusal(asked(column="got"), got=flags)


def test_a_word_may_stand_for_the_tactic() -> None:
    words = ["new", "old", "old", *["old"] * 6]
    found = panel(asked(column="leaflet", word="new"), leaflet=words)
    assert found.starts.tolist() == [NEVER, 2, NEVER]
    assert "No row says “blue”" in refusal(asked(column="leaflet", word="blue"), leaflet=words)


def test_a_column_of_starts_may_say_never_before_and_after() -> None:
    starts = ["0"] * 3 + ["2"] * 3 + ["9"] * 3
    found = look(asked(column="since", says_start=True), since=starts)
    assert found.panel is not None
    assert found.panel.starts.tolist() == [1, NEVER, NEVER]
    assert "only after the window, taken as without it: 1" in found.notes[0]


def test_a_unit_with_two_starts_is_refused() -> None:
    starts = ["2", "3", "2", *["0"] * 6]
    said = refusal(asked(column="since", says_start=True), since=starts)
    assert "says different starts of one unit" in said


def test_strata_are_words_put_together_and_must_not_change() -> None:
    towns = ["x", "x", "x", "y", "y", "y", "x", "x", "x"]
    assert panel(asked(strata=("town",)), town=towns).strata.tolist() == [1, 0, 0]
    said = refusal(asked(strata=("town",)), town=["y", *towns[1:]])
    assert "says different things of one unit" in said


def test_a_control_series_has_one_value_a_period() -> None:
    fine = ["30", "10", "20", "10", "20", "30", "10", "20", "30"]
    assert panel(asked(controls=("rain",)), rain=fine).controls.tolist() == [[10, 20, 30]]
    said = refusal(asked(controls=("rain",)), rain=["31", *fine[1:]])
    assert "has several values in one period" in said


def test_spend_that_is_missing_is_no_spend_of_nothing() -> None:
    study = asked(media=(Medium("video", "spend"),))
    assert look(study, spend=["1"] * 9).media is not None
    assert "The spend of video is missing here." in refusal(study, spend=["", *["1"] * 8])
    assert "below zero" in refusal(study, spend=["-1", *["1"] * 8])


def test_claims_are_added_up_over_treated_units_since_their_start() -> None:
    starts = ["2"] * 3 + ["3"] * 3 + ["0"] * 3
    study = replace(
        asked(column="since", says_start=True), columns=asked(attributed="codes").columns
    )
    found = look(study, since=starts, codes=["1"] * 9).claims
    assert found is not None
    # Shop b since week 2, shop a since week 3, shop c never.
    assert np.array_equal(found.attributed, [np.nan, 1, 2], equal_nan=True)
    assert np.array_equal(found.outcome, [np.nan, 6, 12], equal_nan=True)


def test_units_that_began_together_come_as_members_too() -> None:
    found = look().members
    assert found is not None
    assert found.outcome.tolist() == [3, 9, 4]
    assert found.before.tolist() == [[1, 2], [5, 6], [7, 8]]
    assert found.treated.tolist() == [False, True, False]
    assert found.period_count == 1


def test_a_happening_stands_in_the_period_of_its_day() -> None:
    study = asked(units=("b",), start="2026-01-19")
    cells = CellTable("s", list(range(9)), {**TABLE, "week": DAYS}, is_foreign=False)
    fair = Happening(date(2026, 1, 14), "A fair")
    before = Happening(date(2025, 1, 14), "Another fair")
    found = observed(rows_of_cells(cells, study), study, (fair, before))
    assert [(one.period, one.title) for one in found.events] == [(1, "A fair")]


PEOPLE = Study(
    "people",
    "Did it?",
    Source(path="people.csv"),
    Columns(outcome="spent", covariates=("age", "town"), before=("earlier",)),
    Treatment(column="got"),
)
ROWS = {
    "spent": ["1", "2", "", "4"],
    "got": ["1", "0", "0", "1"],
    "age": ["30", "", "50", "40"],
    "town": ["x", "y", "z", "x"],
    "earlier": ["5", "6", "7", "8"],
}


def members(**columns: list[str]) -> tuple[Members, tuple[str, ...]]:
    """Members of a table, with its notes."""
    cells = CellTable("people.csv", [2, 3, 4, 5], {**ROWS, **columns}, is_foreign=False)
    found = observed(rows_of_cells(cells, PEOPLE), PEOPLE)
    assert found.members is not None
    return found.members, found.notes


def test_words_are_spread_out_and_missing_numbers_are_told() -> None:
    found, notes = members()
    assert found.covariate_names == ("age", "age is missing", "town is y", "town is z")
    missing = found.covariates[found.covariates[:, 1] == 1]
    assert missing.tolist() == [[40.0, 1.0, 1.0, 0.0]]
    assert "“age” is missing in 1 of 4 rows" in notes[1]


def test_a_member_without_an_outcome_is_left_out_and_counted() -> None:
    found, notes = members()
    assert sorted(found.outcome.tolist()) == [1, 2, 4]
    assert notes[0] == "Rows left out because an outcome is missing: 1 of 4."


def test_a_weight_stands_for_as_many_units() -> None:
    study = replace(PEOPLE, columns=replace(PEOPLE.columns, weight="count"))
    for counts, said in ((["2", "1", "1", "3"], ""), (["2", "1.5", "1", "3"], "no whole number")):
        cells = CellTable("p.csv", [2, 3, 4, 5], {**ROWS, "count": counts}, is_foreign=False)
        if said:
            with pytest.raises(FaultyInputError, match=said):
                observed(rows_of_cells(cells, study), study)
        else:
            found = observed(rows_of_cells(cells, study), study).members
            assert found is not None
            assert sorted(found.outcome.tolist()) == [1, 1, 2, 4, 4, 4]


def test_weeks_that_nobody_reported_are_missing_though_they_are_closed_up() -> None:
    weeks = ["2026-W20", "2026-W01", "2026-W02", *["2026-W01", "2026-W02", "2026-W20"] * 2]
    study = replace(PANEL, treatment=Treatment(units=("b",), start="2026-W20"))
    found = look(study, week=weeks)
    # Twenty weeks from the first to the last, of which three have rows.
    assert found.missing_share == pytest.approx(17 / 20)
