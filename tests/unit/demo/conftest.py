"""The demo's files, written once for all tests of this folder."""

from pathlib import Path

import pytest

from trueline.demo.exports import write_exports
from trueline.demo.story import DemoExport


@pytest.fixture(scope="session")
def demo_exports(tmp_path_factory: pytest.TempPathFactory) -> tuple[DemoExport, ...]:
    return write_exports(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def demo_file(demo_exports: tuple[DemoExport, ...]) -> "DemoFile":
    return DemoFile(demo_exports)


class DemoFile:
    """Finds one file of the story by morning, network and words of its name."""

    def __init__(self, exports: tuple[DemoExport, ...]) -> None:
        self._exports = exports

    def __call__(self, morning: str, network: str, *words: str) -> Path:
        (found,) = (
            one.path
            for one in self._exports
            if one.path.parent.parts[-2:] == (morning, network)
            and all(word in one.path.name for word in words)
        )
        return found
