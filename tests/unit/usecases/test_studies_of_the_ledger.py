"""A study of the organisation's own facts: units and periods by the metric's own rule."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from tests.ledgers import Ledger, open_ledger
from trueline.contracts.annotation_shelf import Annotation, AnnotationEntry, AnnotationKind
from trueline.core.errors import FaultyInputError, MissingError, RefusedQuestionError
from trueline.evidence.observations import NEVER
from trueline.evidence.study import Study, Treatment, Windows
from trueline.evidence.study_source import Columns, Source
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.channels.channel import Account, Channel
from trueline.plan.document import Perspective, Plan, Tactic
from trueline.usecases.studying.observing_study import Looked, look_for
from trueline.usecases.workspace import Workspace

MONDAY = date(2026, 1, 5)
ON = date(2026, 2, 15)  # a Sunday, six weeks later
STUDY = Study(
    "views",
    "Did it?",
    Source(metric="views", by="account"),
    Columns(),
    Treatment(units=("x/a",), start="2026-01-28"),
)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """Two accounts with a view a day more each week, one of them with ten times as many."""
    found = open_ledger(tmp_path / "ledger", rules=load_catalogue().metrics)
    days = [MONDAY + timedelta(days=one) for one in range(42)]
    rows = [
        (account, "views", "", day, str(factor * (1 + (day - MONDAY).days // 7)))
        for account, factor in (("x/a", 1), ("x/b", 10))
        for day in days
    ]
    found.days(rows)
    return found


def workspace(ledger: Ledger, *annotations: Annotation) -> Workspace:
    """An organisation with two accounts on one channel, and a tactic."""
    accounts = (Account("x", "a", "A"), Account("x", "b", "B"))
    plan = Plan(
        organisation="acme",
        title="Acme",
        first=date(2026, 1, 1),
        until=date(2027, 1, 1),
        currency="EUR",
        perspectives=(Perspective("customers", "Customers", Decimal(1)),),
        channels=(Channel("x", "X", accounts=accounts),),
        loose_tactics=(Tactic("videos", "Videos", began=date(2026, 1, 28)),),
    )
    nothing: Any = SimpleNamespace(all=lambda **_: (), versions=lambda **_: ())
    given: Any = dict.fromkeys(Workspace.__slots__) | {
        "facts": ledger.store,
        "definitions": nothing,
        "breaks": nothing,
        "entries": SimpleNamespace(newest=lambda *_, **__: ()),
        "annotations": SimpleNamespace(all=lambda **_: annotations),
        "plans": SimpleNamespace(adopted=lambda: SimpleNamespace(plan=plan), versions=lambda: ()),
        "today": ON,
    }
    return Workspace(**given)


def look(ledger: Ledger, study: Study = STUDY, *annotations: Annotation) -> Looked:
    """What a study of the ledger looks at."""
    return look_for(workspace(ledger, *annotations), study)


def test_days_are_added_up_by_week_and_account(ledger: Ledger) -> None:
    panel = look(ledger).observations.panel
    assert panel is not None
    assert panel.units == ("x/a", "x/b")
    assert panel.periods == tuple((MONDAY + timedelta(weeks=one)).isoformat() for one in range(6))
    assert panel.outcome.tolist() == [
        [7.0 * week for week in range(1, 7)],
        [70.0 * week for week in range(1, 7)],
    ]


def test_the_week_in_which_the_tactic_began_counts_as_with_it(ledger: Ledger) -> None:
    panel = look(ledger).observations.panel
    assert panel is not None
    assert panel.starts.tolist() == [3, NEVER]
    assert panel.periods[3] == "2026-01-26"


def test_accounts_of_a_channel_are_put_together(ledger: Ledger) -> None:
    study = replace(
        STUDY,
        source=Source(metric="views", by="channel"),
        treatment=Treatment(units=("x",), start="2026-01-26"),
    )
    panel = look(ledger, study).observations.panel
    assert panel is not None
    assert panel.outcome.tolist() == [[77.0 * week for week in range(1, 7)]]


def test_days_stay_days_where_they_are_asked_for(ledger: Ledger) -> None:
    study = replace(STUDY, source=Source(metric="views", by="account", grain="day"))
    panel = look(ledger, study).observations.panel
    assert panel is not None
    assert panel.outcome.shape == (2, 42)
    assert panel.periods[panel.first_start] == "2026-01-28"


def test_a_week_with_a_missing_day_has_no_value(ledger: Ledger, tmp_path: Path) -> None:
    other = open_ledger(tmp_path / "other", rules=load_catalogue().metrics)
    days = [MONDAY + timedelta(days=one) for one in range(28) if one != 9]
    other.days([("x/a", "views", "", day, "1") for day in days])
    study = replace(
        STUDY,
        source=Source(metric="views", by="account", accounts=("x/a",)),
        treatment=Treatment(units=("x/a",), start="2026-01-19"),
    )
    found = look(other, study).observations
    assert found.panel is not None
    assert np.array_equal(found.panel.outcome, [[7, np.nan, 7, 7]], equal_nan=True)
    assert found.missing_share == 0.25
    assert ledger.store is not other.store


def test_windows_are_days(ledger: Ledger) -> None:
    study = replace(STUDY, windows=Windows(first="2026-01-07", last="2026-02-08"))
    panel = look(ledger, study).observations.panel
    assert panel is not None
    assert (panel.periods[0], panel.periods[-1]) == ("2026-01-12", "2026-02-02")
    with pytest.raises(FaultyInputError, match="“March” is no day"):
        look(ledger, replace(STUDY, windows=Windows(last="March")))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (Source(metric="likes", by="account"), "The ledger has no likes of x/a and x/b"),
        (Source(metric="views", by="region"), "views is not told apart by one kind of region"),
    ],
)
def test_what_the_ledger_does_not_have_is_refused(
    ledger: Ledger, source: Source, said: str
) -> None:
    with pytest.raises((RefusedQuestionError, MissingError), match=said):
        look(ledger, replace(STUDY, source=source))


def test_other_events_and_tactics_are_taken_along_and_the_studys_own_is_not(
    ledger: Ledger,
) -> None:
    entries = (
        AnnotationEntry(date(2026, 2, 3), "Half-price week", AnnotationKind.CAMPAIGN),
        AnnotationEntry(date(2026, 2, 4), "We decide to go on", AnnotationKind.DECISION),
    )
    told = tuple(Annotation(str(place), one, "somebody", None) for place, one in enumerate(entries))
    found = look(ledger, replace(STUDY, tactic=":videos"), *told)
    assert [(one.title, one.period) for one in found.observations.events] == [
        ("Half-price week", 4)
    ]
    without = look(ledger, STUDY, *told).observations.events
    assert [one.kind for one in without] == ["tactic", "event"]


def test_rows_of_the_ledger_have_the_same_digest_when_read_again(ledger: Ledger) -> None:
    assert look(ledger).rows.digest == look(ledger).rows.digest
