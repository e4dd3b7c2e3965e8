"""Calibration in a browser: the rules, narrow, dark, and without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Served
from tests.web.walking import WIDTHS, SignIn

PATHS = ("/assumptions/calibration/", "/assumptions/calibration/?on=2026-02-03", "/assumptions/")


@pytest.mark.parametrize("path", PATHS)
def test_calibration_keeps_the_rules(
    quiet: Page, served: Served, signed_in: SignIn, path: str
) -> None:
    signed_in("guesser")
    quiet.goto(served.address + path)
    expect(quiet.locator("tr[data-row]").first).to_be_visible()
    for scheme in ("light", "dark"):
        quiet.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(quiet)
        assert found.violations_count == 0, f"{path} {scheme}: {found.generate_report()}"
    for width in WIDTHS:
        quiet.set_viewport_size({"width": width, "height": 800})
        over = quiet.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0, f"{path} at {width}"


def test_from_assumptions_to_a_tested_guess_without_scripts(
    browser: Browser, served: Served, browser_context_args: dict[str, object]
) -> None:
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    cookie = {
        "name": "trueline_session", "value": served.cookies["guesser"], "url": served.address,
    }  # fmt: skip
    context.add_cookies([cookie])
    page = context.new_page()
    page.goto(f"{served.address}/assumptions/")
    page.get_by_role("link", name="Calibration").click()
    expect(page.get_by_text("12 of 23 ranges held what came")).to_be_visible()
    page.get_by_text("As known now").click()
    page.get_by_label("Show what was known at the end of").fill("2026-02-12")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_text("No guess has been scored yet")).to_be_visible()
    context.close()
