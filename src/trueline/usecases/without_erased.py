"""People who were erased stay out: what an import brings of them comes in without them."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.compute as pc

from trueline.contracts.store import Progress
from trueline.core.digest import digest_file
from trueline.core.errors import StoppedError
from trueline.core.identifiers import Mark
from trueline.core.people_in_text import ErasedPeople
from trueline.exports.redaction.redaction import redact
from trueline.facts.batch import Batch, Origin, Piece, RowCount, SetAsideRow
from trueline.facts.ledger.places import is_bucketed
from trueline.facts.redacted import ERASED_ROW, NOWHERE, RedactedCopy, Redaction, RowPlaces
from trueline.facts.schema import DATASETS
from trueline.facts.upkeep.anonymous import Sought, anonymised
from trueline.usecases.workspace import Workspace

COMMITTING = "committing"
"""Step that an import reports when it holds the ledger's lock, just before it shows."""


class MoreErasedError(StoppedError):
    """Someone erased stands in rows of the file that were not blanked in its copy.

    Attributes:
        rows: All rows known to be theirs.
    """

    def __init__(self, rows: RowPlaces) -> None:
        """Keep the rows."""
        super().__init__("The copy of the file has to be redacted again.")
        self.rows = rows


class ErasedMeanwhileError(StoppedError):
    """Someone was erased while the file was being read."""


@dataclass(slots=True)
class Screen:
    """Keeps people who were erased out of one import.

    Attributes:
        people: Everyone who was erased.
        marks: Gives the marks that are kept now.
        behind: Rows that are known to be theirs.
    """

    people: ErasedPeople
    marks: Callable[[], frozenset[Mark]]
    behind: RowPlaces = NOWHERE
    _blanked: RowPlaces = field(default=NOWHERE)
    _is_emptied: bool = False

    @contextmanager
    def copy_of(self, path: Path, name: str, sha256: str) -> Iterator[Path | RedactedCopy]:
        """Give the file to be kept: as it came, or without them."""
        if not self.people.marks:
            yield path
            return
        with TemporaryDirectory(prefix="trueline-import-") as scratch:
            out = Path(scratch) / "redacted"
            redacted = redact(path, self.people, out, name=name, behind=self.behind)
            if redacted is None:
                yield path
                return
            self._blanked, self._is_emptied = redacted.rows, redacted.is_emptied
            yield RedactedCopy(out, Redaction(sha256, digest_file(out), redacted))

    def pieces(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        """Give the pieces of the file without them.

        Raises:
            MoreErasedError: The copy holds rows of theirs that do not name them.
        """
        if not self.people.marks:
            yield from pieces
            return
        found: set[tuple[int, int]] = set()
        for piece in pieces:
            screened, rows = self._screened(piece)
            found |= rows
            yield screened
        if not self._is_emptied and not found <= self._blanked:
            raise MoreErasedError(self._blanked | found)

    def watched(self, progress: Progress) -> Progress:
        """Give what reports progress and sees that nobody was erased meanwhile.

        The last look is under the ledger's lock: an erasure either sees the import, or is seen.
        """

        def report(step: str, rows_done: int) -> None:
            if step == COMMITTING and self.marks() != self.people.marks:
                raise ErasedMeanwhileError("Someone was erased while the file was read.")
            progress(step, rows_done)

        return report

    def _screened(self, piece: Piece) -> tuple[Piece, set[tuple[int, int]]]:
        tables: dict[str, pa.Table] = {}
        found: set[tuple[int, int]] = set()
        gone: set[tuple[int, int]] = set()
        sought = Sought(self.people.keys, self.people, self.people.person_key)
        for name, rows in piece.tables.items():
            dataset = DATASETS[name]
            done = anonymised(rows, dataset, sought, self._own(rows))
            theirs = _places(rows.filter(done.was_theirs))
            found |= theirs
            tables[name] = self._without_parts(done.table)
            if is_bucketed(dataset):
                gone |= theirs - _places(done.table)
        set_aside = tuple(self._blank(one) for one in piece.set_aside)
        count = RowCount(facts=-len(gone), set_aside=len(gone))
        aside = tuple(SetAsideRow(part, line, ERASED_ROW, ()) for part, line in sorted(gone))
        issues = tuple(
            replace(one, where=self.people.without(one.where), what=self.people.without(one.what))
            for one in piece.issues
        )
        screened = replace(
            piece,
            tables=tables,
            rows=piece.rows + count,
            set_aside=(*set_aside, *aside),
            issues=issues,
        )
        return screened, found

    def _own(self, rows: pa.Table) -> pa.Array:
        """Say of each row whether it stood in a row of the file that is blanked."""
        known = self._blanked | self.behind
        places = zip(rows["part"].to_pylist(), rows["line"].to_pylist(), strict=True)
        return pa.array([one in known for one in places], pa.bool_())

    def _without_parts(self, rows: pa.Table) -> pa.Table:
        """Leave out values of parts that are named after a person; the whole is kept."""
        if "breakdown" not in rows.column_names:
            return rows
        names = pc.unique(rows["breakdown"].cast(pa.string())).to_pylist()
        named = [one for one in names if one and self.people.found_in(one)]
        if not named:
            return rows
        column = rows["breakdown"].cast(pa.string())
        return rows.filter(pc.invert(pc.is_in(column, pa.array(named, pa.string()))))

    def _blank(self, row: SetAsideRow) -> SetAsideRow:
        is_theirs = (row.part, row.line) in self._blanked
        if is_theirs or self.people.found_in("\x1f".join((*row.cells, row.reason))):
            return replace(row, cells=(), reason=ERASED_ROW)
        return row


def add_without_erased(
    workspace: Workspace,
    origin: Origin,
    read: Callable[[], Iterable[Piece]],
    *,
    raw: Path,
    progress: Progress,
    dry_run: bool,
) -> Batch:
    """Add a file to the ledger without people who were erased, in facts and in its kept copy.

    Args:
        workspace: Whose ledger.
        origin: Of the file.
        read: Reads it anew.
        raw: Where it is.
        progress: As ``FactStore.add`` says.
        dry_run: Work everything out and keep nothing.

    Raises:
        FaultyInputError: A piece cannot be accepted.
        StoppedError: ``progress`` asked to stop.
    """
    behind = NOWHERE
    while True:
        people = ErasedPeople(workspace.privacy.marks(), workspace.person_key)
        screen = Screen(people, workspace.privacy.marks, behind)
        named = replace(origin, file=people.without(origin.file))
        try:
            with screen.copy_of(raw, origin.file, origin.sha256) as copy:
                return workspace.facts.add(
                    named,
                    screen.pieces(read()),
                    raw=copy,
                    now=workspace.now(),
                    progress=screen.watched(progress),
                    dry_run=dry_run,
                )
        except MoreErasedError as more:
            behind = more.rows
        except ErasedMeanwhileError:
            continue


def _places(rows: pa.Table) -> set[tuple[int, int]]:
    return set(zip(rows["part"].to_pylist(), rows["line"].to_pylist(), strict=True))
