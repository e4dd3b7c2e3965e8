"""Files are brought, previewed, answered for and imported while the page looks on."""

import os
import re
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.databases import opened_database
from tests.web import acme
from tests.web.conftest import Served

pytestmark = pytest.mark.both

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
    running = (
        f"select 1 from web_job where title = '{title}' and state = 'running' "
        "and drop_id is not null"
    )
    with opened_database(served.home, served.database) as opened:
        for _ in range(4_000):
            if opened.execute(running).fetchone():
                return
            time.sleep(0.005)
    pytest.fail(f"{title} never began")


def bring(page: Page, served: Served, *files: Path) -> None:
    page.goto(f"{served.address}/data/")
    page.get_by_label("Export files").set_input_files(list(files))  # sends the form by itself
    page.wait_for_url("**/data/drops/*/")


def expect_looked_through(page: Page) -> None:
    expect(page.get_by_role("heading", name="Looking through")).to_be_hidden(timeout=30_000)


def line_of(page: Page, name: str) -> Locator:
    return page.locator(".brought > li", has_text=name).first


def test_a_file_that_says_whose_it_is_is_previewed_imported_and_known_the_second_time(
    quiet: Page, served: Served, signed_in: SignIn, tmp_path: Path
) -> None:
    signed_in("stranger")
    file = tmp_path / "january.csv"
    file.write_text(acme.daily_rows(views=11), encoding="utf-8")
    bring(quiet, served, file)
    line = line_of(quiet, "january.csv")
    expect(line.get_by_text("Ready")).to_be_visible(timeout=30_000)
    expect(line).to_contain_text("119 rows read: 118 facts, 0 totals, 1 set aside.")
    expect(line).to_contain_text("The row has no value.")
    quiet.get_by_role("button", name=IMPORT).click()
    expect(line.get_by_text("Imported, rows set aside")).to_be_visible(timeout=30_000)
    line.get_by_role("link", name="See what came in").click()
    expect(quiet.get_by_role("heading", level=1)).to_have_text("january.csv")
    expect(quiet.get_by_role("heading", name="Rows set aside")).to_be_visible()
    bring(quiet, served, file)
    expect(line.get_by_text("Known already")).to_be_visible(timeout=30_000)


def test_what_a_file_does_not_say_is_asked_remembered_and_taken_back(
    quiet: Page, served: Served, signed_in: SignIn, tmp_path: Path
) -> None:
    signed_in("stranger")
    content = (CASES / "zendesk-tickets" / "tickets.csv").read_bytes()
    for rank, name in enumerate(("tickets.csv", "tickets-2.csv")):
        file = tmp_path / name
        file.write_bytes(content + b"\n" * rank)
        bring(quiet, served, file)
        expect_looked_through(quiet)
        if rank == 0:
            account = quiet.get_by_label("Whose is it?")
            expect(account).to_have_attribute("placeholder", "inbox/…")
            account.fill("inbox/other")
            quiet.get_by_role("button", name="Answer and look again").click()
        expect(line_of(quiet, name).get_by_text("Ready")).to_be_visible(timeout=30_000)
        quiet.get_by_role("button", name=IMPORT).click()
        expect(line_of(quiet, name).get_by_text("Imported")).to_be_visible(timeout=30_000)
    quiet.get_by_role("link", name="Take it back").first.click()
    quiet.get_by_role("button", name="Take it back").click()
    expect(line_of(quiet, "tickets-2.csv").get_by_text("Taken back")).to_be_visible(timeout=30_000)
    quiet.goto(f"{served.address}/data/answers/")
    expect(quiet.get_by_role("row", name="inbox/other")).to_be_visible()


def test_a_folder_is_brought_as_a_whole_and_tells_its_files_apart(
    quiet: Page, served: Served, signed_in: SignIn, tmp_path: Path
) -> None:
    signed_in("stranger")
    for place in ("north", "south"):
        (tmp_path / "exports" / place).mkdir(parents=True)
        content = (CASES / "x-overview" / "overview.csv").read_bytes()
        (tmp_path / "exports" / place / "overview.csv").write_bytes(content)
    quiet.goto(f"{served.address}/data/")
    quiet.get_by_label("A folder").set_input_files(tmp_path / "exports")
    quiet.wait_for_url("**/data/drops/*/")
    expect_looked_through(quiet)
    for place in ("north", "south"):
        expect(quiet.get_by_role("group", name=f"exports/{place}")).to_be_visible()


def test_dropped_files_go_where_chosen_ones_go(
    quiet: Page, served: Served, signed_in: SignIn
) -> None:
    signed_in("stranger")
    quiet.goto(f"{served.address}/data/")
    held = quiet.evaluate_handle(
        """text => {
          const held = new DataTransfer();
          held.items.add(new File([text], "dropped.csv"));
          return held;
        }""",
        acme.daily_rows(views=31),
    )
    quiet.dispatch_event("[data-drop]", "drop", {"dataTransfer": held})
    quiet.wait_for_url("**/data/drops/*/")
    expect(line_of(quiet, "dropped.csv").get_by_text("Ready")).to_be_visible(timeout=30_000)


def test_a_file_that_nobody_knows_is_mapped_and_then_read(
    quiet: Page, served: Served, signed_in: SignIn, tmp_path: Path
) -> None:
    signed_in("stranger")
    file = tmp_path / "agency.csv"
    rows = "".join(f"2026-05-{day:02d},{day},{day % 3}\n" for day in range(1, 12))
    file.write_text(f"Week day,Seen by,Level\n{rows}", encoding="utf-8")
    bring(quiet, served, file)
    expect_looked_through(quiet)
    quiet.get_by_role("link", name="Say what its columns mean").click()
    expect(quiet.get_by_label("Metric Seen by")).to_be_hidden()
    quiet.get_by_label("Meaning Seen by").select_option("metric")
    quiet.get_by_label("Metric Seen by").fill("views")
    quiet.get_by_label("Meaning Level").select_option("ignored")
    quiet.get_by_label("Network", exact=True).fill("instagram")
    quiet.get_by_label("Account", exact=True).fill("agency")
    assert Axe().run(quiet).violations_count == 0
    quiet.get_by_role("button", name="Save and look again").click()
    line = line_of(quiet, "agency.csv")
    expect(line.get_by_text("Ready")).to_be_visible(timeout=30_000)
    expect(line).to_contain_text("read by agency@1")
    expect(line.get_by_role("row", name="Views")).to_contain_text("66")  # 1 + 2 + ... + 11


def test_a_drop_keeps_the_rules_of_accessibility_and_fits_every_width(
    quiet: Page, served: Served, signed_in: SignIn, tmp_path: Path
) -> None:
    signed_in("stranger")
    daily = tmp_path / f"{'Organisation_Insights_Content_All_' * 3}2026-02-28.csv"
    daily.write_text(acme.daily_rows(views=3), encoding="utf-8")
    page = tmp_path / "report.csv"
    page.write_text("<!doctype html><html><body>Sign in</body></html>", encoding="utf-8")
    unknown = tmp_path / "unknown.csv"
    unknown.write_text("Tag,Zahl\n2026-05-01,7\n2026-05-02,8\n", encoding="utf-8")
    bring(quiet, served, daily, page, unknown, CASES / "meta-insights" / "views.csv")
    expect_looked_through(quiet)
    expect(line_of(quiet, "report.csv").get_by_text("Not imported")).to_be_visible()
    assert_fits_and_reads(quiet)
    quiet.get_by_role("button", name=IMPORT).click()
    expect(quiet.get_by_role("heading", name="1 file came in")).to_be_visible(timeout=30_000)
    assert_fits_and_reads(quiet)


def assert_fits_and_reads(page: Page) -> None:
    """Fail when a page scrolls sideways, cuts something off or breaks a rule."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    for width in (320, 390, 820, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0, f"{page.url} at {width}"
        cut = page.evaluate(
            "[...document.querySelectorAll('.card.flush, .brought > li')]"
            ".filter(one => one.scrollWidth > one.clientWidth).map(one => one.textContent)"
        )
        assert cut == [], f"{page.url} at {width}"


def test_files_are_brought_and_imported_without_scripts(
    browser: Browser, served: Served, browser_context_args: dict[str, object], tmp_path: Path
) -> None:
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    cookie = {"name": "trueline_session", "value": served.cookies["stranger"]}
    context.add_cookies([{**cookie, "url": served.address}])  # type: ignore[list-item]
    page = context.new_page()
    page.goto(f"{served.address}/data/")
    file = tmp_path / "plain.csv"
    file.write_text(acme.daily_rows(views=21), encoding="utf-8")
    page.get_by_label("Export files").set_input_files(file)
    page.get_by_role("button", name="Bring files").click()
    for button, end in (("Import this file", "Ready"), ("", "Imported, rows set aside")):
        expect_by_looking_again(page, end)
        if button:
            page.get_by_role("button", name=button).click()
    context.close()


def expect_by_looking_again(page: Page, words: str) -> None:
    for _ in range(60):
        if page.get_by_text(words, exact=True).count():
            return
        time.sleep(0.25)
        page.get_by_role("link", name="See how far it is").click()
    pytest.fail(f"{page.url} never says {words}")


def test_a_long_import_shows_how_far_it_is_and_stops_when_told(
    quiet: Page, served: Served, signed_in: SignIn, tmp_path: Path
) -> None:
    signed_in("stranger")
    file = tmp_path / "long.csv"
    write_long_file(file, "stopped")
    bring(quiet, served, file)
    expect(quiet.get_by_role("button", name=IMPORT)).to_be_visible(timeout=60_000)
    polls: list[str] = []
    quiet.on("request", lambda asked: polls.append(asked.url) if "/data/drops/" in asked.url else 0)
    quiet.get_by_role("button", name=IMPORT).click()
    expect(quiet.get_by_role("progressbar")).to_be_visible()
    stop = quiet.get_by_role("button", name="Stop")
    stop.focus()
    quiet.keyboard.press("Enter")
    expect(quiet.get_by_text("Stopped. Nothing was kept; the files wait.")).to_be_visible(
        timeout=30_000
    )
    seen = len(polls)
    assert seen > 1
    quiet.wait_for_timeout(1_500)
    assert len(polls) == seen, "the page still asks after the end"
    quiet.get_by_role("button", name="Forget this file").last.click()
    expect(quiet.get_by_text("One file was forgotten.")).to_be_visible()
    expect(quiet.locator("#batches")).not_to_contain_text("long.csv")


def test_an_import_whose_worker_is_killed_leaves_nothing_and_says_so(
    quiet: Page, served: Served, signed_in: SignIn, tmp_path: Path
) -> None:
    signed_in("stranger")
    file = tmp_path / "killed.csv"
    write_long_file(file, "killed")
    bring(quiet, served, file)
    expect(quiet.get_by_role("button", name=IMPORT)).to_be_visible(timeout=60_000)
    killed = worker_of(served.process)
    quiet.get_by_role("button", name=IMPORT).click()
    wait_until_running(served, "killed.csv")
    os.kill(killed, signal.SIGKILL)
    line = line_of(quiet, "killed.csv")
    expect(line).to_contain_text("Trueline was stopped while this ran", timeout=30_000)
    quiet.goto(f"{served.address}/data/")
    expect(quiet.locator("#batches")).not_to_contain_text("killed.csv")
    assert worker_of(served.process) != killed
