"""An organisation whose guesses have had their days, with verdicts that are known by arithmetic.

Followers are 1,000 on 1 January 2026 and one more every day, so 1,031 on 1 February. Version 1 has
22 guesses, tested on the days from 1 to 22 February. The even ones span 10 on either side of what
comes, with a middle 2 below it; the odd ones lie 20 to 40 above it. Version 2 withdraws the first
and makes the second anew, around what comes.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tests.web import acme
from trueline.home.wiring import open_workspace
from trueline.plan.yaml.text import read_plan
from trueline.usecases.import_file import ImportOrder, import_file
from trueline.web.access import Role
from trueline.web.stores.organisations import OrganisationRecord, make_organisation
from trueline.web.stores.people import join, make_person

SLUG, OWNER = "guessers", "owner@guessers.example"
FIRST_TEST = date(2026, 2, 1)
COUNT = 22
MADE, MADE_ANEW = datetime(2026, 1, 10, 9, tzinfo=UTC), datetime(2026, 1, 20, 9, tzinfo=UTC)
OTHERS = """
              - {id: unasked, statement: One in three tells a friend., p50: 0.33}
              - {id: to-come, statement: We grow on., p10: 1, p50: 2, p90: 3, test_on: 2026-06-30, metric: followers_total@1}
              - {id: number, statement: A number., p50: 1040, test_on: 2026-02-10, metric: followers_total@1}
              - {id: late, statement: Known already., p10: 1, p50: 2, p90: 3, test_on: 2026-01-10, metric: followers_total@1}
              - {id: unknown, statement: Nobody counts., p10: 1, p50: 2, p90: 3, test_on: 2026-02-10, metric: saves@1}
"""  # noqa: E501 - one guess a line


def came(number: int) -> int:
    """Give what came of a guess by its number, from 0."""
    return 1031 + number


def plan_text(guesses: str) -> str:
    """Give Acme's plan with guesses that its followers rest on."""
    target = "target: {value: 1300, due: 2026-12-31}\n"
    before, after = acme.PLAN.split(target)
    return f"{before}{target}            assumptions:\n{guesses}{OTHERS[1:]}{after}"


def first_guesses(*, without: frozenset[int] = frozenset()) -> str:
    """Give the guesses of version 1 as lines of a plan."""
    return "".join(_first(one) for one in range(COUNT) if one not in without)


def made_anew() -> str:
    """Give the guesses of version 2."""
    again = guess(1, came(1) - 10, came(1) - 2, came(1) + 10)
    return again + first_guesses(without=frozenset({0, 1}))


def guess(number: int, low: int, middle: int, high: int) -> str:
    """Give a guess as a line of a plan."""
    day = FIRST_TEST + timedelta(days=number)
    said = f"{low:,} to {high:,} follow us on {day:%d %B}."
    return (
        f"              - {{id: g{number}, statement: '{said}', p10: {low}, p50: {middle}, "
        f"p90: {high}, test_on: {day}, metric: followers_total@1}}\n"
    )


def make_guessers(folder: Path) -> None:
    """Make the organisation, standing on 1 March, with both versions and all facts."""
    make_organisation(OrganisationRecord(SLUG, "Guessers", today=acme.TODAY))
    join(make_person(OWNER, name="Gus Guess"), SLUG, list(Role))
    adopt(plan_text(first_guesses()), MADE)
    adopt(plan_text(made_anew()), MADE_ANEW)
    bring(folder, until=date(2026, 1, 10), at=datetime(2026, 1, 10, 8, tzinfo=UTC))
    bring(folder, until=acme.TODAY, at=datetime(2026, 3, 1, 8, tzinfo=UTC))


def adopt(text: str, at: datetime) -> None:
    """Put a plan in force at a moment."""
    open_workspace(SLUG).plans.adopt(read_plan(text, "plan"), by=OWNER, now=at)


def bring(folder: Path, *, until: date, at: datetime) -> None:
    """Import followers up to a day, as known at a moment."""
    path = folder / f"until-{until}.csv"
    path.write_text(acme.daily_rows(until=until), encoding="utf-8")
    then = replace(open_workspace(SLUG), now=lambda: at)
    import_file(then, ImportOrder(path=path, name=path.name, observed_at=at, by=OWNER))


def _first(number: int) -> str:
    comes = came(number)
    if number % 2:
        return guess(number, comes + 20, comes + 30, comes + 40)
    return guess(number, comes - 10, comes - 2, comes + 10)
