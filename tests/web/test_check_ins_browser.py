"""Check-ins are answered by keyboard alone, and without scripts."""

from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Served
from tests.web.walking import SignIn, keep_the_rules, without_scripts

MINE = "/me/?as=Ada+Brandt"
MOST_TABS = 60


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what is called so has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()"
        )
        if said == name:
            return
    raise AssertionError(f"Tab never reaches “{name}”")


def test_a_check_in_is_answered_by_keys_alone(
    quiet: Page, served: Served, signed_in: SignIn
) -> None:
    signed_in("contributor")
    quiet.goto(served.address + MINE)
    asked = quiet.locator("#question-title").inner_text()
    keep_the_rules(quiet, MINE)
    quiet.locator("h1").click()
    radios = quiet.get_by_role("radio")
    for _ in range(MOST_TABS):
        quiet.keyboard.press("Tab")
        if quiet.evaluate("document.activeElement.type") == "radio":
            break
    quiet.keyboard.press("ArrowDown")
    quiet.keyboard.press("ArrowDown")
    assert radios.evaluate_all("all => all.filter((one) => one.checked).length") == 1
    tab_to(quiet, "What changed and why")
    quiet.keyboard.type("Two guides came late.")
    tab_to(quiet, "Next step")
    quiet.keyboard.type("Film on Mondays.")
    tab_to(quiet, "Save and next")
    quiet.keyboard.press("Enter")
    expect(quiet.get_by_role("status").first).to_be_visible()
    expect(quiet.locator("main")).to_contain_text("said")
    next_one = quiet.locator("#question-title")
    assert next_one.count() == 0 or next_one.inner_text() != asked


def test_a_check_in_is_refused_and_kept_without_scripts(
    browser: Browser, served: Served, browser_context_args: dict[str, object]
) -> None:
    with without_scripts(browser, served, "contributor", browser_context_args) as page:
        page.goto(f"{served.address}/me/?as=Bo+Lindqvist")
        page.get_by_label("Next step").fill("Ask the guild.")
        page.get_by_role("radio").last.check()
        page.get_by_role("button", name="Save and next").click()
        if page.get_by_role("alert").count():  # another answer than the numbers give needs a line
            expect(page.get_by_label("Next step")).to_have_value("Ask the guild.")
            page.get_by_label("What changed and why").fill("They fell asleep.")
            page.get_by_role("button", name="Save and next").click()
        expect(page.get_by_role("alert")).to_have_count(0)
