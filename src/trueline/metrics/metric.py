"""Metric: what is counted, in what unit, and how it may be added up."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of number a metric is."""

    COUNTER = "counter"
    GAUGE = "gauge"
    UNIQUE = "unique"
    RATIO = "ratio"
    DURATION = "duration"
    MONEY = "money"
    SHARE = "share"
    INDEX = "index"


class Rule(StrEnum):
    """How values of a metric come together, over days or over accounts."""

    SUM = "sum"
    LAST = "last"
    RATIO_OF_SUMS = "ratio of sums"
    WEIGHTED = "weighted"
    FROM_ROWS = "from rows"
    NONE = "none"


class Better(StrEnum):
    """Which direction is good."""

    UP = "up"
    DOWN = "down"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class RowSource:
    """Says that a metric is computed from single rows of a dataset, not from reported sums.

    Attributes:
        dataset: ``conversation``, ``conversion`` or ``post``.
        aggregate: ``count``, ``sum``, ``median`` ...; the names in ``facts.row_metrics``.
        column: Column that is aggregated; empty for a count.
        where: Name of a row filter in ``facts.row_metrics``; empty for all rows.
        ripens_after_hours: Time that what is counted takes to come about, such as an answer after
            its question: days that end less than this before the account's newest row do not
            count yet. 0 for what a row has from the start.
    """

    dataset: str
    aggregate: str
    column: str = ""
    where: str = ""
    ripens_after_hours: int = 0


@dataclass(frozen=True, slots=True)
class Metric:
    """One thing that can be counted by a fixed rule.

    Attributes:
        id: Stable name, such as ``followers_total``.
        version: Raised whenever the definition changes; a KPI names id and version.
        name: In words, for people.
        family: File that defines it.
        measured_in: ``count``, ``people``, ``fraction``, ``money``, ``hours``, ``minutes`` ...
        kind: What sort of number it is.
        over_time: How days come together.
        over_entities: How accounts come together.
        better: Which direction is good.
        definition: What is counted, in a sentence.
        pitfalls: How it misleads; empty when nothing is known.
        formula: Made of other metrics, see ``metrics.formula``; empty when it is reported.
        weight: Metric that weights it when its parts are not exported; empty otherwise.
        rows: Set when it is computed from single rows.
        also_post: Whether networks report it for single posts too.
        nearest: Metric that answers over several days what this one cannot; may be empty.
        elsewhere: Where its number is told when no source brings it, in a sentence; may be empty.
        is_vanity: Whether it counts attention that looks good and earns nothing by itself.
    """

    id: str
    version: int
    name: str
    family: str
    measured_in: str
    kind: Kind
    over_time: Rule
    over_entities: Rule
    better: Better
    definition: str
    pitfalls: str = ""
    formula: str = ""
    weight: str = ""
    rows: RowSource | None = None
    also_post: bool = False
    nearest: str = ""
    elsewhere: str = ""
    is_vanity: bool = False

    @property
    def reference(self) -> str:
        """Id and version, as plans write it: ``views@1``."""
        return f"{self.id}@{self.version}"
