"""Every step that changes a ledger, each in a process of its own that may be killed.

The same steps on a ledger that nobody kills give what must be known after each.
"""

import os
import sys
import time
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.forking import serve
from tests.importing import person_key
from tests.ledger_process import (
    FACTS,
    FIRST,
    MOMENT,
    PREPARED,
    Kill,
    daily_values,
    folder_of,
    incoming,
    litter,
    open_store,
    prepare,
    problems,
)
from tests.ledgers import staged_table
from trueline.core.errors import TruelineError
from trueline.core.identifiers import keys_of, read_identifier
from trueline.core.people_in_text import NamedPerson
from trueline.exports.redaction.redaction import redact
from trueline.facts.batch import Origin, Piece, RowCount
from trueline.facts.correction import Correction
from trueline.facts.tables import table
from trueline.facts.upkeep.anonymous import Sought
from trueline.facts.upkeep.erasing import ErasureOrder
from trueline.home.backup import back_up

MEMBERS = 60
READY = (PREPARED, problems, litter, prepare)
KINDS = ("import", "correct", "undo", "compact", "collect", "publish", "erase")


def step(organisation: str, kind: str, number: int, kill: Kill = None) -> str:
    """Take one step; the number tells which, or which import it is about."""
    _STEPS[kind](open_store(organisation, kill), organisation, number)
    return kind


def step_at(organisation: str, number: int, days: int) -> None:
    """Import while the clock is wrong by some days."""
    _import(open_store(organisation, None), organisation, number, timedelta(days))


def past_moments(organisation: str) -> list[datetime]:
    """Give when each commit was made, in the order in which they were."""
    lines = open_store(organisation, None).history(count=99)
    return [one.committed_at for one in lines][::-1]


def _import(store: Any, organisation: str, number: int, wrong_by: timedelta = timedelta(0)) -> None:
    members = [
        ("x/club", person_key(_member(one)), "views", date(2026, 1, 1), number, "", "", None)
        for one in (*range(number % 7, MEMBERS), MEMBERS + number)
    ]
    days = daily_values(number % 3, number)
    tables = {"metric_day": days, "panel": staged_table("panel", members)}
    raw = incoming(organisation, f"{_member(MEMBERS + number)},{number}".encode())
    content = raw.read_bytes()
    store.add(
        Origin(
            file=f"{number}.csv",
            sha256=sha256(content).hexdigest(),
            byte_count=len(content),
            importer="tests",
            importer_version=1,
            observed_at=MOMENT + timedelta(minutes=number),
            by="ann",
        ),
        [Piece(tables=tables, rows=RowCount(facts=days.num_rows + len(members)))],
        raw=raw,
        now=datetime.now(UTC) + wrong_by,
        progress=lambda _step, _rows: None,
    )
    raw.unlink()


def _correct(store: Any, _organisation: str, number: int) -> None:
    day = FIRST + timedelta(days=number % 50)
    fact = f"metric_day:x/writer-0:views::{day}"
    wanted = Correction(fact, Decimal(1000 + number), "Counted twice.")
    store.correct([wanted], by="bob", now=datetime.now(UTC))


def _undo(store: Any, _organisation: str, number: int) -> None:
    for one in store.batches():
        if one.origin.file == f"{number}.csv" and one.undone_by is None:
            store.undo(one.revision, by="ann", now=datetime.now(UTC))


def _collect(store: Any, _organisation: str, _number: int) -> None:
    store.upkeep.collect(now=datetime.now(UTC) + timedelta(minutes=1), grace=timedelta(0))


def _erase(store: Any, _organisation: str, number: int) -> None:
    identifier = read_identifier(_member(MEMBERS + number))
    person = NamedPerson((identifier,))
    order = ErasureOrder(
        Sought(keys_of(identifier, person_key), person, person_key),
        person,
        lambda path, out, rows: redact(path, person, out, behind=rows),
        by="ann",
        now=datetime.now(UTC),
    )
    store.upkeep.erase(order, lambda _step, _done: None)


def _member(number: int) -> str:
    return f"member-{number}@club.example"


_STEPS: Mapping[str, Callable[[Any, str, int], Any]] = {
    "import": _import,
    "correct": _correct,
    "undo": _undo,
    "compact": lambda store, _organisation, _number: store.upkeep.compact(now=datetime.now(UTC)),
    "collect": _collect,
    "publish": lambda store, _organisation, _number: store.upkeep.publish(now=datetime.now(UTC)),
    "erase": _erase,
}


def known(organisation: str, as_of: int | None = None) -> str:
    """Give a digest of all that is known, or was after a commit: days, members, their number."""
    snapshot = open_store(organisation, None).snapshot(as_of=as_of)
    days = snapshot.ask(FACTS.select("account", "day", "metric_id", "value")).to_pylist()
    members = snapshot.ask(table("panel").select("period", "value")).to_pylist()
    rows = sorted(map(repr, days)) + sorted(map(repr, members))
    return f"{len(days)} days, {len(members)} members, {sha256(repr(rows).encode()).hexdigest()}"


def is_known(organisation: str, number: int) -> bool:
    """Say whether the member of an import stands in what is known now or was known ever."""
    store, key = open_store(organisation, None), person_key(_member(MEMBERS + number))
    moments = (None, *(one.revision for one in store.batches()))
    return any(
        key in store.snapshot(as_of=one).ask(table("panel")).column("person_key").to_pylist()
        for one in moments
    )


def lose_and_find(organisation: str, times: int) -> int:
    """Take files of facts away, as people and programs do, and bring them back."""
    for at in range(times):
        files = sorted((folder_of(organisation) / "facts").rglob("cur-*.parquet"))
        path = files[at % len(files)]
        path.rename(path.with_suffix(".away"))
        time.sleep(0.01)
        path.with_suffix(".away").rename(path)
    return times


def back_up_to(folder: str) -> bool:
    """Back the whole home up."""
    back_up(Path(os.environ["TRUELINE_HOME"]), Path(folder), lambda _done, _of: None)
    return True


def ask_on(organisation: str, times: int) -> list[str]:
    """Ask again and again; give each answer, or the words in which it is refused."""
    answers = []
    for _ in range(times):
        try:
            answers.append(known(organisation))
        except TruelineError as refused:
            answers.append(str(refused))
    return answers


if __name__ == "__main__":
    serve(sys.argv[1], globals())
