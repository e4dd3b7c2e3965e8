"""What is left to do on the disk once an erasure is committed; safe to stop and to do again.

The commit decides. Copies of imported files without the person lie ready beside those with them,
and take their place; files of facts that were replaced go at once, without days of grace.
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from trueline.facts.ledger.disk import sync
from trueline.facts.ledger.leftovers import find_leftovers
from trueline.facts.manifest import ERASE, Manifest
from trueline.facts.redacted import Redaction
from trueline.facts.upkeep.publishing import publish, published_datasets

READY = ".ready"
AT_ONCE = timedelta(0)

_REVISION = re.compile(r"(?:cur|hist|seen|roll)-(\d+)-")
_DIGITS_OF_DIGEST = 16


def ready_path(folder: Path, redaction: Redaction) -> Path:
    """Give where a redacted copy waits until its commit is made."""
    mark = redaction.redacted_sha256[:_DIGITS_OF_DIGEST]
    return folder / "raw" / f"{redaction.sha256}.{mark}{READY}"


def ready_copies(folder: Path, redactions: Iterable[Redaction]) -> bool:
    """Say whether all redacted copies are still there; a commit may only be made then."""
    return all(ready_path(folder, one).exists() for one in redactions)


def finish_erasures(
    folder: Path, manifest: Manifest, *, now: datetime, forgets_names: bool = False
) -> None:
    """Bring the disk to what the newest erasure decided.

    Args:
        folder: The ledger's folder.
        manifest: Its lock must be held.
        now: When, in UTC.
        forgets_names: Whether names that other engines read are written anew, too.
    """
    _place_copies(folder, manifest)
    newest = max((one.revision for one in manifest.commits() if one.kind == ERASE), default=0)
    if forgets_names or _older_than(newest, folder, manifest, now):
        published = published_datasets(folder)
        if published:
            publish(folder, manifest, published, now)
        for path in _older_than(newest, folder, manifest, now):
            path.unlink(missing_ok=True)
    if forgets_names:
        for path in (*folder.glob("dims/*.parquet"), *_names_left(folder, manifest, now)):
            path.unlink(missing_ok=True)


def _place_copies(folder: Path, manifest: Manifest) -> None:
    """Let copies whose commit was made take their place."""
    if not any((folder / "raw").glob(f"*{READY}")):
        return
    for redaction in manifest.redactions().values():
        ready = ready_path(folder, redaction)
        if ready.exists():
            kept = folder / "raw" / f"{redaction.sha256}.zst"
            ready.replace(kept)
            sync([kept], root=folder)


def _older_than(revision: int, folder: Path, manifest: Manifest, now: datetime) -> list[Path]:
    """Give files of facts that nobody needs and that an earlier commit wrote."""
    left = find_leftovers(folder, manifest, now=now, grace=AT_ONCE)
    revisions = {one.path: _REVISION.match(one.path.name) for one in left}
    return [path for path, found in revisions.items() if found and int(found[1]) < revision]


def _names_left(folder: Path, manifest: Manifest, now: datetime) -> list[Path]:
    left = find_leftovers(folder, manifest, now=now, grace=AT_ONCE)
    return [one.path for one in left if one.path.is_relative_to(folder / "names")]
