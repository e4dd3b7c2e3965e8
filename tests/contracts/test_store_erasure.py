"""A person is taken out of a ledger: out of every row, now and in history; sums remain."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.factories import metric
from tests.importing import person_key
from tests.ledgers import NOW, Ledger, open_ledger
from trueline.core.identifiers import keys_of, read_identifier
from trueline.core.people_in_text import NamedPerson
from trueline.exports.redaction.redaction import redact
from trueline.facts.tables import table
from trueline.facts.upkeep.anonymous import Sought
from trueline.facts.upkeep.erasing import DatasetErasure, ErasureOrder
from trueline.facts.upkeep.ledger_erasure import LedgerErasure

ANN, BOB = "ann@example.org", "bob@example.org"
RULES = {"likes": metric("likes"), "posts_by_member": metric("posts_by_member")}
AT = datetime(2026, 1, 5, 9)  # noqa: DTZ001 - as written, no zone known


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path / "ledger", rules=RULES)


def erase(ledger: Ledger, who: str = ANN, *, dry_run: bool = False) -> LedgerErasure:
    identifier = read_identifier(who)
    person = NamedPerson((identifier,))
    order = ErasureOrder(
        Sought(keys_of(identifier, person_key), person, person_key),
        person,
        lambda path, out, rows: redact(path, person, out, behind=rows),
        by="ann",
        now=NOW + timedelta(days=30),
    )
    return ledger.store.upkeep.erase(order, lambda _step, _done: None, dry_run=dry_run)


def ticket(name: str, who: str, status: str = "open", topic: str = "bill") -> tuple[Any, ...]:
    times = (1, 30, 25, None)
    return (
        f"inbox/acme/{name}", "inbox/acme", "email", AT, "", status, topic, "good", *times,
        person_key(who),
    )  # fmt: skip


def order(name: str, who: str, amount: int = 10, tags: str = "") -> tuple[Any, ...]:
    return (
        f"shop/{name}", "shop/acme", AT, "", "paid", amount, 0, "EUR", 1, "", "news", tags,
        person_key(who),
    )  # fmt: skip


def member(who: str, value: int, period: date = date(2026, 1, 5)) -> tuple[Any, ...]:
    return ("community/club", person_key(who), "posts_by_member", period, value, "", "", None)


def post(name: str, title: str) -> tuple[Any, ...]:
    return (f"x/{name}", "x/acme", AT, "", True, "mention", title, f"https://x.example/{name}")


def rows(ledger: Ledger, name: str, as_of: int | None = None) -> list[dict[str, Any]]:
    return ledger.store.snapshot(as_of=as_of).ask(table(name)).to_pylist()


def values_on_disk(ledger: Ledger) -> Iterator[str]:
    for path in ledger.folder.rglob("*.parquet"):
        for row in pq.read_table(path, partitioning=None).to_pylist():
            yield from map(str, row.values())


def bring_everything(ledger: Ledger) -> None:
    first = {
        "conversation": [
            ticket("1", ANN),
            ticket(ANN, BOB, topic=f"asked {ANN}"),
            ticket("3", BOB),
        ],
        "conversion": [order("1", ANN, tags="vip"), order("2", BOB, tags="vip")],
        "panel": [member(ANN, 3), member(BOB, 4), member(ANN, 5, date(2026, 4, 6))],
        "post": [post(ANN, "hello"), post("2", f"thanks {ANN}"), post("3", "plain")],
    }
    for name, rows_of_it in first.items():
        ledger.bring({name: rows_of_it}, name=f"{name}.csv")
    ledger.bring({"post_metric": [(f"x/{ANN}", "x/acme", "likes", "lifetime", None, 7)]})
    later = NOW + timedelta(days=1)
    ledger.bring({"conversation": [ticket("1", ANN, "solved")]}, name="later", observed=later)
    ledger.bring({"conversion": [order("1", ANN, 12)]}, name="later.csv", observed=later)
    ledger.bring({"panel": [member(ANN, 3), member(BOB, 9)]}, name="panel2.csv", observed=later)


def test_nothing_on_the_disk_leads_to_an_erased_person(ledger: Ledger) -> None:
    bring_everything(ledger)
    told = erase(ledger)
    keys = {str(one) for one in keys_of(read_identifier(ANN), person_key)}
    left = set(values_on_disk(ledger))
    assert not keys & left
    assert not any(ANN in one for one in left)
    assert told.revision == 9
    assert told.datasets["panel"].removed == 3  # two now, and the confirmation of one
    assert set(told.datasets) == {"post", "conversation", "conversion", "panel"}


def test_counts_and_sums_stay_and_so_does_everybody_else(ledger: Ledger) -> None:
    bring_everything(ledger)
    before = {name: rows(ledger, name) for name in ("conversation", "conversion", "post")}
    erase(ledger)
    for name, known in before.items():
        after = rows(ledger, name)
        assert len(after) == len(known)
        others = [
            one for one in known if ANN not in str(one) and one.get("person_key") != person_key(ANN)
        ]
        assert [one for one in after if one in others] == others
    assert sum(one["amount"] for one in rows(ledger, "conversion")) == 22
    assert [one["person_key"] for one in rows(ledger, "panel")] == [person_key(BOB)]
    [value] = rows(ledger, "post_metric")
    assert value["post_id"] in {one["post_id"] for one in rows(ledger, "post")}
    assert value["value"] == 7


def test_no_earlier_revision_holds_the_person_either(ledger: Ledger) -> None:
    bring_everything(ledger)
    erase(ledger)
    first = rows(ledger, "conversion", as_of=5)
    assert sorted(int(one["amount"]) for one in first) == [10, 10]
    assert sorted(str(one["person_key"]) for one in first) == [str(person_key(BOB)), "None"]
    assert [one["person_key"] for one in rows(ledger, "panel", as_of=5)] == [person_key(BOB)]
    ledger.undo(7)
    assert sum(one["amount"] for one in rows(ledger, "conversion")) == 20
    assert person_key(ANN) not in {one["person_key"] for one in rows(ledger, "conversion")}


def test_raw_copies_lose_the_rows_and_are_still_known(ledger: Ledger) -> None:
    ledger.bring({"conversion": [order("1", ANN)]}, name="orders.csv")
    digest = ledger.store.batches()[0].origin.sha256
    told = erase(ledger)
    [raw] = told.raw
    assert raw.sha256 == digest
    redaction = ledger.store.upkeep.redaction(digest)
    assert redaction is not None
    assert (0, 2) in redaction.redacted
    with ledger.store.raw(digest) as path:
        assert path.read_bytes() != b""
    assert ledger.store.upkeep.verify(lambda _step, _done: None).is_clean
    assert ledger.store.find(digest) is not None


def test_a_dry_run_says_the_same_and_changes_nothing(ledger: Ledger) -> None:
    bring_everything(ledger)
    before = sorted(values_on_disk(ledger))
    tried = erase(ledger, dry_run=True)
    assert sorted(values_on_disk(ledger)) == before
    assert tried.revision is None
    told = erase(ledger)
    assert (tried.datasets, tried.raw) == (told.datasets, told.raw)


def test_erasing_again_finds_nothing(ledger: Ledger) -> None:
    bring_everything(ledger)
    erase(ledger)
    again = erase(ledger)
    assert again.datasets == {}
    assert again.raw == ()
    assert rows(ledger, "panel") != []


def test_a_member_s_bucket_alone_is_written_anew(ledger: Ledger) -> None:
    ledger.bring({"panel": [member(f"{at}@example.org", at) for at in range(200)]})
    told = erase(ledger, "7@example.org")
    assert told.datasets["panel"].files == 1
    assert told.datasets["panel"].removed == 1
    assert told.datasets["panel"] != DatasetErasure()
    assert len(rows(ledger, "panel")) == 199


def forum_post(name: str, who: str, board: str = "Wool") -> tuple[object, ...]:
    return (
        f"forum/{name}", "forum/acme", "t1", AT, "UTC", "member", "message", board, "", 3,
        person_key(who),
    )  # fmt: skip


def survey_answer(name: str, who: str) -> tuple[object, ...]:
    return (
        f"survey/{name}", "survey/acme", AT, "UTC", "spring", "nps", 9, person_key(who),
    )  # fmt: skip


def test_posts_and_answers_of_a_person_stay_and_name_nobody(ledger: Ledger) -> None:
    """They still count: a thread keeps its length and a survey its mean."""
    ledger.bring({"message": [forum_post(ANN, ANN), forum_post("2", ANN), forum_post("3", BOB)]})
    ledger.bring({"survey_answer": [survey_answer("1", ANN), survey_answer("2", BOB)]}, name="s")
    later = NOW + timedelta(days=1)
    again = [forum_post("2", ANN, board="Chairs")]
    ledger.bring({"message": again}, name="later.csv", observed=later)
    told = erase(ledger)
    assert set(told.datasets) == {"message", "survey_answer"}
    left = set(values_on_disk(ledger))
    assert not {str(one) for one in keys_of(read_identifier(ANN), person_key)} & left
    assert not any(ANN in one for one in left)
    messages = rows(ledger, "message")
    assert [one["person_key"] for one in messages].count(None) == 2
    assert {one["board"] for one in messages} == {"Wool", "Chairs"}
    assert sorted(str(one["person_key"]) for one in rows(ledger, "survey_answer")) == sorted(
        ["None", str(person_key(BOB))]
    )
    assert {one["person_key"] for one in rows(ledger, "message", as_of=1)} == {
        None, person_key(BOB),
    }  # fmt: skip
