"""Versions and comparison in a browser: the rules, narrow, dark, and without scripts."""

from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Served
from tests.web.walking import SignIn, keep_the_rules

VERSIONS, COMPARE = "/plan/versions/", "/plan/versions/compare/"


def write_title(page: Page, served: Served, title: str) -> None:
    """Write the plan's title into the draft, which is begun for it."""
    page.goto(f"{served.address}/plan/part/")
    page.get_by_role("button", name="Edit in the draft").click()
    page.get_by_label("Title needed").fill(title)


def test_versions_and_comparison_keep_the_rules(
    quiet: Page, served: Served, signed_in: SignIn
) -> None:
    signed_in("planner")
    write_title(quiet, served, "Acme mends more")
    quiet.keyboard.press("Tab")
    expect(quiet.locator("#f-title-after")).to_contain_text("Saved ")
    for path in (VERSIONS, COMPARE):
        quiet.goto(served.address + path)
        keep_the_rules(quiet, path)


def test_a_draft_is_compared_laid_aside_and_taken_up_without_scripts(
    browser: Browser, served: Served, browser_context_args: dict[str, object]
) -> None:
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    cookie = {"name": "trueline_session", "value": served.cookies["planner"], "url": served.address}
    context.add_cookies([cookie])
    page = context.new_page()
    write_title(page, served, "Acme mends all")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Acme mends all")
    page.goto(served.address + VERSIONS)
    page.get_by_role("link", name="See what changes").click()
    expect(page.get_by_text("Acme mends all").first).to_be_visible()
    page.get_by_label("From").select_option("draft")
    page.get_by_label("to", exact=True).select_option("draft")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_text("The two say the same.")).to_be_visible()
    page.goto(served.address + VERSIONS)
    page.get_by_role("button", name="Lay the draft aside").click()
    page.get_by_role("button", name="Take it up again").first.click()
    expect(page.get_by_text("The draft is taken up again.")).to_be_visible()
    context.close()
