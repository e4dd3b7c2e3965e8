"""The six factors: what each asks, its formula in the open, and how it is read.

What they ask is Lithium's published list of six factors of a community. How that company put them
together was never published whole; these formulas are ours, and no index is made of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from trueline.measure.community.weeks import FEWEST_WEEKS, Percentile, WeekValue, percentile_of
from trueline.measure.measured import Part


class FactorKind(StrEnum):
    """Which factor; the first three say how it is, the last three how it will be."""

    MEMBERS = "members"
    CONTENT = "content"
    TRAFFIC = "traffic"
    RESPONSIVENESS = "responsiveness"
    INTERACTION = "interaction"
    LIVELINESS = "liveliness"


@dataclass(frozen=True, slots=True)
class FactorRule:
    """How a factor is worked out.

    Attributes:
        name: For people.
        asks: The question that it answers.
        formula: In words that can be checked.
        measured_in: Its unit.
    """

    name: str
    asks: str
    formula: str
    measured_in: str


RULES = {
    FactorKind.MEMBERS: FactorRule(
        "Members",
        "Do people keep joining?",
        "People who joined in the week.",
        "people",
    ),
    FactorKind.CONTENT: FactorRule(
        "Content",
        "Is there more that is worth reading?",
        "Sum over the week's posts of log2(1 + views): a post that nobody read counts 0, one read "
        "once counts 1, by three 2, by seven 3.",
        "weighted posts",
    ),
    FactorKind.TRAFFIC: FactorRule(
        "Traffic",
        "Is it read?",
        "Views of the posts written in the week.",
        "views",
    ),
    FactorKind.RESPONSIVENESS: FactorRule(
        "Responsiveness",
        "Do posts get an answer as fast as usual?",
        "Usual wait divided by the week's wait. The wait is the median number of minutes from a "
        "post to the next in its thread by somebody else, all replies counted; the usual wait is "
        "the median of the earlier weeks' waits. 1 is as usual, 2 twice as fast.",
        "times usual",
    ),
    FactorKind.INTERACTION: FactorRule(
        "Interaction",
        "How many take part where people talk to each other?",
        "People in a thread, averaged over threads by their turns: sum of people times turns "
        "divided by all turns. A turn is a post that follows somebody else's in its thread.",
        "people a thread",
    ),
    FactorKind.LIVELINESS: FactorRule(
        "Liveliness",
        "Are all boards alive?",
        "Mean over boards of posts in the week divided by the board's usual number, at most 1. The "
        "usual number is the mean of the board's own posts a week over its earlier weeks. 1 means "
        "that no board had less than it usually has.",
        "share of usual",
    ),
}


@dataclass(frozen=True, slots=True)
class Factor:
    """A factor in the newest week that can be told, among the weeks before it.

    Attributes:
        kind: Which.
        week: Monday of that week; None when there is none.
        value: In the rule's unit; None when it cannot be said.
        case_count: Posts, replies, turns or people that the value rests on.
        percentile: Among the earlier weeks; None when there are too few.
        weeks: All weeks, oldest first, that week the last.
        parts: Numbers that went in.
        why: Why there is no value or no percentile, else empty.
        caveats: What a reader must know, in sentences.
    """

    kind: FactorKind
    week: date | None
    value: Decimal | None
    case_count: int
    percentile: Percentile | None
    weeks: tuple[WeekValue, ...]
    parts: tuple[Part, ...] = ()
    why: str = ""
    caveats: tuple[str, ...] = ()

    @property
    def rule(self) -> FactorRule:
        """How it is worked out."""
        return RULES[self.kind]


@dataclass(frozen=True, slots=True)
class Remarks:
    """What is said beside a factor's number.

    Attributes:
        parts: Numbers that went in.
        why: Why the newest week has no value; empty for the usual reason.
        caveats: What a reader must know.
        few: Why there may be few weeks to compare with, and what to do; empty for the usual reason.
    """

    parts: tuple[Part, ...] = ()
    why: str = ""
    caveats: tuple[str, ...] = field(default=())
    few: str = ""


def factor_of(kind: FactorKind, weeks: Sequence[WeekValue], remarks: Remarks) -> Factor:
    """Read a factor in its newest week.

    Args:
        kind: Which.
        weeks: Oldest first; those that are not known have no value.
        remarks: What goes with it.
    """
    if not weeks:
        return refused(kind, remarks.why)
    newest = weeks[-1]
    earlier = [one.value for one in weeks[:-1] if one.value is not None]
    percentile, why = None, remarks.why
    if newest.value is None:
        why = why or f"The week from {newest.week} has too few cases: {newest.case_count}."
    else:
        percentile = percentile_of(newest.value, earlier)
        why = "" if percentile else f"{_too_few(len(earlier))} {remarks.few}".strip()
    return Factor(
        kind=kind,
        week=newest.week,
        value=newest.value,
        case_count=newest.case_count,
        percentile=percentile,
        weeks=tuple(weeks),
        parts=remarks.parts,
        why=why,
        caveats=remarks.caveats,
    )


def refused(kind: FactorKind, why: str) -> Factor:
    """Give a factor that cannot be said at all."""
    return Factor(kind, None, None, 0, None, (), why=why)


def _too_few(count: int) -> str:
    return (
        f"A percentile needs {FEWEST_WEEKS} earlier weeks with a value; there "
        f"{'is' if count == 1 else 'are'} {count}."
    )
