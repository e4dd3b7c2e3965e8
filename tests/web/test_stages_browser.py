"""Support, stages and maturity in a browser: the rules, narrow, dark, and moves without scripts."""

from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Served
from tests.web.walking import SignIn, keep_the_rules, without_scripts


def test_support_stages_and_maturity_keep_the_rules(
    quiet: Page, served: Served, signed_in: SignIn
) -> None:
    signed_in("desk")
    for path, name in (
        ("/support/?minutes=24", "Ongoing support"),
        ("/stages/", "Stages"),
        ("/stages/maturity/", "Maturity"),
    ):
        quiet.goto(served.address + path)
        expect(quiet.get_by_role("heading", level=1, name=name)).to_be_visible()
        keep_the_rules(quiet, path)


def test_staffing_is_tried_and_maturity_kept_without_scripts(
    browser: Browser, served: Served, browser_context_args: dict[str, object]
) -> None:
    with without_scripts(browser, served, "desk", browser_context_args) as page:
        page.goto(f"{served.address}/support/")
        page.get_by_label("Minutes of work each").fill("many")
        page.get_by_role("button", name="Try it").click()
        expect(page.get_by_text("“many” is not a number above 0")).to_be_visible()
        page.get_by_label("Minutes of work each").fill("24")
        page.get_by_role("button", name="Try it").click()
        expect(page.get_by_text("24 minutes of work each").first).to_be_visible()
        page.goto(f"{served.address}/stages/")
        page.get_by_role("link", name="Executive sponsor named").click()
        page.goto(f"{served.address}/stages/maturity/")
        for side in ("People", "Policies", "Processes", "Practices"):
            page.get_by_label(side, exact=True).select_option("2")
            page.get_by_label(f"{side}: why, by what was seen").fill("We saw it.")
        page.get_by_label("How far the strategy is", exact=True).select_option("presence")
        page.get_by_label("How far the strategy is: why, by what was seen").fill("We publish.")
        page.get_by_role("button", name="Keep it").click()
        expect(page.get_by_text("is kept.")).to_be_visible()
