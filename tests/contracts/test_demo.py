"""The demo's files come in through the same importers as anyone's, and nothing is lost in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import add

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from trueline.demo.days import offset_of, story_days
from trueline.demo.exports import write_exports
from trueline.demo.inbox import all_tickets
from trueline.demo.networks import TAG_OUTAGE, network_days
from trueline.demo.plan import plan_text
from trueline.demo.shop import all_orders
from trueline.demo.story import FIRST, LAST, DemoExport
from trueline.exports.files.opening import open_export
from trueline.exports.tables.recognising import recognise
from trueline.exports.tables.recognition import ImportContext, Recognition
from trueline.facts.batch import Piece, RowCount
from trueline.plan.document import Plan
from trueline.plan.yaml.text import read_plan
from trueline.usecases.catalogues import IMPORTERS


@dataclass(frozen=True, slots=True)
class Read:
    """One file of the story, recognised and read."""

    export: DemoExport
    recognition: Recognition
    pieces: tuple[Piece, ...]

    @property
    def rows(self) -> RowCount:
        return reduce(add, (piece.rows for piece in self.pieces))

    def table(self, dataset: str) -> pa.Table:
        return pa.concat_tables(
            piece.tables[dataset] for piece in self.pieces if dataset in piece.tables
        )


def number_of(person: str) -> int:
    return hash(person) & 0x7FFF_FFFF


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> tuple[Read, ...]:
    return tuple(_read_all(write_exports(tmp_path_factory.mktemp("demo"))))


def _read_all(exports: tuple[DemoExport, ...]) -> Iterator[Read]:
    for one in exports:
        export = open_export(one.path, one.path.name)
        recognition = recognise(export, IMPORTERS.all())
        assert isinstance(recognition, Recognition), one.path
        context = ImportContext(
            account=one.account,
            observed_at=one.observed_at,
            person_key=number_of,
        )
        pieces = tuple(IMPORTERS.get(recognition.importer).read(export, context))
        yield Read(one, recognition, pieces)


def newest(story: tuple[Read, ...], network: str, *, imported_on: str = "") -> Read:
    return [
        one
        for one in story
        if one.export.account.startswith(f"{network}/")
        and str(one.export.imported_at.date()).startswith(imported_on)
    ][-1]


def test_the_story_uses_these_kinds_of_export(story: tuple[Read, ...]) -> None:
    assert {one.recognition.importer for one in story} == {
        "brandwatch-mentions",
        "discourse",
        "ga4-by-day",
        "linkedin-followers",
        "linkedin-page-content",
        "meta-content",
        "meta-insights",
        "publer-posts",
        "shopify-orders",
        "tiktok-overview",
        "trueline-daily",
        "trueline-labels",
        "trueline-messages",
        "trueline-survey",
        "x-content",
        "x-overview",
        "youtube-table",
        "zendesk-tickets",
    }


def test_every_file_is_of_the_network_that_the_story_says(story: tuple[Read, ...]) -> None:
    assert [
        one.export.path.name
        for one in story
        if one.export.account  # others say themselves whose they are
        and one.recognition.network not in {"meta", one.export.account.partition("/")[0]}
    ] == []


def test_no_file_has_a_blocking_issue(story: tuple[Read, ...]) -> None:
    assert [
        (one.export.path.name, issue.what)
        for one in story
        for piece in one.pieces
        for issue in piece.issues
        if issue.is_blocking
    ] == []


def accounts_named(plan: Plan) -> Iterator[str]:
    """Yield every account that a plan names: of channels, of listening, indexes and surveys."""
    yield from (account.key for channel in plan.channels for account in channel.accounts)
    yield from (brand.account for one in plan.listening for brand in one.brands)
    yield from (account for one in plan.response_indexes for account in one.accounts)
    yield from (one.account for one in plan.surveys)


def test_every_number_belongs_to_an_account_of_the_plan(story: tuple[Read, ...]) -> None:
    planned = set(accounts_named(read_plan(plan_text(), "plan.yaml")))
    accounts = {
        account
        for one in story
        for piece in one.pieces
        for table in piece.tables.values()
        for account in table["account"].to_pylist()
    }
    assert accounts == planned


def test_only_the_post_that_facebook_could_not_compute_is_set_aside(
    story: tuple[Read, ...],
) -> None:
    aside = [row for one in story for piece in one.pieces for row in piece.set_aside]
    assert len(aside) == 1
    assert "error" in aside[0].reason


def test_the_shop_earns_what_customers_paid(story: tuple[Read, ...]) -> None:
    read = newest(story, "shop")
    table = read.table("conversion")
    is_gone = pc.is_in(table["status"], pa.array(["voided", "cancelled"]))
    paid = sum(table.filter(pc.invert(is_gone))["amount"].to_pylist())
    made_at = read.export.observed_at.replace(tzinfo=None)
    assert table.num_rows == len(all_orders())
    assert paid == sum(
        order.total
        for order in all_orders()
        if order.voided_at is None or order.voided_at > made_at
    )


def test_every_ticket_of_the_last_quarter_is_read(story: tuple[Read, ...]) -> None:
    table = newest(story, "inbox").table("conversation")
    opened = [one for one in all_tickets() if one.opened_at.date() >= date(2026, 9, 1)]
    assert table.num_rows == len(opened)
    assert {"instagram", "facebook", "x", "email"} <= set(table["channel"].to_pylist())


@pytest.mark.parametrize(
    ("network", "metric", "count", "first"),
    [
        ("tiktok", "views", "views", date(2026, 6, 15)),
        ("web", "web_new_users", "new_users", date(2026, 6, 22)),
        ("youtube", "watch_time_hours", "seconds", date(2026, 6, 15)),
        ("linkedin", "followers_gained", "follows", date(2026, 6, 15)),
    ],
)
def test_days_read_equal_days_that_happened(
    story: tuple[Read, ...], network: str, metric: str, count: str, first: date
) -> None:
    table = newest(story, network).table("metric_day")
    whole = table.filter((pc.field("metric") == metric) & (pc.field("breakdown") == ""))
    days = [
        day
        for day in story_days(first, max(whole["day"].to_pylist()))
        if not (network == "web" and TAG_OUTAGE[0] <= day <= TAG_OUTAGE[1])
    ]
    happened = sum(int(network_days(network)[count][offset_of(day)]) for day in days)
    if network == "linkedin":
        invited = network_days(network)["invited"]
        happened += sum(int(invited[offset_of(day)]) for day in days)
    assert sorted(whole["day"].to_pylist()) == days
    read = float(sum(whole["value"].to_pylist()))
    # Hours are written with four decimals a day.
    assert read * (3600 if network == "youtube" else 1) == pytest.approx(happened, rel=1e-6)


def test_all_days_lie_inside_the_story(story: tuple[Read, ...]) -> None:
    for one in story:
        for piece in one.pieces:
            if "metric_day" in piece.tables:
                days = piece.tables["metric_day"]["day"].to_pylist()
                assert FIRST <= min(days) <= max(days) <= LAST, one.export.path
