"""Tests of guesses as rows of a table."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from trueline.usecases.calibrating.guess_tests import GuessTest
from trueline.web.assumption_rows import LOOKS
from trueline.web.status import StatusLook
from trueline.web.wording import say_value


@dataclass(frozen=True, slots=True)
class TestRow:
    """The test of a guess.

    Attributes:
        test: As made.
        address: Of the guess in the plan; empty when it stands there no more.
        guess: Its middle, in words.
        span: Its range; empty for a single number.
        came: What came, in words.
        interval: Of what came; empty without.
        look: Word, icon and tone of the verdict.
        is_inside: Whether what came lies in the range; None when it is not scored.
    """

    test: GuessTest
    address: str
    guess: str
    span: str
    came: str
    interval: str
    look: StatusLook
    is_inside: bool | None


def test_rows(
    tests: Iterable[GuessTest], address: Callable[[str], str], currency: str
) -> Iterator[TestRow]:
    """Put tests of guesses into rows.

    Args:
        tests: In the order in which they show.
        address: Gives the address of a path of the plan; empty where nothing stands there.
        currency: Of the plan.
    """
    for one in tests:
        guess, seen = one.made.placed.guess, one.seen
        unit = currency if one.metric.measured_in == "money" else one.metric.measured_in
        yield TestRow(
            test=one,
            address=address(one.made.placed.path),
            guess=say_value(guess.p50, unit),
            span=_span(guess.p10, guess.p90, unit),
            came=say_value(seen.value, unit),
            interval=_span(seen.low, seen.high, unit),
            look=LOOKS[one.verdict],
            is_inside=one.past.guess.holds(one.past.came) if one.past else None,
        )


def _span(low: Decimal | None, high: Decimal | None, unit: str) -> str:
    if low is None or high is None:
        return ""
    return f"{say_value(low, unit)} – {say_value(high, unit)}"
