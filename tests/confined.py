"""Reads a file in a process of its own, with little memory and time: what swamps it, dies there."""

import resource
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from tests.importing import ReadFile, read_file
from trueline.core.errors import FaultyInputError
from trueline.exports.files.opening import open_export
from trueline.exports.mapping.proposing import propose_mapping
from trueline.metrics.catalogue import load_catalogue
from trueline.usecases.catalogues import IMPORTERS

MEMORY_LIMIT_BYTES = 3 << 30
SECONDS_LIMIT = 30
READY = (IMPORTERS.all(), load_catalogue())
"""Loaded once, before the first process is forked."""

_FORKS = get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.confined"])


@dataclass(frozen=True)
class Outcome:
    """What became of a file.

    Attributes:
        kind: ``read``, ``refused`` or ``unrecognised``; empty when the process died.
        words: What a person is told.
        peak_bytes: Memory that the process had at most.
    """

    kind: str
    words: str
    peak_bytes: int


def read_confined(path: Path, account: str = "youtube/acme") -> Outcome:
    """Read a file, propose a mapping when it is not known, and say what came of it."""
    ours, theirs = _FORKS.Pipe()
    process = _FORKS.Process(target=_read, args=(theirs, path, account))
    process.start()
    theirs.close()
    try:
        return ours.recv() if ours.poll(2 * SECONDS_LIMIT) else Outcome("", "too slow", 0)
    except EOFError:
        process.join()
        return Outcome("", f"ended with {process.exitcode}", 0)
    finally:
        process.kill()
        process.join()
        ours.close()


def _read(line: Connection, path: Path, account: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT_BYTES, MEMORY_LIMIT_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_LIMIT, SECONDS_LIMIT))
    kind, words = _told(path, account)
    line.send(Outcome(kind, words, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10))


def _told(path: Path, account: str) -> tuple[str, str]:
    try:
        found = read_file(path, account)
        if isinstance(found, ReadFile):
            return "read", found.recognition.kind
        propose_mapping(open_export(path), load_catalogue().metrics, (), ())
    except FaultyInputError as refused:
        return "refused", " ".join(f"{one.what} {one.remedy}" for one in refused.issues)
    return "unrecognised", found.looks_like
