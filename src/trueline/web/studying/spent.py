"""A study's money spread anew, and pauses of its channels, in words and rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trueline.core.codec import decode
from trueline.core.spoken_lists import listed
from trueline.evidence.planning.pauses import ENOUGH_POWER, PauseTest
from trueline.evidence.worth.budget import LEAST_OF_NOW, MOST_OF_NOW, SEEN_REACH, Allotted
from trueline.evidence.worth.roi import Spread
from trueline.usecases.studying.spending import PlannedBudget, PlannedPauses
from trueline.web.studying.amounts import say_chance, say_money
from trueline.web.studying.forest import say_number


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """A channel's money.

    Attributes:
        name: Of the channel.
        now: Spent a period now.
        proposed: To be spent a period.
        change: In per cent.
        note: Why it stays, or why the answer is a guess; may be empty.
    """

    name: str
    now: str
    proposed: str
    change: str
    note: str


@dataclass(frozen=True, slots=True)
class BudgetShown:
    """The money of a study's channels, spread anew.

    Attributes:
        grade: Of the media mix.
        words: What that allows to be said.
        why: Why no money is moved, and what to do; empty where it is.
        rows: Channel by channel.
        gain: What it would bring, in sentences.
        caveats: What else must be known.
    """

    grade: str
    words: str
    why: str
    rows: tuple[ChannelRow, ...]
    gain: tuple[str, ...]
    caveats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PauseRow:
    """A channel that could be switched off.

    Attributes:
        name: Of the channel.
        how: How long, and what is measured.
        expected: What it would show, and how surely.
        lost: Of the outcome in all.
        worth: What it costs and what the answer is worth; why that is not said otherwise.
        then: The grade that follows.
        is_readable: It would probably teach something.
        is_worth_it: None where no margin is stated.
    """

    name: str
    how: str
    expected: str
    lost: str
    worth: str
    then: str
    is_readable: bool
    is_worth_it: bool | None


@dataclass(frozen=True, slots=True)
class PausesShown:
    """Channels to switch off for a while.

    Attributes:
        grade: Of the media mix now.
        words: What that allows to be said.
        rows: Those worth most first; empty where every channel has a test.
    """

    grade: str
    words: str
    rows: tuple[PauseRow, ...]


def budget_shown(result: Mapping[str, Any] | None) -> BudgetShown | None:
    """Put the money that a job spread anew in words; None before that, or where it failed."""
    if result is None or "planned" not in result:
        return None
    found = decode(result["planned"], PlannedBudget)
    moved, unit = found.reallocation, found.study.measured_in
    return BudgetShown(
        grade=found.grade.value,
        words=found.grade.words,
        why=found.why,
        rows=tuple(map(_channel, moved.channels)) if moved else (),
        gain=(
            _("All channels move {0} a period now, and {1} then.").format(
                _spread(moved.moved_now, unit), _spread(moved.moved_then, unit)
            ),
            _("Gain: {0}. The chance that it is better is {1}.").format(
                _spread(moved.gain, unit), say_chance(moved.chance_better)
            ),
        )
        if moved
        else (),
        caveats=tuple(_caveats(found)),
    )


def pauses_shown(result: Mapping[str, Any] | None) -> PausesShown | None:
    """Put the pauses that a job proposed in words; None before that, or where it failed."""
    if result is None or "planned" not in result:
        return None
    found = decode(result["planned"], PlannedPauses)
    return PausesShown(
        found.grade.value, found.grade.words, tuple(_pause(found, one) for one in found.pauses)
    )


def _channel(one: Allotted) -> ChannelRow:
    change = one.proposed / one.now - 1 if one.now else 0.0
    notes = []
    if one.is_held:
        notes.append(_("Stays: no experiment says what it moves."))
    if one.is_unseen:
        words = _("More than {0} times all that was ever spent on it: a guess.")
        notes.append(words.format(f"{SEEN_REACH:g}"))
    return ChannelRow(
        one.medium,
        say_number(one.now, signed=False),
        say_number(one.proposed, signed=False),
        f"{change:+.0%}",
        " ".join(notes),
    )


def _caveats(found: PlannedBudget) -> Iterator[str]:
    moved = found.reallocation
    if moved is None:
        return
    if moved.gain.p10 <= 0:
        yield _("It may lose as well as gain: the evidence hardly carries moving this money.")
    yield _(
        "Every channel stays between {0} and {1} times its spend of now; the spread allows for "
        "what the grade of a media mix may be off."
    ).format(f"{LEAST_OF_NOW:g}", f"{MOST_OF_NOW:g}")
    if found.untested:
        words = _("No experiment says what {0} moves; that money stays.")
        yield words.format(listed(found.untested))


def _pause(found: PlannedPauses, one: PauseTest) -> PauseRow:
    unit = found.study.measured_in
    how = ngettext(
        "Off for {0} period; the last {1} are measured against as many before.",
        "Off for {0} periods; the last {1} are measured against as many before.",
        one.periods,
    )
    expected = _(
        "{0} a period, measured with an error of {1}: a chance of {2} to tell it from none."
    )
    lost = Spread(-one.lost.p90, -one.lost.p50, -one.lost.p10)
    then = _("With it every channel has a test, and the mix begins at {0}.").format(one.grade_then)
    if one.untested:
        words = _("The mix stays {0} until there is a test of {1} too.")
        then = words.format(one.grade_then, listed(one.untested))
    return PauseRow(
        name=one.medium,
        how=how.format(one.periods, one.measured),
        expected=expected.format(
            _spread(one.lift, unit), say_number(one.error, signed=False), f"{one.power:.0%}"
        ),
        lost=_spread(lost, unit),
        worth=_worth(found, one),
        then=then,
        is_readable=one.power >= ENOUGH_POWER,
        is_worth_it=one.is_worth_it,
    )


def _worth(found: PlannedPauses, one: PauseTest) -> str:
    if one.cost is None or one.information is None:
        return _("The study states no margin, so that cost and worth of the answer are not said.")
    currency = found.study.worth.currency if found.study.worth else ""
    words = _("It costs {0}; for {1} periods of spending its answer is worth {2}.")
    if one.cost < 0:
        words = _("It saves {0}; for {1} periods of spending its answer is worth {2}.")
    cost, answer = (say_money(amount, currency) for amount in (abs(one.cost), one.information))
    return words.format(cost, found.horizon, answer)


def _spread(one: Spread, unit: str) -> str:
    middle, low, high = (say_number(each, signed=False) for each in (one.p50, one.p10, one.p90))
    named = f"{middle} {unit}".rstrip()
    return _("{0} ({1} to {2}, eight in ten)").format(named, low, high)
