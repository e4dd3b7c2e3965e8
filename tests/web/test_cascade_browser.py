"""The cascade in a browser: the outline by keyboard alone, by mouse, and without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.conftest import Served
from tests.web.walking import WIDTHS, SignIn

DRAFT = "/plan/?plan=draft&view=outline"
PAGES = (
    "/plan/?view=strategy",
    "/plan/?plan=draft",
    DRAFT,
    "/plan/?plan=draft&view=strategy",
    "/plan/outline/row/",
    "/plan/outline/row/?place=marketing/be-seen",
)


@pytest.fixture
def outline(quiet: Page, served: Served, signed_in: SignIn) -> Page:
    """Open the outline of the draft, as a planner does."""
    signed_in("planner")
    quiet.goto(f"{served.address}/plan/?view=outline")
    begin = quiet.get_by_role("button", name="Edit in the draft")
    if begin.count():
        begin.click()
    else:
        quiet.goto(served.address + DRAFT)
    expect(quiet.get_by_role("treegrid")).to_be_visible()
    return quiet


def test_the_pages_of_the_draft_keep_the_rules(outline: Page, served: Served) -> None:
    for path in PAGES:
        for scheme in ("light", "dark"):
            outline.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            outline.goto(served.address + path)
            for closed in outline.locator("details:not([open]) > summary").all()[:4]:
                closed.click() if closed.is_visible() else None
            found = Axe().run(outline)
            assert found.violations_count == 0, f"{path} {scheme}: {found.generate_report()}"
        for width in WIDTHS:
            outline.set_viewport_size({"width": width, "height": 800})
            over = outline.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert over <= 0, f"{path} at {width}"
        outline.set_viewport_size({"width": 1440, "height": 900})


def planner_page(context: BrowserContext, served: Served) -> Page:
    """Open the outline of the draft in a context of its own, whose console may speak."""
    cookie = {"name": "trueline_session", "value": served.cookies["planner"], "url": served.address}
    context.add_cookies([cookie])
    page = context.new_page()
    page.goto(served.address + DRAFT)
    return page


def expect_at(outline: Page, name: str) -> None:
    expect(outline.locator("tr:focus [data-name]")).to_have_text(name)


def write(outline: Page, key: str, name: str, *, deeper: int = 0) -> None:
    """Write a name by keys, into a new row or over the old one, and wait until it is kept."""
    outline.keyboard.press(key)
    for _ in range(deeper):
        outline.keyboard.press("Tab")
    outline.keyboard.type(name)
    outline.keyboard.press("Enter")
    expect_at(outline, name)


def test_an_outline_is_written_by_keyboard_alone(outline: Page) -> None:
    outline.locator('tr[data-place="goal:grow"]').focus()
    write(outline, "Enter", "Waste less")
    write(outline, "Enter", "Workshop", deeper=1)
    write(outline, "Enter", "Mend sooner", deeper=1)
    write(outline, "F2", "Mend soon")
    outline.keyboard.press("k")
    outline.get_by_role("textbox", name="Name").last.fill("Clicks to the shop")
    outline.get_by_label("Metric").select_option("link_clicks@1")
    outline.get_by_role("button", name="Add the KPI").press("Enter")
    expect_at(outline, "Clicks to the shop")
    outline.keyboard.press("ArrowLeft")
    expect_at(outline, "Mend soon")
    outline.keyboard.press("ArrowLeft")
    expect(outline.get_by_role("link", name="Clicks to the shop", exact=True)).to_have_count(0)
    expect_at(outline, "Mend soon")


def test_rows_move_and_go_by_keyboard_and_come_back(outline: Page) -> None:
    goals = outline.locator("tr[data-rank=goal] [data-name]")
    outline.locator('tr[data-place="goal:grow"]').focus()
    write(outline, "Enter", "Last longer")
    names = goals.all_text_contents()
    at = names.index("Last longer")
    outline.keyboard.press("Alt+ArrowUp")
    names[at - 1 : at + 1] = names[at], names[at - 1]
    expect(goals).to_have_text(names)
    expect_at(outline, "Last longer")
    outline.keyboard.press("Delete")
    expect(outline.get_by_text("Removed “Last longer”.")).to_be_visible()
    expect(goals).to_have_count(len(names) - 1)
    outline.get_by_role("button", name="Undo").press("Enter")
    expect(goals).to_have_count(len(names))


def test_tab_leaves_a_row_and_escape_leaves_a_new_one(outline: Page) -> None:
    row = outline.locator('tr[data-place="goal:grow"]')
    row.focus()
    outline.keyboard.press("Tab")
    expect(row.get_by_role("button").first).to_be_focused()
    row.focus()
    outline.keyboard.press("Enter")
    outline.keyboard.type("Never mind")
    outline.keyboard.press("Escape")
    expect(row).to_be_focused()
    expect(outline.get_by_text("Never mind")).to_have_count(0)


def test_rows_drop_only_where_they_may_stand(outline: Page) -> None:
    tactic = outline.locator('tr[data-place=":dances"]')
    goal = outline.locator('tr[data-place^="goal:"]').first
    tactic.drag_to(goal)
    expect(outline.locator('tr[data-place=":dances"]')).to_be_visible()
    tactic.drag_to(outline.locator('tr[data-place="marketing/be-seen/followers"]'))
    moved = outline.locator('tr[data-place="marketing/be-seen:dances"]')
    expect(moved).to_have_attribute("data-above", "marketing/be-seen/followers")
    outline.get_by_role("button", name="Undo").click()
    expect(outline.locator('tr[data-place=":dances"]')).to_be_visible()


def test_what_is_refused_is_told_and_what_was_written_stays(
    outline: Page, browser: Browser, served: Served, browser_context_args: dict[str, object]
) -> None:
    assert outline.url.endswith(DRAFT)
    page = planner_page(browser.new_context(**browser_context_args), served)
    page.locator("tr[data-place]").first.focus()
    page.keyboard.press("Enter")
    page.locator("tr.new textarea").fill("x" * 301)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("has 301 characters")
    expect(page.locator("tr.new textarea")).to_be_focused()
    page.keyboard.press("Escape")
    page.context.close()


def test_the_outline_is_written_without_scripts(
    browser: Browser, served: Served, outline: Page, browser_context_args: dict[str, object]
) -> None:
    assert outline.url.endswith(DRAFT)
    without = {**browser_context_args, "java_script_enabled": False}
    page = planner_page(browser.new_context(**without), served)
    page.get_by_role("link", name="Change Dances").click()
    page.get_by_label("Move to…").select_option("marketing/be-seen")
    page.get_by_role("button", name="Move", exact=True).click()
    expect(page.get_by_text("Moved “Dances”.").first).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Taken back.").first).to_be_visible()
    page.context.close()
