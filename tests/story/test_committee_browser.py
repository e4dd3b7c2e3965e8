"""The demo's committee: a closed plan review that changed the plan, and the agenda that follows."""

from playwright.sync_api import Page, expect

from tests.web.walking import keep_the_rules_as_it_is


def test_the_review_of_october_made_version_2_and_the_next_agenda_begins_with_what_broke(
    quiet: Page, demo_address: str
) -> None:
    quiet.set_default_timeout(60_000)
    quiet.goto(f"{demo_address}/accounts/login/")
    quiet.get_by_role("button", name="Open the demo").click()
    quiet.goto(f"{demo_address}/meetings/plan-review-2026-10-15/")
    expect(quiet.locator("#plan-change")).to_contain_text("Version 1 became version 2")
    expect(quiet.locator("#decisions")).to_contain_text("became version 2 of the plan")
    expect(quiet.locator("#actions li")).to_have_count(4)
    assert quiet.locator(".agenda .tag", has_text="No class yet").count() == 0
    expect(quiet.locator("main")).to_contain_text("10:00–11:30 Europe/Dublin")
    keep_the_rules_as_it_is(quiet, quiet.url)
    quiet.goto(f"{demo_address}/meetings/weekly-2026-11-26/")
    items = quiet.locator(".agenda-item")
    expect(items.nth(1)).to_contain_text("Broken: Four weeks bring 180 to 260 conversations.")
    expect(items.nth(2)).to_contain_text("Broken: An average order stays between 51 and 58 euros.")
    expect(items.nth(3)).to_contain_text("It was due on 13 Nov 2026, 7 days ago.")
    assert items.filter(has_text="Close the account larkmoorhelp").count() == 0
