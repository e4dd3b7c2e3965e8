"""Definitions of an organisation's own: versions side by side, and sums that have a meaning."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from trueline.core.errors import FaultyInputError, MissingError
from trueline.core.period import Period
from trueline.metrics.catalogue import MetricCatalogue, load_catalogue
from trueline.metrics.combining import combining_of
from trueline.metrics.eras import eras_within
from trueline.metrics.formula import parse_formula
from trueline.metrics.metric import Better, Kind, Rule
from trueline.metrics.own import OwnDefinition
from trueline.metrics.own_catalogue import catalogue_with
from trueline.metrics.spoken_formula import say_formula, side_names

SHIPPED = load_catalogue()
SECOND = OwnDefinition(
    metric="ctr",
    version=2,
    name="Click-through rate",
    formula="clicks_total / impressions",
    measured_in="fraction",
    better=Better.UP,
    definition="All clicks for each impression.",
    since=date(2026, 3, 1),
    by="ann",
    at=datetime(2026, 2, 1, tzinfo=UTC),
    why="As the networks do.",
)
THIRD = replace(
    SECOND,
    version=3,
    formula="other_clicks / impressions",
    since=date(2026, 5, 1),
    at=datetime(2026, 4, 1, tzinfo=UTC),
)


@pytest.mark.parametrize("metric", [one for one in SHIPPED.all() if one.formula], ids=str)
def test_no_formula_adds_up_more_than_its_parts_allow(metric: object) -> None:
    known = SHIPPED.metrics[str(getattr(metric, "id", ""))]
    parts = {name: SHIPPED.metrics[name] for name in SHIPPED.leaves(known.id)}
    found = combining_of(SHIPPED.formulas[known.id], parts)
    assert found.kind is known.kind
    assert known.over_time in (found.over_time, Rule.NONE)
    assert known.over_entities in (found.over_entities, Rule.NONE)


@pytest.mark.parametrize(
    ("formula", "kind", "over_time", "over_entities"),
    [
        ("likes / views", Kind.RATIO, Rule.RATIO_OF_SUMS, Rule.RATIO_OF_SUMS),
        ("likes / reach", Kind.RATIO, Rule.NONE, Rule.NONE),
        ("likes / followers_total", Kind.RATIO, Rule.RATIO_OF_SUMS, Rule.RATIO_OF_SUMS),
        ("spend / results", Kind.RATIO, Rule.RATIO_OF_SUMS, Rule.NONE),
        ("likes + comments", Kind.COUNTER, Rule.SUM, Rule.SUM),
        ("likes / 2", Kind.COUNTER, Rule.SUM, Rule.SUM),
        ("revenue_gross - revenue_refunded", Kind.MONEY, Rule.SUM, Rule.SUM),
        ("2 * followers_total", Kind.GAUGE, Rule.LAST, Rule.SUM),
        ("2 * reach", Kind.UNIQUE, Rule.NONE, Rule.NONE),
    ],
)
def test_how_a_formula_comes_together_is_read_off_from_its_parts(
    formula: str, kind: Kind, over_time: Rule, over_entities: Rule
) -> None:
    whole = parse_formula(formula)
    parts = {name: SHIPPED.metrics[name] for name in SHIPPED.metrics if name in formula.split()}
    found = combining_of(whole, parts)
    assert (found.kind, found.over_time, found.over_entities) == (kind, over_time, over_entities)


@pytest.mark.parametrize(
    "formula",
    [
        "likes + followers_total",  # a sum of days and a level
        "likes + revenue_gross",  # money and no money
        "reach + profile_visitors",  # people who may be the same
        "likes / views + comments / views",  # ratios have no sum
        "likes / views / comments",
        "likes + 1",  # would count again on every day
        "likes / avg_percentage_viewed",  # a rate without its parts
        "likes / reach_28d",  # a window of its own
        "first_response_min + resolution_min",  # medians have no sum
    ],
)
def test_what_has_no_sum_makes_no_formula(formula: str) -> None:
    whole = parse_formula(formula)
    names = [one for one in SHIPPED.metrics if one in formula.replace("(", " ").split()]
    with pytest.raises(ValueError, match=r"\.$"):
        combining_of(whole, {name: SHIPPED.metrics[name] for name in names})


def test_each_version_stays_beside_the_others() -> None:
    metrics = catalogue_with([THIRD, SECOND])
    assert metrics.get("ctr").reference == "ctr@3"
    assert [one.reference for one in metrics.versions("ctr")] == ["ctr@1", "ctr@2", "ctr@3"]
    assert metrics.leaves("ctr@1") == ("link_clicks", "impressions", "views")
    assert metrics.leaves("ctr@2") == ("clicks_total", "impressions")
    assert "ctr@4" not in metrics
    with pytest.raises(MissingError, match="version 3"):
        metrics.get("ctr@4")


def test_days_count_by_the_version_in_force_and_never_by_a_later_one_than_asked() -> None:
    metrics = catalogue_with([SECOND, THIRD])
    year = Period(date(2026, 1, 1), date(2027, 1, 1))
    days = [
        (metric.version, period.first, period.until)
        for metric, period in eras_within(metrics, "ctr", year)
    ]
    assert days == [
        (1, date(2026, 1, 1), date(2026, 3, 1)),
        (2, date(2026, 3, 1), date(2026, 5, 1)),
        (3, date(2026, 5, 1), date(2027, 1, 1)),
    ]
    pinned = [metric.version for metric, _ in eras_within(metrics, "ctr@2", year)]
    assert pinned == [1, 2]
    assert [metric.version for metric, _ in eras_within(metrics, "ctr@1", year)] == [1]


def test_a_later_version_from_an_earlier_day_overrules_the_one_between() -> None:
    early = replace(THIRD, since=date(2026, 2, 1))
    metrics = catalogue_with([SECOND, early])
    assert [one.version for _, one in metrics.eras("ctr")] == [1, 3]


ENGAGEMENTS = replace(
    SECOND,
    metric="engagements_std",
    formula="first(reactions, likes) + comments",
    measured_in="count",
    name="Engagements",
)
RATE = "engagement_rate_by_views"
MINE = replace(SECOND, metric="mine", version=1, formula="engagements_std / views")


def eras(metrics: MetricCatalogue, name: str) -> list[tuple[str, bool]]:
    """Give the first day of each definition of a metric, and whether shares count in it."""
    return [
        (str(day), "shares" in metrics.leaves(one.reference)) for day, one in metrics.eras(name)
    ]


def test_what_is_made_of_a_changed_metric_follows_from_the_same_day_on() -> None:
    metrics = catalogue_with([ENGAGEMENTS])
    assert eras(metrics, RATE) == [("0001-01-01", True), ("2026-03-01", False)]
    assert metrics.get(RATE).reference == f"{RATE}@2"
    assert metrics.causes[f"{RATE}@2"] == "engagements_std@2"
    assert metrics.get(RATE).formula == SHIPPED.get(RATE).formula
    # A plan that names the first version goes on with it on every day.
    assert eras(metrics, f"{RATE}@1") == [("0001-01-01", True)]
    assert metrics.get("ctr").reference == "ctr@1"


@pytest.mark.parametrize(
    "said", [datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)]
)
def test_it_does_not_matter_which_of_two_was_said_first(said: datetime) -> None:
    metrics = catalogue_with([replace(MINE, at=said), ENGAGEMENTS])
    assert eras(metrics, "mine") == [("0001-01-01", True), ("2026-03-01", False)]


def test_changes_of_two_parts_part_a_metric_on_both_days() -> None:
    views = replace(SECOND, formula="engagements_std / impressions", metric="mine", version=2)
    metrics = catalogue_with(
        [
            replace(MINE, at=datetime(2026, 1, 1, tzinfo=UTC)),
            replace(ENGAGEMENTS, since=date(2026, 7, 1)),
            replace(views, since=date(2026, 6, 1), at=datetime(2026, 5, 1, tzinfo=UTC), version=3),
        ]
    )
    found = [(str(day), metrics.leaves(one.reference)[-1]) for day, one in metrics.eras("mine")]
    assert found == [
        ("0001-01-01", "views"),
        ("2026-06-01", "impressions"),
        ("2026-07-01", "impressions"),
    ]
    assert eras(metrics, "mine") == [
        ("0001-01-01", True),
        ("2026-06-01", True),
        ("2026-07-01", False),
    ]


def test_a_change_that_leaves_what_is_made_of_it_without_a_sum_is_refused() -> None:
    # Rates of engagements divide by views; divided once more, they have no sum over days.
    told = replace(ENGAGEMENTS, formula="(first(reactions, likes) + comments) / posts_published")
    with pytest.raises(FaultyInputError) as faulty:
        catalogue_with([told])
    assert "which is made of it, could not be worked out any more" in faulty.value.issues[0].what


def test_formulas_that_need_each_other_are_refused() -> None:
    told = replace(ENGAGEMENTS, formula="mine + comments", at=datetime(2026, 6, 1, tzinfo=UTC))
    with pytest.raises(FaultyInputError) as faulty:
        catalogue_with([replace(MINE, formula="2 * engagements_std"), told])
    assert "in a circle" in faulty.value.issues[0].what


def test_a_withdrawn_definition_counts_for_what_was_known_before_and_keeps_its_number() -> None:
    gone = replace(ENGAGEMENTS, withdrawn_at=datetime(2026, 4, 1, tzinfo=UTC), withdrawn_by="ann")
    assert eras(catalogue_with([gone]), RATE) == [("0001-01-01", True)]
    earlier = {
        day: catalogue_with([gone], until=datetime(2026, *day, tzinfo=UTC)).get(RATE).version
        for day in ((1, 31), (2, 1), (3, 31), (4, 1))
    }
    assert earlier == {(1, 31): 1, (2, 1): 2, (3, 31): 2, (4, 1): 1}
    again = replace(ENGAGEMENTS, version=3, formula="comments", at=datetime(2026, 5, 1, tzinfo=UTC))
    assert [one.version for one in catalogue_with([gone, again]).versions(RATE)] == [1, 3]


@pytest.mark.parametrize("formula", ["a b", "nonsense / views", "mine / views", "3", ""])
def test_what_is_no_formula_is_refused_with_the_field(formula: str) -> None:
    told = replace(SECOND, metric="mine", version=1, formula=formula)
    with pytest.raises(FaultyInputError) as faulty:
        catalogue_with([told])
    assert [one.where for one in faulty.value.issues] == ["formula"]


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("a / first(b, c)", "A ÷ (B, else C)"),
        ("first(a, b) + optional(c)", "(A, else B) + C (where reported)"),
        ("(a - b) / (a + b)", "(A {minus} B) ÷ (A + B)"),
        ("1000 * a / b", "1000 × A ÷ B"),
        ("total(a) / total(b)", "A (of all accounts) ÷ B (of all accounts)"),
        ("a - (b - c)", "A {minus} (B {minus} C)"),
        ("a - b - c", "A {minus} B {minus} C"),
    ],
)
def test_a_formula_is_said_as_it_is_read(formula: str, said: str) -> None:
    minus = "\N{MINUS SIGN}"
    assert say_formula(parse_formula(formula), str.upper) == said.format(minus=minus)


def test_both_sides_of_a_ratio_have_names() -> None:
    assert side_names(parse_formula("a / first(b, c)"), str.upper) == ("A", "B, else C")
    assert side_names(parse_formula("a / 2"), str.upper) == ("", "")
    assert side_names(parse_formula("a + b"), str.upper) == ("", "")
