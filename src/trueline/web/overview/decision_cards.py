"""What needs a decision, as cards: cause, number, and what can be done about it from here."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from trueline.measure.reading import Reading
from trueline.measure.status import Status
from trueline.plan.naming import place_of
from trueline.usecases.agreed.decisions import LoggedDecision
from trueline.usecases.check_plan import Finding
from trueline.usecases.deciding.needs_decision import Matter, NeededDecision
from trueline.usecases.missing_days import MissingDays
from trueline.usecases.read_assumptions import AssumptionReading
from trueline.web.looked_at import LookedAt
from trueline.web.part_address import part_address
from trueline.web.plan_looked import PlanLooked
from trueline.web.status import LOOKS, StatusLook
from trueline.web.wording import say_share, say_value
from trueline.web.wording_time import say_day

MATTERS: dict[Matter, StatusLook] = {
    Matter.OFF_PACE: LOOKS[Status.OFF_PACE],
    Matter.ASSUMPTION_BROKEN: StatusLook(
        gettext_lazy("Assumption broken"), "exclamation-triangle", "warn"
    ),
    Matter.ALIGNMENT_BLOCK: StatusLook(gettext_lazy("Blocks approval"), "no-symbol", "bad"),
    Matter.DATA_GAP: StatusLook(gettext_lazy("Data gap"), "signal-slash", "none"),
    Matter.REVIEW_OVERDUE: StatusLook(gettext_lazy("Overdue decision"), "clock", "warn"),
}


MONEY = "money"
"""Unit of metrics whose currency the plan names."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done about it from here.

    Attributes:
        words: On the button.
        address: Where it is done.
        is_drawer: Whether that opens beside the page.
    """

    words: str | Promise
    address: str
    is_drawer: bool = False


@dataclass(frozen=True, slots=True)
class DecisionCard:
    """Something that somebody has to decide.

    Attributes:
        look: Word, icon and tone of why.
        place: Scope that it lies in; empty where it lies in several.
        title: What, with its number.
        cause: Why, in sentences.
        stake: How much of the scorecard hangs on it, and how long that still has.
        name: What it is about, for those who hear the buttons alone.
        first: What to do first.
        second: What else.
    """

    look: StatusLook
    place: str
    title: str
    cause: str
    stake: str
    name: str
    first: Act
    second: Act


def decision_card(looked: LookedAt, plan: PlanLooked, needed: NeededDecision) -> DecisionCard:
    """Put something that needs a decision on a card.

    Args:
        looked: The plan against its actuals.
        plan: The same plan, for addresses of its parts.
        needed: What needs a decision.
    """
    title, cause, name, first, second = _words(looked, plan, needed)
    scopes = {one.scope for one in looked.scorecard.readings if one.path in needed.kpis}
    return DecisionCard(
        look=MATTERS[needed.matter],
        place=scopes.pop() if len(scopes) == 1 else "",
        title=title,
        cause=cause,
        stake=_stake(needed),
        name=name,
        first=first,
        second=second,
    )


_Words = tuple[str, str, str, Act, Act]


def _words(looked: LookedAt, plan: PlanLooked, needed: NeededDecision) -> _Words:
    match needed.about:
        case Reading() as reading:
            return _of_reading(looked, reading)
        case AssumptionReading() as guess:
            return _of_guess(looked, guess)
        case MissingDays() as gap:
            return _of_gap(looked, gap)
        case LoggedDecision() as one:
            return _of_review(one)
        case findings:
            return _of_findings(looked, plan, findings)


def _of_reading(looked: LookedAt, reading: Reading) -> _Words:
    unit, name = reading.actual.measured_in, reading.kpi.name
    title = _("{0}: {1}, where the plan expects {2}").format(
        name, say_value(reading.actual.value, unit), say_value(reading.expected, unit)
    )
    return (
        title,
        reading.why,
        name,
        Act(_("See the numbers"), looked.address_of(reading.path), is_drawer=True),
        Act(_("Explain the change"), looked.address("explain", *reading.path.split("/"))),
    )


def _of_guess(looked: LookedAt, guess: AssumptionReading) -> _Words:
    seen, said, metric = guess.seen, guess.assumption, guess.metric
    unit = metric.measured_in if metric else said.measured_in
    unit = looked.adopted.plan.currency if unit == MONEY else unit
    title = _("{0}: {1}, where the plan assumed {2}").format(
        metric.name if metric else said.statement,
        say_value(seen.value, unit),
        say_value(said.p50, unit),
    )
    parts = [said.statement]
    if seen.low is not None and seen.high is not None:
        interval = _("95% interval {0} to {1}.")
        parts.append(interval.format(say_value(seen.low, unit), say_value(seen.high, unit)))
    names = ", ".join(one.kpi.name for one in guess.carries)
    words = ngettext("{0} KPI rests on it: {1}.", "{0} KPIs rest on it: {1}.", len(guess.carries))
    parts.append(words.format(len(guess.carries), names))
    anchor = "guess-" + "-".join(guess.path.split("/"))
    place = next((one for one in _places(guess) if one), "")
    at = looked.address("assumptions")
    second = Act(_("See the KPI"), looked.address_of(place), is_drawer=True) if place else None
    return (
        title,
        " ".join(parts),
        said.statement,
        Act(_("Revise or keep it"), f"{at}#{anchor}"),
        second or Act(_("All assumptions"), at),
    )


def _places(guess: AssumptionReading) -> list[str]:

    return [place_of(one.path) for one in guess.carries]


def _of_gap(looked: LookedAt, gap: MissingDays) -> _Words:
    title = _("{0} has no values since {1}").format(gap.account, say_day(gap.days.first))
    names = {one.path: one.kpi.name for one in looked.scorecard.readings}
    listed = ", ".join(names[path] for path in gap.kpis if path in names)
    words = ngettext(
        "{0} KPI waits for it and cannot be judged by these days: {1}.",
        "{0} KPIs wait for it and cannot be judged by these days: {1}.",
        len(gap.kpis),
    )
    return (
        title,
        words.format(len(gap.kpis), listed),
        gap.account,
        Act(_("Bring its export"), looked.address("data")),
        Act(_("See what came in"), looked.address("sources")),
    )


def _of_review(one: LoggedDecision) -> _Words:
    decision = one.decision
    cause = _("Decided on {0}, to be looked at again on {1}; nobody did.").format(
        say_day(decision.decided_on), say_day(decision.review_on)
    )
    at = reverse("decision", args=[decision.id])
    return (
        decision.what,
        cause,
        decision.what,
        Act(_("Look at it again"), f"{at}#review-title"),
        Act(_("All decisions"), reverse("decisions")),
    )


def _of_findings(looked: LookedAt, plan: PlanLooked, findings: tuple[Finding, ...]) -> _Words:
    first, count = findings[0], len(findings)
    words = ngettext("{0} finding blocks the plan", "{0} findings block the plan", count)
    return (
        words.format(count),
        f"{first.what} {first.remedy}",
        first.title,
        Act(_("See the findings"), looked.address("plan")),
        Act(_("Mend the first"), part_address(plan, first.path)),
    )


def _stake(needed: NeededDecision) -> str:
    """Say how much hangs on it, and how long that still has."""
    said = []
    if needed.shortfall is not None and needed.shortfall > 0:
        said.append(_("{0} short").format(say_value(needed.shortfall, needed.currency)))
    if needed.kpis:
        said.append(_("{0} of the scorecard").format(say_share(needed.share)))
    if needed.days_left is not None and needed.days_left >= 0:
        words = ngettext("{0} day left", "{0} days left", needed.days_left)
        said.append(words.format(needed.days_left))
    elif needed.days_left is not None:
        said.append(_("past its due day"))
    return " · ".join(said)
