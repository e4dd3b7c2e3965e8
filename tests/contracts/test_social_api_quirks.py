"""Answers of programming interfaces, archives and old exports: what is ours, and what is not."""

import csv
import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.importing import CASES, ReadFile, read_file
from trueline.core.errors import FaultyInputError
from trueline.core.issue import Severity
from trueline.exports.cells.answers import Asks
from trueline.exports.files.opening import open_export
from trueline.exports.tables.raw_rows import MASKED
from trueline.usecases.catalogues import IMPORTERS


def case(name: str) -> Any:
    return json.loads((CASES / name).read_text(encoding="utf-8"))


def read(path: Path, content: object, account: str = "") -> ReadFile:
    text = content if isinstance(content, str) else json.dumps(content)
    path.write_text(text, encoding="utf-8")
    found = read_file(path, account)
    assert isinstance(found, ReadFile), found
    return found


def reasons(found: ReadFile) -> list[str]:
    return [row.reason for piece in found.pieces for row in piece.set_aside]


def accounts(found: ReadFile) -> set[str]:
    return {row["account"] for row in found.facts.get("post", ())}


def timeline() -> dict[str, Any]:
    """Give a feed in which somebody else's post stands beside the account's, with no repost."""
    feed = case("bluesky/feed.json")
    feed["feed"][1].pop("reason")
    return feed


def test_a_feed_of_several_authors_asks_whose_it_is(tmp_path: Path) -> None:
    with pytest.raises(FaultyInputError) as refused:
        read(tmp_path / "a", timeline())
    assert refused.value.issues[0].asks == Asks.ACCOUNT
    assert "some.body" not in refused.value.issues[0].what


@pytest.mark.parametrize("named", ["acme-bakery.example", "bluesky/acme-bakery.example"])
def test_the_person_says_whose_feed_it_is(tmp_path: Path, named: str) -> None:
    found = read(tmp_path / "a", timeline(), named)
    assert accounts(found) == {"bluesky/acme-bakery.example"}
    assert reasons(found) == ["The post is somebody else's; its figures are not this account's."]


def test_a_repost_shows_nothing_of_its_author() -> None:
    found = read_file(CASES / "bluesky" / "feed.json")
    assert isinstance(found, ReadFile)
    [row] = [row for piece in found.pieces for row in piece.set_aside]
    assert set(row.cells) == {MASKED, ""}


@pytest.mark.parametrize("name", ["bluesky/notifications.json", "mastodon/notifications.json"])
def test_the_raw_row_of_a_notification_names_nobody(name: str) -> None:
    export = open_export(CASES / name)
    importer = IMPORTERS.get(name.partition("/")[0])
    shown = " ".join(importer.row(export, 0, 2).values())
    assert "some" not in shown.casefold()


def test_a_feed_of_one_post_that_quotes_another_is_a_feed(tmp_path: Path) -> None:
    feed = case("bluesky/feed.json")
    own = feed["feed"][2]
    own["post"]["embed"] = {"record": {"uri": "at://did:plc:x/app.bsky.feed.post/1"}}
    assert read(tmp_path / "a", {"feed": [own]}).sums("post_metric")["likes"] == "17"


def test_an_own_post_that_was_passed_on_again_is_still_own(tmp_path: Path) -> None:
    feed = case("bluesky/feed.json")
    own = feed["feed"][2]
    again = own | {"reason": feed["feed"][1]["reason"]}
    found = read(tmp_path / "a", {"feed": [again, own]})
    assert found.rows.facts == 2
    assert not reasons(found)


def test_own_posts_by_their_addresses_are_read(tmp_path: Path) -> None:
    posts = [one["post"] for one in case("bluesky/feed.json")["feed"] if "reason" not in one]
    found = read(tmp_path / "a", {"posts": posts})
    assert found.recognition.kind == "Bluesky, posts"
    assert found.sums("post_metric")["likes"] == "19"


def test_several_profiles_are_levels_each(tmp_path: Path) -> None:
    one = case("bluesky/profile.json")
    found = read(tmp_path / "a", {"profiles": [one, {**one, "handle": "b.example"}]})
    assert [row["account"] for row in found.facts["metric_day"] if row["metric"] != "posts_total"] \
        == ["bluesky/acme-bakery.example", "bluesky/b.example"]  # fmt: skip


def test_a_count_that_is_not_there_is_no_nought(tmp_path: Path) -> None:
    feed = case("bluesky/feed.json")
    for one in feed["feed"]:
        one["post"].pop("quoteCount")
        one["post"].pop("bookmarkCount")
    assert set(read(tmp_path / "a", feed).sums("post_metric")) == {"likes", "shares", "comments"}


def test_answers_in_one_archive_are_read_together(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with ZipFile(path, "w") as archive:
        for one in ("likes.json", "feed.json", "profile.json"):
            archive.write(CASES / "bluesky" / one, one)
    found = read_file(path)
    assert isinstance(found, ReadFile)
    assert (found.rows.facts, found.rows.set_aside) == (3, 2)
    severities = {issue.severity for piece in found.pieces for issue in piece.issues}
    assert severities == {Severity.NOTES}, "beside the feed, a list of people is no loss"


def test_statuses_as_lines_of_json_are_read_alike(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps(one) for one in case("mastodon/statuses.json"))
    assert read(tmp_path / "a", lines).sums("post_metric")["likes"] == "24"


def test_a_lone_status_with_tags_is_one_post(tmp_path: Path) -> None:
    status = case("mastodon/statuses.json")[3] | {"tags": [{"name": "rye", "url": "x"}]}
    found = read(tmp_path / "a", status)
    assert found.rows.read == 1
    assert not [issue for piece in found.pieces for issue in piece.issues]


def test_an_archive_of_2019_has_no_name_around_its_posts(tmp_path: Path) -> None:
    script = (CASES / "x-archive" / "tweets.js").read_text(encoding="utf-8")
    start, _, content = script.partition("= ")
    tweets = [one["tweet"] for one in json.loads(content)]
    found = read(tmp_path / "a", f"{start}= {json.dumps(tweets)}", "acme")
    assert found.sums("post_metric") == {"likes": "23", "shares": "6"}
    assert accounts(found) == {"x/acme"}


@pytest.mark.parametrize(
    ("end", "day"),
    [
        ("2026-07-01T07:00:00+0000", "2026-06-30"),  # midnight in California in summer
        ("2026-01-01T08:00:00+0000", "2025-12-31"),  # and in winter
        ("2026-07-01T00:00:00-0700", "2026-06-30"),
        ("2026-06-30T22:00:00+0000", "2026-06-30"),  # midnight in Berlin
    ],
)
def test_a_value_of_the_graph_belongs_to_the_day_that_ends(
    tmp_path: Path, end: str, day: str
) -> None:
    document = case("meta-graph-insights/winter.json")
    document["data"][0]["values"][0]["end_time"] = end
    assert read(tmp_path / "a", document).facts["metric_day"][0]["day"] == day


def test_likes_of_a_page_do_not_stand_beside_the_follows_that_took_their_place(
    tmp_path: Path,
) -> None:
    document = case("meta-graph-insights/page.json")
    first = document["data"][0]
    document["data"] = [{**first, "name": name} for name in ("page_fan_adds", "page_daily_follows")]
    found = read(tmp_path / "a", document)
    assert found.sums("metric_day") == {"followers_gained": "75"}
    assert set(reasons(found)) == {"“page_daily_follows” is in the file and kept instead."}


def test_a_week_never_becomes_a_day(tmp_path: Path) -> None:
    document = case("meta-graph-insights/page.json")
    document["data"] = [{**document["data"][0], "period": "week"}]
    assert not read(tmp_path / "a", document).facts


def legacy(path: Path, **cells: str) -> ReadFile:
    """Read tweets of old with cells of the first one replaced, by header."""
    with (CASES / "x-legacy" / "by-tweet.csv").open(encoding="utf-8", newline="") as stream:
        header, *rows = list(csv.reader(stream))
    for name, cell in cells.items():
        rows[0][header.index(name.replace("_", " "))] = cell
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([header, *rows])
    found = read_file(path)
    assert isinstance(found, ReadFile)
    return found


@pytest.mark.parametrize("damaged", ["7.00E+17", "700000000000000000", "#####"])
def test_an_id_that_a_spreadsheet_rounded_is_taken_from_the_link(
    tmp_path: Path, damaged: str
) -> None:
    found = legacy(tmp_path / "a.csv", Tweet_id=damaged)
    assert found.facts["post"][0]["post"] == "x/700000000000000123"
    without = legacy(tmp_path / "b.csv", Tweet_id=damaged, Tweet_permalink="")
    [reason] = reasons(without)
    assert reason.endswith("no link tells it; name the account, and time and text tell it.")


def test_an_id_beside_the_link_of_another_tweet_is_set_aside(tmp_path: Path) -> None:
    found = legacy(tmp_path / "a.csv", Tweet_id="700000000000000124")
    assert reasons(found) == ["The id and the link are those of two tweets."]


def test_some_kinds_of_clicks_are_no_figure_of_all() -> None:
    found = read_file(CASES / "x-legacy" / "excel.csv")
    assert isinstance(found, ReadFile)
    assert "hashtag clicks" in found.recognition.matched
    assert "other_clicks" not in found.sums("post_metric")


def test_one_of_two_names_alone_says_nothing(tmp_path: Path) -> None:
    with (CASES / "meta-old-posts" / "posts.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    at = rows[0].index("Lifetime Organic Video Views")
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([row[:at] + row[at + 1 :] for row in rows])
    found = read_file(path)
    assert isinstance(found, ReadFile)
    assert "video_views_3s" not in found.sums("post_metric")
    assert found.sums("post_metric")["reach"] == "1710"
