"""Guesses of the plan as rows of a table, with the fields that revise them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from trueline.core.spoken_numbers import roughly
from trueline.measure.calibrating.stake import Stake
from trueline.measure.verdict import Verdict
from trueline.plan.kpi import Assumption
from trueline.usecases.calibrating.guess_tests import GuessTest
from trueline.usecases.calibrating.read_calibration import CalibrationReading
from trueline.usecases.read_assumptions import AssumptionReading
from trueline.web.part_address import part_address
from trueline.web.part_choices import Choices
from trueline.web.part_fields import PartField
from trueline.web.part_reader import FieldReader
from trueline.web.plan_looked import PlanLooked
from trueline.web.status import StatusLook
from trueline.web.wording import SHARES, say_value

LOOKS = {
    Verdict.HOLDS: StatusLook(_("Holds"), "check-circle", "good"),
    Verdict.UNCERTAIN: StatusLook(_("Uncertain"), "exclamation-triangle", "warn"),
    Verdict.CONTRADICTED: StatusLook(_("Contradicted so far"), "exclamation-triangle", "warn"),
    Verdict.BROKEN: StatusLook(_("Broken"), "x-circle", "bad"),
    Verdict.NOT_MEASURED: StatusLook(_("Not measured"), "minus-circle", "none"),
}
ORDER = (
    Verdict.BROKEN,
    Verdict.CONTRADICTED,
    Verdict.UNCERTAIN,
    Verdict.NOT_MEASURED,
    Verdict.HOLDS,
)
GUESSED = ("p10", "p50", "p90")
FOUR_OF_FIVE = Decimal("1.2816") / Decimal("1.9600")
"""How far p10 and p90 of a normal distribution lie from its middle, against its 95 % interval."""


@dataclass(frozen=True, slots=True)
class Revised:
    """A number of a guess with what was measured in its place.

    Attributes:
        field: As the plan has it.
        text: What would be written instead.
    """

    field: PartField
    text: str


@dataclass(frozen=True, slots=True)
class Tested:
    """The last test of a guess: of what it said then, over the days up to its test day.

    Attributes:
        on: Day of the test.
        guess: What it said then, its range or its single number, in words.
        came: What came, in words; a dash where nothing was measured.
        interval: Of what came, in words; empty without.
        look: Word, icon and tone of the verdict.
    """

    on: date
    guess: str
    came: str
    interval: str
    look: StatusLook


@dataclass(frozen=True, slots=True)
class AssumptionRow:
    """A guess in the table.

    Attributes:
        reading: Against what was measured.
        address: Of its page.
        guess: What the plan says, in words.
        span: Its range, in words; empty for a single number.
        measured: In words; a dash without.
        interval: In words; empty without.
        look: Word, icon and tone of the verdict.
        carries: Names of the KPIs that rest on it, each with the address of its page.
        is_due: Whether its test is due.
        revised: Its numbers as measured; empty where nothing was.
        stake: What the measured number does to its KPI, in words; empty where that cannot be said.
        stake_span: The range of that, in words; empty without.
        tested: Its last test; None before the first.
    """

    reading: AssumptionReading
    address: str
    guess: str
    span: str
    measured: str
    interval: str
    look: StatusLook
    carries: tuple[tuple[str, str], ...]
    is_due: bool
    revised: tuple[Revised, ...]
    stake: str
    stake_span: str
    tested: Tested | None = None

    @property
    def anchor(self) -> str:
        """Its id in the page."""
        return "guess-" + "-".join(self.reading.path.split("/"))


def assumption_rows(
    looked: PlanLooked,
    readings: Iterable[AssumptionReading],
    *,
    tests: CalibrationReading,
    on: date,
) -> list[AssumptionRow]:
    """Put guesses into a table's rows.

    Args:
        looked: The plan that they stand in.
        readings: In the order in which they show.
        tests: Tests of what the plan's versions guessed.
        on: Day on which tests are due or not.
    """
    choices = Choices(looked.plan, looked.metrics)
    return [
        _with_test(_row(looked, one, choices, on), tests.last_of(one.path), looked)
        for one in readings
    ]


def in_order(readings: Iterable[AssumptionReading], on: date) -> list[AssumptionReading]:
    """Put what is broken first, then what is due, then the others by verdict and by test day."""

    def urgency(one: AssumptionReading) -> tuple[bool, bool, int, date]:
        is_broken = one.verdict is Verdict.BROKEN
        test_on = one.assumption.test_on or date.max
        return not is_broken, not one.is_due(on), ORDER.index(one.verdict), test_on

    return sorted(readings, key=urgency)


def _row(
    looked: PlanLooked, reading: AssumptionReading, choices: Choices, on: date
) -> AssumptionRow:
    guess, seen = reading.assumption, reading.seen
    unit = reading.metric.measured_in if reading.metric else guess.measured_in
    unit = looked.plan.currency if unit == "money" else unit
    stake = reading.stake
    return AssumptionRow(
        reading=reading,
        address=part_address(looked, reading.path),
        guess=say_value(guess.p50, unit),
        span=_span(guess.p10, guess.p90, unit),
        measured=say_value(seen.value, unit),
        interval=_span(seen.low, seen.high, unit),
        look=LOOKS[reading.verdict],
        carries=tuple((one.kpi.name, part_address(looked, one.path)) for one in reading.carries),
        is_due=reading.is_due(on),
        revised=_revised(looked, reading, choices, guess),
        stake=_change(stake.change, stake.measured_in) if stake else "",
        stake_span=_changes(stake) if stake else "",
    )


def _with_test(row: AssumptionRow, test: GuessTest | None, looked: PlanLooked) -> AssumptionRow:
    """Put its last test into a row; what was measured on its test day is due no more."""
    if test is None:
        return row
    guess, seen, unit = test.made.placed.guess, test.seen, test.metric.measured_in
    unit = looked.plan.currency if unit == "money" else unit
    tested = Tested(
        on=test.on,
        guess=_span(guess.p10, guess.p90, unit) or say_value(guess.p50, unit),
        came=say_value(seen.value, unit),
        interval=_span(seen.low, seen.high, unit),
        look=LOOKS[test.verdict],
    )
    is_done = seen.value is not None and test.on == row.reading.assumption.test_on
    return replace(row, tested=tested, is_due=row.is_due and not is_done)


def _changes(stake: Stake) -> str:
    low, high = (_change(one, stake.measured_in) for one in (stake.low, stake.high))
    return f"{low} – {high}" if low and high else ""


def _change(change: Decimal | None, unit: str) -> str:
    """Put a change in words with its sign; empty without one."""
    if change is None:
        return ""
    if unit in SHARES:  # a share that changes by 3% may mean two things
        said = gettext("{0} points").format(say_value(change * 100, "count"))
    else:
        said = say_value(change, unit)
    return f"+{said}" if change > 0 else said


def _span(low: Decimal | None, high: Decimal | None, unit: str) -> str:
    if low is None or high is None:
        return ""
    return f"{say_value(low, unit)} – {say_value(high, unit)}"


def _revised(
    looked: PlanLooked, reading: AssumptionReading, choices: Choices, guess: Assumption
) -> tuple[Revised, ...]:
    seen = reading.seen
    if seen.value is None:
        return ()
    group = FieldReader(looked.plan, reading.path, choices).part()
    known = {one.path: one for one in group.fields}
    measured = {"p10": seen.low, "p50": seen.value, "p90": seen.high}
    has_range = guess.p10 is not None and guess.p90 is not None
    return tuple(
        Revised(known[name], _plainly(_narrowed(measured[name], seen.value), known[name].text))
        for name in GUESSED
        if name == "p50" or has_range
    )


def _narrowed(end: Decimal | None, value: Decimal) -> Decimal | None:
    """Give an end of the interval that holds four of five values, from one of the 95 % interval."""
    return None if end is None else value + (end - value) * FOUR_OF_FIVE


def _plainly(value: Decimal | None, usual: str) -> str:
    """Write a measured number as plans do; where there is none, what the plan says stays."""
    return usual if value is None else roughly(value).replace(",", "")
