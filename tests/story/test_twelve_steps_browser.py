"""The review, its decision, a report and the way from a return to its study: acted in a browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.acme_sessions import KEYS
from tests.web.conftest import Served
from tests.web.test_review_browser import agree, decide, minute_the_exception, press, say_who_came
from tests.web.walking import SignIn

PATIENCE = 120_000
"""Milliseconds that a page may take while other tests run."""


@pytest.mark.both
def test_a_review_is_held_by_keys_and_ends_in_a_decision_and_an_issued_report(
    quiet: Page, served: Served, signed_in: SignIn
) -> None:
    signed_in("board")
    quiet.goto(f"{served.address}/meetings/{KEYS}/")
    press(quiet, "Open the meeting")
    expect(quiet.locator("#close")).to_contain_text("has no class")
    say_who_came(quiet)
    minute_the_exception(quiet)
    decide(quiet)
    agree(quiet)
    expect(quiet.locator("#close")).to_contain_text("Nothing is missing")
    quiet.locator("#close button").focus()
    with quiet.expect_navigation():
        quiet.keyboard.press("Enter")
    expect(quiet.locator("#corrections")).to_contain_text("Closed")
    quiet.locator("#decisions").get_by_role("link", name="Keep the guides").click()
    expect(quiet.get_by_role("heading", level=1)).to_have_text("Keep the guides")
    expect(quiet.locator("main")).to_contain_text("They are watched to the end.")
    issue(quiet, served)


def issue(page: Page, served: Served) -> None:
    """Ask for a report about one scope, issue it, and hold it against what was kept."""
    page.goto(f"{served.address}/reports/")
    row = page.locator(".layouts li").filter(has_text="Scope report")
    row.get_by_role("link", name="Ask for it").click()
    page.get_by_label("Scope").select_option(label="Marketing")
    page.get_by_role("button", name="Issue").click()
    done = page.get_by_role("link", name="Scope report is issued as")
    for _ in range(40):
        if done.count():
            break
        page.wait_for_timeout(250)
        page.goto(f"{served.address}/reports/")
    done.click()
    expect(page.get_by_role("heading", name="Key figures")).to_be_visible()
    page.get_by_role("link", name="Verify").click()
    expect(page.get_by_text("Everything is as it was issued")).to_be_visible()


def test_what_came_back_leads_to_its_study_and_the_digest_of_its_rows(
    quiet: Page, demo_address: str
) -> None:
    quiet.set_default_timeout(PATIENCE)
    quiet.goto(f"{demo_address}/accounts/login/")
    quiet.get_by_role("button", name="Open the demo").click()
    quiet.goto(f"{demo_address}/return/")
    quiet.get_by_role("row", name="The mending evenings").get_by_role("link").first.click()
    expect(quiet.get_by_role("heading", level=1)).to_have_text("Do mending evenings bring orders?")
    provenance = quiet.get_by_role("region", name="Provenance")
    # 26 counties in 52 weeks, and the digest that they are known by.
    expect(provenance).to_contain_text(re.compile(r"1,352 rows, 0% missing, [0-9a-f]{12}"))
