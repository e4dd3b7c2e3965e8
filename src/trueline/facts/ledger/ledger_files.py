"""Which files of a ledger's folder a question reads."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from trueline.core.errors import TruelineError
from trueline.facts.ledger.damage import refuse_damaged
from trueline.facts.ledger.dimensions import write_empty, write_names
from trueline.facts.ledger.disk import is_lack_of_room
from trueline.facts.manifest import LiveList, Manifest
from trueline.facts.tables import DIMENSIONS, state_of


@dataclass(slots=True)
class LedgerFiles:
    """Turns the names of tables into lists of files.

    Attributes:
        folder: The ledger's folder.
        manifest: Gives names by surrogate key.
        names: Files of names by kind and commit; a ledger that was removed and begun anew has
            the same revisions at other times.
    """

    folder: Path
    manifest: Manifest
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

    def _of(self, name: str, live: LiveList) -> list[str]:
        if name in DIMENSIONS:
            key = (name, live.revision, live.committed_at)
            if key not in self.names:
                names = self.manifest.names(name)
                self.names[key] = str(write_names(self.folder / "dims", name, names))
            return [self.names[key]]
        dataset, state = state_of(name)
        files = [
            str(self.folder / one.path)
            for one in live.files
            if one.dataset == dataset and one.state == state
        ]
        return files or [str(write_empty(self.folder / "dims", name))]
