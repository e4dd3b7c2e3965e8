"""Files are brought, recognised, answered for and imported while the page looks on."""

import os
import re
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.databases import opened_database
from tests.web import acme
from tests.web.conftest import Served

CASES = Path(__file__).resolve().parents[1] / "cases" / "importers"
SignIn = Callable[[str], None]
LONG_ROWS = 1_000_000
IMPORT = re.compile("^Import th")


def write_long_file(path: Path, account: str) -> None:
    with path.open("w", encoding="utf-8") as stream:
        stream.write("account,metric,breakdown,day,value\n")
        for number in range(LONG_ROWS // 200):
            for day in range(200):
                month, rest = divmod(day, 28)
                date = f"2026-{month + 1:02d}-{rest + 1:02d}"
                stream.write(f"x/{account}-{number},views,,{date},{day}\n")


def worker_of(server: int) -> int:
    """Give the process that runs jobs, a child of the server."""
    listed = Path(f"/proc/{server}/task").glob("*/children")  # of each of its threads
    for child in " ".join(thread.read_text() for thread in listed).split():
        if b"trueline.web.worker" in Path(f"/proc/{child}/cmdline").read_bytes():
            return int(child)
    pytest.fail("the server has no worker")


def wait_until_running(served: Served, title: str) -> None:
    """Look closely: an import takes about a second, and a page looks less often than that."""
    running = f"select 1 from web_job where title = '{title}' and state = 'running'"
    with opened_database(served.home, served.database) as opened:
        for _ in range(4_000):
            if opened.execute(running).fetchone():
                return
            time.sleep(0.005)
    pytest.fail(f"{title} never began")


def bring(page: Page, served: Served, *files: Path) -> None:
    page.goto(f"{served.address}/data/")
    page.get_by_label("Export files").set_input_files(list(files))  # sends the form by itself
    page.wait_for_load_state("networkidle")


def test_a_file_that_says_whose_it_is_is_imported_and_known_the_second_time(
    quiet: Page, served: Served, signed_in: SignIn, tmp_path: Path
) -> None:
    signed_in("stranger")
    file = tmp_path / "january.csv"
    file.write_text(acme.daily_rows(views=11), encoding="utf-8")
    bring(quiet, served, file)
    expect(quiet.get_by_text("Trueline daily values")).to_be_visible()
    quiet.get_by_role("button", name=IMPORT).click()
    row = quiet.locator(".jobs > li", has_text="january.csv").first
    expect(row.get_by_text("Finished, rows set aside")).to_be_visible()
    expect(row).to_contain_text("119 rows read: 118 facts, 0 totals, 1 set aside.")
    expect(quiet.locator("#batches")).to_contain_text("january.csv")
    row.get_by_role("link", name="See what came in").click()
    expect(quiet.get_by_role("heading", level=1)).to_have_text("january.csv")
    expect(quiet.get_by_role("heading", name="Rows set aside")).to_be_visible()
    bring(quiet, served, file)
    quiet.get_by_role("button", name=IMPORT).click()
    again = quiet.locator(".jobs > li", has_text="january.csv").first
    expect(again).to_contain_text("nothing changed")


def test_a_file_that_does_not_say_whose_it_is_waits_for_an_answer(
    quiet: Page, served: Served, signed_in: SignIn
) -> None:
    signed_in("stranger")
    bring(quiet, served, CASES / "zendesk-tickets" / "tickets.csv")
    account = quiet.get_by_label("Whose is it? The file does not say.")
    expect(account).to_be_visible()
    expect(account).to_have_attribute("placeholder", "inbox/…")
    account.fill("inbox/other")
    quiet.get_by_role("button", name=IMPORT).click()
    row = quiet.locator(".jobs > li", has_text="tickets.csv").first
    expect(row.get_by_role("link", name="See what came in")).to_be_visible()


def test_a_file_can_be_forgotten_before_it_is_imported(
    quiet: Page, served: Served, signed_in: SignIn
) -> None:
    signed_in("stranger")
    bring(quiet, served, CASES / "x-overview" / "overview.csv")
    expect(quiet.locator("#drafts")).to_contain_text("overview.csv")
    quiet.get_by_role("button", name="Forget this file").click()
    expect(quiet.get_by_role("heading", name="Recognised")).to_be_hidden()


def test_a_file_that_nobody_knows_says_what_it_looks_like(
    quiet: Page, served: Served, signed_in: SignIn, tmp_path: Path
) -> None:
    signed_in("stranger")
    page = tmp_path / "report.csv"
    page.write_text("<!doctype html><html><body>Sign in</body></html>", encoding="utf-8")
    bring(quiet, served, page)
    row = quiet.locator(".jobs > li", has_text="report.csv").first
    expect(row.get_by_text("Not imported")).to_be_visible()
    expect(row.locator(".issues .blocks").first).to_be_visible()


def test_a_long_import_shows_how_far_it_is_and_stops_when_told(
    quiet: Page, served: Served, signed_in: SignIn, tmp_path: Path
) -> None:
    signed_in("stranger")
    file = tmp_path / "long.csv"
    write_long_file(file, "stopped")
    polls: list[str] = []
    quiet.on("request", lambda asked: polls.append(asked.url) if "/data/jobs/" in asked.url else 0)
    bring(quiet, served, file)
    quiet.get_by_role("button", name=IMPORT).click()
    row = quiet.locator(".jobs > li", has_text="long.csv").first
    expect(row.get_by_role("progressbar")).to_be_visible()
    row.get_by_role("button", name="Stop").click()
    expect(row.get_by_text("Stopped, nothing kept")).to_be_visible(timeout=30_000)
    seen = len(polls)
    assert seen > 1
    quiet.wait_for_timeout(1_500)
    assert len(polls) == seen, "the page still asks after the end"
    expect(quiet.locator("#batches")).not_to_contain_text("long.csv")
    assert list((served.home / "uploads").iterdir()) == []


def test_an_import_whose_worker_is_killed_leaves_nothing_and_says_so(
    quiet: Page, served: Served, signed_in: SignIn, tmp_path: Path
) -> None:
    signed_in("stranger")
    file = tmp_path / "killed.csv"
    write_long_file(file, "killed")
    bring(quiet, served, file)
    killed = worker_of(served.process)
    quiet.get_by_role("button", name=IMPORT).click()
    row = quiet.locator(".jobs > li", has_text="killed.csv").first
    wait_until_running(served, "killed.csv")
    os.kill(killed, signal.SIGKILL)
    expect(row).to_contain_text("Trueline was stopped while this ran", timeout=30_000)
    quiet.reload()
    expect(quiet.locator("#batches")).not_to_contain_text("killed.csv")
    expect(quiet.get_by_role("table").first).not_to_contain_text("x/killed")
    assert worker_of(served.process) != killed
