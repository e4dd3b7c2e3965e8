"""Parts of the plan in a real browser: fields save when they are left, with and without scripts."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Served

GUIDES = "/plan/part/scopes/marketing/social_goals/be-seen/tactics/guides/"
UNFOLD = "document.querySelectorAll('main details').forEach((one) => { one.open = true; })"
SignIn = Callable[[str], None]


def begin_draft(page: Page, served: Served) -> None:
    page.goto(served.address + GUIDES)
    page.get_by_role("button", name="Edit in the draft").click()
    expect(page).to_have_url(f"{served.address}{GUIDES}?plan=draft")


def test_a_field_saves_when_it_is_left_and_keeps_the_focus_where_it_went(
    quiet: Page, served: Served, signed_in: SignIn
) -> None:
    signed_in("planner")
    begin_draft(quiet, served)
    quiet.get_by_label("Until", exact=True).fill("2026-11-01")
    quiet.keyboard.press("Tab")
    expect(quiet.locator("#f-until-after")).to_contain_text("Saved ")
    quiet.locator("#f-until-after").get_by_role("button", name="Undo").click()
    expect(quiet.get_by_text("Taken back.").first).to_be_visible()
    expect(quiet.get_by_label("Until", exact=True)).to_have_value("")


def test_a_new_name_is_everywhere_on_the_page_at_once(
    quiet: Page, served: Served, signed_in: SignIn
) -> None:
    signed_in("planner")
    begin_draft(quiet, served)
    quiet.locator("#f-name").fill("Two guides a week")
    quiet.keyboard.press("Tab")
    expect(quiet.get_by_role("heading", level=1)).to_have_text("Two guides a week")
    expect(quiet.locator("#crumb-here")).to_have_text("Two guides a week")
    expect(quiet.locator("#part-history ins").first).to_have_text("Two guides a week")
    expect(quiet.locator("#part-history")).to_have_count(1)
    quiet.locator("#f-name-after").get_by_role("button", name="Undo").click()
    expect(quiet.get_by_role("heading", level=1)).to_have_text("A guide a week")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_forms_of_a_part_keep_the_rules_and_fit_a_phone(
    quiet: Page, served: Served, signed_in: SignIn, scheme: str
) -> None:
    signed_in("planner")
    quiet.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    begin_draft(quiet, served)
    for path in (GUIDES, "/plan/part/", "/plan/part/departments/", "/accounts/"):
        quiet.goto(f"{served.address}{path}?plan=draft")
        quiet.wait_for_load_state("networkidle")
        quiet.evaluate(
            "document.querySelectorAll('main details').forEach((d) => { d.open = true; })"
        )
        found = Axe().run(quiet)
        assert found.violations_count == 0, f"{path} {scheme}: {found.generate_report()}"
        quiet.set_viewport_size({"width": 320, "height": 800})
        over = quiet.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0, path
        quiet.set_viewport_size({"width": 1440, "height": 900})


def test_a_part_is_written_without_scripts(
    browser: Browser, served: Served, browser_context_args: dict[str, object]
) -> None:
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    cookie = {"name": "trueline_session", "value": served.cookies["planner"], "url": served.address}
    context.add_cookies([cookie])
    page = context.new_page()
    begin_draft(page, served)
    page.get_by_label("Name needed").fill("Two guides a week")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Two guides a week")
    page.locator(".said").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A guide a week")
    page.get_by_role("link", name="What the checks find here").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Findings")
    context.close()
