"""What every test may ask for: random numbers, a day, the corpus of real exports."""

import os
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from django.conf import settings as django
from hypothesis import HealthCheck, settings

from tests.databases import SERVER

ROOT = Path(__file__).resolve().parents[1]

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
"""A browser keeps a loop in the thread of its tests, and Django would refuse its database there to
every later test of the same process, though none of them is asynchronous."""

settings.register_profile(
    "ci",
    derandomize=True,
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("night", parent=settings.get_profile("ci"), max_examples=5_000)


def pytest_configure(config: pytest.Config) -> None:
    """Draw as many examples as the run is long."""
    settings.load_profile("night" if config.option.markexpr == "slow" else "ci")


@pytest.fixture(scope="session", autouse=True)
def bare_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep tests out of the developer's own home: what they write goes to a folder of the run."""
    home = tmp_path_factory.mktemp("home")
    django.TRUELINE_HOME = home
    django.UPLOADS = home / "uploads"
    django.STATIC_ROOT = home / "assets" / "public"
    django.STATIC_ROOT.mkdir(parents=True)
    return home


@pytest.fixture(scope="session")
def django_db_modify_db_settings_xdist_suffix(request: pytest.FixtureRequest) -> None:
    """Give each process of the run a database of its own: one in its memory, or one on the server.

    pytest-django would do the same, but knows SQLite by the name of Django's own engine only.
    """
    for database in django.DATABASES.values():
        tested = database.setdefault("TEST", {})
        worker = getattr(request.config, "workerinput", {}).get("workerid", "")
        if not SERVER:
            tested["NAME"] = ":memory:"
        elif worker:
            tested["NAME"] = f"test_{database['NAME']}_{worker}"


@pytest.fixture
def rng() -> np.random.Generator:
    """Give random numbers that are the same in every run."""
    return np.random.default_rng(1)


@pytest.fixture
def today() -> date:
    """Give the day on which tests take place."""
    return date(2026, 11, 20)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Give the folder of real export files; it is not part of the repository."""
    folder = Path(os.environ.get("TRUELINE_CORPUS") or ROOT.parent / "shared" / "exports")
    if (folder / "INDEX.md").is_file():
        return folder
    reason = f"The corpus of real exports is not at {folder}; set TRUELINE_CORPUS to its folder."
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
