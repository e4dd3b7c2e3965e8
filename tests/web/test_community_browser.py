"""Community health in a browser: the rules, narrow, dark, and the way to a post without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Served
from tests.web.test_browser import WIDTHS, SignIn


@pytest.mark.parametrize("path", ["/community/", "/community/?weeks=52"])
def test_community_health_keeps_the_rules(
    quiet: Page, served: Served, signed_in: SignIn, path: str
) -> None:
    signed_in("club")
    quiet.goto(served.address + path)
    expect(quiet.get_by_role("heading", name="Six factors")).to_be_visible()
    for closed in quiet.locator("main section details summary").all():
        closed.click()
    for scheme in ("light", "dark"):
        quiet.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(quiet)
        assert found.violations_count == 0, f"{path} {scheme}: {found.generate_report()}"
    for width in WIDTHS:
        quiet.set_viewport_size({"width": width, "height": 800})
        over = quiet.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0, f"{path} at {width}"


def test_a_thread_left_alone_is_traced_without_scripts(
    browser: Browser, served: Served, browser_context_args: dict[str, object]
) -> None:
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    cookie = {"name": "trueline_session", "value": served.cookies["club"], "url": served.address}
    context.add_cookies([cookie])
    page = context.new_page()
    page.goto(f"{served.address}/community/")
    page.get_by_text("How it is made: Interaction").click()
    expect(page.get_by_text("A turn is a post that follows")).to_be_visible()
    page.get_by_role("link", name="Trace").first.click()
    expect(page.get_by_text("posts.csv").first).to_be_visible()
    context.close()
