"""Policies, training, escalation and responsibilities in a browser: rules, widths, no scripts."""

from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Served
from tests.web.walking import SignIn, keep_the_rules, without_scripts

PAGES = (
    "/policies/",
    "/policies/law/",
    "/training/",
    "/escalation/?seen=1",
    "/escalation/2026-01-15-1/",
    "/responsibilities/",
)


def test_pages_of_rules_keep_the_rules(quiet: Page, served: Served, signed_in: SignIn) -> None:
    signed_in("ruled")
    for path in PAGES:
        quiet.goto(served.address + path)
        keep_the_rules(quiet, path)


def test_a_policy_is_accepted_and_a_drill_answered_without_scripts(
    browser: Browser, served: Served, browser_context_args: dict[str, object]
) -> None:
    with without_scripts(browser, served, "ruled", browser_context_args) as quiet:
        quiet.goto(f"{served.address}/policies/")
        quiet.get_by_role("region", name="These wait for you").get_by_role("link").click()
        quiet.get_by_role("button", name="I, Ada Brandt, have read it and accept it").click()
        expect(quiet.get_by_text("You accepted it on 1 Mar 2026")).to_be_visible()
        quiet.get_by_role("group", name="What do we do with paid posts?").get_by_label(
            "Mark them"
        ).check()
        quiet.get_by_role("group", name="May we ask for data").get_by_label("Never").check()
        quiet.get_by_role("button", name="Send my answers").click()
        expect(quiet.get_by_text("You passed: 2 of 2 right.")).to_be_visible()
        quiet.goto(f"{served.address}/escalation/")
        quiet.get_by_role("link", name="Somebody is hurt").click()
        quiet.get_by_label("What happened").fill("Smoke in the shop")
        quiet.get_by_label("Only a drill").check()
        quiet.get_by_role("button", name="Call the first").click()
        quiet.get_by_role("button", name="I am on it").click()
        expect(quiet.get_by_role("cell", name="after 0.")).to_be_visible()
        quiet.get_by_label("What is learnt from it").fill("It works.")
        quiet.get_by_role("button", name="Close it").click()
        expect(quiet.get_by_text("It is closed.")).to_be_visible()
