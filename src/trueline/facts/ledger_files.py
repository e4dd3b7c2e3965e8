"""Which files of a ledger's folder a question reads, and which nobody needs any more."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from trueline.core.errors import TruelineError
from trueline.facts.damage import refuse_damaged
from trueline.facts.dimensions import write_empty, write_names
from trueline.facts.disk import is_lack_of_room
from trueline.facts.manifest import LiveList, Manifest
from trueline.facts.tables import DIMENSIONS, ROLL_TABLE

GRACE = timedelta(hours=24)


@dataclass(slots=True)
class LedgerFiles:
    """Turns the names of tables into lists of files.

    Attributes:
        folder: The ledger's folder.
        manifest: Gives names by surrogate key.
        collected_at: When this process last looked for files that nobody names.
        names: Files of names by kind and commit; a ledger that was removed and begun anew has
            the same revisions at other times.
    """

    folder: Path
    manifest: Manifest
    collected_at: datetime | None = None
    names: dict[tuple[str, int, datetime | None], str] = field(default_factory=dict)

    def sources(self, live: LiveList, tables: Iterable[str]) -> dict[str, list[str]]:
        """Give the files of each table; one without rows stands in for none."""
        return {name: self._of(name, live) for name in tables}

    @contextmanager
    def found_whole(self) -> Iterator[None]:
        """When work on the files fails, look whether one of them is the reason.

        Raises:
            DamagedError: One is missing or not what was written there.
        """
        try:
            yield
        except Exception as failed:
            if not isinstance(failed, TruelineError) and not is_lack_of_room(failed):
                refuse_damaged(self.folder / one.path for one in self.manifest.live().files)
            raise

    def forget_names(self) -> None:
        """Remove the files of names; they are made anew when they are next needed."""
        self.names.clear()
        for one in (self.folder / "dims").glob("*.parquet"):
            one.unlink(missing_ok=True)

    def tidy(self, now: datetime) -> None:
        """Remove what died long ago; at most once a day, since it walks through the folder."""
        if self.collected_at is None or now - self.collected_at > GRACE:
            self.collect(now=now, grace=GRACE)
            self.collected_at = now

    def collect(self, *, now: datetime, grace: timedelta) -> tuple[Path, ...]:
        """Remove files that no commit names and that are older than ``grace``."""
        with self.manifest.lock():
            return collect(self.folder, self.manifest, now=now, grace=grace)

    def _of(self, name: str, live: LiveList) -> list[str]:
        if name in DIMENSIONS:
            key = (name, live.revision, live.committed_at)
            if key not in self.names:
                names = self.manifest.names(name)
                self.names[key] = str(write_names(self.folder / "dims", name, names))
            return [self.names[key]]
        dataset, state = _state_of(name)
        files = [
            str(self.folder / one.path)
            for one in live.files
            if one.dataset == dataset and one.state == state
        ]
        return files or [str(write_empty(self.folder / "dims", name))]


def retire(folder: Path, replaced: Iterable[str], now: datetime) -> None:
    """Note on replaced files when they were replaced; their days of grace begin then."""
    for path in replaced:
        with suppress(FileNotFoundError):
            os.utime(folder / path, (now.timestamp(), now.timestamp()))


def collect(
    folder: Path, manifest: Manifest, *, now: datetime, grace: timedelta
) -> tuple[Path, ...]:
    """Remove files that no commit names, such as those of an import that was killed.

    Args:
        folder: The ledger's folder.
        manifest: Says what is live; its lock must be held.
        now: The present.
        grace: Younger files stay: a reader or a writer may still need them.
    """
    named = {folder / one.path for one in manifest.live().files}
    named |= {folder / "raw" / f"{one.sha256}.zst" for one in manifest.commits()}
    oldest_kept = (now - grace).timestamp()
    removed = [
        one for one in _candidates(folder) if one not in named and _is_older(one, oldest_kept)
    ]
    for one in removed:
        one.unlink(missing_ok=True)
    return tuple(removed)


def _is_older(path: Path, moment: float) -> bool:
    try:
        return path.stat().st_mtime <= moment
    except FileNotFoundError:  # another writer's draft, which it removed or kept meanwhile
        return False


def _candidates(folder: Path) -> Iterator[Path]:
    yield from (folder / "facts").rglob("*.parquet")
    yield from (folder / "raw").glob("*")
    yield from (folder / "dims").glob("*.part")


def _state_of(table: str) -> tuple[str, str]:
    """Give dataset and state of the files behind a table's name."""
    if table == ROLL_TABLE:
        return "metric_day", "roll"
    if table.endswith("_hist"):
        return table.removesuffix("_hist"), "hist"
    return table, "cur"
