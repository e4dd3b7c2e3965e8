"""Study: a causal question, asked before anybody looks at an answer."""

from dataclasses import dataclass
from enum import StrEnum

from trueline.evidence.stated_worth import Worth
from trueline.evidence.study_source import Columns, Source
from trueline.metrics.metric import Better


class Assignment(StrEnum):
    """How it came about who got the tactic."""

    RANDOMISED = "randomised"
    ROLLED_OUT = "rolled-out"
    SELF_SELECTED = "self-selected"


class Estimand(StrEnum):
    """Whose effect is asked for."""

    ATT = "att"
    ATE = "ate"


@dataclass(frozen=True, slots=True)
class Treatment:
    """Who got the tactic, and since when: by a column, or by name and start.

    Attributes:
        column: Column of the data that says it; empty where ``units`` are named.
        says_start: The column holds the first treated period (empty, or 0, for never), not 0 or 1.
        word: Word of the column that means with the tactic, and every other without it; empty
            where the column holds 1 and 0.
        units: Units that got it, by name.
        start: First treated period of all of them, as the data write periods.
        assignment: How it came about.
        planned_share: Share of units that were to be treated, for a trial; None when unknown.
    """

    column: str = ""
    says_start: bool = False
    word: str = ""
    units: tuple[str, ...] = ()
    start: str = ""
    assignment: Assignment = Assignment.ROLLED_OUT
    planned_share: float | None = None


@dataclass(frozen=True, slots=True)
class Windows:
    """Periods that count, as the data write them; empty ends mean all there are.

    Attributes:
        first: First period of the pre-period.
        last: Last period of the post-period.
    """

    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class LiftTest:
    """An experiment on one medium that calibrates a media mix.

    Attributes:
        medium: Its name.
        spend_before: Spend a period without the change.
        spend_change: Added a period during the test; minus ``spend_before`` for a pause.
        lift: Change of the outcome a period that the test found.
        error: Its standard error.
        source: Where it was found; may be empty.
    """

    medium: str
    spend_before: float
    spend_change: float
    lift: float
    error: float
    source: str = ""


@dataclass(frozen=True, slots=True)
class Study:
    """A causal question with all that an answer may depend on.

    Attributes:
        id: Unique in the organisation, hyphenated.
        question: In a sentence.
        source: Where the data come from.
        columns: What they mean.
        treatment: Who got the tactic and since when.
        better: Which direction of the outcome is good.
        windows: Periods that count.
        comparison: Who is compared with whom, in words.
        estimand: Whose effect.
        methods: Names of estimators; empty for all whose needs the data meet.
        tests: Experiments that calibrate a media mix.
        worth: What the lift is worth; None where it is not asked.
        kpi: Path of the KPI that it is about; empty for none.
        tactic: Path of the tactic; empty for none.
        tactic_name: What was done, as sentences begin with it, such as ``The help community``;
            empty for the tactic's name in the plan.
        outcome: Name of the outcome for people.
        measured_in: Its unit of measure.
        season: Periods of a repeating season, such as 7 for days; 0 for none.
        least_lift: Smallest lift a unit and period that the study is to find, in the outcome's
            unit; None for a tenth of the counterfactual.
        is_watched: A trial that is looked at while it runs: its interval holds at every look.
        level: Of every interval.
        seed: Of every draw.
    """

    id: str
    question: str
    source: Source
    columns: Columns
    treatment: Treatment = Treatment()
    better: Better = Better.UP
    windows: Windows = Windows()
    comparison: str = ""
    estimand: Estimand = Estimand.ATT
    methods: tuple[str, ...] = ()
    tests: tuple[LiftTest, ...] = ()
    worth: Worth | None = None
    kpi: str = ""
    tactic: str = ""
    tactic_name: str = ""
    outcome: str = ""
    measured_in: str = ""
    season: int = 0
    least_lift: float | None = None
    is_watched: bool = False
    level: float = 0.9
    seed: int = 1
