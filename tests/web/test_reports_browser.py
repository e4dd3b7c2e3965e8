"""Reports in a browser: the rules, narrow, dark, by keys, and without scripts."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Served
from tests.web.walking import SignIn, keep_the_rules, without_scripts

PATHS = (
    "/reports/",
    "/reports/schedules/add/",
    "/reports/2026-03-01-1/",
    "/reports/2026-03-01-1/verify/",
)


@pytest.mark.parametrize("path", PATHS)
def test_reports_keep_the_rules(quiet: Page, served: Served, signed_in: SignIn, path: str) -> None:
    signed_in("planner")
    quiet.goto(served.address + path)
    keep_the_rules(quiet, path)


def test_a_layout_is_built_by_keys_and_its_preview_follows(
    quiet: Page, served: Served, signed_in: SignIn
) -> None:
    signed_in("planner")
    quiet.goto(f"{served.address}/reports/")
    quiet.get_by_label("Title of the new layout").fill("For the board")
    quiet.keyboard.press("Enter")
    expect(quiet.get_by_role("heading", level=1)).to_have_text("For the board")
    for title in ("Where we stand", "Assumptions"):
        quiet.get_by_label("Part to add").select_option(label=title)
        quiet.get_by_role("button", name="Add").press("Enter")
        expect(quiet.locator(".layout-parts")).to_contain_text(title)
    expect(quiet.locator(".layout-preview article")).to_contain_text("1 of 2 KPIs are on pace.")
    quiet.get_by_role("button", name="Move up").press("Enter")
    expect(quiet.locator(".layout-parts > li").first).to_contain_text("Assumptions")
    expect(quiet.locator(".layout-preview article section").first).to_contain_text("Assumptions")
    keep_the_rules(quiet, "the builder")


@pytest.mark.both
def test_a_report_is_asked_for_and_issued_without_scripts(
    browser: Browser, served: Served, browser_context_args: dict[str, object]
) -> None:
    with without_scripts(browser, served, "contributor", browser_context_args) as page:
        page.goto(f"{served.address}/reports/")
        row = page.locator(".layouts li").filter(has_text="Scope report")
        row.get_by_role("link", name="Ask for it").click()
        page.get_by_label("Scope").select_option(label="Marketing")
        page.get_by_role("button", name="Preview").click()
        page.get_by_role("link", name="The preview is being worked out").click()
        expect(page.get_by_role("heading", name="Key figures")).to_be_visible()
        page.go_back()
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
