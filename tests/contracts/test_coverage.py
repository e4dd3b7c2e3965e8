"""Coverage: a value, none, or not known of; and when the next file is due."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.ledgers import NOW, Ledger, day, open_ledger
from trueline.core.errors import MissingError
from trueline.core.period import Period
from trueline.facts.correction import Correction
from trueline.usecases.coverage import Coverage, Subject, coverage
from trueline.usecases.workspace import Workspace

ACME = "instagram/acme"
JANUARY = Period(date(2026, 1, 1), date(2026, 1, 13))
PARTS = (("DE", 1), ("DE", 2), ("FR", 2), ("FR", 4), ("DE", 4))
SIGNS = {"value": "v", "none": ".", "unknown": "?"}


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path / "ledger")


def covered(ledger: Ledger, **changes: Any) -> Coverage:
    given: Any = dict.fromkeys(Workspace.__slots__) | {
        "facts": ledger.store,
        "today": date(2026, 3, 10),
    }
    return coverage(Workspace(**given), JANUARY, **changes)


def lines(ledger: Ledger, **changes: Any) -> dict[tuple[str, str], str]:
    return {
        (one.account, one.metric): "".join(SIGNS[state] for state in one.states)
        for one in covered(ledger, **changes).lines
    }


def bring(ledger: Ledger, *numbers: int, days: int = 0, value: int = 1) -> None:
    rows = [(ACME, "views", "", day(number), value, "") for number in numbers]
    ledger.days(rows, observed=NOW + timedelta(days=days), name=f"{days}")


def test_a_gap_inside_a_file_is_none_and_one_between_files_is_unknown(ledger: Ledger) -> None:
    bring(ledger, 1, 2, 4)
    bring(ledger, 8, 10, days=1)
    assert lines(ledger) == {(ACME, "views"): "vv.v???v.v??"}


def test_a_newer_file_takes_no_gap_away_from_an_older_one(ledger: Ledger) -> None:
    bring(ledger, 1, 2, 5, 6)
    bring(ledger, 1, 2, days=1, value=2)
    bring(ledger, 5, 6, days=2, value=2)
    assert lines(ledger) == {(ACME, "views"): "vv..vv??????"}


def test_a_file_that_was_taken_back_speaks_of_nothing(ledger: Ledger) -> None:
    bring(ledger, 1, 2)
    bring(ledger, 2, 6, days=1, value=2)
    ledger.undo(2)
    assert lines(ledger) == {(ACME, "views"): "vv??????????"}


def test_as_of_an_earlier_commit_later_files_are_not_known_and_undos_have_not_happened(
    ledger: Ledger,
) -> None:
    bring(ledger, 1, 2)
    bring(ledger, 2, 6, days=1, value=2)
    ledger.undo(2)
    assert lines(ledger, as_of=0) == {}
    assert lines(ledger, as_of=1) == {(ACME, "views"): "vv??????????"}
    assert lines(ledger, as_of=2) == {(ACME, "views"): "vv...v??????"}
    assert lines(ledger, as_of=3) == lines(ledger) == {(ACME, "views"): "vv??????????"}
    assert covered(ledger, as_of=1).sources[0].observed_on == NOW.date()


def test_taking_back_one_of_two_files_that_agree_speaks_of_nothing_new(ledger: Ledger) -> None:
    bring(ledger, 1, 2)
    bring(ledger, 6, 7, days=1)
    bring(ledger, 1, 7, days=2)
    assert lines(ledger) == {(ACME, "views"): "vv...vv?????"}
    ledger.undo(3)
    assert lines(ledger) == {(ACME, "views"): "vv???vv?????"}


def test_a_withdrawn_value_is_none(ledger: Ledger) -> None:
    bring(ledger, 1, 2, 3)
    wanted = Correction(f"metric_day:{ACME}:views::2026-01-02", None, "Not ours.")
    ledger.store.correct([wanted], by="ann", now=NOW)
    assert lines(ledger) == {(ACME, "views"): "v.v?????????"}


def test_parts_of_an_account_stand_for_themselves_until_the_whole_is_known(ledger: Ledger) -> None:
    ledger.days([(ACME, "views", f"country={one}", day(number), 1) for one, number in PARTS])
    [line] = covered(ledger).lines
    assert (line.subject, line.is_counted) == (Subject.PARTS, False)
    assert lines(ledger) == {(ACME, "views"): "vv.v????????"}
    bring(ledger, 1, 2, days=1)
    [line] = covered(ledger).lines
    assert line.subject is Subject.WHOLE
    assert lines(ledger) == {(ACME, "views"): "vv??????????"}


def test_values_of_members_are_covered_by_the_first_day_of_their_period(ledger: Ledger) -> None:
    ledger.bring({"panel": [(ACME, 7, "views", day(one), 1, "", "", None) for one in (2, 5)]})
    [line] = covered(ledger).lines
    assert (line.subject, line.metric) == (Subject.MEMBERS, "views")
    assert lines(ledger) == {(ACME, "views"): "?v..v???????"}


def test_an_account_that_is_not_known_is_refused(ledger: Ledger) -> None:
    bring(ledger, 1)
    assert covered(ledger, accounts=("acme",)) == covered(ledger, accounts=(ACME,))
    with pytest.raises(MissingError, match="no account x/nobody; it has instagram/acme"):
        covered(ledger, accounts=("x/nobody",))


def test_a_quiet_day_between_single_rows_has_none(ledger: Ledger) -> None:
    def post(number: int) -> tuple[Any, ...]:
        at = datetime(2026, 1, number, 9)  # noqa: DTZ001 - as a file writes it
        return (f"x/{number}", "x/acme", at, "", True, "post", "Hello", "")

    ledger.bring({"post": [post(2), post(5)]})
    assert lines(ledger) == {("x/acme", "post"): "?v..v???????"}
    assert covered(ledger).lines[0].is_counted


def test_the_next_file_is_due_after_the_usual_number_of_days(ledger: Ledger) -> None:
    bring(ledger, 1)
    [first] = covered(ledger).sources
    assert (first.every_days, first.next_due, first.is_overdue) == (None, None, False)
    for days in (7, 14, 15):
        bring(ledger, days % 10, days=days, value=days)
    [source] = covered(ledger).sources
    assert (source.account, source.importer, source.last_day) == (ACME, "tests", day(7))
    assert source.observed_on == datetime(2026, 3, 16, tzinfo=UTC).date()
    assert (source.every_days, source.next_due) == (7, date(2026, 3, 23))
    assert not source.is_overdue
