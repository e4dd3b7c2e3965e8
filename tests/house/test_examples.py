"""Examples in docstrings give what they say."""

import doctest
import importlib
from pathlib import Path

import pytest

from tests.house.sources import PACKAGE, modules

WITH_EXAMPLES = [path for path in modules() if ">>>" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=lambda path: path.stem)
def test_examples_in_docstrings_are_true(path: Path) -> None:
    name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
    outcome = doctest.testmod(importlib.import_module(name))
    assert outcome.attempted > 0
    assert outcome.failed == 0
