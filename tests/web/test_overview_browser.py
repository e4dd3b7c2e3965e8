"""The overview is presented by keys in a real browser, and by links without scripts."""

from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Served

SignIn = Callable[[str], None]


def test_arrows_go_from_step_to_step_and_escape_ends(
    quiet: Page, served: Served, signed_in: SignIn
) -> None:
    signed_in("viewer")
    quiet.goto(served.address)
    quiet.get_by_role("link", name="Present").click()
    first, second = quiet.locator("#step-1"), quiet.locator("#step-2")
    expect(first).to_be_in_viewport(ratio=0.9)
    quiet.keyboard.press("ArrowRight")
    expect(second).to_be_in_viewport(ratio=0.9)
    expect(second).to_be_focused()
    assert quiet.url.endswith("#step-2")
    quiet.keyboard.press("ArrowLeft")
    expect(first).to_be_in_viewport(ratio=0.9)
    quiet.keyboard.press("Escape")
    expect(quiet).to_have_url(f"{served.address}/")


def test_presenting_works_by_links_without_scripts(
    browser: Browser, served: Served, browser_context_args: dict[str, object]
) -> None:
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    cookie = {"name": "trueline_session", "value": served.cookies["viewer"], "url": served.address}
    context.add_cookies([cookie])
    page = context.new_page()
    page.goto(f"{served.address}/?present=1")
    expect(page.get_by_role("button", name="Full screen")).to_have_count(0)
    page.locator("#step-1").get_by_role("link", name="Next").click()
    expect(page.locator("#step-2")).to_be_in_viewport()
    page.locator("#step-2").get_by_role("link", name="End", exact=True).click()
    expect(page).to_have_url(f"{served.address}/")
    context.close()


def test_from_a_red_kpi_three_clicks_lead_to_its_rows(
    quiet: Page, served: Served, signed_in: SignIn
) -> None:
    signed_in("viewer")
    quiet.goto(served.address)
    quiet.get_by_role("link", name="See the numbers for Views of our films").click()
    drawer = quiet.get_by_role("dialog")
    drawer.get_by_role("link", name="All 59 facts").click()
    quiet.get_by_role("link", name="28 Feb 2026").click()
    expect(quiet.get_by_text("acme.csv").first).to_be_visible()
