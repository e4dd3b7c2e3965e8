"""Ongoing support as rows of a page: hours, people required, and promises predicted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from babel.dates import format_time
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from trueline.coordination.staffing.predicted import Predicted, Staffed
from trueline.coordination.staffing.required import Required, RequiredHour
from trueline.plan.parts import join
from trueline.usecases.staffing.support_lines import Answering, SupportLine
from trueline.web.part_address import part_address
from trueline.web.plan_looked import PlanLooked
from trueline.web.responding.words import say_interval, say_spread
from trueline.web.status import StatusLook
from trueline.web.wording import locale, say_share, say_value
from trueline.web.wording_time import say_day

ENOUGH = StatusLook(gettext_lazy("Enough"), "check-circle", "good")
SHORT = StatusLook(gettext_lazy("Short"), "exclamation-triangle", "warn")
NOT_SAID = StatusLook(gettext_lazy("Not said"), "minus-circle", "none")
FITS = StatusLook(gettext_lazy("The model fits"), "check-circle", "good")
APART = StatusLook(gettext_lazy("The model does not fit"), "exclamation-triangle", "warn")
SOON_DAYS = 60
HEATS = 5


@dataclass(frozen=True, slots=True)
class SupportRow:
    """An activity.

    Attributes:
        line: As it was read.
        address: Of its page in the plan.
        look: Whether its hours suffice.
        missing: Hours, in words; empty for none.
        who: In words.
        funded: In words.
        is_ending: Whether its money ends soon, or has ended.
    """

    line: SupportLine
    address: str
    look: StatusLook
    missing: str
    who: str
    funded: str
    is_ending: bool


@dataclass(frozen=True, slots=True)
class AgentsCell:
    """One hour of the week.

    Attributes:
        agents: People who have to be there; None while it is closed.
        heat: 0 while it is closed, to 5 for the most.
        words: All of it in a sentence.
    """

    agents: int | None
    heat: int
    words: str


@dataclass(frozen=True, slots=True)
class TriedRow:
    """A number of people.

    Attributes:
        name: In words.
        people: In words.
        hours: That they are there a week, in words.
        kept: Share of promises kept, in words; the reason where it cannot be said.
        interval: In words; empty without.
        busy: Share of their time, in words.
    """

    name: str | Promise
    people: str
    hours: str
    kept: str
    interval: str
    busy: str


def support_rows(looked: PlanLooked, lines: Iterable[SupportLine]) -> list[SupportRow]:
    """Put activities into rows."""
    return [_row(looked, one) for one in lines]


def agents_rows(found: Required) -> list[tuple[str, list[AgentsCell]]]:
    """Put the people of each hour into rows, an hour of the day each, Monday first."""
    known = {(one.weekday, one.hour): one for one in found.hours}
    most = max((one.agents for one in found.hours), default=1)
    hours = [one.hour for one in found.hours]
    return [
        (
            format_time(time(hour), format="HH:mm", locale=locale()),
            [_cell(known.get((weekday, hour)), most) for weekday in range(7)],
        )
        for hour in range(min(hours), max(hours) + 1)
    ]


def tried_rows(answering: Answering, *, has_asked: bool) -> list[TriedRow]:
    """Put the prediction into rows: today's people first.

    Args:
        answering: How conversations are answered.
        has_asked: Whether somebody asked for other people or hours.
    """
    found = answering.predicted
    if found is None:
        return []
    names = (_("As tried"),) if has_asked else (_("One fewer"), _("One more"))
    rows = [_tried(_("Today's people"), found.now)]
    rows += [_tried(name, one) for name, one in zip(names, found.others, strict=False)]
    return rows


def fit_words(found: Predicted) -> str:
    """Say how the prediction for today's people stands beside what was measured."""
    if found.now.kept is None:
        return found.now.why
    words = _("Measured {0} ({1}), predicted {2} ({3}), over {4} promises of {5} weeks.")
    return words.format(
        say_spread(found.measured),
        say_interval(found.measured),
        say_spread(found.now.kept),
        say_interval(found.now.kept),
        f"{found.due:,}",
        found.weeks,
    )


def summary(lines: Sequence[SupportLine], short: Decimal) -> str:
    """Say in a sentence whether the hours suffice."""
    unknown = sum(one.needed is None for one in lines)
    said = _("Hours suffice for all ongoing support of which that is known.")
    if short:
        said = _("{0} hours a week are missing.").format(f"{short.normalize():f}")
    if unknown:
        words = ngettext("Of {0} activity it is not known.", "Of {0} it is not known.", unknown)
        said = f"{said} {words.format(unknown)}"
    return said


def _row(looked: PlanLooked, one: SupportLine) -> SupportRow:
    missing = one.missing
    look = NOT_SAID if missing is None else SHORT if missing else ENOUGH
    activity = one.activity
    ending = one.days_funded is not None and one.days_funded <= SOON_DAYS
    return SupportRow(
        line=one,
        address=part_address(looked, join("support", activity.id)),
        look=look,
        missing=say_value(missing, "hours") if missing else "",
        who=activity.person or activity.role or _("nobody"),
        funded=_funded(activity.funded_until, one.days_funded),
        is_ending=ending,
    )


def _funded(until: date | None, days: int | None) -> str:
    if until is None or days is None:
        return _("open")
    if days < 0:
        return _("ended on {0}").format(say_day(until))
    words = ngettext("{0}, {1} day left", "{0}, {1} days left", days)
    return words.format(say_day(until), days)


def _cell(one: RequiredHour | None, most: int) -> AgentsCell:
    if one is None:
        return AgentsCell(None, 0, _("closed"))
    people = ngettext("{0} person", "{0} people", one.agents).format(one.agents)
    words = _("{0} for {1} conversations a week; {2} of them wait, {3} on average").format(
        people,
        one.volume,
        say_share(one.chance),
        say_value(one.mean_wait_min, "minutes"),
    )
    return AgentsCell(one.agents, max(-(-one.agents * HEATS // most), 1), words)


def _tried(name: str, one: Staffed) -> TriedRow:
    kept = say_spread(one.kept) if one.kept else one.why
    return TriedRow(
        name=name,
        people=f"{one.people.normalize():f}",
        hours=say_value(one.present_hours, "hours"),
        kept=kept,
        interval=say_interval(one.kept) if one.kept else "",
        busy=say_share(one.busy),
    )
