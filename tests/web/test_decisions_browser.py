"""Decisions and action items in a real browser: rules, widths, keys, and without scripts."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Served
from tests.web.walking import SignIn, keep_the_rules, without_scripts

DECISION = "/decisions/2026-02-02-1/"
PAGES = ("/decisions/", "/decisions/record/new/", DECISION, "/actions/", "/actions/?view=board")


def test_the_pages_of_decisions_keep_the_rules(
    quiet: Page, served: Served, signed_in: SignIn
) -> None:
    signed_in("approver")
    for path in PAGES:
        quiet.goto(served.address + path)
        keep_the_rules(quiet, path)


def test_a_decision_is_recorded_and_looked_at_again_without_scripts(
    browser: Browser, served: Served, browser_context_args: dict[str, object]
) -> None:
    with without_scripts(browser, served, "approver", browser_context_args) as page:
        page.goto(f"{served.address}/kpis/marketing/be-seen/followers/")
        page.get_by_role("link", name="Record a decision").click()
        page.get_by_label("What we decide").fill("We answer every follower")
        page.get_by_label("Because").fill("They ask.")
        page.get_by_label("Look at it again on").fill("2026-03-01")
        page.get_by_role("button", name="Decide").click()
        expect(page.get_by_text("is not after 2026-03-01, its own day")).to_be_visible()
        page.get_by_label("Look at it again on").fill("2026-04-01")
        page.get_by_role("button", name="Decide").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("We answer every follower")
        expect(page.get_by_role("row", name="Followers")).to_contain_text("1.06k")
        page.get_by_label("What happened since, and did it help?").fill("It drove followers.")
        page.get_by_role("button", name="Keep what we found").click()
        expect(page.get_by_role("alert")).to_contain_text("says more than grade E allows")
        page.get_by_label("What happened since, and did it help?").fill("Nothing yet.")
        page.get_by_role("button", name="Keep what we found").click()
        expect(page.get_by_text("Looked at again on 1 Mar 2026")).to_be_visible()


def test_an_item_is_moved_by_keys_on_the_board_and_taken_back(
    quiet: Page, served: Served, signed_in: SignIn
) -> None:
    signed_in("coordinator")
    quiet.goto(f"{served.address}/actions/?view=board")
    quiet.get_by_role("button", name=re.compile("Begin.*Book the hall")).focus()
    quiet.keyboard.press("Enter")
    doing = quiet.get_by_role("region", name="Under way")
    expect(doing).to_contain_text("Book the hall")
    quiet.get_by_role("button", name=re.compile("Undo")).focus()
    quiet.keyboard.press("Enter")
    expect(quiet.get_by_role("region", name="Open")).to_contain_text("Book the hall")
    expect(doing).not_to_contain_text("Book the hall")
