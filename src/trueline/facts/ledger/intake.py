"""Takes the pieces of an import in: rows to the workbench, everything else added up."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from trueline.core.errors import FaultyInputError, PluginError
from trueline.core.issue import Issue, Severity
from trueline.facts.batch import Piece, RowCount, SetAsideRow
from trueline.facts.dataset import Dataset
from trueline.facts.ledger.merge import settle_repeats, staged
from trueline.facts.ledger.places import Places
from trueline.facts.ledger.staging import KeyBook, keyed
from trueline.facts.ledger.workbench import Workbench
from trueline.facts.schema import DATASETS


@dataclass(slots=True)
class Intake:
    """What the pieces of an import said, rows apart.

    Attributes:
        datasets: Which have staged rows, in the order of ``facts.schema``.
        rows: The row ledger so far.
        set_aside: Rows left out.
        file_totals: The file's own totals by metric id.
        parts: Names of sheets or tables.
        titles: Display names by account key.
        issues: What a person should know, each once.
    """

    datasets: tuple[Dataset, ...] = ()
    rows: RowCount = field(default_factory=RowCount)
    set_aside: list[SetAsideRow] = field(default_factory=list)
    file_totals: dict[str, Decimal] = field(default_factory=dict)
    parts: tuple[str, ...] = ("",)
    titles: dict[str, str] = field(default_factory=dict)
    issues: dict[Issue, None] = field(default_factory=dict)

    def add(self, piece: Piece) -> None:
        """Add what a piece says besides its facts."""
        self.rows += piece.rows
        self.set_aside.extend(piece.set_aside)
        self.file_totals.update(piece.file_totals)
        self.parts = max(self.parts, piece.parts, key=len)
        self.titles.update(piece.accounts)
        self.issues.update(dict.fromkeys(piece.issues))


@dataclass(frozen=True, slots=True)
class IntakeTools:
    """What the intake works with.

    Attributes:
        bench: Where rows are staged.
        book: Gives keys of names.
        places: Numbers partitions.
        progress: Called after each piece with the rows read so far.
    """

    bench: Workbench
    book: KeyBook
    places: Places
    progress: Callable[[str, int], None]


def take_in(pieces: Iterable[Piece], tools: IntakeTools, *, observed_at: datetime) -> Intake:
    """Stage every piece on the workbench, one at a time, and settle repeated rows.

    Raises:
        FaultyInputError: A piece says so, a name cannot be accepted, or rows contradict.
        PluginError: The importer gave a table that the ledger does not have.
    """
    intake = Intake()
    names: set[str] = set()
    for piece in pieces:
        intake.add(piece)
        _refuse_blocking(piece)
        names |= _stage(piece, tools, observed_at)
        tools.progress("reading", intake.rows.read)
    intake.datasets = tuple(one for name, one in DATASETS.items() if name in names)
    for dataset in intake.datasets:
        settle_repeats(tools.bench, dataset, intake.parts)
    return intake


def _stage(piece: Piece, tools: IntakeTools, observed_at: datetime) -> set[str]:
    names = set()
    for name, table in piece.tables.items():
        if name not in DATASETS:
            raise PluginError(f"An importer gave a table named {name}; the ledger has none.")
        if table.num_rows:
            dataset = DATASETS[name]
            rows = keyed(table, dataset, tools.book, tools.places, observed_at)
            tools.bench.append(staged(dataset), rows)
            names.add(name)
    return names


def _refuse_blocking(piece: Piece) -> None:
    blocking = [one for one in piece.issues if one.severity is Severity.BLOCKS]
    if blocking:
        raise FaultyInputError(*blocking)
