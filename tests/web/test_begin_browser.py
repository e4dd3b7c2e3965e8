"""The first-run wizard in a browser: every step keeps the rules, and works without scripts."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Served
from tests.web.walking import SignIn, keep_the_rules
from trueline.plan.beginning import BeginStep


@pytest.fixture
def begun(quiet: Page, served: Served, signed_in: SignIn) -> Page:
    """Begin a plan with one scope, as a person does; what is there already stays."""
    signed_in("beginner")
    quiet.goto(f"{served.address}/begin/organisation/")
    quiet.get_by_role("button", name="Save and go on").click()
    research = quiet.get_by_role("checkbox", name="Research")
    if research.count():
        research.check()
        quiet.get_by_role("button", name="Save and go on").click()
    quiet.goto(f"{served.address}/begin/")
    return quiet


def test_every_step_keeps_the_rules(begun: Page, served: Served) -> None:
    for step in BeginStep:
        begun.goto(f"{served.address}/begin/{step}/")
        keep_the_rules(begun, step)
    begun.goto(f"{served.address}/begin/kpis/")
    begun.locator("table a").first.click()
    expect(begun.get_by_role("button", name="Save and go on")).to_be_visible()
    keep_the_rules(begun, "KPI")


def test_a_step_works_and_is_taken_back_without_scripts(
    browser: Browser, served: Served, begun: Page, browser_context_args: dict[str, object]
) -> None:
    assert "/begin/" in begun.url
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    cookie = served.cookies["beginner"]
    context.add_cookies([{"name": "trueline_session", "value": cookie, "url": served.address}])
    page = context.new_page()
    page.goto(f"{served.address}/begin/goals/")
    page.get_by_label("Goals of the organisation").fill("• Learn faster\r\n")
    page.get_by_role("button", name="Save and go on").click()
    expect(page.get_by_role("link", name="Learn faster")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="Learn faster")).to_have_count(0)
    context.close()
