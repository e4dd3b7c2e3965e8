"""Walks over a page that every area's browser tests share: rules, looks, widths, no scripts."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.web.conftest import Served

SignIn = Callable[[str], None]
WIDTHS = (320, 390, 820, 1440)
ALL_RULES: dict[str, object] = {"resultTypes": ["violations"]}
OF_COLOURS: dict[str, object] = {"runOnly": ["color-contrast", "link-in-text-block"]}
UNFOLD = "document.querySelectorAll('main details').forEach((one) => { one.open = true; })"
BEYOND = "document.documentElement.scrollWidth - window.innerWidth"


def keep_the_rules(page: Page, path: str) -> None:
    """Unfold a page that is open, look at it light and dark, and narrow it to a small phone."""
    page.evaluate(UNFOLD)
    keep_the_rules_as_it_is(page, path)


def keep_the_rules_as_it_is(page: Page, path: str) -> None:
    """Look at a page that is open light and dark, and narrow it to a small phone.

    Dark, the same elements have other colours, so that only rules of colours are asked again.
    """
    for scheme, asked in (("light", ALL_RULES), ("dark", ALL_RULES | OF_COLOURS)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(page, options=asked)
        assert found.violations_count == 0, f"{path} {scheme}: {found.generate_report()}"
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(BEYOND) <= 0, f"{path} at {width}"
    page.set_viewport_size({"width": 1440, "height": 900})


@contextmanager
def without_scripts(
    browser: Browser, served: Served, role: str, given: dict[str, object]
) -> Iterator[Page]:
    """Give a page of somebody who has scripts switched off.

    Args:
        browser: That opens it.
        served: Server that the person is signed in to.
        role: Whose cookie it carries.
        given: What the browser's contexts usually get.
    """
    context = browser.new_context(**{**given, "java_script_enabled": False})
    cookie = {"name": "trueline_session", "value": served.cookies[role], "url": served.address}
    context.add_cookies([cookie])
    yield context.new_page()
    context.close()
