"""Community health as a page and as a command: the same figures, refusals in words, few queries."""

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web import acme_forum
from tests.web.test_pages import MOST_BYTES, MOST_QUERIES
from trueline.cli.main import main

Ask = Callable[[str], Client]


@pytest.fixture
def club(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRUELINE_HOME", str(home))
    acme_forum.make_club(home)
    return home


def shown(ask: Ask, **given: str) -> str:
    answer = ask(acme_forum.OWNER).get(f"/community/?{urlencode(given)}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.mark.usefixtures("club")
def test_the_page_says_what_was_left_alone_and_how_long_answers_took(ask: Ask) -> None:
    page = shown(ask)
    # The 13 weeks to 1 March begin on 1 December; threads to 22 February had 7 days: 12 weeks of
    # 5 answered and 1 left alone.
    assert "<small>12 of 72</small>" in page
    assert "16.7%" in page
    assert "<small>60 answered threads</small>" in page
    assert "30 min" in page


@pytest.mark.usefixtures("club")
def test_each_factor_shows_formula_and_where_it_stands(ask: Ask) -> None:
    page = shown(ask)
    for name in ("Members", "Content", "Traffic", "Responsiveness", "Interaction", "Liveliness"):
        assert f'<th scope="row">{name}<small' in page
    assert "sum of people times turns" in page
    assert "above 50.0% of 19 earlier weeks" in page  # every week is the same
    assert "rule of thumb" in page
    # Chairs has 1 post and Wool 15, as in every week.
    assert "<b>1</b>" in page


@pytest.mark.usefixtures("club")
def test_few_people_are_counted_and_not_made_shares(ask: Ask) -> None:
    page = shown(ask)
    assert "The most active 1% needs 100 members at least; there are 25." in page
    assert "Too few for a share: 3 of 3; it needs 20." in page  # ann, bob and cy
    assert "0 of 9" in page  # nine joined in October, and of the new ones nobody wrote


@pytest.mark.usefixtures("club")
def test_threads_left_alone_lead_to_their_row(ask: Ask) -> None:
    page = shown(ask)
    assert page.count('<a href="/trace/?fact=message%3Aforum/club/t') == 12
    at = page.index("/trace/?fact=message%3Aforum/club/t")
    row = ask(acme_forum.OWNER).get(page[at : page.index('"', at)]).content.decode()
    assert "posts.csv" in row
    assert "cy@example.org" not in row


@pytest.mark.usefixtures("club")
def test_weeks_narrow_the_page(ask: Ask) -> None:
    assert "2 Feb 2026 – 1 Mar 2026" in shown(ask, weeks="4")
    assert "1 Dec 2025 – 1 Mar 2026" in shown(ask, weeks="17")


@pytest.mark.usefixtures("club")
def test_as_known_before_the_import_there_is_nothing(ask: Ask) -> None:
    page = shown(ask, as_of="2026-01-06")
    assert "No posts of a community are known." in page
    assert "This is what was known on 6 Jan 2026." in page


@pytest.mark.usefixtures("club")
@pytest.mark.parametrize("given", ["account=nobody", "as_of=soon"])
def test_an_address_that_names_nothing_is_not_found(ask: Ask, given: str) -> None:
    assert ask(acme_forum.OWNER).get(f"/community/?{given}").status_code == 404


@pytest.mark.usefixtures("club")
def test_the_page_asks_little_and_is_light(ask: Ask) -> None:
    client = ask(acme_forum.OWNER)
    client.get("/community/")
    with CaptureQueriesContext(connection) as asked:
        answer = client.get("/community/?weeks=52")
    assert len(asked) <= MOST_QUERIES, [one["sql"][:90] for one in asked]
    assert len(answer.content) <= MOST_BYTES


@pytest.mark.usefixtures("organisation")
def test_without_posts_the_page_says_what_to_bring(ask: Ask) -> None:
    page = ask("viewer@acme.example").get("/community/").content.decode()
    assert "No posts of a community are known." in page
    assert "its list of members and their visits" in page
    assert "Bring an export</a>" not in page


@pytest.mark.usefixtures("club")
def test_the_command_says_what_the_page_says(ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    page = shown(ask)
    assert main(["health", "--from", "2025-12-01", "--to", "2026-03-01", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["account"] == "forum/club"
    assert said["figures"]["unanswered"]["counts"] == "12 of 72"
    assert [one["factor"] for one in said["factors"]] == [
        *("members", "content", "traffic", "responsiveness", "interaction", "liveliness"),
    ]
    for one in said["factors"]:
        assert one["formula"].replace("'", "&#x27;") in page
    assert len(said["unanswered"]) == 12
    assert main(["health"]) == 0
    text = capsys.readouterr().out
    assert "Left unanswered" in text
    assert "12 of 72" in text


@pytest.mark.usefixtures("club")
@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        (["--account", "nobody"], "The ledger has no account nobody; it has forum/club.", 1),
        (["--from", "2026-03-02", "--to", "2026-03-09"], "Ask for earlier days", 1),
        (["--from", "2026-03-02", "--to", "2026-03-01"], "lies before --from", 2),
    ],
)
def test_the_command_refuses_in_sentences(
    words: list[str], said: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["health", "--on", "2026-03-10", *words]) == code
    assert said in "".join(capsys.readouterr())


def test_the_command_says_what_to_bring(
    organisation: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TRUELINE_HOME", str(organisation))
    assert main(["health", "--organisation", "acme"]) == 1
    assert "Bring posts with their time, thread and author" in capsys.readouterr().out


@pytest.mark.usefixtures("club")
def test_a_quiet_forum_says_how_old_its_newest_post_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["health", "--organisation", "club", "--on", "2026-03-20"]) == 0
    assert "The newest known post is of 2026-03-01, 19 days before." in capsys.readouterr().out
    assert main(["health", "--organisation", "club", "--on", "2026-03-02"]) == 0
    assert "The newest known post" not in capsys.readouterr().out
