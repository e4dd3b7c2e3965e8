"""Pages of evidence in a browser: the rules, narrow, dark, by keys, and without scripts."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Served
from tests.web.walking import SignIn, keep_the_rules, without_scripts

PATHS = (
    "/evidence/",
    "/evidence/letters/",
    "/evidence/letters/rows/",
    "/evidence/new/",
    "/evidence/stories/",
    "/return/",
    "/evidence/plan/",
    "/evidence/screen/?all=1",
    "/evidence/priors/",
    "/evidence/spending/budget/",
)


@pytest.mark.parametrize("path", PATHS)
def test_evidence_keeps_the_rules(
    quiet: Page, served: Served, signed_in: SignIn, path: str
) -> None:
    signed_in("analyst")
    quiet.goto(served.address + path)
    keep_the_rules(quiet, path)


def test_keys_lead_to_a_study(quiet: Page, served: Served, signed_in: SignIn) -> None:
    signed_in("viewer")
    quiet.goto(f"{served.address}/evidence/")
    quiet.keyboard.press("j")
    quiet.keyboard.press("Enter")
    expect(quiet.get_by_role("heading", level=1)).to_have_text("Do letters bring orders?")


def test_a_study_is_read_without_scripts(
    browser: Browser, served: Served, browser_context_args: dict[str, object]
) -> None:
    with without_scripts(browser, served, "viewer", browser_context_args) as page:
        page.goto(f"{served.address}/evidence/")
        page.get_by_role("link", name="Do letters bring orders?").click()
        expect(page.get_by_text("The letters caused")).to_be_visible()
        page.goto(f"{served.address}/return/")
        page.locator("tbody").get_by_role("link", name="The letters").click()
        expect(page.get_by_role("heading", name="Why grade A")).to_be_visible()
