"""The pages in a real browser: nothing scrolls sideways, nothing breaks a rule, keys work."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Served
from tests.web.walking import SignIn, keep_the_rules_as_it_is

VIEWS = "/kpis/marketing/be-seen/views/"
TRACE = "/trace/?fact=metric_day:instagram/acme:views::2026-01-03"
PAGES = (
    "/",
    "/?present=1",
    "/plan/",
    "/plan/?view=outline",
    "/plan/?view=strategy",
    "/channels/",
    "/channels/instagram/",
    "/channels/instagram/?tab=set-up",
    "/channels/instagram/?tab=four-cs",
    "/channels/instagram/?tab=content",
    "/channels/instagram/?tab=people",
    "/channels/instagram/?tab=measurement",
    "/flows/",
    "/scorecard/",
    "/settings/",
    "/settings/status/",
    "/scorecard/?columns=channel",
    "/plan/part/",
    "/plan/part/scopes/marketing/social_goals/be-seen/kpis/views/",
    "/plan/part/channels/instagram/accounts/",
    "/plan/part-findings/?path=goals/grow",
    "/accounts/",
    "/assumptions/",
    "/assumptions/calibration/",
    "/listening/",
    "/listening/satisfaction/",
    "/listening/voices/",
    "/plan/budget/",
    "/plan/budget/?by=month",
    "/plan/audit/",
    "/plan/workbook/",
    "/kpis/",
    "/metrics/",
    "/metrics/engagement_rate_impressions/",
    VIEWS,
    f"{VIEWS}facts/",
    f"{VIEWS}?compare=before",
    "/kpis/marketing/be-seen/followers/",
    "/cards/marketing/be-seen/views/?of=forecast",
    f"{VIEWS}explain/",
    f"{VIEWS}explain/?by=account&against=quarter+before",
    "/annotations/",
    "/notes/scopes/marketing/social_goals/be-seen/kpis/views/",
    "/me/",
    "/me/?as=Ada Brandt",
    "/notifications/",
    "/service/",
    "/community/",
    "/data/",
    "/data/answers/",
    "/data/breaks/",
    "/data/sources/",
    "/data/sources/?account=instagram/acme&as_of=2199-12-31",
    "/data/changes/",
    "/data/changes/?since=2026-01-01",
    "/?as_of=2026-02-20",
    "/data/batches/",
    "/data/batches/1/undo/",
    "/data/set-aside/",
    "/data/batches/1/",
    TRACE,
)


def test_every_page_keeps_the_rules_and_scrolls_nowhere_sideways(
    quiet: Page, served: Served, signed_in: SignIn
) -> None:
    signed_in("analyst")
    for path in PAGES:
        quiet.goto(served.address + path)
        keep_the_rules_as_it_is(quiet, path)


def test_the_door_keeps_the_rules_of_accessibility(quiet: Page, served: Served) -> None:
    for scheme in ("light", "dark"):
        quiet.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        quiet.goto(f"{served.address}/accounts/login/")
        found = Axe().run(quiet)
        assert found.violations_count == 0, found.generate_report()


def test_pages_are_read_without_scripts(
    browser: Browser, served: Served, browser_context_args: dict[str, object]
) -> None:
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    cookie = {"name": "trueline_session", "value": served.cookies["viewer"], "url": served.address}
    context.add_cookies([cookie])
    page = context.new_page()
    page.goto(served.address)
    page.locator("th").get_by_role("link", name="Views of our films").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Views of our films")
    page.get_by_role("link", name="All 59 facts").click()
    page.get_by_role("link", name="28 Feb 2026").click()
    expect(page.get_by_text("acme.csv").first).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 800})
    page.get_by_role("link", name="Open the menu").click()
    page.get_by_role("link", name="Cascade").click()
    expect(page).to_have_url(f"{served.address}/plan/")
    context.close()


def test_a_row_opens_beside_the_page_and_esc_gives_the_page_back(
    quiet: Page, served: Served, signed_in: SignIn
) -> None:
    signed_in("viewer")
    quiet.goto(served.address)
    row = quiet.locator("th").get_by_role("link", name="Views of our films")
    row.click()
    drawer = quiet.get_by_role("dialog")
    expect(drawer.get_by_role("heading", name="Views of our films")).to_be_visible()
    assert quiet.url == f"{served.address}/"
    quiet.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(row).to_be_focused()


def test_keys_lead_through_the_pages(quiet: Page, served: Served, signed_in: SignIn) -> None:
    signed_in("viewer")
    quiet.goto(served.address)
    quiet.keyboard.press("g")
    quiet.keyboard.press("k")
    expect(quiet).to_have_url(f"{served.address}/kpis/")
    quiet.keyboard.press("j")
    expect(quiet.get_by_role("link", name="Views of our films")).to_be_focused()
    quiet.keyboard.press("j")
    expect(quiet.get_by_role("link", name="Followers", exact=True)).to_be_focused()
    quiet.keyboard.press("/")
    quiet.keyboard.type("films")
    expect(quiet.get_by_role("row", name="Followers")).to_be_hidden()
    expect(quiet.get_by_role("row", name="Views of our films")).to_be_visible()
    quiet.get_by_role("heading", level=1).click()
    quiet.keyboard.press("?")
    expect(quiet.get_by_role("dialog", name="Keys")).to_be_visible()
    quiet.get_by_label("Use single keys").uncheck()
    quiet.keyboard.press("Escape")
    quiet.keyboard.press("g")
    quiet.keyboard.press("o")
    expect(quiet).to_have_url(f"{served.address}/kpis/")


def test_the_look_is_remembered_and_sent_with_the_page(
    quiet: Page, served: Served, signed_in: SignIn
) -> None:
    signed_in("viewer")
    quiet.goto(f"{served.address}/kpis/")
    root = quiet.locator("html")
    expect(root).to_have_attribute("data-theme", "auto")
    for look in ("light", "dark", "auto"):
        quiet.get_by_role("button", name="Look:").click()
        expect(root).to_have_attribute("data-theme", look)
        expect(quiet).to_have_url(f"{served.address}/kpis/")


def test_the_whole_path_of_a_part_lights_up(quiet: Page, served: Served, signed_in: SignIn) -> None:
    signed_in("viewer")
    quiet.goto(f"{served.address}/plan/")
    quiet.get_by_role("link", name="Views of our films").hover()
    lit = quiet.locator(".node.lit .node-title").all_text_contents()
    assert lit == [
        "Grow by a tenth",
        "Marketing",
        "Be seen by people who mend",
        "Views of our films",
        "A guide a week",
    ]
    assert quiet.locator(".links .lit").count() == 4


def test_escape_shuts_the_menu_of_a_phone_and_goes_back_to_its_button(
    quiet: Page, served: Served, signed_in: SignIn
) -> None:
    signed_in("viewer")
    quiet.set_viewport_size({"width": 390, "height": 800})
    quiet.goto(served.address)
    button = quiet.get_by_role("link", name="Open the menu")
    button.click()
    expect(quiet.get_by_role("link", name="Cascade")).to_be_visible()
    quiet.keyboard.press("Escape")
    expect(quiet.get_by_role("link", name="Cascade")).to_be_hidden()
    expect(button).to_be_focused()


def test_a_past_day_is_the_same_in_the_drawer(
    quiet: Page, served: Served, signed_in: SignIn
) -> None:
    signed_in("viewer")
    quiet.goto(f"{served.address}/?on=2026-01-15")
    row = quiet.locator("th").get_by_role("link", name="Views of our films")
    row.click()
    drawer = quiet.locator("#drawer")
    expect(drawer.get_by_text("Plan expects on 15 Jan 2026")).to_be_visible()
    drawer.get_by_role("link", name="All 15 facts").click()
    expect(quiet).to_have_url(f"{served.address}{VIEWS}facts/?on=2026-01-15")
