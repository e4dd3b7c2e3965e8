"""Files of a ledger's folder that nobody needs any more: replaced, or left by what was killed."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from trueline.facts.ledger.delta_log import LOG, published_files
from trueline.facts.manifest import Manifest

GRACE = timedelta(hours=24)
"""A reader may still have the list of files that was in force until then."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """A file that no commit names.

    Attributes:
        path: Where it is.
        byte_count: Its size.
        since: Since when it was not needed, or when it was written, in UTC.
    """

    path: Path
    byte_count: int
    since: datetime


def find_leftovers(
    folder: Path, manifest: Manifest, *, now: datetime, grace: timedelta
) -> tuple[Leftover, ...]:
    """Give the files that no commit names, such as those of an import that was killed, by path.

    Args:
        folder: The ledger's folder.
        manifest: Says what is live; its lock must be held.
        now: The present.
        grace: Younger files are left out: a reader or a writer may still need them.
    """
    named = {folder / one.path for one in manifest.live().files}
    named |= {folder / "raw" / f"{one.sha256}.zst" for one in manifest.commits()}
    for log in (*folder.glob(f"facts/*/{LOG}"), *folder.glob(f"names/*/{LOG}")):
        named |= {log.parent / path for path in published_files(log.parent)}
    found = (_leftover(one) for one in _candidates(folder) if one not in named)
    aged = [one for one in found if one is not None and one.since <= now - grace]
    return tuple(sorted(aged, key=lambda one: one.path))


def retire(folder: Path, replaced: Iterable[str], now: datetime) -> None:
    """Note on replaced files when they were replaced; their days of grace begin then."""
    for path in replaced:
        with suppress(FileNotFoundError):
            os.utime(folder / path, (now.timestamp(), now.timestamp()))


def _leftover(path: Path) -> Leftover | None:
    try:
        found = path.stat()
    except FileNotFoundError:  # another writer's draft, which it removed or kept meanwhile
        return None
    return Leftover(path, found.st_size, datetime.fromtimestamp(found.st_mtime, UTC))


def _candidates(folder: Path) -> Iterator[Path]:
    for one in (folder / "facts").rglob("*.parquet"):
        if LOG not in one.parts:
            yield one
    yield from folder.glob("names/*/*.parquet")
    yield from folder.glob("raw/*")
    yield from folder.glob("dims/*.part")
