"""Alerts: gaps in the data come before every judgement, and each cause is told once."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from tests.web import acme
from trueline.contracts.break_shelf import BreakEntry
from trueline.contracts.check_in_shelf import CheckInEntry, Health
from trueline.home.wiring import open_workspace
from trueline.plan.naming import path_of
from trueline.plan.yaml.text import read_plan
from trueline.usecases.breaks import add_break
from trueline.usecases.import_file import ImportOrder, import_file
from trueline.usecases.watching.alert import Alert, AlertKind
from trueline.usecases.watching.alerts import alerts

YESTERDAY = acme.TODAY - timedelta(days=1)
STATUS, GAP = AlertKind.STATUS, AlertKind.DATA_GAP


@pytest.fixture
def folder(home: Path) -> Path:
    acme.make_organisations()
    return home


def rows(last: date, *, low_from: date = date.max) -> str:
    """Give days up to a last one: 200 views, and followers that keep pace until some day.

    The way is 1000 to 1300 in 364 days; on 28 February 58 of them are gone, so the plan expects
    1047.8. 1058 is on pace; from ``low_from`` on there are 1001, which is off pace.
    """
    lines = ["account,metric,breakdown,day,value"]
    day = date(2026, 1, 1)
    while day <= last:
        count = 1000 + (day - date(2026, 1, 1)).days if day < low_from else 1001
        lines.append(f"instagram/acme,views,,{day},400")
        lines.append(f"instagram/acme,followers_total,,{day},{count}")
        day += timedelta(days=1)
    return "\n".join(lines) + "\n"


def bring(folder: Path, text: str, made_on: date, name: str = "days.csv") -> None:
    (folder / name).write_text(text)
    made_at = datetime.combine(made_on, time(7), UTC)
    order = ImportOrder(path=folder / name, name=name, by="Ada", observed_at=made_at)
    assert import_file(open_workspace("acme"), order).batch


def found(on: date = acme.TODAY) -> dict[AlertKind, list[Alert]]:
    workspace = open_workspace("acme")
    adopted = workspace.plans.adopted()
    assert adopted
    told: dict[AlertKind, list[Alert]] = {}
    for one in alerts(workspace, adopted.plan, on=on):
        told.setdefault(one.kind, []).append(one)
    return told


def test_whole_days_up_to_yesterday_raise_nothing(folder: Path) -> None:
    bring(folder, rows(YESTERDAY), acme.TODAY)
    assert found() == {}


def test_one_day_missing_is_no_gap_and_two_are(folder: Path) -> None:
    bring(folder, rows(YESTERDAY), acme.TODAY)
    assert GAP not in found(acme.TODAY + timedelta(days=1))
    [gap] = found(acme.TODAY + timedelta(days=2))[GAP]
    assert gap.title == "instagram/acme has no data since 1 Mar 2026 (2 days)"
    assert gap.since == acme.TODAY
    assert gap.kpis == (acme.OFF_PACE,)  # followers are due once in seven days only


def test_a_gap_keeps_its_name_while_it_grows(folder: Path) -> None:
    bring(folder, rows(YESTERDAY), acme.TODAY)
    names = [found(acme.TODAY + timedelta(days=ahead))[GAP][0].id for ahead in (2, 3, 6)]
    assert set(names) == {"gap:instagram/acme:2026-03-01"}


def test_a_status_that_changed_says_since_when(folder: Path) -> None:
    bring(folder, rows(YESTERDAY, low_from=date(2026, 2, 26)), acme.TODAY)
    [change] = found()[STATUS]
    assert change.kpis == (acme.ON_PACE,)
    assert change.since == date(2026, 2, 26)
    assert change.title == "Followers: on pace → off pace since 26 Feb 2026"


def test_a_kpi_that_waits_for_its_days_raises_the_gap_alone(folder: Path) -> None:
    """Row 45: the same fall is not judged while the newest days of the KPI are missing."""
    plan = acme.PLAN.replace("trailing_days: 7", "trailing_days: 7\n            frequency_days: 1")
    adopt(plan)
    bring(
        folder, rows(acme.TODAY - timedelta(days=3), low_from=date(2026, 2, 24)), date(2026, 2, 27)
    )
    told = found()
    assert STATUS not in told
    [gap] = told[GAP]
    assert set(gap.kpis) == {acme.OFF_PACE, acme.ON_PACE}


def test_days_that_a_network_gives_late_are_no_gap(folder: Path) -> None:
    bring(folder, rows(date(2026, 2, 20)), date(2026, 2, 23), "first.csv")  # two days late
    bring(folder, rows(date(2026, 2, 26)), acme.TODAY, "second.csv")  # two days late again
    assert GAP not in found()
    assert GAP in found(acme.TODAY + timedelta(days=2))


def test_a_gap_between_days_is_told_and_judges_go_on(folder: Path) -> None:
    kept = [
        line
        for line in rows(YESTERDAY).splitlines()
        if "2026-02-10" not in line and "2026-02-11" not in line
    ]
    bring(folder, "\n".join(kept) + "\n", acme.TODAY)
    [gap] = found()[GAP]
    assert gap.title == "instagram/acme has no data from 10 Feb 2026 to 11 Feb 2026 (2 days)"
    assert not gap.is_open


def test_an_overdue_export_and_its_gap_are_one_cause(folder: Path) -> None:
    bring(folder, rows(date(2026, 2, 9)), date(2026, 2, 10), "first.csv")
    bring(folder, rows(date(2026, 2, 16)), date(2026, 2, 17), "second.csv")
    told = found()
    assert AlertKind.OVERDUE not in told
    [gap] = told[GAP]
    assert "Its next export was due on 24 Feb 2026." in gap.why


def test_a_break_in_what_a_metric_counts_is_told_for_four_weeks(folder: Path) -> None:
    bring(folder, rows(YESTERDAY), acme.TODAY)
    entry = BreakEntry("instagram", "followers_total", date(2026, 2, 20), "Two accounts merged.")
    add_break(open_workspace("acme"), entry, by="Ada")
    [one] = found()[AlertKind.BREAK]
    assert (one.since, one.kpis) == (date(2026, 2, 20), (acme.ON_PACE,))
    assert "cannot be compared" in one.why
    assert AlertKind.BREAK not in found(date(2026, 3, 21))


def test_a_guess_that_the_numbers_contradict_is_told(folder: Path) -> None:
    guess = (
        "\n            assumptions: [{id: many, statement: Many follow., p50: 5500, p10: 5000, "
        "p90: 6000, metric: followers_total@1, test_on: 2026-02-15}]"
    )
    adopt(acme.PLAN.replace("trailing_days: 7", f"trailing_days: 7{guess}"))
    bring(folder, rows(YESTERDAY), acme.TODAY)
    [one] = found()[AlertKind.ASSUMPTION]
    assert one.title == "“Many follow.” does not hold"
    assert "The plan rests on 5,000 to 6,000; measured is 1,045." in one.why


def test_a_person_who_sees_it_otherwise_is_told_beside_the_numbers(folder: Path) -> None:
    bring(folder, rows(YESTERDAY), acme.TODAY)
    shelf, path = open_workspace("acme").check_ins, path_of(acme.ON_PACE)
    now = datetime(2026, 2, 27, 9, tzinfo=UTC)
    entry = CheckInEntry(path, date(2026, 2, 27), Health.AT_RISK, "Bots.", owner="Bo Lindqvist")
    shelf.make(entry, by="bo@acme.example", now=now)
    [one] = found()[AlertKind.DISAGREEMENT]
    assert one.title == "Followers: Bo Lindqvist says at risk, the numbers say on pace"
    agreed = CheckInEntry(path, date(2026, 2, 28), Health.ON_TRACK, value=Decimal(1058))
    shelf.make(agreed, by="bo@acme.example", now=now + timedelta(days=1))
    assert AlertKind.DISAGREEMENT not in found()


def adopt(text: str) -> None:
    now = datetime(2026, 1, 6, tzinfo=UTC)
    open_workspace("acme").plans.adopt(read_plan(text, "plan"), by="ada@acme.example", now=now)
