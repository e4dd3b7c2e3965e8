"""Files that must outlive a power cut: raw exports, and what a commit is about to name."""

import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self
from uuid import uuid4

import pyarrow as pa

from trueline.core.digest import CHUNK_BYTES, digest_file
from trueline.core.errors import ConflictError, NoRoomError, TruelineError
from trueline.facts.ledger.damage import damaged
from trueline.facts.redacted import RedactedCopy, Redaction

SYNC_THREADS = 8
LACKS_OF_ROOM = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EROFS)


def sync(paths: Iterable[Path], *, root: Path) -> None:
    """Force files and then the folders above them, up to ``root``, onto the disk."""
    files = list(paths)
    folders = {above for one in files for above in one.parents if above.is_relative_to(root)}
    with ThreadPoolExecutor(SYNC_THREADS) as threads:
        list(threads.map(_sync_one, files))
        list(threads.map(_sync_one, sorted(folders)))


class RawDraft:
    """A compressed copy of an imported file in the making; kept only together with its commit.

    A context: compressing begins beside the reading, and a draft that was not kept is removed.
    """

    def __init__(self, export: Path | RedactedCopy, folder: Path, digest: str) -> None:
        """Begin to compress.

        Args:
            export: The file as it came, or what people who were erased left of it.
            folder: Where copies are kept, each under its digest.
            digest: SHA-256 of the file as it came.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self._kept = folder / f"{digest}.zst"
        self._draft = folder / f"{digest}.{uuid4().hex[:8]}.part"
        self._redaction = None if isinstance(export, Path) else export.redaction
        self._digest = self._redaction.redacted_sha256 if self._redaction else digest
        path = export if isinstance(export, Path) else export.path
        self._thread = ThreadPoolExecutor(1)
        self._copied = self._thread.submit(compress, path, self._draft)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown(wait=True)
        self._draft.unlink(missing_ok=True)

    @property
    def redactions(self) -> tuple[Redaction, ...]:
        """What the commit has to note; nothing when a copy of the file is there already."""
        return (self._redaction,) if self._redaction and not self._kept.exists() else ()

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Keep the copy while a commit is made, and for good unless the commit fails.

        Raises:
            ConflictError: The file changed since its digest was taken.
        """
        if self._copied.result() != self._digest:
            raise ConflictError("The file was changed while it was being read; import it again.")
        is_new = not self._kept.exists()
        if is_new:
            self._draft.replace(self._kept)
            _sync_one(self._kept.parent)
        try:
            yield
        except BaseException:
            if is_new:
                self._kept.replace(self._draft)
            raise


def is_kept(folder: Path, digest: str) -> bool:
    """Say whether there is a copy of an imported file."""
    return (folder / f"{digest}.zst").exists()


@contextmanager
def open_raw(folder: Path, digest: str, redaction: Redaction | None = None) -> Iterator[Path]:
    """Give a copy of an imported file, as it came, for as long as the context lasts.

    Args:
        folder: Where copies are.
        digest: Of the file as it came.
        redaction: What people who were erased left of it; None for all.

    Raises:
        DamagedError: The file is missing or not what was imported.
        NoRoomError: There is no room for a copy.
    """
    kept = folder / f"{digest}.zst"
    with TemporaryDirectory(prefix="trueline-raw-") as scratch:
        copy = Path(scratch) / "export"
        with room_for("A copy of an imported file"):
            _unpack(kept, copy)
        right = {digest, redaction.redacted_sha256 if redaction else digest}
        if digest_file(copy) not in right:  # a redacted copy may be about to take its place
            raise damaged(kept, "it is not what was imported")
        yield copy


@contextmanager
def room_for(what: str) -> Iterator[None]:
    """Refuse what the disk cannot take, in words that begin with what was to be written.

    Raises:
        NoRoomError: The disk is full or cannot be written.
    """
    try:
        yield
    except Exception as failed:
        if isinstance(failed, TruelineError) or not is_lack_of_room(failed):
            raise
        raise NoRoomError(
            f"{what} could not be written, and nothing was kept: {failed}. "
            "Make room on the disk and try again."
        ) from failed


def is_lack_of_room(failed: Exception) -> bool:
    """Say whether an error means that the disk cannot take more, whoever reported it."""
    if isinstance(failed, OSError):
        return failed.errno in LACKS_OF_ROOM
    return any(os.strerror(one) in str(failed) for one in LACKS_OF_ROOM)


def _unpack(kept: Path, copy: Path) -> None:
    try:
        with pa.CompressedInputStream(str(kept), "zstd") as packed, copy.open("wb") as plain:
            shutil.copyfileobj(packed, plain, CHUNK_BYTES)
    except FileNotFoundError:
        raise damaged(kept, "it is missing") from None
    except OSError as failed:
        if is_lack_of_room(failed):
            raise
        raise damaged(kept, str(failed).rstrip(".")) from failed


def compress(export: Path, draft: Path) -> str:
    """Write a compressed copy onto the disk; give the digest of what was read."""
    running = sha256()
    with export.open("rb") as plain, pa.CompressedOutputStream(str(draft), "zstd") as packed:
        while chunk := plain.read(CHUNK_BYTES):
            running.update(chunk)
            packed.write(chunk)
    _sync_one(draft)
    return running.hexdigest()


def _sync_one(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
