"""A review session from its opening to its close, by keys alone; and once without scripts."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.acme_sessions import KEYS, PLAIN
from tests.web.conftest import Served
from tests.web.walking import SignIn, keep_the_rules, without_scripts

MOST_TABS = 160
NAME = """() => {
  const one = document.activeElement;
  return (one.labels?.[0] ?? one).textContent.replace(/\\s+/g, " ").trim();
}"""


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what is called so has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate(NAME) == name:
            return
    raise AssertionError(f"Tab never reaches “{name}”")


def press(page: Page, name: str) -> None:
    """Reach a button by Tab, press Enter, and wait for the page that it leads to."""
    tab_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def unfold(page: Page, name: str) -> None:
    """Reach what is folded by Tab, and open it."""
    tab_to(page, name)
    page.keyboard.press("Enter")


@pytest.mark.both
def test_a_review_session_is_held_by_keys_alone(
    quiet: Page, served: Served, signed_in: SignIn
) -> None:
    signed_in("board")
    path = f"/meetings/{KEYS}/"
    quiet.goto(served.address + path)
    expect(quiet.locator("#agenda")).to_contain_text("Made anew until the meeting opens.")
    press(quiet, "Open the meeting")
    expect(quiet.locator("#agenda")).to_contain_text("on version 1 of the plan")
    say_who_came(quiet)
    minute_the_exception(quiet)
    keep_the_rules(quiet, path)
    quiet.goto(served.address + path)
    decide(quiet)
    agree(quiet)
    expect(quiet.locator("#close")).to_contain_text("Nothing is missing")
    quiet.locator("#close button").focus()
    with quiet.expect_navigation():
        quiet.keyboard.press("Enter")
    expect(quiet.locator("#corrections")).to_contain_text("Closed")
    expect(quiet.locator("main")).to_contain_text("The next one is on 12 Mar 2026.")
    expect(quiet.locator("#decisions")).to_contain_text("They are watched to the end.")
    assert quiet.get_by_role("textbox", name="Minutes").count() == 0
    keep_the_rules(quiet, path)


def say_who_came(page: Page) -> None:
    press(page, "Present: Cleo Marsh")
    press(page, "Deputy came: Ada Brandt")
    expect(page.locator("#attendance")).to_contain_text("Quorum reached")


def minute_the_exception(page: Page) -> None:
    exception = page.locator(".agenda-item", has_text="Views of our films").first
    assert "No class yet" in exception.inner_text()
    press(page, "We did less than we planned")
    expect(exception.locator(".tag", has_text="We did less than we planned")).to_be_visible()
    tab_to(page, f"Minutes: {exception.locator('h3 a').inner_text()}")
    page.keyboard.type("Two films fell out.")
    page.keyboard.press("Tab")
    expect(exception.locator(".saved")).to_contain_text("Saved")


def decide(page: Page) -> None:
    unfold(page, "Decide")
    tab_to(page, "What")
    page.keyboard.type("Keep the guides")
    tab_to(page, "What is decided")
    page.keyboard.press("k")
    tab_to(page, "Because")
    page.keyboard.type("They are watched to the end.")
    press(page, "Record the decision")
    expect(page.locator("#decisions")).to_contain_text("Keep the guides")


def agree(page: Page) -> None:
    unfold(page, "Agree on an action")
    tab_to(page, "What is to be done")
    page.keyboard.type("Film on Mondays")
    tab_to(page, "Who")
    page.keyboard.press("A")
    press(page, "Agree")
    expect(page.locator("#actions")).to_contain_text("Film on Mondays")


def test_a_meeting_cannot_close_unclassed_and_keeps_what_was_written_without_scripts(
    browser: Browser, served: Served, browser_context_args: dict[str, object]
) -> None:
    with without_scripts(browser, served, "board", browser_context_args) as page:
        page.goto(f"{served.address}/meetings/{PLAIN}/")
        page.get_by_role("button", name="Open the meeting").click()
        item = page.locator(".agenda-item", has_text="Views of our films").first
        item.get_by_role("textbox").fill("Still too few.")
        item.get_by_role("button", name="Save").click()
        expect(item.get_by_role("textbox")).to_have_value("Still too few.")
        page.locator("#close").get_by_role("button").click()
        expect(page.locator("#close").get_by_role("alert")).to_contain_text("has no class")
        page.get_by_text("Decide", exact=True).click()
        page.get_by_label("What", exact=True).fill("Too early")
        page.get_by_label("What is decided").select_option("stop")
        page.get_by_label("Because").fill("A reason")
        page.get_by_label("Look at it again on").fill("2026-01-01")
        page.get_by_role("button", name="Record the decision").click()
        expect(page.locator("#decisions").get_by_role("alert")).to_contain_text("not after")
        expect(page.get_by_label("What", exact=True)).to_have_value("Too early")
