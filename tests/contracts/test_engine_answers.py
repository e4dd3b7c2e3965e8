"""Every question that Trueline asks has one answer, whichever engine it is asked of."""

import inspect
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from types import ModuleType
from typing import Any

import pyarrow as pa
import pytest

from tests.engines import ALL_ENGINES, OTHER_ENGINES, engine
from tests.ledgers import RULES, Ledger, day, open_ledger
from trueline.contracts.engine import Engine
from trueline.core.period import Period
from trueline.facts import questions, row_metrics, version_question, weekly
from trueline.facts.identity import fact_id, parse_fact_id
from trueline.facts.row_kinds import KIND_OF
from trueline.facts.tables import ROLL_TABLE, table
from trueline.metrics.catalogue import load_catalogue
from trueline.metrics.metric import RowSource
from trueline.plugins.stores.parquet import ParquetStore

ODD = 'x/it\'s a \\ of ${spark.app.name} "and" 日本 {0} %s ?'
YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))
ALL_TIME = Period(date.min, date.max)
METRICS = ["views", "followers_total", "reach"]
BEFORE_THE_END = 3


def at(number: int, hour: int = 2, minute: int = 30) -> datetime:
    # No zone is invented; two in the morning of the last Sunday of March is no hour in Europe.
    return datetime(2026, 3, number, hour, minute, 0, 123456)  # noqa: DTZ001 - as files write it


def post(name: str, account: str, published: datetime | None, title: str) -> tuple[Any, ...]:
    return (name, account, published, "", published is not None, "video", title, "")


def post_metric(name: str, account: str, value: str, since: date | None) -> tuple[Any, ...]:
    return (name, account, "views", "lifetime" if since is None else "range", since, value)


def ticket(
    name: str, minutes: tuple[str | None, str | None, str | None], said: str
) -> tuple[Any, ...]:
    opened = at(len(name) + len(said), 23, 59)
    return (name, "x/a", "email", opened, "UTC", "open", "", said, None, *minutes, None)


def order(name: str, number: int, amount: str, **changes: Any) -> tuple[Any, ...]:
    plain = {
        "order": name, "account": "shop/a", "ordered_at": at(number), "zone": "", "status": "paid",
        "amount": amount, "refunded": "0", "currency": "EUR", "item_count": 2, "code": "",
        "touch": "", "tags": "", "person": 7,
    }  # fmt: skip
    return tuple((plain | changes).values())


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """A ledger with restatements, an undone import, late rows, odd names and empty values."""
    ledger = open_ledger(tmp_path_factory.mktemp("ledger"))
    first = [(one, "views", "", day(1 + at), at / 7) for one in ("x/a", ODD) for at in range(28)]
    first = [(*row[:4], f"{row[4]:.6f}") for row in first]
    ledger.days(
        [
            *first,
            ("x/a", "views", "country=DE", day(3, 2), "-0.000001"),
            ("x/a", "followers_total", "", day(31), "99999999999.999999"),
            ("x/a", "reach", "", date(2024, 12, 30), "5"),
            ("x/a", "reach", "", date(2026, 12, 31), "6"),
        ]
    )
    ledger.days([("x/a", "views", "", day(2), "1000"), ("x/a", "views", "", day(3), "0.142857")])
    ledger.bring(
        {
            "post": [
                post("x/1", "x/a", at(29), "O'Brien\n\\n ${x}"),
                post("x/2", ODD, None, "“Größe” 😀"),
            ],
            "post_metric": [
                post_metric("x/1", "x/a", "12", None),
                post_metric("x/2", ODD, "0.5", day(1)),
            ],
            "conversation": [
                ticket("t/1", ("5", None, None), "Good"),
                ticket("t/22", (None, "7.5", "90.25"), "bad"),
                ticket("t/333", (None, None, None), ""),
            ],
            "conversion": [
                order("o/1", 1, "10.10"),
                order("o/2", 2, "20.20", touch="Instagram ads", code="SAVE\\10"),
                order("o/3", 3, "30.30", status="VOIDED", touch="netflix"),
                order("o/4", 4, "40.40", currency="UAH", person=None, touch="l.facebook.com"),
            ],
        }
    )
    ledger.undo(2)
    return ledger


SOURCES = sorted(
    {one.rows for one in load_catalogue().metrics.values() if one.rows is not None}, key=repr
)


def asked_of_rows(source: RowSource) -> Iterator[tuple[str, Any]]:
    rows = row_metrics.rows_of(source, YEAR)
    yield "rows_of", rows
    if source.aggregate in row_metrics.QUANTILES:
        share = row_metrics.QUANTILES[source.aggregate]
        yield "row_quantile", row_metrics.row_quantile(rows, share)
        yield "row_quantile", row_metrics.row_quantile(rows, share, "day")
        yield "weekly_quantiles", weekly.weekly_quantiles(rows, share, day(10))
    elif source.aggregate == "sum":
        yield "rows_of", row_metrics.rows_of(source, YEAR, ["shop/a", ODD], currency="EUR")
        yield "row_sums", row_metrics.row_sums(rows, "day")
        yield "row_sums", row_metrics.row_sums(rows)
        yield "weekly_row_sums", weekly.weekly_row_sums(rows, day(10))


def asked(sources: Iterable[RowSource] = SOURCES) -> Iterator[tuple[str, Any]]:
    """Give every question with the name of the function that asks it."""
    for among in ({}, {"accounts": [ODD]}, {"breakdowns": ["country=DE", ""]}):
        yield "sums_by_account", questions.sums_by_account(METRICS, YEAR, **among)
        yield "daily_values", questions.daily_values(METRICS, ALL_TIME, **among)
    for parts in (["country=DE", ""], [""]):
        yield "weekly_sums", weekly.weekly_sums(METRICS, YEAR, day(10), breakdowns=parts)
    yield "spans_reported", questions.spans_reported()
    yield "spans_reported", questions.spans_reported(["country=DE"])
    yield "metrics_of_posts", questions.metrics_of_posts()
    yield "roll-up", table(ROLL_TABLE)
    for source in sources:
        yield from asked_of_rows(source)
    for dataset in row_metrics.DAY_OF:
        yield "row_spans", row_metrics.row_spans(dataset)
    for source in sources:
        if kind := KIND_OF.get(source.where):
            yield "row_spans", row_metrics.row_spans(source.dataset, kind)
    for fact in (
        fact_id("metric_day", account=ODD, metric="views", breakdown="", day=day(2)),
        fact_id("metric_day", account="x/a", metric="views", breakdown="", day=day(2)),
        fact_id("post_metric", post="x/1", metric="views", window="lifetime"),
        fact_id("conversion", order="o/2"),
    ):
        yield "versions_of", version_question.versions_of(parse_fact_id(fact))


def test_every_question_there_is_gets_asked() -> None:
    known = {name for name, _ in asked()}
    modules = (questions, row_metrics, version_question, weekly)
    assert {name for one in modules for name in askers(one)} <= known


def askers(module: ModuleType) -> Iterator[str]:
    for name, what in inspect.getmembers(module, inspect.isfunction):
        gives = inspect.signature(what).return_annotation
        if what.__module__ == module.__name__ and name[0] != "_" and gives == "ir.Table":
            yield name


@pytest.mark.parametrize("name", OTHER_ENGINES)
def test_all_engines_give_one_answer(ledger: Ledger, name: str) -> None:
    assert differences(ledger, engine(name), asked()) == []


@pytest.mark.parametrize("name", OTHER_ENGINES)
def test_all_engines_remember_the_same(ledger: Ledger, name: str) -> None:
    one_each = {one.dataset: one for one in SOURCES}.values()
    questions_then = asked(one_each)
    assert differences(ledger, engine(name), questions_then, as_of=BEFORE_THE_END) == []


def differences(
    ledger: Ledger, by: Engine, them: Iterable[tuple[str, Any]], *, as_of: int | None = None
) -> list[str]:
    usual, other = (store(ledger, one).snapshot(as_of=as_of) for one in (engine("duckdb"), by))
    return [
        f"{words}: {mine} against {theirs}"
        for words, question in them
        if (mine := meant(usual.ask(question))) != (theirs := meant(other.ask(question)))
    ]


def store(ledger: Ledger, by: Engine) -> ParquetStore:
    return ParquetStore(ledger.folder, ledger.manifest, by, RULES)


def meant(answer: pa.Table) -> tuple[list[str], list[str]]:
    """Give names and kinds of the columns, and the rows in an order of their own."""
    kinds = [f"{one.name}: {kind_of(one.type)}" for one in answer.schema]
    return kinds, sorted(map(repr, answer.to_pylist()))


def kind_of(kind: pa.DataType) -> str:
    """Whole numbers of any width are one kind; so are decimals with the same places."""
    if pa.types.is_integer(kind):
        return "whole"
    return f"decimal {kind.scale}" if pa.types.is_decimal(kind) else str(kind)


@pytest.mark.parametrize("name", ALL_ENGINES)
def test_an_odd_name_is_found_with_its_sum_worked_by_hand(ledger: Ledger, name: str) -> None:
    question = questions.sums_by_account(["views"], YEAR, accounts=[ODD])
    [row] = store(ledger, engine(name)).snapshot().ask(question).to_pylist()
    by_hand = sum(Decimal(f"{at / 7:.6f}") for at in range(28))
    assert (row["account"], row["total"], row["day_count"]) == (ODD, by_hand, 28)


@pytest.mark.parametrize("name", ALL_ENGINES)
def test_weeks_are_counted_back_from_a_day_also_past_it(ledger: Ledger, name: str) -> None:
    question = weekly.weekly_sums(["views"], YEAR, day(10), breakdowns=[""])
    rows = store(ledger, engine(name)).snapshot().ask(question).to_pylist()
    found = {one["week"]: (one["total"], one["day_count"]) for one in rows if one["account"] == ODD}
    # Days 1 to 28: 4 to 10 January are week 0, 1 to 3 week 1; 11 to 17, 18 to 24, 25 to 28 follow.
    days = {
        1: range(1, 4),
        0: range(4, 11),
        -1: range(11, 18),
        -2: range(18, 25),
        -3: range(25, 29),
    }
    by_hand = {
        week: (sum(Decimal(f"{(at - 1) / 7:.6f}") for at in each), len(each))
        for week, each in days.items()
    }
    assert found == by_hand
