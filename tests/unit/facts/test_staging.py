"""Names become keys and rows get their place; what cannot be accepted is refused in words."""

from datetime import UTC, date, datetime

import pytest

from tests.factories import metric
from tests.ledgers import staged_table
from trueline.core.errors import FaultyInputError, PluginError
from trueline.facts.dataset import Dataset
from trueline.facts.ledger.places import Places
from trueline.facts.ledger.staging import KeyBook, keyed, provisional_keys
from trueline.facts.value_datasets import METRIC_DAY, POST, POST_METRIC
from trueline.metrics.metric import Kind

OBSERVED = datetime(2026, 3, 1, tzinfo=UTC)
ROWS = [
    ("x/acme", "views", "", date(2026, 1, 31), 5),
    ("instagram/acme", "views", "country=DE", date(2026, 2, 1), 7),
]


def book() -> KeyBook:
    known = {"views": 3, "spend": 4, "x/acme": 1, "instagram/acme": 2, "": 0, "country=DE": 9}
    metrics = {
        "views": metric("views"),
        "spend": metric("spend", kind=Kind.MONEY, measured_in="money"),
    }
    return KeyBook(lambda _kind, names: {name: known[name] for name in names}, metrics)


def test_rows_get_keys_and_a_place_of_network_and_month() -> None:
    places = Places()
    rows = keyed(staged_table("metric_day", ROWS), METRIC_DAY, book(), places, OBSERVED).to_pylist()
    assert [(one["account_id"], one["metric_id"], one["breakdown_id"]) for one in rows] == [
        (1, 3, 0), (2, 3, 9),
    ]  # fmt: skip
    assert [places.partition(one["place"]) for one in rows] == ["x/2026-01", "instagram/2026-02"]
    assert [one["line"] for one in rows] == [2, 3]


def test_a_post_without_a_day_stands_in_a_partition_of_its_own() -> None:
    places = Places()
    table = staged_table("post", [("x/71", "x/acme", None, "", False, "post", "", "")])
    [row] = keyed(table, POST, book(), places, OBSERVED).to_pylist()
    assert places.partition(row["place"]) == "x/undated"
    assert row["native_id"] == "x/71"


@pytest.mark.parametrize(
    "partition", ["x/2026-01", "x/1999-12", "web/undated", "shop/2026-q1/07", "shop/1999-q4/63"]
)
def test_a_place_is_the_number_of_its_partition(partition: str) -> None:
    places = Places()
    assert places.partition(places.place(partition)) == partition


CODES = ((1, ""), (2, "EUR"))


@pytest.mark.parametrize("account", ["acme", "/acme", "x/", "X Y/acme", "../up/acme"])
def test_an_account_without_a_network_is_refused(account: str) -> None:
    table = staged_table("metric_day", [(account, "views", "", date(2026, 1, 1), 5)])
    with pytest.raises(FaultyInputError, match="which network"):
        keyed(table, METRIC_DAY, book(), Places(), OBSERVED)


@pytest.mark.parametrize(
    ("dataset", "row"),
    [
        (METRIC_DAY, ("x/acme", "spend", "", date(2026, 1, 1), 5)),
        (POST_METRIC, ("x/71", "x/acme", "spend", "lifetime", None, 5)),
    ],
)
def test_money_without_a_currency_is_refused(dataset: Dataset, row: tuple[object, ...]) -> None:
    table = staged_table(dataset.name, [row])
    with pytest.raises(FaultyInputError, match=r"no currency \(spend\)"):
        keyed(table, dataset, book(), Places(), OBSERVED)


def test_money_keeps_its_currency_and_nothing_else_may_have_one() -> None:
    kept = keyed(
        staged_table("metric_day", [("x/acme", "spend", "", date(2026, 1, 1), 5, "EUR")]),
        METRIC_DAY, book(), Places(), OBSERVED,
    )  # fmt: skip
    assert kept.column("currency").to_pylist() == ["EUR"]
    rows = [("x/acme", "views", "", date(2026, 1, day), 5, code) for day, code in CODES]
    with pytest.raises(FaultyInputError) as refused:
        keyed(staged_table("metric_day", rows), METRIC_DAY, book(), Places(), OBSERVED)
    [issue] = refused.value.issues
    assert (issue.where, issue.what) == (
        "row 3",
        "A currency (EUR) is given for views, which is no money.",
    )


@pytest.mark.parametrize("currency", ["", "EUR"])
def test_an_unknown_metric_is_said_first_with_its_row_and_what_may_be_meant(currency: str) -> None:
    day = date(2026, 1, 1)
    rows = [("x/acme", "views", "", day, 5, ""), ("x/acme", "view", "", day, 5, currency)]
    with pytest.raises(FaultyInputError) as refused:
        keyed(staged_table("metric_day", rows), METRIC_DAY, book(), Places(), OBSERVED)
    [issue] = refused.value.issues
    assert (issue.where, issue.what) == ("row 3", "There is no metric view.")
    assert issue.remedy.startswith("Did you mean views? ")


def test_other_columns_than_the_ledger_s_break_the_importer_s_contract() -> None:
    table = staged_table("metric_day", ROWS).drop_columns(["line"])
    with pytest.raises(PluginError, match="columns"):
        keyed(table, METRIC_DAY, book(), Places(), OBSERVED)


def test_a_value_that_must_be_there_is_not_made_up() -> None:
    table = staged_table("metric_day", [("x/acme", "views", "", None, 5)])
    with pytest.raises(PluginError, match="day"):
        keyed(table, METRIC_DAY, book(), Places(), OBSERVED)


def test_provisional_keys_never_meet_kept_ones_or_each_other() -> None:
    keys = provisional_keys(lambda _kind: {1: "x/acme"})
    first = keys("account", ["x/acme", "x/new"])
    second = keys("account", ["x/newer"])
    assert first["x/acme"] == 1
    fresh = [first["x/new"], second["x/newer"]]
    assert len(set(fresh)) == 2
    assert all(key < 0 for key in fresh)
