"""Which engines this machine can run, for tests that ask all of them."""

import os
import shutil
from importlib.util import find_spec

import pytest

from trueline.contracts.engine import Engine
from trueline.usecases.catalogues import ENGINES

NO_SPARK = "no Spark: apt-get install default-jre-headless, and make test-spark installs pyspark"
HAS_SPARK = find_spec("pyspark") is not None and shutil.which("java") is not None

QUICK_JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -XX:ReservedCodeCacheSize=240m"
"""For programs that live for seconds: no time goes into making them faster.

Without the last word what is compiled has 48 MB; Spark fills them within a minute, and Java then
compiles nothing more and says so in the midst of what we print.
"""


def engine(name: str) -> Engine:
    """Give an engine; Spark by two cores, which is enough to come apart."""
    if name != "spark":
        return ENGINES.get(name)
    os.environ.setdefault("JAVA_TOOL_OPTIONS", QUICK_JAVA)
    return ENGINES.get(name).at("local[2]")


ON_SPARK = (pytest.mark.spark, pytest.mark.skipif(not HAS_SPARK, reason=NO_SPARK))
"""Marks of what starts a Java machine: minutes, so `make test-spark` runs it, as the gate does."""

ALL_ENGINES = tuple(
    pytest.param(one.name, id=one.name, marks=ON_SPARK if one.name == "spark" else ())
    for one in ENGINES.all()
)
"""Names, to parametrize a test by; what this machine cannot run is skipped with the remedy."""

OTHER_ENGINES = tuple(one for one in ALL_ENGINES if one.id != "duckdb")
"""All that must answer as the default does."""
