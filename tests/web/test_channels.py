"""Channel action plans: every tab says what the plan says, and what it lacks."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web import acme, acme_channels
from trueline.web.channel_tabs import TABS

CHANNEL = "/channels/instagram/"


@pytest.fixture
def viewer(organisation: object, ask: Callable[[str], Client]) -> Client:  # noqa: ARG001 - opens the home
    acme_channels.adopt_channels()
    return ask("viewer@acme.example")


def shown(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    page: str = answer.content.decode()
    return page[page.index("<main") : page.index("</main>")]


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_is_light_and_asks_little(viewer: Client, tab: str) -> None:
    path = f"{CHANNEL}?tab={tab}"
    viewer.get(path)
    with CaptureQueriesContext(connection) as asked:
        answer = viewer.get(path)
    assert answer.status_code == 200
    assert len(asked) <= 8, [one["sql"][:90] for one in asked]
    assert len(answer.content) <= 150_000
    assert f"tab={tab}" in answer.content.decode()


def test_the_list_says_what_is_missing_and_whether_hours_suffice(viewer: Client) -> None:
    page = shown(viewer, "/channels/")
    assert "<b>8 of 9</b><small>missing: Objectives</small>" in page
    assert "<b>0 of 9</b>" in page
    assert "no hours are said for X" in page
    assert "8.5\u00a0h" in page  # 4.5 films, 1 tips, 2 watching, 1 crisis rota


def test_the_head_names_what_is_missing_and_reads_the_channels_kpis(viewer: Client) -> None:
    page = shown(viewer, CHANNEL)
    assert "Where people see that it can be mended." in page
    assert "8 of 9 parts of the plan are there" in page
    assert "“Be where everybody is” serves no social goal." in page
    assert "Followers who stay</a></dt><dd>1.06k <small>Off pace</small>" in page
    assert "Views of our films</a></dt><dd>10.6k</dd>" in page


def test_an_objective_shows_the_goal_that_it_serves_and_one_without_says_so(viewer: Client) -> None:
    page = shown(viewer, CHANNEL)
    assert 'social_goals/be-seen/">Be seen by people who mend</a>' in page
    assert page.count("No social goal") == 1
    assert (
        "11.6% of the way is done and the plan expects 16.2% by 28 Feb 2026, the last day imported."
        in page
    )  # 58 of 500; 60 of 365


def test_a_depth_for_which_nothing_is_planned_is_not_given_hours(viewer: Client) -> None:
    page = shown(viewer, CHANNEL)
    depths = page[page.index('class="depths"') : page.index("Not counted, because")]
    assert depths.count("Enough") == 2
    assert depths.count("Not known") == 2
    assert "No content is planned for: customers, conversations." in depths


def test_more_planned_than_an_account_takes_is_flagged(viewer: Client) -> None:
    page = shown(viewer, f"{CHANNEL}?tab=content")
    assert "5 a week planned" in page
    assert page.count("Above the cap") == 1
    assert "No import says yet how many posts these accounts published." in page


def test_posts_above_the_cap_are_flagged_week_by_week(
    organisation: Path, ask: Callable[[str], Client]
) -> None:
    acme_channels.adopt_channels()
    rows = ["account,metric,breakdown,day,value"]
    rows += [f"instagram/acme,posts_published,,2026-02-{day:02d},1" for day in range(9, 23)]
    acme.bring("acme", organisation, "\n".join(rows) + "\n", name="posts.csv")
    page = shown(ask("viewer@acme.example"), f"{CHANNEL}?tab=content")
    published = page[page.index("What was published") :]
    assert published.count("Above the cap") == 2  # seven a week where four are allowed
    assert "16 Feb 2026 – 22 Feb 2026" in published
    assert "23 Feb 2026" not in published


def test_a_recheck_that_is_overdue_is_marked(viewer: Client) -> None:
    page = shown(viewer, f"{CHANNEL}?tab=set-up")
    assert page.count("Overdue") == 1
    assert page.count("no line yet") == 4
    assert "aria-pressed" not in page


def test_each_policy_says_whether_it_holds_here(viewer: Client) -> None:
    page = shown(viewer, f"{CHANNEL}?tab=policies")
    assert page.count("missing") == 3  # what the law asks applies to X alone
    assert "How we write" in page
    assert "What the law asks" not in page
    assert page.count("Overdue") == 1


def test_people_who_are_counted_on_too_much_are_marked(viewer: Client) -> None:
    page = shown(viewer, f"{CHANNEL}?tab=people")
    assert "10\u00a0h of 9\u00a0h" in page
    assert "Overloaded" in page
    assert "3 of 4" in page


def test_links_are_built_and_one_that_cannot_be_says_why(viewer: Client) -> None:
    page = shown(viewer, "/flows/")
    assert (
        "https://acme.example/kits?size=2&amp;utm_source=instagram&amp;utm_medium=social"
        "&amp;utm_campaign=spring%20%26%20summer" in page
    )
    assert "“acme.example” is no address of a web page." in page


def test_an_unknown_tab_shows_the_first_and_an_unknown_channel_is_not_there(
    viewer: Client,
) -> None:
    assert "Key actions" in shown(viewer, f"{CHANNEL}?tab=nonsense")
    missing = viewer.get("/channels/nowhere/")
    assert missing.status_code == 404
    assert "The plan has no channel “nowhere”" in missing.content.decode()


def test_another_organisation_sees_nothing_of_a_channel(
    viewer: Client, ask: Callable[[str], Client]
) -> None:
    stranger = ask("owner@other.example")
    assert viewer.get(CHANNEL).status_code == 200
    assert stranger.get(CHANNEL).status_code == 404
    assert b"Instagram" not in stranger.get("/channels/").content


@pytest.mark.usefixtures("organisation")
def test_script_in_a_plan_is_shown_as_text(ask: Callable[[str], Client]) -> None:
    acme_channels.adopt_channels(vision="<script>alert(1)</script>")
    page = shown(ask("viewer@acme.example"), CHANNEL)
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_link_that_was_built_is_found_again_in_the_report_of_web_analytics(
    organisation: Path, ask: Callable[[str], Client]
) -> None:
    acme_channels.adopt_channels()
    head = "# Free form 1\n# 20260201-20260203\n"
    way, tagged = "instagram / social", "instagram / social,spring & summer"
    acme.bring(
        "acme",
        organisation,
        f"{head}Date,Session source / medium,Session campaign,Sessions\n"
        f"20260201,{tagged},12\n20260202,{tagged},9\n20260202,{way},(not set),3\n"
        "20260203,Instagram / social,spring & summer,7\n",
        name="by-campaign.csv",
    )
    acme.bring(
        "acme",
        organisation,
        f"{head}Date,Session source / medium,Session campaign,Country,Sessions\n"
        f"20260201,{tagged},Ireland,12\n",
        name="by-country.csv",
    )
    page = shown(ask("viewer@acme.example"), "/flows/")
    assert "21 sessions reported by" in page  # capitals tell tags apart; no visit counts twice
    assert "1 Feb 2026 to 2 Feb 2026" in page


def test_a_part_of_a_channel_leads_back_to_the_tab_that_shows_it(viewer: Client) -> None:
    ways = {
        "channels/instagram/": (CHANNEL, "All fields"),
        "channels/instagram/objectives/": (f"{CHANNEL}?tab=vision", "Objectives"),
        "channels/instagram/objectives/films/": (f"{CHANNEL}?tab=vision", "Vision"),
        "channels/instagram/accounts/instagram:acme/": (CHANNEL, "Accounts"),
        "team/ada/": ("/plan/", "Cascade"),
    }
    for path, (link, words) in ways.items():
        page = viewer.get(f"/plan/part/{path}").content.decode()
        crumbs = page[page.index('class="crumbs"') :].partition("</nav>")[0]
        assert f'href="{link}"' in crumbs, path
        assert words in crumbs, path
    page = viewer.get("/plan/part/channels/instagram/objectives/films/?plan=2")
    assert 'href="/channels/instagram/?plan=2&amp;tab=vision"' in page.content.decode()


def test_each_c_shows_where_the_kpis_stand_that_it_names(viewer: Client) -> None:
    page = shown(viewer, f"{CHANNEL}?tab=four-cs")
    link = '<a href="/kpis/marketing/be-seen/views/" hx-get="/kpis/marketing/be-seen/views/"'
    content = page[page.index('id="c-content"') :].partition("</section>")[0]
    assert link in content
    assert "10.6k <small>on this channel</small>" in content
    other = page[page.index('id="c-customers"') :].partition("</section>")[0]
    assert link not in other
