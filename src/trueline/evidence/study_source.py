"""Where a study's data come from, and what their columns mean."""

from dataclasses import dataclass


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
