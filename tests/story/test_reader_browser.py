"""The reader's test: from any red KPI of the demo to the row behind it, by three clicks or by keys.

A reader who doubts a red number opens it, sees what moved it most, and stands before the row of the
file that the largest part of it came from.
"""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

RED = "table.score tr[data-row]:has(.pill.bad) th a"
MOST_CLICKS = 3
PATIENCE = 120_000
"""Milliseconds that a first look at a page of the demo may take while other tests run."""


@pytest.fixture
def reader(quiet: Page, demo_address: str) -> Page:
    """Give a page on which somebody has just opened the demo's overview."""
    quiet.set_default_timeout(PATIENCE)
    quiet.goto(f"{demo_address}/accounts/login/")
    quiet.get_by_role("button", name="Open the demo").click()
    expect(quiet.get_by_role("heading", level=1)).to_have_text(
        "Executive overview", timeout=PATIENCE
    )
    return quiet


def names_of_red_kpis(page: Page) -> list[str]:
    names = page.locator(RED).all_inner_texts()
    assert len(names) >= 2, "the demo has red KPIs"
    return names


def see_the_row(page: Page, told: str) -> None:
    """Stand before a row of a file, whose value is the one that led there."""
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Where this number comes from", timeout=PATIENCE
    )
    way = page.get_by_role("region", name="The way there")
    expect(way).to_contain_text(re.compile(r"File\s*\S+\.(csv|xlsx|json|zip|txt)"))
    expect(way).to_contain_text(re.compile(r"Line\s*\d+"))
    assert page.locator("table.raw").first.locator("tbody tr").count() >= 2
    assert told


def amount(row: Locator) -> float:
    """Give how far a row lies from usual, or its value where nothing is usual, as a plain size."""
    cells = row.locator("td")
    exact = cells.first.get_attribute("title") or ""
    away = cells.last.inner_text()
    said = exact if away == "–" else away
    found = re.search(r"[\d,]+(?:\.\d+)?", said)
    assert found is not None, said
    times = {"k": 1_000, "m": 1_000_000}.get(said[found.end() : found.end() + 1], 1)
    return float(found[0].replace(",", "")) * times


def test_three_clicks_lead_from_any_red_kpi_to_the_row_that_explains_most(reader: Page) -> None:
    overview = reader.url
    for name in names_of_red_kpis(reader):
        clicks = 0
        reader.goto(overview)
        reader.locator(RED).get_by_text(name, exact=True).click()
        clicks += 1
        drawer = reader.get_by_role("dialog", name="Details")
        rows = drawer.locator("tr:has([data-leads])")
        expect(rows.first).to_be_visible(timeout=PATIENCE)
        sizes = [amount(row) for row in rows.all()]
        assert sizes[0] == max(sizes), f"{name}: {sizes}"
        told = rows.first.inner_text()
        rows.first.locator("[data-leads]").click()
        clicks += 1
        assert clicks <= MOST_CLICKS
        see_the_row(reader, told)


def test_keys_alone_lead_from_any_red_kpi_to_its_row(reader: Page) -> None:
    overview = reader.url
    for name in names_of_red_kpis(reader):
        reader.goto(overview)
        for _ in range(40):
            reader.keyboard.press("j")
            if reader.evaluate("document.activeElement.textContent") == name:
                break
        reader.keyboard.press("Enter")
        drawer = reader.get_by_role("dialog", name="Details")
        expect(drawer.locator("[data-leads]").first).to_be_visible(timeout=PATIENCE)
        reader.keyboard.press("j")
        expect(drawer.locator("[data-leads]").first).to_be_focused()
        reader.keyboard.press("Enter")
        see_the_row(reader, name)


def test_a_red_kpi_that_needs_a_decision_leads_there_from_its_card(reader: Page) -> None:
    cards = reader.locator("article.notice.bad")
    expect(cards.first).to_be_visible(timeout=PATIENCE)
    cards.first.get_by_role("link", name="See the numbers").click()
    drawer = reader.get_by_role("dialog", name="Details")
    drawer.locator("[data-leads]").first.click()
    see_the_row(reader, "card")
