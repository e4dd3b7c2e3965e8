"""A plan's first weeks in a browser: begun by keyboard alone, changed by two, compared, checked.

The keyboard run presses about 460 keys to move and act, and writes about 360 letters: seven minutes
at half a second each; the browser alone needs 24 seconds (two cores, November 2026). The mouse run
takes 135 clicks and 230 letters: five and a half minutes. Reading is not counted in either.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.databases import opened_database
from tests.web import acme
from tests.web.conftest import Served

SignIn = Callable[[str], None]
GOALS = "  • Hire without agencies\r\n‣ Keep those who are here\r\n\r\n"
SOURCE, OWNER = "Web report", "Ann Lone"
KPI_COUNT = 4
MOST_TABS = 160
CLICKS_A_DAY = 4
SECONDS_A_CLICK, SECONDS_A_KEY, TEN_MINUTES = 1.5, 0.5, 600
PART = "/plan/part/scopes/hr/social_goals/applications/kpis/applications/?plan=draft"
UNTIL, LATER = date(2026, 4, 1), date(2026, 4, 2)


class Keyboard:
    """A person who has no mouse: moves by Tab, acts by Enter and Space, and writes."""

    def __init__(self, page: Page) -> None:
        self.page, self.strokes, self.letters = page, 0, 0

    def to(self, target: Locator) -> None:
        """Press Tab until something has the focus."""
        expect(target).to_be_visible()
        if self.page.evaluate("document.activeElement === document.body"):
            self.press("Tab")
            self.press("Enter")  # skip to the content
            expect(self.page.locator("main")).to_be_focused()
        for _ in range(MOST_TABS):
            if target.evaluate("one => one === document.activeElement"):
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not reach {target}")

    def press(self, key: str) -> None:
        self.strokes += 1
        self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.letters += len(text)
        self.page.keyboard.type(text)

    def put(self, field: Locator, text: str) -> None:
        """Write into a field instead of what stands there."""
        self.to(field)
        self.press("Control+A")
        self.type(text)

    def write(self, label: str, text: str) -> None:
        self.put(self.page.get_by_label(label, exact=True).first, text)

    def tick(self, label: str) -> None:
        self.to(self.page.get_by_role("checkbox", name=label).first)
        self.press("Space")

    def enter(self, name: str, role: str = "button") -> None:
        """Press a button, or follow a link, and wait for the page that it leads to."""
        self.to(self.page.get_by_role(role, name=name).first)  # type: ignore[arg-type]
        with self.page.expect_navigation():
            self.press("Enter")

    def day(self, field: Locator, day: date) -> None:
        self.to(field)
        self.type(day.strftime("%m%d%Y"))


class Mouse(Keyboard):
    """A person who points and clicks, and writes."""

    def to(self, target: Locator) -> None:
        target.click()
        self.strokes += 1

    def tick(self, label: str) -> None:
        self.to(self.page.get_by_role("checkbox", name=label).first)

    def enter(self, name: str, role: str = "button") -> None:
        with self.page.expect_navigation():
            self.to(self.page.get_by_role(role, name=name).first)  # type: ignore[arg-type]

    def day(self, field: Locator, day: date) -> None:
        field.fill(day.isoformat())  # as picked
        self.strokes += CLICKS_A_DAY


def test_a_plan_is_begun_agreed_on_changed_compared_and_judged_again(
    quiet: Page, served: Served, signed_in: SignIn, browser: Browser, tmp_path: Path
) -> None:
    signed_in("lone")
    quiet.goto(served.address)
    keys = Keyboard(quiet)
    _write_what_is_wanted(keys)
    _fill_in_kpis(keys)
    _say_where_and_who(keys)
    _bring_exports(keys, tmp_path)
    _agree(keys)
    assert (keys.strokes + keys.letters) * SECONDS_A_KEY < TEN_MINUTES

    other = _second_person(browser, served)
    _change_at_once(quiet, other, served)
    _agree_in_two(quiet, other, served)
    _compare(quiet, served)
    _see_the_waived_finding_again(quiet, served)
    other.context.close()


def test_the_same_plan_is_begun_with_a_mouse(
    quiet: Page, served: Served, signed_in: SignIn
) -> None:
    signed_in("beginner")
    quiet.goto(served.address)
    mouse = Mouse(quiet)
    _write_what_is_wanted(mouse)
    _fill_in_kpis(mouse)
    _say_where_and_who(mouse)
    mouse.enter("Later", "link")
    _agree(mouse)
    assert mouse.strokes * SECONDS_A_CLICK + mouse.letters * SECONDS_A_KEY < TEN_MINUTES


def _write_what_is_wanted(keys: Keyboard) -> None:
    page = keys.page
    keys.enter("Begin the plan", "link")
    keys.tick("Human resources")
    keys.enter("Save and go on")
    keys.tick("Human resources")
    keys.enter("Save and go on")
    keys.to(page.get_by_label("Goals of the organisation", exact=True))
    page.keyboard.insert_text(GOALS)  # as pasted
    keys.tick("Fill positions without an agency")
    keys.tick("Be known as a good place to work")
    keys.enter("Save and go on")
    expect(page.get_by_role("heading", level=1)).to_have_text("Why social media")
    keys.write("To what changes", "fill positions sooner")
    keys.write("for whom", "our workshops")
    keys.write("by what means", "letting people see how we work")
    keys.enter("Save and go on")


def _fill_in_kpis(keys: Keyboard) -> None:
    page = keys.page
    keys.enter("Fill in", "link")
    for number in range(KPI_COUNT):
        keys.write("Owner", OWNER)
        baseline = page.get_by_role("group", name="Baseline")
        target = page.get_by_role("group", name="Target")
        keys.put(baseline.get_by_label("Value"), "10")
        keys.day(baseline.get_by_label("First"), date(2025, 12, 1))
        keys.day(baseline.get_by_label("Until"), date(2026, 1, 1))
        keys.put(target.get_by_label("Value"), "20")
        keys.day(target.get_by_label("Due"), date(2026, 12, 31))
        keys.enter("Save and go on")
        expect(page.get_by_text("The KPI was saved.", exact=True)).to_be_visible()
        assert (number < KPI_COUNT - 1) == ("/kpis/scopes/" in page.url)
    expect(page.get_by_text("complete", exact=True)).to_have_count(KPI_COUNT)
    keys.enter("Go on", "link")


def _say_where_and_who(keys: Keyboard) -> None:
    keys.tick("LinkedIn")
    keys.write("Account on LinkedIn", "fresh")
    keys.enter("Save and go on")
    expect(keys.page.get_by_label("Names", exact=True)).to_have_value(OWNER)
    keys.enter("Save and go on")


def _bring_exports(keys: Keyboard, folder: Path) -> None:
    page = keys.page
    file = folder / "january.csv"
    file.write_text(acme.daily_rows(views=11).replace("instagram/acme", "linkedin/fresh"))
    keys.enter("Bring exports", "link")
    keys.to(page.get_by_label("Export files"))
    with page.expect_file_chooser() as chooser:
        keys.press("Space")
    chooser.value.set_files(file)
    page.wait_for_url("**/data/drops/*/")
    bring = page.get_by_role("button", name="Import")
    expect(bring).to_be_visible(timeout=30_000)
    keys.to(bring)
    keys.press("Enter")
    expect(page.get_by_text("Imported, rows set aside").first).to_be_visible(timeout=30_000)
    keys.to(page.get_by_role("link", name="See what came in"))
    keys.press("g")
    with page.expect_navigation():
        keys.press("o")
    keys.enter("Begin the plan", "link")


def _agree(keys: Keyboard) -> None:
    page = keys.page
    policies = 4
    for left in range(policies, 0, -1):
        some = "One finding blocks" if left == 1 else f"{left} findings block"
        expect(page.get_by_role("heading", name=some)).to_be_visible()
        keys.enter("Accept with reason", "link")
        keys.write("Why it may stay", "The lawyer reads it in March")
        keys.day(page.get_by_label("Counts again from"), UNTIL)
        keys.enter("Accept until then")
    expect(page.get_by_role("heading", name="Nothing blocks approval")).to_be_visible()
    keys.enter("Submit for approval")
    keys.tick("Let people here approve what only they wrote")
    keys.enter("Approve alone")
    expect(page.get_by_text("Version 1 is in force.")).to_be_visible()
    expect(page.get_by_role("heading", name="What remains of the beginning")).to_be_visible()


def _second_person(browser: Browser, served: Served) -> Page:
    context: BrowserContext = browser.new_context(locale="en-GB", reduced_motion="reduce")
    cookie = served.cookies["second"]
    context.add_cookies([{"name": "trueline_session", "value": cookie, "url": served.address}])
    return context.new_page()


def _change_at_once(page: Page, other: Page, served: Served) -> None:
    """Both write the target that both saw as 20; who is later is asked, and keeps their own."""
    page.goto(f"{served.address}{PART.removesuffix('?plan=draft')}")
    page.get_by_role("button", name="Edit in the draft").click()
    page.wait_for_url("**plan=draft")
    other.goto(served.address + PART)
    for one, value in ((page, "25"), (other, "30")):
        field = one.get_by_role("group", name="Target").get_by_label("Value")
        expect(field).to_have_value("20")
        field.fill(value)
        field.press("Tab")
        said = "Saved " if one is page else "changed this"
        expect(one.locator("#f-target-value-after")).to_contain_text(said)
    expect(other.get_by_role("definition").filter(has_text="25")).to_be_visible()
    other.get_by_role("button", name="Keep mine").click()
    expect(other.get_by_role("button", name="Keep mine")).to_have_count(0)
    page.reload()
    target = page.get_by_role("group", name="Target").get_by_label("Value")
    expect(target).to_have_value("30")


def _agree_in_two(page: Page, other: Page, served: Served) -> None:
    page.goto(f"{served.address}/plan/versions/")
    page.get_by_label("Why there should be a new version").fill("February went well")
    page.get_by_role("button", name="Submit for approval").click()
    expect(page.get_by_text("Waits for approval", exact=True)).to_be_visible()
    other.goto(f"{served.address}/plan/versions/")
    other.get_by_role("button", name="Approve").click()
    expect(other.get_by_text("Version 2 is in force.")).to_be_visible()


def _compare(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/plan/versions/")
    page.get_by_role("link", name="Compare with 1").click()
    expect(page.get_by_text("February went well")).to_be_visible()
    row = page.get_by_role("row", name="Applications sent")
    expect(row).to_contain_text("20")
    expect(row).to_contain_text("30")
    expect(row).to_contain_text("+10 (+50.0%)")


def _see_the_waived_finding_again(page: Page, served: Served) -> None:
    """Accepted until 1 April: on 2 April the four policies count again, and stop a submission."""
    page.goto(f"{served.address}/plan/")
    expect(page.get_by_text("4 findings block approval.")).to_have_count(0)
    with opened_database(served.home, served.database) as opened:
        opened.execute(f"update web_organisation set today = '{LATER}' where slug = 'fresh'")
        opened.commit()
    page.goto(f"{served.address}/plan/")
    expect(page.get_by_text("4 findings block approval.").first).to_be_visible()
    page.goto(f"{served.address}{PART.removesuffix('?plan=draft')}")
    page.get_by_role("button", name="Edit in the draft").click()
    page.goto(f"{served.address}/plan/versions/")
    expect(page.get_by_text("4 findings block approval.")).to_be_visible()
