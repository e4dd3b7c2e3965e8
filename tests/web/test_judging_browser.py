"""Status rules are changed in a real browser, on a phone too, and without scripts."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Served

PAGE = "/settings/status/"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_form_of_rules_keeps_the_rules_of_accessibility_at_every_width(
    quiet: Page, served: Served, signed_in: Callable[[str], None], scheme: str
) -> None:
    signed_in("administrator")
    quiet.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    quiet.goto(served.address + PAGE)
    quiet.get_by_label("Pace from, %").nth(1).fill("10")
    quiet.get_by_role("button", name="See what would change").last.click()
    expect(quiet.get_by_text("would change their status")).to_be_visible()
    for width in (320, 390, 820, 1440):
        quiet.set_viewport_size({"width": width, "height": 800})
        over = quiet.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0, width
    found = Axe().run(quiet)
    assert found.violations_count == 0, found.generate_report()


def test_rules_are_tried_and_refused_without_scripts(
    browser: Browser, served: Served, browser_context_args: dict[str, object]
) -> None:
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    cookie = served.cookies["administrator"]
    context.add_cookies([{"name": "trueline_session", "value": cookie, "url": served.address}])
    page = context.new_page()
    page.goto(served.address + PAGE)
    page.get_by_label("Pace from, %").nth(1).fill("soon")
    page.get_by_label("Pace from, %").nth(1).press("Enter")
    expect(page.get_by_text("“soon” is not a percentage")).to_be_visible()
    page.get_by_label("Pace from, %").nth(1).fill("10")
    page.get_by_role("button", name="See what would change").last.click()
    expect(page.get_by_text("Not in force yet.")).to_be_visible()
    context.close()
