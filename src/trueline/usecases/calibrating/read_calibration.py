"""Read how good an organisation's guesses turned out: over every version of its plan.

What is judged is a way of guessing, by kind and by how far ahead; never who guessed.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from trueline.measure.calibrating.calibration import (
    Calibration,
    Horizon,
    Level,
    PastGuess,
    calibrate,
    calibrate_by,
)
from trueline.measure.calibrating.hits import FEWEST, Hits, Judgement
from trueline.measure.verdict import Verdict
from trueline.usecases.calibrating.guess_tests import GuessTest, guess_tests
from trueline.usecases.calibrating.made_guesses import MadeGuess, made_guesses
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace

NO_CHANCES = (
    "The plan states no chances, only ranges; there is nothing of which a Brier score could be "
    "reckoned."
)


class Unscored(StrEnum):
    """Why a guess that was made is not scored."""

    TO_COME = "its test day is still to come"
    NO_METRIC = "no metric tests it"
    NO_DAY = "no day is set for its test"
    TOO_LATE = "it came into force on its test day or later"
    NO_RANGE = "it is a single number without a range"
    NOT_MEASURED = "nothing was measured of its days"


@dataclass(frozen=True, slots=True)
class Group:
    """Guesses that are alike.

    Attributes:
        name: What they share.
        calibration: How they did.
    """

    name: str
    calibration: Calibration


@dataclass(frozen=True, slots=True)
class CalibrationReading:
    """How good guesses were.

    Attributes:
        on: Day by which test days have come or not.
        revision: Of the ledger that was asked.
        versions: Versions of the plan that were looked through.
        tests: Guesses whose test day has come, the newest first, measured or not.
        unscored: How many guesses are not scored, by the reason; none that is 0.
        whole: Of all that are scored.
        by_kind: By the family of the metric, the largest first.
        by_horizon: By how far ahead they were made.
        by_level: By whether they said more than the last known value.
        caveats: What must be said beside the numbers, in sentences.
    """

    on: date
    revision: int
    versions: int
    tests: tuple[GuessTest, ...]
    unscored: tuple[tuple[Unscored, int], ...]
    whole: Calibration
    by_kind: tuple[Group, ...]
    by_horizon: tuple[Group, ...]
    by_level: tuple[Group, ...]
    caveats: tuple[str, ...]

    @property
    def judgement(self) -> Judgement:
        """What the hits say, or that there are too few."""
        return self.whole.hits.judged()

    @property
    def missing(self) -> int:
        """How many more scored guesses a judgement takes; 0 when there are enough."""
        return max(FEWEST - self.whole.hits.count, 0)

    @property
    def clear(self) -> Hits:
        """The hits among guesses whose measured interval leaves nothing open."""
        verdicts = Counter(one.verdict for one in self.tests if one.past)
        held, broken = verdicts[Verdict.HOLDS], verdicts[Verdict.BROKEN]
        return Hits(held, held + broken)

    def last_of(self, path: str) -> GuessTest | None:
        """Give the newest test of what stands at a path of the plan; None without one."""
        return next((one for one in self.tests if one.made.placed.path == path), None)


def read_calibration(
    workspace: Workspace, *, on: date | None = None, as_of: datetime | None = None
) -> CalibrationReading:
    """Hold every guess that a plan in force ever made against what came.

    A guess counts once for the same numbers, metric, part and test day, from the version that made
    it first, and only when that came into force before the test day. It is held against what is
    known of the days that its KPI covers up to the test day. It is scored by the measured value;
    whether the value's own interval leaves the verdict open is told beside it.

    Args:
        workspace: Whose plans and facts.
        on: Day by which tests are due or not; None for the workspace's own today, or for the day
            of ``as_of`` where that is earlier.
        as_of: Moment whose versions and facts count; None for now.
    """
    today = min(workspace.today, as_of.date()) if as_of else workspace.today
    day = on or today
    made = made_guesses(workspace, catalogue_of(workspace, as_of=as_of), as_of=as_of)
    due = tuple(one for one in made if _not_tested(one, day) is None)
    tests = tuple(sorted(guess_tests(workspace, due, as_of=as_of), key=_newest_first))
    past = [one.past for one in tests if one.past is not None]
    return CalibrationReading(
        on=day,
        revision=workspace.facts.snapshot(as_of=as_of).revision,
        versions=sum(as_of is None or it.approved_at <= as_of for it in workspace.plans.versions()),
        tests=tests,
        unscored=_unscored(made, tests, day),
        whole=calibrate(past),
        by_kind=_groups(calibrate_by(past, lambda one: one.kind)),
        by_horizon=_groups(calibrate_by(past, lambda one: one.horizon), tuple(Horizon)),
        by_level=_groups(calibrate_by(past, lambda one: one.level), tuple(Level)),
        caveats=_caveats(tests, past),
    )


def _groups(
    found: Sequence[tuple[str, Calibration]], order: Sequence[str] = ()
) -> tuple[Group, ...]:
    ordered = sorted(found, key=lambda one: order.index(one[0])) if order else found
    return tuple(Group(name, calibration) for name, calibration in ordered)


def _newest_first(one: GuessTest) -> tuple[int, str, int]:
    return -one.on.toordinal(), one.made.placed.path, -one.made.version


def _not_tested(one: MadeGuess, day: date) -> Unscored | None:
    """Say why a guess has no test by a day; None when it has one."""
    tested_on = one.placed.tested_on
    if one.placed.metric is None:
        return Unscored.NO_METRIC
    if tested_on is None:
        return Unscored.NO_DAY
    if one.made_on >= tested_on:
        return Unscored.TOO_LATE
    return Unscored.TO_COME if tested_on > day else None


def _unscored(
    made: Sequence[MadeGuess], tests: Sequence[GuessTest], day: date
) -> tuple[tuple[Unscored, int], ...]:
    counted = Counter(why for one in made if (why := _not_tested(one, day)) is not None)
    for one in tests:
        if one.past is None:
            is_measured = one.seen.value is not None
            counted[Unscored.NO_RANGE if is_measured else Unscored.NOT_MEASURED] += 1
    return tuple((why, counted[why]) for why in Unscored if counted[why])


def _caveats(tests: Sequence[GuessTest], past: Sequence[PastGuess]) -> tuple[str, ...]:
    scored = [one for one in tests if one.past]
    subjects = len({one.path for one in past})
    is_open = sum(one.verdict is Verdict.UNCERTAIN for one in scored)
    is_known = sum(one.is_mostly_past for one in scored)
    told = []
    if subjects < len(past):
        told.append(
            f"The {len(past)} scored guesses are of {subjects} things; guesses of one thing lean "
            "on one another, so that the interval is rather too narrow."
        )
    if is_open:
        told.append(
            f"{is_open} of them {'is' if is_open == 1 else 'are'} scored by the measured value "
            "although its interval reaches over an end of the range."
        )
    if is_known:
        told.append(
            f"When {is_known} of them {'was' if is_known == 1 else 'were'} made, most of the "
            "measured days were past already, which makes guessing easier."
        )
    return tuple(told)
