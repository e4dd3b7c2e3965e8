"""Exceptions: KPIs that are off pace and days that are missing, the largest stakes first.

What: one item each, in the order of what needs a decision: the share of the scorecard that hangs on
it, by how far that is behind, by how much of its time is gone; of equals the larger sum of money
comes first. A KPI that waits for its newest days is no exception: the gap is.

Why it matters: before a meeting may close it says of each why the number is not where it should be:
an assumption was wrong, we did less than planned, the world outside changed, the definition or the
figures changed, or it is chance. The answers say what to mend, and over the year how good we are at
planning, at doing and at measuring.

Source: mission, "Review session", parts 3 and 4; features, row 73.
"""

from collections.abc import Iterator
from decimal import Decimal

from trueline.contracts.agenda_source import AgendaGround, AgendaSource
from trueline.coordination.reviewing.agenda import AgendaItem, AgendaPart

MINUTES, MINUTES_WATCHED = 8, 3


def _find(ground: AgendaGround) -> Iterator[AgendaItem]:
    raised = ground.exceptions()
    for place, one in enumerate(raised):
        yield AgendaItem(
            key=one.key,
            part=AgendaPart.EXCEPTIONS,
            title=one.title,
            says=one.says,
            paths=one.paths,
            must_be_classed=one.must_be_classed,
            rank=Decimal(len(raised) - place),
            minutes=MINUTES if one.must_be_classed else MINUTES_WATCHED,
            link=one.link,
        )


SOURCE = AgendaSource(name="exceptions", title="Exceptions", part=AgendaPart.EXCEPTIONS, find=_find)
