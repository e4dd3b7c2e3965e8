"""Reads every file that a ledger names and says what is not as it was written there."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from trueline.core.digest import digest_file
from trueline.core.errors import DamagedError
from trueline.core.issue import Issue, Severity
from trueline.facts.kept import kept_schema
from trueline.facts.ledger.disk import open_raw
from trueline.facts.ledger.row_checks import questions_of_rows
from trueline.facts.manifest import UNDO, CommitLine, FactFile, LiveList
from trueline.facts.redacted import Redaction
from trueline.facts.schema import DATASETS

RESTORE = "Copy it from a back-up, which holds it by the same path below its own folder."
ANEW = "Restore the whole home from a back-up with `trueline restore`."
SINGLE = ("cur", "roll")


@dataclass(frozen=True, slots=True)
class Verification:
    """What a look at every file of a ledger found.

    Attributes:
        revision: The commit that was looked at.
        file_count: Files of facts that were read.
        raw_count: Raw files that were read.
        row_count: Rows in the files of facts.
        byte_count: Bytes read, as they lie on the disk.
        undigested: Files of facts that no digest was kept of; they were read page by page.
        problems: What is not as it should be; empty when all is well.
    """

    revision: int
    file_count: int
    raw_count: int
    row_count: int
    byte_count: int
    undigested: int
    problems: tuple[Issue, ...]

    @property
    def is_clean(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def check_files(
    folder: Path, files: Sequence[FactFile], tell: Callable[[int], None]
) -> Iterator[Issue]:
    """Give what is wrong with files of facts: bytes, digest, columns, rows.

    Args:
        folder: The ledger's folder.
        files: As the manifest lists them.
        tell: Called after each file with the number of files read.
    """
    for count, one in enumerate(files, start=1):
        wrong = _wrong_with(folder / one.path, one)
        if wrong:
            yield _blocks(str(folder / one.path), wrong, RESTORE)
        tell(count)


def check_raw(
    folder: Path,
    commits: Sequence[CommitLine],
    redactions: Mapping[str, Redaction],
    tell: Callable[[int], None],
) -> Iterator[Issue]:
    """Give what is wrong with the copies of imported files: each is unpacked and read.

    Args:
        folder: Where the copies are.
        commits: All of the ledger.
        redactions: What people who were erased left of some, by digest.
        tell: Called after each file with the number of files read.
    """
    for count, digest in enumerate(raw_digests(commits), start=1):
        try:
            with open_raw(folder, digest, redactions.get(digest)):
                pass
        except DamagedError as damaged:
            yield _blocks(str(folder / f"{digest}.zst"), str(damaged), RESTORE)
        tell(count)


def check_manifest(live: LiveList, commits: Sequence[CommitLine]) -> Iterator[Issue]:
    """Give where the list of files and commits contradicts itself."""
    where, remedy = "the manifest", "Restore the application database from a back-up."
    numbers = sorted(one.revision for one in commits)
    if numbers != list(range(1, len(numbers) + 1)):
        yield _blocks(where, "Commits are missing: their numbers have gaps.", remedy)
    undoing = {one.revision for one in commits if one.kind == UNDO}
    for one in commits:
        if one.undone_by is not None and one.undone_by not in undoing:
            what = f"Batch {one.revision} is taken back by commit {one.undone_by}, which is none."
            yield _blocks(where, what, remedy)
    counted = Counter((one.dataset, one.state, one.partition) for one in live.files)
    for (dataset, state, partition), count in counted.items():
        if dataset not in DATASETS:
            yield _blocks(where, f"There is no dataset {dataset}.", "Start a newer Trueline.")
        if state in SINGLE and count > 1:
            what = f"{dataset} {partition} has {count} files where one belongs."
            yield _blocks(where, what, remedy)


def check_rows(
    run: Callable[[str], Sequence[tuple[object, ...]]],
    folder: Path,
    live: LiveList,
    revisions: Sequence[int],
) -> Iterator[Issue]:
    """Give where rows contradict each other or the manifest, over all files of a dataset.

    Args:
        run: Runs SQL over Parquet files; these must have been found whole.
        folder: The ledger's folder.
        live: What is live.
        revisions: Every commit.
    """
    for dataset in DATASETS.values():
        for what, sql in questions_of_rows(dataset.name, folder, live, revisions):
            [(count,)] = run(sql)
            if count:
                yield _blocks(f"the rows of {dataset.name}", f"{count} {what}.", ANEW)


def raw_digests(commits: Sequence[CommitLine]) -> list[str]:
    """Give the digests of all files that were ever imported, each once."""
    return sorted({one.sha256 for one in commits if one.sha256})


def _wrong_with(path: Path, file: FactFile) -> str:
    """Say what is wrong with a file; empty for nothing."""
    if not path.exists():
        return "The file is missing."
    size = path.stat().st_size
    if size != file.byte_count:
        return f"The file has {size} bytes; {file.byte_count} were written."
    if file.sha256 and digest_file(path) != file.sha256:
        return "The file's digest is not the one that was taken when it was written."
    try:
        return _wrong_inside(path, file)
    except (pa.ArrowException, OSError) as failed:
        return f"The file cannot be read: {str(failed).splitlines()[0].rstrip('.')}."


def _wrong_inside(path: Path, file: FactFile) -> str:
    with pq.ParquetFile(path) as opened:
        if opened.metadata.num_rows != file.row_count:
            return f"The file has {opened.metadata.num_rows} rows; {file.row_count} were written."
        wanted = kept_schema(DATASETS[file.dataset], file.state)
        found = opened.schema_arrow
        if [(one.name, one.type) for one in found] != [(one.name, one.type) for one in wanted]:
            return "The file has other columns than this version writes."
        if not file.sha256:  # written before digests were kept: every page is read instead
            for _ in opened.iter_batches():
                pass
    return ""


def _blocks(where: str, what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, where, what, remedy)
