"""Community health in a browser: the rules, narrow, dark, and the way to a post without scripts."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Served
from tests.web.walking import SignIn, keep_the_rules, without_scripts


@pytest.mark.parametrize("path", ["/community/", "/community/?weeks=52"])
def test_community_health_keeps_the_rules(
    quiet: Page, served: Served, signed_in: SignIn, path: str
) -> None:
    signed_in("club")
    quiet.goto(served.address + path)
    expect(quiet.get_by_role("heading", name="Six factors")).to_be_visible()
    keep_the_rules(quiet, path)


def test_a_thread_left_alone_is_traced_without_scripts(
    browser: Browser, served: Served, browser_context_args: dict[str, object]
) -> None:
    with without_scripts(browser, served, "club", browser_context_args) as page:
        page.goto(f"{served.address}/community/")
        page.get_by_text("How it is made: Interaction").click()
        expect(page.get_by_text("A turn is a post that follows")).to_be_visible()
        page.get_by_role("link", name="Trace").first.click()
        expect(page.get_by_text("posts.csv").first).to_be_visible()
