"""How far the worker is with the files of a drop, and how long the rest may take."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _

from trueline.core.errors import StoppedError
from trueline.web.stores.job_progress import advance
from trueline.web.stores.jobs import JobRecord

SECONDS_BETWEEN_WORDS = 0.5
SECONDS_BEFORE_GUESS = 2
LEAST_SHARE = 0.02
"""Of the work, that has to be done before a guess is more than noise."""
CHUNK_BYTES = 1 << 20
NOT_LINES = (b"PK", b"\xd0\xcf\x11\xe0", b"PAR1")
"""First bytes of files whose rows cannot be counted beforehand."""
SHARES = {"reading": (0.0, 0.6), "comparing": (0.6, 0.7), "writing": (0.7, 0.95)}
"""From where to where each step of an import goes, as shares of its time; about."""


@dataclass(frozen=True, slots=True)
class FileInWork:
    """The file that the worker is at.

    Attributes:
        drop: Job of the drop.
        file: Job of the file.
        before: What the files before it weigh together, in the unit of the drop's progress.
        weight: What it weighs itself.
        rows: Rows in it, about; None when that cannot be said.
    """

    drop: int
    file: int
    before: int
    weight: int
    rows: int | None


def reporter(work: FileInWork) -> Callable[[str, int], None]:
    """Give a function that writes progress down now and then, and stops when asked to."""
    last_said = ("", 0.0)

    def report(step: str, done: int) -> None:
        nonlocal last_said
        now = time.monotonic()
        if step == last_said[0] and now - last_said[1] < SECONDS_BETWEEN_WORDS:
            return
        last_said = (step, now)
        advance(work.file, step=step, done=done)
        so_far = work.before + round(work.weight * share_done(step, done, work.rows))
        if advance(work.drop, step="", done=so_far):
            raise StoppedError(_("It was stopped; nothing of the file in work was kept."))

    return report


def share_done(step: str, done: int, rows: int | None) -> float:
    """Say how far a file is, from 0 to 1.

    Example:
        >>> share_done("reading", 50, 100), share_done("comparing", 100, 100)
        (0.3, 0.6)
    """
    first, last = SHARES.get(step, (0.95, 1.0))
    inside = min(done / rows, 1.0) if rows and step != "comparing" else 0.0
    return round(first + (last - first) * inside, 4)


def seconds_left(job: JobRecord) -> int | None:
    """Guess how long a job still takes, from how long it took so far; None when too early."""
    if job.started_at is None or not job.total or not job.done:
        return None
    spent = (timezone.now() - job.started_at).total_seconds()
    if spent < SECONDS_BEFORE_GUESS or job.done < LEAST_SHARE * job.total:
        return None
    return max(0, round(spent / job.done * (job.total - job.done)))


def count_lines(path: Path) -> int | None:
    """Give the number of lines of a text file, about; None for one that does not show them."""
    with path.open("rb") as stream:
        if stream.read(4).startswith(NOT_LINES):
            return None
    return sum(chunk.count(b"\n") for chunk in _chunks(path)) or None


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK_BYTES):
            yield chunk
