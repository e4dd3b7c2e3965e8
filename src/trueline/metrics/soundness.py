"""Whether a metric's definition makes sense: how it adds up must fit what it is."""

from collections.abc import Iterator, Mapping

from trueline.metrics.metric import Kind, Metric, RowSource, Rule

MEASURES = (
    "count",
    "people",
    "fraction",
    "ratio",
    "count per person",
    "count per post",
    "money",
    "hours",
    "minutes",
    "seconds",
    "index",
)
"""What a metric may be measured in. A fraction runs from 0 to 1; money keeps its currency."""

LONGEST_RIPENING = 24 * 366
"""Hours; whatever takes longer than a year to come about needs another metric."""

ROW_AGGREGATES = ("count", "sum", "median", "p90")
ROW_DATASETS = ("conversation", "conversion", "post", "message", "survey_answer")


def faults_of(metric: Metric, known: Mapping[str, Metric]) -> Iterator[tuple[str, str]]:
    """Yield each fault of a definition as its key and a sentence.

    Args:
        metric: To be looked at.
        known: Every metric by id.
    """
    if metric.version < 1:
        yield "version", "Versions count from 1."
    if metric.measured_in not in MEASURES:
        yield "measured_in", f"“{metric.measured_in}” is not one of: {', '.join(MEASURES)}."
    for key in ("name", "definition"):
        if not getattr(metric, key).strip():
            yield key, "The words are missing."
    yield from _faults_of_adding_up(metric)
    yield from _faults_of_source(metric, known)


def _faults_of_adding_up(metric: Metric) -> Iterator[tuple[str, str]]:
    rules = (metric.over_time, metric.over_entities)
    if metric.kind is Kind.UNIQUE and Rule.SUM in rules:
        yield "kind", "Different people are never added up; use none, or last over time."
    if metric.kind in {Kind.GAUGE, Kind.SHARE} and metric.over_time is Rule.SUM:
        yield "over_time", "A level is not added up over days; use last."
    if metric.kind in {Kind.RATIO, Kind.INDEX} and Rule.SUM in rules:
        yield "kind", "Ratios and indexes are never added up."
    if metric.over_entities is Rule.LAST:
        yield "over_entities", "Accounts have no last one; use sum or none."


def _faults_of_source(metric: Metric, known: Mapping[str, Metric]) -> Iterator[tuple[str, str]]:
    rules = (metric.over_time, metric.over_entities)
    if metric.formula and metric.rows:
        yield "rows", "A metric has a formula or rows, not both."
    if Rule.RATIO_OF_SUMS in rules and not metric.formula:
        yield "formula", "A ratio of sums needs a formula."
    if (Rule.WEIGHTED in rules) != bool(metric.weight):
        yield "weight", "A metric is weighted and names its weight, or neither."
    for key in ("weight", "nearest"):
        if (other := getattr(metric, key)) and other not in known:
            yield key, f"There is no metric {other}."
    if (Rule.FROM_ROWS in rules) and metric.rows is None:
        yield "rows", "A metric from rows says which rows."
    if metric.rows is not None:
        yield from _faults_of_rows(metric.rows, metric.over_time)


def _faults_of_rows(rows: RowSource, over_time: Rule) -> Iterator[tuple[str, str]]:
    if rows.dataset not in ROW_DATASETS:
        yield "rows.dataset", f"“{rows.dataset}” is not one of: {', '.join(ROW_DATASETS)}."
    if rows.aggregate not in ROW_AGGREGATES:
        yield "rows.aggregate", f"“{rows.aggregate}” is not one of: {', '.join(ROW_AGGREGATES)}."
    if (rows.aggregate == "count") == bool(rows.column):
        yield "rows.column", "A count has no column; any other aggregate needs one."
    if not 0 <= rows.ripens_after_hours <= LONGEST_RIPENING:
        yield "rows.ripens_after_hours", f"Give whole hours from 0 to {LONGEST_RIPENING:,}."
    if (rows.aggregate in {"median", "p90"}) != (over_time is Rule.FROM_ROWS):
        yield "over_time", "Medians and percentiles come from rows; counts and sums add up."
