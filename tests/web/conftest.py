"""A real server on a home of its own, people signed in to it, and the machine's Chromium."""

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, Page

from tests.chromium import CHROMIUM, FLAGS
from tests.databases import own_database
from tests.ports import free_port
from tests.web import acme
from trueline.web.deciding import decision_page, kept
from trueline.web.meeting import known_meetings
from trueline.web.owed import known as known_owed
from trueline.web.pages import annotations
from trueline.web.reporting import previewed
from trueline.web.reviewing import kept_meeting
from trueline.web.studying import known_studies

ROOT = Path(__file__).resolve().parents[2]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, and skip it loudly without one."""
    for item in items:
        if {"page", "browser"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium: apt-get install chromium"))


@dataclass(frozen=True)
class Served:
    """A server that runs.

    Attributes:
        address: Of it, without a slash at the end.
        home: Its folder.
        database: What names its database in an environment.
        cookies: Session cookies by person: a role's name, ``stranger`` or ``nobody``.
        process: Id of the server's process.
    """

    address: str
    home: Path
    database: dict[str, str]
    cookies: dict[str, str]
    process: int


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a home that Acme and a stranger live in, as people would run it."""
    home = tmp_path_factory.mktemp("home")
    port = free_port()
    environment = {
        **os.environ,
        **(database := own_database()),
        "TRUELINE_HOME": str(home),
        "TRUELINE_PORT": str(port),
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
        "DJANGO_SETTINGS_MODULE": "trueline.web.settings",
    }
    with (home / "log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, str(ROOT / "tests/web/run_acme.py"), str(home)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    assert server.stdout is not None
    said = server.stdout.readline()
    address = f"http://127.0.0.1:{port}"
    try:
        assert said, (home / "log").read_text()
        wait_for(address)
        yield Served(address, home, database, json.loads(said), server.pid)
        assert "Traceback" not in (home / "log").read_text()
    finally:
        server.terminate()
        server.wait(30)
        server.stdout.close()


def wait_for(address: str, *, seconds: int = 20) -> None:
    """Wait until a server shows its door."""
    for _ in range(10 * seconds):
        try:
            with urllib.request.urlopen(f"{address}/accounts/login/"):  # noqa: S310 - our own
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    pytest.fail(f"{address} does not answer")


@pytest.fixture(scope="session")
def base_url() -> str | None:
    """Stand in for a plug-in's fixture that warns of its own shape."""
    return None


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    size = {"width": 1440, "height": 900}
    known = {"viewport": size, "locale": "en-GB", "timezone_id": "Europe/Dublin"}
    return {**browser_context_args, **known, "reduced_motion": "reduce"}


@pytest.fixture
def signed_in(served: Served, context: BrowserContext) -> Callable[[str], None]:
    """Give a function that makes the browser a person's, by role."""

    def sign_in(role: str) -> None:
        cookie = {"name": "trueline_session", "value": served.cookies[role], "url": served.address}
        context.add_cookies([cookie])

    return sign_in


@pytest.fixture
def quiet(page: Page) -> Iterator[Page]:
    """Fail on a console error, a fault of the page, a CSP violation or a request off this host."""
    heard: list[str] = []
    page.on("console", lambda m: heard.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", lambda request: heard.append(request.url) if _is_far(request.url) else None)
    yield page
    assert heard == []


def _is_far(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "data:", "blob:"))


@pytest.fixture
def home(db: None, settings: Any, tmp_path: Path) -> Path:  # noqa: ARG001 - opens the database
    """Give an empty home for pages that are asked in this process."""
    pages = (
        kept.KNOWN,
        kept_meeting.KEPT,
        decision_page.SINCE,
        known_studies.KNOWN,
        known_meetings.FOUND,
        annotations.FOUND,
        previewed.GROUNDS,
        known_owed.FOUND,
        known_owed.PAST,
    )
    for remembered in pages:
        remembered.forget()  # entries of different tests have the same numbers
    settings.TRUELINE_HOME = tmp_path
    settings.UPLOADS = tmp_path / "uploads"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if "whitenoise" not in one]
    return tmp_path


@pytest.fixture
def organisation(home: Path) -> Path:
    """Give a home with Acme, its plan and one import."""
    acme.make_organisations()
    assert acme.bring("acme", home, acme.daily_rows()).batch is not None
    return home


@pytest.fixture
def ask() -> Callable[[str], Client]:
    """Give a function that gives a client signed in as the person of an address."""

    def signed_in(email: str) -> Client:
        client = Client()
        client.force_login(
            acme.make_person(email), "allauth.account.auth_backends.AuthenticationBackend"
        )
        return client

    return signed_in
