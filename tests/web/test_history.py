"""History, taking back with a word beforehand, and rows set aside as files to mend."""

import csv
import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests.web import acme
from trueline.facts.correction import Correction
from trueline.home.wiring import open_workspace
from trueline.usecases.correct_fact import correct
from trueline.usecases.undo_import import undo_import

pytestmark = pytest.mark.usefixtures("organisation")
Ask = Callable[[str], Client]
FACT = "metric_day:instagram/acme:views::2026-01-03"


@pytest.fixture
def analyst(ask: Ask) -> Client:
    return ask("analyst@acme.example")


def shown(client: Client, name: str, *parts: object) -> str:
    return client.get(reverse(name, args=parts)).content.decode()


def correct_one() -> None:
    wanted = Correction(FACT, Decimal(7), "The network counted twice.")
    correct(open_workspace("acme"), wanted, by="ada@acme.example")


def test_the_history_tells_imports_corrections_and_undos_apart(
    organisation: Path, analyst: Client
) -> None:
    acme.bring("acme", organisation, acme.daily_rows(views=160), name="again.csv")
    correct_one()
    undo_import(open_workspace("acme"), 2, by="bo@acme.example")
    page = shown(analyst, "batches")
    assert page.index("again.csv taken back") < page.index("Correction of instagram/acme")
    assert "The network counted twice." in page
    assert "taken back by batch 4" in page
    assert "bo@acme.example" in page
    assert shown(analyst, "batch", 3).count("The network counted twice.") == 1
    assert "Take this import back" not in shown(analyst, "batch", 4)


def test_an_empty_history_says_what_will_stand_there(ask: Ask) -> None:
    assert "Nothing was done yet" in shown(ask("owner@other.example"), "batches")


@pytest.mark.parametrize("asked", ["0", "99", "x", ""])
def test_a_page_that_is_not_there_is_the_nearest_one(analyst: Client, asked: str) -> None:
    answer = analyst.get(reverse("batches"), {"page": asked})
    assert "acme.csv" in answer.content.decode()


def test_what_taking_back_would_change_is_said_and_nothing_is_done_yet(
    organisation: Path, analyst: Client
) -> None:
    acme.bring("acme", organisation, acme.daily_rows(views=160), name="again.csv")
    page = shown(analyst, "undo-batch", 2)
    # 59 days of views differ; 59 days of followers are the same in both files
    assert "Take again.csv back?" in page
    assert "or away</dt><dd>59</dd>" in page
    assert "say the same</dt><dd>59</dd>" in page
    assert open_workspace("acme").facts.snapshot().revision == 2


def test_a_correction_is_taken_back_like_an_import(analyst: Client) -> None:
    correct_one()
    assert "The network counted twice." in shown(analyst, "undo-batch", 2)
    told = analyst.post(reverse("undo-batch", args=[2]), follow=True).content.decode()
    assert "The correction was taken back." in told


def test_what_was_taken_back_is_not_asked_about_again(analyst: Client) -> None:
    undo_import(open_workspace("acme"), 1, by="ann")
    told = analyst.get(reverse("undo-batch", args=[1]), follow=True).content.decode()
    assert "was taken back before" in told
    assert analyst.get(reverse("undo-batch", args=[2])).status_code == 404


def test_rows_set_aside_stand_by_reason_under_their_columns(analyst: Client) -> None:
    page = shown(analyst, "all-set-aside")
    assert "acme.csv" in page
    assert "<td>The row has no value.</td>" in page
    batch = shown(analyst, "batch", 1)
    assert '<span class="muted">day</span> 2026-03-01' in batch
    assert "breakdown, value" in batch  # the empty columns


def test_the_file_to_mend_comes_in_again_as_its_own_rows_only(
    organisation: Path, analyst: Client
) -> None:
    answer = analyst.get(reverse("set-aside", args=[1]))
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows == [
        ["account", "metric", "breakdown", "day", "value"],
        ["instagram/acme", "views", "", "2026-03-01", ""],
    ]
    mended = answer.content.decode("utf-8-sig").replace("2026-03-01,", "2026-03-01,333")
    result = acme.bring("acme", organisation, mended, name="mended.csv")
    assert result.batch is not None
    assert (result.batch.rows.facts, result.batch.change.new) == (1, 1)


def test_no_file_is_given_where_no_row_was_set_aside(analyst: Client) -> None:
    assert analyst.get(reverse("set-aside", args=[1]), {"part": "7"}).status_code == 404


def test_what_was_taken_back_no_longer_asks_to_be_mended(analyst: Client) -> None:
    undo_import(open_workspace("acme"), 1, by="ann")
    assert "No row is set aside" in shown(analyst, "all-set-aside")
