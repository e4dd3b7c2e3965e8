"""What moved a KPI most: its largest contributions, and the rows and posts that lead to them."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from trueline.core.errors import RefusedQuestionError
from trueline.measure.explaining.explanation import Method
from trueline.measure.explaining.period_pair import Against
from trueline.measure.reading import Reading
from trueline.usecases.explaining.explain_change import ExplainedChange
from trueline.usecases.explaining.explain_kpi import KpiToExplain
from trueline.web.explaining.change_rows import ChangeRow, change_table
from trueline.web.explaining.change_words import say_change, say_way, tone_of
from trueline.web.explaining.evidence_rows import (
    EvidenceRow,
    day_rows,
    posts_columns,
    single_rows,
)
from trueline.web.explaining.explained import explained
from trueline.web.looked_at import LookedAt
from trueline.web.wording_time import say_day

MOST = 3


@dataclass(frozen=True, slots=True)
class Moved:
    """What moved a KPI between two periods.

    Attributes:
        sentence: What changed; empty where no difference may be given.
        why_not: Why none may be given, or why its parts are not added up; else empty.
        tone: Good, bad or none.
        periods: Which days are compared with which, in words.
        way: What the lines are.
        lines: The largest contributions, with their bars; empty where parts are not added up.
        rows: Days, single rows and posts that explain most of it, each with the way to its row.
        explain: Address of the page that tells all of it.
    """

    sentence: str
    why_not: str
    tone: str
    periods: str
    way: str
    lines: tuple[ChangeRow, ...]
    rows: tuple[EvidenceRow, ...]
    explain: str


def moved(looked: LookedAt, reading: Reading, against: Against | None) -> Moved | None:
    """Say what moved a KPI; None where there is nothing to ask about.

    Args:
        looked: The plan against its actuals.
        reading: Of the KPI.
        against: Which comparison; None for the most telling that the ledger covers.
    """
    if reading.actual.value is None:
        return None
    try:
        change = explained(looked, KpiToExplain(reading.path, looked.on, against=against)).change
    except RefusedQuestionError:
        return None
    told, unit = change.explanation, change.after.measured_in
    is_told = told.method is not Method.NONE
    return Moved(
        sentence=say_change(told, unit),
        why_not=" ".join(one for one in (told.why, told.instead) if one),
        tone=tone_of(told.change, reading.kpi.direction),
        periods=_periods(change),
        way=say_way(change.by),
        lines=change_table(told, reading.kpi, unit).rows[:MOST] if is_told else (),
        rows=tuple(_rows(change, reading)),
        explain=_address(looked, reading.path, change),
    )


def _rows(change: ExplainedChange, reading: Reading) -> Iterator[EvidenceRow]:
    """Give the strongest of each kind: days or single rows first, then posts of the later days."""
    days = [one for one in day_rows(change, reading.kpi) if one.trace]
    yield from (days or single_rows(change))[:MOST]
    for column in posts_columns(change)[:1]:
        yield from column.rows[:MOST]


def _periods(change: ExplainedChange) -> str:
    after, before = change.periods.after, change.periods.before
    days = (after.first, after.last, before.first, before.last)
    return _("{0} – {1} compared with {2} – {3}").format(*map(say_day, days))


def _address(looked: LookedAt, path: str, change: ExplainedChange) -> str:
    at = looked.address("explain", *path.split("/"))
    named = change.periods.against
    if named is None:
        return at
    return f"{at}{'&' if '?' in at else '?'}{urlencode({'against': named.value})}"
