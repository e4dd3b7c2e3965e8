"""Books: what was kept comes back as it was, taken back or as of any moment."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

import pytest

from trueline.contracts.books import Book
from trueline.contracts.entry_shelf import Entry
from trueline.coordination.deciding.action import ActionItem, ActionStatus
from trueline.core.errors import ConflictError, MissingError

ITEM = ActionItem("1", "Write to the lawyer", "Maeve Larkin", None, ActionStatus.OPEN, date.min)
BOOK = Book("action item", ActionItem)


@dataclass
class ShelfInMemory:
    """Another shelf than the database's, for what books themselves do."""

    entries: list[Entry] = field(default_factory=list)

    def history(
        self, kind: str, about: str = "", *, as_of: datetime | None = None
    ) -> tuple[Entry, ...]:
        return tuple(one for one in self.all(kind, as_of=as_of) if one.about == about)

    def newest(self, kind: str, *, as_of: datetime | None = None) -> tuple[Entry, ...]:
        last = {one.about: one for one in self.all(kind, as_of=as_of)}
        return tuple(last[name] for name in sorted(last))

    def all(self, kind: str, *, as_of: datetime | None = None) -> tuple[Entry, ...]:
        known = [one for one in self.entries if one.kind == kind]
        return tuple(one for one in known if as_of is None or one.at <= as_of)

    def keep(self, entry: Entry) -> Entry:
        self.entries.append(entry)
        return entry

    def keep_all(self, entries: Iterable[Entry]) -> None:
        self.entries.extend(entries)


def day(number: int) -> datetime:
    return datetime(2026, 3, number, tzinfo=UTC)


def test_a_record_comes_back_as_it_was_on_any_day() -> None:
    shelf = ShelfInMemory()
    done = replace(ITEM, status=ActionStatus.DONE, finished_on=date(2026, 3, 4))
    BOOK.keep(shelf, ITEM, about="1", by="ann", now=day(2))
    assert BOOK.keep(shelf, done, about="1", by="bob", now=day(4), after=1) == 2
    assert BOOK.get(shelf, "1").record == done
    assert BOOK.get(shelf, "1", as_of=day(3)).record == ITEM
    assert [(one.by, one.number) for one in BOOK.history(shelf, "1")] == [("ann", 1), ("bob", 2)]
    assert BOOK.find(shelf, "1", as_of=day(1)) is None


def test_who_changes_what_somebody_else_changed_is_told() -> None:
    shelf = ShelfInMemory()
    BOOK.keep(shelf, ITEM, about="1", by="ann", now=day(2))
    BOOK.keep(shelf, ITEM, about="1", by="bob", now=day(3))
    with pytest.raises(ConflictError, match="bob changed this action item"):
        BOOK.keep(shelf, ITEM, about="1", by="ann", now=day(4), after=1)


def test_what_was_taken_back_is_gone_and_may_come_again() -> None:
    shelf = ShelfInMemory()
    BOOK.keep(shelf, ITEM, about="1", by="ann", now=day(2))
    BOOK.keep(shelf, None, about="1", by="ann", now=day(3))
    assert BOOK.newest(shelf) == ()
    assert [one.record for one in BOOK.all(shelf)] == [ITEM]
    with pytest.raises(MissingError, match=r"There is no action item 1\."):
        BOOK.get(shelf, "1")
    BOOK.keep(shelf, ITEM, about="1", by="ann", now=day(4))
    assert BOOK.get(shelf, "1").number == 3
