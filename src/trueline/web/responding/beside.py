"""The network's own figures beside ours: each step from one to the other with its reason."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from trueline.measure.responding.figures import Spread
from trueline.measure.responding.responses import NetworkBeside
from trueline.web.responding.words import MINUTES, channel_words, say_spread
from trueline.web.wording import say_share, say_value


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way from our figure to the network's.

    Attributes:
        words: What changes.
        value: In words.
        count: Answers that it is made of.
    """

    words: str
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class BesideRow:
    """One network.

    Attributes:
        name: Of the network.
        beside: The figures.
        ours: Share answered by our count, in words.
        theirs: By the network's, in words.
        steps: From our time to the network's.
    """

    name: str
    beside: NetworkBeside
    ours: str
    theirs: str
    steps: tuple[Step, ...]


def beside_rows(found: Iterable[NetworkBeside]) -> list[BesideRow]:
    """Put networks into rows."""
    return [
        BesideRow(
            channel_words(one.channel),
            one,
            say_spread(one.answer_rate),
            say_share(one.theirs.rate),
            _steps(one),
        )
        for one in found
    ]


def _steps(one: NetworkBeside) -> tuple[Step, ...]:
    ours, theirs = one.ours, one.theirs
    said = ours.clock.count
    mean = None if ours.clock.mean is None else Spread(ours.clock.mean)
    return (
        Step(
            _("Ours: the median, in open hours"),
            say_spread(ours.open_hours.median, MINUTES),
            ours.open_hours.count,
        ),
        Step(
            _("Nights, weekends and holidays counted too"),
            say_spread(ours.clock.median, MINUTES),
            said,
        ),
        Step(_("The mean in place of the median"), say_spread(mean, MINUTES), said),
        Step(
            _("Only messages after a day of silence with the same person"),
            say_value(theirs.mean_all, MINUTES),
            theirs.answered,
        ),
        Step(
            _("Only the fastest nine in ten: what the network shows"),
            say_value(theirs.mean_fastest, MINUTES),
            theirs.fastest_count,
        ),
    )
