"""Calibration: guesses of every version against what came, by arithmetic, and on its page."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.test import Client

from tests.web import acme_guesses
from trueline.cli.main import main
from trueline.home.wiring import open_workspace
from trueline.measure.calibrating.calibration import Horizon, Lean, Level
from trueline.measure.calibrating.hits import Hits, Judgement
from trueline.measure.verdict import Verdict
from trueline.usecases.calibrating.read_calibration import (
    CalibrationReading,
    Unscored,
    read_calibration,
)

Ask = Callable[[str], Client]


@pytest.fixture
def guessers(home: Path, tmp_path: Path) -> None:  # noqa: ARG001 - opens the database
    acme_guesses.make_guessers(tmp_path)


@pytest.fixture
def found(guessers: None) -> CalibrationReading:  # noqa: ARG001 - what is read
    return read_calibration(open_workspace(acme_guesses.SLUG))


def shown(ask: Ask, path: str = "/assumptions/calibration/", who: str = acme_guesses.OWNER) -> str:
    return ask(who).get(path).content.decode()


def test_every_guess_of_every_version_counts_once(found: CalibrationReading) -> None:
    """22 of version 1, one made anew; 20 stand in both versions. Evens hold, and the new one."""
    assert found.versions == 2
    assert found.whole.hits == Hits(12, 23)
    made = {(one.made.placed.guess.id, one.made.version) for one in found.tests}
    assert {("g0", 1), ("g1", 1), ("g1", 2), ("g2", 1)} <= made
    assert ("g2", 2) not in made


def test_a_withdrawn_guess_stays_one_that_was_made(found: CalibrationReading) -> None:
    [withdrawn] = [one for one in found.tests if one.made.placed.guess.id == "g0"]
    assert (withdrawn.seen.value, withdrawn.verdict) == (1031, Verdict.HOLDS)
    assert withdrawn.made.made_on == date(2026, 1, 10)


def test_ranges_that_hold_too_seldom_are_called_too_narrow(found: CalibrationReading) -> None:
    """Of 23 at 80 % so few as 12 come about twice in a thousand times."""
    assert found.judgement is Judgement.TOO_NARROW
    assert found.missing == 0
    # 12 came above their middle, 11 below.
    assert found.whole.below[1] == Hits(11, 23)
    assert found.whole.lean is Lean.NEITHER


def test_what_is_not_scored_is_counted_with_its_reason(found: CalibrationReading) -> None:
    assert dict(found.unscored) == {
        Unscored.TO_COME: 1,
        Unscored.NO_METRIC: 1,
        Unscored.TOO_LATE: 1,
        Unscored.NO_RANGE: 1,
        Unscored.NOT_MEASURED: 1,
    }


def test_the_naive_guess_is_what_was_known_when_the_guess_was_made(
    found: CalibrationReading,
) -> None:
    """On 10 January 1,008 were known, of the ninth; on the 20th still no more.

    The file up to the ninth came in an hour before version 1, the next one in March.
    """
    assert {one.last for one in found.tests if one.past} == {Decimal(1008)}
    errors = [(acme_guesses.came(one) - 1008) / acme_guesses.came(one) for one in range(22)]
    errors.append(errors[1])  # made anew
    assert found.whole.scores is not None
    assert float(found.whole.scores.of_last or 0) == pytest.approx(sum(errors) / 23, abs=1e-4)


def test_the_interval_score_is_that_of_arithmetic(found: CalibrationReading) -> None:
    """A range that holds costs its width 20; one 20 too high costs 20 + 10 times 20 more."""
    costs = [(220 if one % 2 else 20) / acme_guesses.came(one) for one in range(22)]
    costs.append(20 / acme_guesses.came(1))
    assert found.whole.scores is not None
    assert float(found.whole.scores.interval) == pytest.approx(sum(costs) / 23, abs=1e-4)


def test_guesses_fall_into_kinds_horizons_and_levels(found: CalibrationReading) -> None:
    assert [(one.name, one.calibration.hits.count) for one in found.by_kind] == [("audience", 23)]
    assert [one.name for one in found.by_horizon] == [Horizon.QUARTER]
    assert [one.name for one in found.by_level] == [Level.RISE]
    assert "23 scored guesses are of 22 things" in found.caveats[0]


@pytest.mark.usefixtures("guessers")
def test_nothing_is_known_of_a_later_version_or_test_day() -> None:
    workspace = open_workspace(acme_guesses.SLUG)
    early = read_calibration(
        workspace, on=date(2026, 2, 5), as_of=datetime(2026, 1, 15, tzinfo=UTC)
    )
    assert early.versions == 1
    assert [one.on.day for one in early.tests] == [5, 4, 3, 2, 1]
    assert {one.verdict for one in early.tests} == {Verdict.NOT_MEASURED}
    assert dict(early.unscored)[Unscored.NOT_MEASURED] == 5
    assert early.judgement is Judgement.TOO_FEW
    assert read_calibration(workspace, as_of=datetime(2026, 2, 5, tzinfo=UTC)).on.day == 5


@pytest.mark.usefixtures("guessers")
def test_the_page_judges_and_shows_what_it_rests_on(ask: Ask) -> None:
    page = shown(ask)
    assert "12 of 23 ranges held what came; 80.0% is promised." in page
    assert "Too narrow" in page
    assert 'class="reliability"' in page
    assert "Up to 13 weeks ahead" in page
    assert page.count("<tr data-row>") == 25  # with the single number and what nobody counts


@pytest.mark.usefixtures("guessers")
def test_below_twenty_the_page_shows_what_there_is_and_judges_nothing(ask: Ask) -> None:
    page = shown(ask, "/assumptions/calibration/?on=2026-02-03")
    assert "It takes 20 scored guesses to judge; 16 are missing." in page
    assert "Too few to judge" in page
    assert 'class="reliability"' not in page
    assert page.count("<tr data-row>") == 4


@pytest.mark.usefixtures("organisation")
def test_without_guesses_the_page_says_what_it_takes(ask: Ask) -> None:
    page = shown(ask, who="viewer@acme.example")
    assert "No guess has been scored yet" in page


@pytest.mark.usefixtures("guessers")
def test_the_page_of_an_earlier_day_knows_no_more_than_that_day(ask: Ask) -> None:
    page = shown(ask, "/assumptions/calibration/?as_of=2026-02-02")
    assert page.count("<tr data-row>") == 3  # 1 and 2 February, one of them made twice
    assert "Holds" not in page
    client = ask(acme_guesses.OWNER)
    assert client.get("/assumptions/calibration/?as_of=2025-12-01").status_code == 404
    assert client.get("/assumptions/calibration/?on=soon").status_code == 404


@pytest.mark.usefixtures("guessers")
def test_assumptions_say_how_their_last_test_went(ask: Ask) -> None:
    page = shown(ask, "/assumptions/")
    assert "Tested 2 Feb 2026:" in page
    assert "guessed 1.02k – 1.04k, came 1.03k" in page
    assert 'href="/assumptions/calibration/"' in page


def test_the_command_says_the_same(
    found: CalibrationReading,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("TRUELINE_HOME", str(home))
    asked = ["calibration", "--organisation", acme_guesses.SLUG]
    assert main([*asked, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["hits"]["hits"] == found.whole.hits.hits
    assert document["judgement"] == "too narrow"
    assert len(document["tests"]) == len(found.tests)
    assert main(asked) == 0
    text = capsys.readouterr().out
    assert "12 of 23 guessed ranges held what came (52.2%); 80.0% is promised." in text
