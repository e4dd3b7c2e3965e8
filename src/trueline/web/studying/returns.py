"""What tactics returned, in rows and whiskers on one scale."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.evidence.stated_worth import Cost
from trueline.evidence.worth.roi import Return
from trueline.evidence.worth.total import Total
from trueline.usecases.returning.read_return import ReturnStatement, StudyReturn
from trueline.web.studying.amounts import say_chance, say_money
from trueline.web.studying.scale import Scale, Tick, scale_over

WIDTH, EDGE = 260, 8
KINDS: dict[str, Promise] = {
    "revenue": gettext_lazy("Revenue"),
    "avoided-cost": gettext_lazy("Costs avoided"),
    "insight": gettext_lazy("Insight"),
}


@dataclass(frozen=True, slots=True)
class Back:
    """What came back for one unit of currency spent, with its doubt.

    Attributes:
        back: In words.
        span: From one in ten to nine in ten.
        low: Place of the lower end.
        dot: Place of the middle.
        high: Place of the upper end.
        above_zero: Chance that it paid, in words.
        above_hurdle: Chance that it returned more than the hurdle, in words.
        hurdle: In words.
        value: Of the lift, in words.
        cost: Full cost, in words.
    """

    back: str
    span: str
    low: str
    dot: str
    high: str
    above_zero: str
    above_hurdle: str
    hurdle: str
    value: str
    cost: str


@dataclass(frozen=True, slots=True)
class CostLine:
    """A part of what a tactic took.

    Attributes:
        kind: What it was spent on.
        what: In words; may be empty.
        amount: In words.
    """

    kind: str
    what: str
    amount: str


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """What a study says that its tactic returned.

    Attributes:
        name: Of the tactic.
        address: Of the study.
        kind: Of the return, in words.
        grade: Letter; empty where no method answered.
        channels: In words.
        back: None where nothing can be said.
        why: Why it is in no total; empty where it is.
        costs: All that the tactic took.
        beside: What else must be known of the costs.
        is_unsure: It is not known to be an effect, so that no chance of paying is said.
    """

    name: str
    address: str
    kind: str
    grade: str
    channels: str
    back: Back | None
    why: str
    costs: tuple[CostLine, ...]
    beside: tuple[str, ...]
    is_unsure: bool


@dataclass(frozen=True, slots=True)
class TotalRow:
    """Returns of one kind and currency together.

    Attributes:
        place: Channel, in words; empty for all of them.
        kind: In words.
        back: None where nothing is counted.
        counted: Names of what is in it.
        left_out: What is not, with the reason.
        grade: The worst of what is in it; empty where nothing is.
    """

    place: str
    kind: str
    back: Back | None
    counted: str
    left_out: tuple[str, ...]
    grade: str


@dataclass(frozen=True, slots=True)
class ReturnsShown:
    """All returns on one scale.

    Attributes:
        studies: One by one.
        totals: By kind; kinds are never added together.
        channels: The same by channel.
        ticks: Of the scale, as what comes back for one spent.
        even: Where as much comes back as was spent.
        width: Of the drawings.
    """

    studies: tuple[ReturnRow, ...]
    totals: tuple[TotalRow, ...]
    channels: tuple[TotalRow, ...]
    ticks: tuple[Tick, ...]
    even: str
    width: str = str(WIDTH)


def returns_shown(said: ReturnStatement, channels: Mapping[str, str]) -> ReturnsShown:
    """Put what tactics returned into rows.

    Args:
        said: All that studies say.
        channels: Names of the plan's channels, by id.
    """
    every = [*_returns(said)]
    ends = [1 + end for one in every for end in _ends(one)]
    scale = scale_over([0.0, 1.0, *ends], EDGE, WIDTH - EDGE)
    return ReturnsShown(
        tuple(_row(one, channels, scale) for one in said.studies),
        tuple(_total(one, "", scale) for one in said.totals),
        tuple(
            _total(total, channels.get(one.channel) or _("Several channels, or none"), scale)
            for one in said.channels
            for total in one.totals
        ),
        scale.ticks(),
        scale.at(1.0),
    )


def _returns(said: ReturnStatement) -> Iterator[Return]:
    totals = (*said.totals, *(total for one in said.channels for total in one.totals))
    yield from (one.returned for one in said.studies if one.returned)
    yield from (one.returned for one in totals if one.returned)


def _ends(found: Return) -> tuple[float, ...]:
    """Give the tenths and the middle of a ratio; nothing where none is said."""
    return (found.roi.p10, found.roi.p50, found.roi.p90) if found.roi else ()


def _row(one: StudyReturn, channels: Mapping[str, str], scale: Scale) -> ReturnRow:
    worth = one.study.worth
    currency = worth.currency if worth else ""
    return ReturnRow(
        name=one.name,
        address=reverse("study", args=[one.study.id]),
        kind=str(KINDS.get(worth.line, worth.line)) if worth else "",
        grade=one.grade.value if one.grade else "",
        channels=", ".join(channels.get(name, name) for name in one.channels),
        back=_back(one.returned, scale),
        why=one.why,
        costs=tuple(_cost(part, currency) for part in one.costs),
        beside=one.beside,
        is_unsure=one.grade is not None and not one.grade.says_cause,
    )


def _total(one: Total, place: str, scale: Scale) -> TotalRow:
    return TotalRow(
        place,
        str(KINDS.get(one.kind, one.kind)),
        _back(one.returned, scale),
        ", ".join(one.counted),
        one.left_out,
        one.grade.value if one.grade else "",
    )


def _cost(part: Cost, currency: str) -> CostLine:
    return CostLine(part.kind.value, part.what, say_money(part.amount.p50, currency))


def _chance(chance: float | None) -> str:
    return "" if chance is None else say_chance(chance)


def _back(found: Return | None, scale: Scale) -> Back | None:
    if found is None or found.roi is None:
        return None
    low, middle, high = (1 + one for one in _ends(found))
    span = _("{0} to {1}").format(say_money(low, found.currency), say_money(high, found.currency))
    return Back(
        back=say_money(middle, found.currency),
        span=span,
        low=scale.at(low),
        dot=scale.at(middle),
        high=scale.at(high),
        above_zero=_chance(found.chance_above_zero),
        above_hurdle=_chance(found.chance_above_hurdle),
        hurdle=f"{found.hurdle:.0%}",
        value=say_money(found.value.p50, found.currency),
        cost=say_money(found.cost.p50, found.currency),
    )
