"""Response times in a browser: the rules, narrow, dark, and hours tried without scripts."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Served
from tests.web.walking import SignIn, keep_the_rules, without_scripts

TRIED = "/service/?hours=Mon-Fri+09:00-20:00"


@pytest.mark.parametrize("path", ["/service/", TRIED])
def test_response_times_keep_the_rules(
    quiet: Page, served: Served, signed_in: SignIn, path: str
) -> None:
    signed_in("desk")
    quiet.goto(served.address + path)
    expect(quiet.get_by_role("heading", name="How long customers wait")).to_be_visible()
    keep_the_rules(quiet, path)


def test_other_hours_are_tried_and_a_miss_is_traced_without_scripts(
    browser: Browser, served: Served, browser_context_args: dict[str, object]
) -> None:
    with without_scripts(browser, served, "desk", browser_context_args) as page:
        page.goto(f"{served.address}/service/")
        hours = page.get_by_label("Open hours, a line for days that are alike")
        expect(hours).to_have_value("Mon-Fri 09:00-17:00")
        hours.fill("Mon-Fri 9")
        page.get_by_role("button", name="Try these hours").click()
        expect(page.get_by_text("“9” in “Mon-Fri 9” is no time of day.")).to_be_visible()
        hours.fill("Mon-Fri 09:00-20:00")
        page.get_by_role("button", name="Try these hours").click()
        expect(page.get_by_role("cell", name="55 h", exact=True)).to_be_visible()
        page.get_by_role("link", name="inbox/desk/open").click()
        expect(page.get_by_text("messages.csv").first).to_be_visible()
