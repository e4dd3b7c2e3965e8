"""``from trueline.evidence import …`` is quick, because it loads what is named and no more."""

import subprocess
import sys

import pytest

import trueline.evidence

HEAVY = ("scipy", "sklearn", "pandas", "django", "duckdb", "ibis", "pyarrow")
PROGRAM = f"""
import sys
from trueline.evidence import Columns, Source, Study, Treatment, read_study
print(*(one for one in {HEAVY} if one in sys.modules))
"""


def test_the_package_loads_no_heavy_library() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


def test_every_name_that_it_offers_is_there() -> None:
    for name in trueline.evidence.__all__:
        assert getattr(trueline.evidence, name).__name__ == name


def test_a_name_that_is_not_offered_is_refused() -> None:
    with pytest.raises(AttributeError, match="has no attribute no_such_thing"):
        trueline.evidence.no_such_thing  # noqa: B018 - asking is the point
