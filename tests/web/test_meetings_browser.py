"""Meetings, bodies and departments in a browser: rules, widths, and a move without scripts."""

from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Served
from tests.web.walking import SignIn, keep_the_rules, without_scripts

PAGES = ("/meetings/", "/meetings/weekly-2026-03-05/move/", "/bodies/", "/departments/")


def test_pages_of_meetings_keep_the_rules(quiet: Page, served: Served, signed_in: SignIn) -> None:
    signed_in("seated")
    for path in PAGES:
        quiet.goto(served.address + path)
        keep_the_rules(quiet, path)


def test_a_meeting_is_moved_and_put_back_without_scripts(
    browser: Browser, served: Served, browser_context_args: dict[str, object]
) -> None:
    with without_scripts(browser, served, "seated", browser_context_args) as quiet:
        quiet.goto(f"{served.address}/meetings/")
        coming = quiet.get_by_role("region", name="Coming up")
        coming.get_by_role("link", name="Change Weekly committee, Thu 12 Mar").click()
        quiet.get_by_label("Day").fill("2026-03-13")
        quiet.get_by_label("Why").first.fill("Fair on Thursday")
        quiet.get_by_role("button", name="Move it").click()
        expect(coming.get_by_text("Moved from 12 Mar 2026: Fair on Thursday").first).to_be_visible()
        quiet.get_by_role("button", name="Undo").click()
        expect(coming.get_by_text("Fair on Thursday")).to_have_count(0)
