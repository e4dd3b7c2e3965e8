"""A KPI's page in full: what it is compared with, what moved it, where it comes from, its files."""

import html
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client

from tests.web import acme

Ask = Callable[[str], Client]
KPI = f"/kpis/{acme.OFF_PACE}/"

pytestmark = pytest.mark.usefixtures("organisation")


def words_of(client: Client, address: str, **headers: str) -> str:
    """Give a page's words without its tags."""
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def earlier_views(last: date, days: int) -> str:
    """Give a file with 100 views on each of so many days up to the last."""
    lines = ["account,metric,breakdown,day,value"]
    lines += [f"instagram/acme,views,,{last - timedelta(days=at)},100" for at in range(days)]
    return "\n".join(lines) + "\n"


def test_the_page_tells_file_importer_rows_and_days(ask: Ask) -> None:
    said = words_of(ask("viewer@acme.example"), KPI)
    assert "Files behind it As of batch 1 of the ledger." in said
    assert re.search(r"acme\.csv trueline-daily \d+ · batch 1 59 1 Jan 2026 – 28 Feb 2026", said)


def test_the_rule_that_decides_stands_in_words(ask: Ask) -> None:
    said = words_of(ask("viewer@acme.example"), KPI)
    assert "On pace from a pace of 95% and a chance of 40%." in said
    assert "The first rule that holds decides." in said


def test_with_days_before_the_change_is_told_and_its_rows_lead_to_the_file(
    ask: Ask, organisation: Path
) -> None:
    file = earlier_views(date(2025, 12, 31), 60)
    assert acme.bring("acme", organisation, file, name="before.csv").batch is not None
    viewer = ask("viewer@acme.example")
    said = words_of(viewer, f"{KPI}?compare=before")
    # 150, 151 ... 208 over 59 days are 10,561; the days before them held 100 each.
    assert re.search(r"It rose by 4\.\d+k \(\d+\.\d%\), from (5\.9|6)k to 10\.6k\.", said)
    page = viewer.get(f"{KPI}?compare=before").content.decode()
    lead = re.search(r'<a href="(/trace/\?fact=[^"]+)" data-leads>([^<]+)</a>', page)
    assert lead is not None
    assert lead[2] == "28 Feb 2026"  # the day farthest from the usual 100
    assert "acme.csv" in words_of(viewer, html.unescape(lead[1]))


def test_a_year_that_holds_half_of_its_days_is_not_set_against_a_whole_one(
    ask: Ask, organisation: Path
) -> None:
    file = earlier_views(date(2025, 2, 28), 30)
    assert acme.bring("acme", organisation, file, name="before.csv").batch is not None
    said = words_of(ask("viewer@acme.example"), f"{KPI}?compare=year+before")
    assert "would pass for a change, so no difference is given below 90%." in said
    assert "It rose by" not in said
    whole = words_of(ask("viewer@acme.example"), f"{KPI}explain/?against=year+before")
    assert "so no difference is given below 90%." in whole
    assert "It rose by" not in whole


def test_parts_come_to_the_whole_with_their_shares(ask: Ask, organisation: Path) -> None:
    lines = ["account,metric,breakdown,day,value"]
    lines += [
        f"instagram/acme,views,source={name},2026-02-{day:02},{value}"
        for day in range(1, 29)
        for name, value in (("search", 30), ("feed", 10))
    ]
    made = acme.bring("acme", organisation, "\n".join(lines) + "\n", name="parts.csv")
    assert made.batch is not None
    # Told apart by source there are 28 · 30 and 28 · 10 of 10,561 views: they are not the whole.
    by_source = words_of(ask("viewer@acme.example"), f"{KPI}?by=source")
    assert re.search(r"search 840 .*feed 280", by_source)
    assert "Each part stands for itself" in by_source


def test_a_way_that_there_is_not_gives_the_usual_one(ask: Ask) -> None:
    viewer = ask("viewer@acme.example")
    assert words_of(viewer, f"{KPI}?by=moon") == words_of(viewer, KPI)


def test_the_drawer_tells_what_moved_it_too(ask: Ask) -> None:
    said = words_of(ask("viewer@acme.example"), KPI, **{"HX-Request": "true"})
    assert "What moved it most" in said
    assert "Files behind it" not in said


@pytest.mark.parametrize("asked", ["moon", "plan", "quarter before", ""])
def test_anything_but_an_earlier_period_compares_with_the_plan(ask: Ask, asked: str) -> None:
    page = ask("viewer@acme.example").get(KPI, {"compare": asked}).content.decode()
    assert re.search(r'compare=plan"[^>]* aria-current="page">Plan<', page)


def test_benchmarks_stand_there_with_their_source_and_judge_nothing(ask: Ask) -> None:
    viewer = ask("viewer@acme.example")
    said = words_of(viewer, "/kpis/marketing/be-seen/followers/")
    assert "Nothing is judged by them." in said
    assert "Makers of films in Ireland Yearbook 2025 of the film makers, table 2" in said
    assert "It counts: Followers of the largest account 900 to 2.4k 28 Feb 2025 older than" in said
    assert "Our own best year Count by Ada Brandt 1.1k 31 Dec 2025" in said
    assert said.count("older than a year") == 1
    assert "Benchmarks" not in words_of(viewer, KPI)
