"""The same study gives the same bytes in another process, with other hashes and other threads."""

import os
import subprocess
import sys

import pytest

from tests.house.example_studies import FOLDER

PROGRAM = """
import sys, trueline
from dataclasses import replace
from trueline.evidence.asking.results import Code
print(replace(trueline.answer(sys.argv[1]), code=Code("", "")).digest)
"""
QUICK = ("experiment", "difference-in-differences", "synthetic-control", "interrupted-time-series")


def digest_in(example: str, *, hashes: str, threads: str) -> str:
    """The digest of an example's results, worked out by a process of its own."""
    surroundings = {**os.environ, "PYTHONHASHSEED": hashes, "OMP_NUM_THREADS": threads}
    surroundings["OPENBLAS_NUM_THREADS"] = threads
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(FOLDER / f"{example}.yaml")],
        capture_output=True,
        text=True,
        check=True,
        env=surroundings,
    )
    return done.stdout.strip()


@pytest.mark.parametrize(
    "example",
    [
        *QUICK,
        pytest.param("adjusted-comparison", marks=pytest.mark.slow),
        pytest.param("media-mix", marks=pytest.mark.slow),
    ],
)
def test_another_process_gives_the_same_bytes(example: str) -> None:
    first = digest_in(example, hashes="1", threads="1")
    assert len(first) == 64
    assert digest_in(example, hashes="2", threads="2") == first
