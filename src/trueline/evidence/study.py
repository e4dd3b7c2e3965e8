"""Study: a causal question, asked before anybody looks at an answer."""

from dataclasses import dataclass
from enum import StrEnum

from trueline.metrics.metric import Better
from trueline.plan.organisation.budget import CostKind


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
class Guess:
    """A number that somebody states with its doubt.

    Attributes:
        p10: One time in ten it is lower.
        p50: As often lower as higher.
        p90: One time in ten it is higher.
        source: Where it comes from; may be empty.
    """

    p10: float
    p50: float
    p90: float
    source: str = ""


@dataclass(frozen=True, slots=True)
class Cost:
    """One part of what the tactic cost over the post-period.

    Attributes:
        kind: What it was spent on.
        amount: In the study's currency.
        what: In words.
        source: Where the number was read; may be empty.
    """

    kind: CostKind
    amount: Guess
    what: str = ""
    source: str = ""


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
class Medium:
    """One channel of a media mix.

    Attributes:
        name: Of the channel.
        column: Its spend in each period.
    """

    name: str
    column: str


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
class Columns:
    """What the columns of a study's data mean.

    Attributes:
        unit: Names the unit; empty where the data are one series.
        period: Names the period: a day, or a number; empty for one row a unit.
        outcome: The number that the study is about.
        covariates: Known before the tactic began; numbers or words.
        strata: Words within which units are compared.
        cluster: Units of one cluster were treated together; empty for the unit itself.
        before: Outcomes of earlier periods, oldest first, where rows are units.
        controls: Series that the tactic cannot have moved.
        placebo_outcome: A number that the tactic cannot have moved, beside the outcome.
        media: Spend by channel, for a media mix.
        attributed: Orders or value that tagged links or codes claim.
        weight: Number of units that a row stands for; empty for one.
    """

    unit: str = ""
    period: str = ""
    outcome: str = ""
    covariates: tuple[str, ...] = ()
    strata: tuple[str, ...] = ()
    cluster: str = ""
    before: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()
    placebo_outcome: str = ""
    media: tuple[Medium, ...] = ()
    attributed: str = ""
    weight: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a study's data come from: a file, or the organisation's own facts.

    Attributes:
        path: CSV or Parquet file; empty for the facts.
        metric: Of the facts; empty for a file.
        by: What is a unit: ``account``, ``channel``, ``region``, ``segment`` or ``member``.
        grain: ``day`` or ``week``.
        accounts: Whose facts; empty for the plan's own.
        decimal: Mark before the decimals of a text file, ``.`` or ``,``; empty for a point, and
            then a comma in a number is asked about.
    """

    path: str = ""
    metric: str = ""
    by: str = ""
    grain: str = "week"
    accounts: tuple[str, ...] = ()
    decimal: str = ""


@dataclass(frozen=True, slots=True)
class Worth:
    """What a lift is worth, and what it took.

    Attributes:
        currency: ISO 4217 code; empty where worth is not asked.
        margin: Of one unit of the outcome, in the currency.
        costs: All that the tactic took.
        hurdle: ROI that it must exceed, as a share.
        line: ``revenue``, ``avoided-cost`` or ``insight``: kept apart in every total.
    """

    currency: str = ""
    margin: Guess | None = None
    costs: tuple[Cost, ...] = ()
    hurdle: float = 0.0
    line: str = "revenue"


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
        outcome: Name of the outcome for people.
        measured_in: Its unit of measure.
        season: Periods of a repeating season, such as 7 for days; 0 for none.
        least_lift: Smallest lift a unit and period that the study is to find, in the outcome's unit;
            None for a tenth of the counterfactual.
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
    outcome: str = ""
    measured_in: str = ""
    season: int = 0
    least_lift: float | None = None
    is_watched: bool = False
    level: float = 0.9
    seed: int = 1
