"""Stories that take place in a browser are told to the server of the web tests, or to the demo."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.databases import own_database
from tests.ports import free_port
from tests.web.conftest import (
    base_url,
    browser_context_args,
    browser_type_launch_args,
    pytest_collection_modifyitems,
    quiet,
    served,
    signed_in,
    wait_for,
)

__all__ = [
    "base_url",
    "browser_context_args",
    "browser_type_launch_args",
    "demo_address",
    "pytest_collection_modifyitems",
    "quiet",
    "served",
    "signed_in",
]


@pytest.fixture(scope="session")
def demo_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a home that was started as people start it the first time, with the demo."""
    home, port = tmp_path_factory.mktemp("demo"), free_port()
    places = {"TRUELINE_HOME": str(home), "TRUELINE_PORT": str(port)}
    with (home / "log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "trueline.cli.main", "start"],
            env={**os.environ, **own_database(), **places},
            stdout=log,
            stderr=log,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, seconds=240)
        yield address
        assert "Traceback" not in (home / "log").read_text()
    finally:
        server.terminate()
        server.wait(60)
