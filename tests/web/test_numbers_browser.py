"""Numbers tell what they are in a real browser, and charts are explored under the strict rules."""

import gzip
from collections.abc import Callable
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.web import acme
from tests.web.conftest import Served

SignIn = Callable[[str], None]
KPI = f"/kpis/{acme.OFF_PACE}/"
KILOBYTE = 1000


def number(page: Page) -> str:
    """Give what finds the actual of the KPI that is off pace."""
    assert page.url
    return f'[data-card^="/cards/{acme.OFF_PACE}/"][data-card$="of=actual"]'


def test_a_card_opens_under_the_pointer_and_goes_with_it(
    quiet: Page, served: Served, signed_in: SignIn
) -> None:
    signed_in("viewer")
    quiet.goto(served.address)
    card = quiet.locator(".card-pop")
    quiet.locator(number(quiet)).hover()
    expect(card).to_contain_text("59 rows of 1 file")
    card.get_by_role("link", name="Open the KPI").hover()
    quiet.wait_for_timeout(400)
    expect(card).to_be_visible()
    for scheme in ("light", "dark"):
        quiet.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(quiet)
        assert found.violations_count == 0, found.generate_report()
    quiet.get_by_role("heading", level=1).hover()
    expect(card).to_have_count(0)


def test_a_card_opens_by_keys_is_walked_into_and_shut(
    quiet: Page, served: Served, signed_in: SignIn
) -> None:
    signed_in("viewer")
    quiet.goto(served.address)
    quiet.locator("th").get_by_role("link", name="Views of our films").focus()
    quiet.keyboard.press("Tab")
    figure = quiet.locator(number(quiet))
    expect(figure).to_be_focused()
    card = quiet.locator(".card-pop")
    expect(card).to_contain_text("acme.csv")
    expect(figure).to_have_attribute("aria-describedby", "card-says")
    quiet.keyboard.press("Tab")
    expect(card.get_by_role("link", name="Open the KPI")).to_be_focused()
    quiet.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(figure).to_be_focused()


def test_the_first_touch_opens_the_card_and_the_second_the_kpi(
    browser: Browser, served: Served, browser_context_args: dict[str, object]
) -> None:
    phone = {"viewport": {"width": 390, "height": 800}, "has_touch": True}
    context = browser.new_context(**{**browser_context_args, **phone})
    cookie = {"name": "trueline_session", "value": served.cookies["viewer"], "url": served.address}
    context.add_cookies([cookie])
    page = context.new_page()
    page.goto(served.address)
    figure = page.locator(number(page))
    figure.tap()
    expect(page.locator(".card-pop")).to_contain_text("59 rows of 1 file")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    figure.tap()
    expect(page).to_have_url(served.address + KPI)
    context.close()


def test_a_number_leads_to_its_kpi_without_scripts(
    browser: Browser, served: Served, browser_context_args: dict[str, object]
) -> None:
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    cookie = {"name": "trueline_session", "value": served.cookies["viewer"], "url": served.address}
    context.add_cookies([cookie])
    page = context.new_page()
    page.goto(served.address)
    page.locator(number(page)).click()
    expect(page).to_have_url(served.address + KPI)
    expect(page.get_by_role("button", name="Explore")).to_have_count(0)
    expect(page.locator("figure .broad svg").first).to_be_visible()
    context.close()


def test_a_chart_is_explored_when_asked_for_and_breaks_no_rule(
    quiet: Page, served: Served, signed_in: SignIn
) -> None:
    signed_in("viewer")
    brought: list[str] = []
    quiet.on("request", lambda request: brought.append(request.url))
    quiet.goto(served.address + KPI)
    assert not any("charts." in url for url in brought)
    quiet.get_by_role("button", name="Explore").click()
    live = quiet.locator("figure .live")
    expect(live.locator("svg")).to_be_visible()
    expect(quiet.locator("figure .broad")).to_be_hidden()
    box = live.bounding_box()
    assert box is not None
    quiet.mouse.move(box["x"] + box["width"] / 3, box["y"] + box["height"] / 2)
    expect(live.locator(".live-says")).to_contain_text("Plan expects")
    for width in (320, 1440):
        quiet.set_viewport_size({"width": width, "height": 800})
        assert quiet.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    found = Axe().run(quiet)
    assert found.violations_count == 0, found.generate_report()


def test_what_explores_a_chart_is_small_enough_to_wait_for(served: Served) -> None:
    [library] = Path(served.home, "assets", "built").glob("charts.js")
    assert len(gzip.compress(library.read_bytes(), 9)) <= 305 * KILOBYTE
