"""What comes of a drop: batches of its own for each file, told, stopped and taken back."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from tests.web import acme, drops
from trueline.home.wiring import open_workspace
from trueline.web.file_report import report_of
from trueline.web.stores.drop_progress import files_in
from trueline.web.stores.jobs import JobState, ask_to_stop
from trueline.web.working import mend

pytestmark = pytest.mark.usefixtures("organisation")
DAILY = ("first.csv", acme.daily_rows(views=9).encode())
SECOND = ("second.csv", acme.daily_rows(views=10).encode())
PAGE = ("report.csv", b"<!doctype html><html><body>Sign in</body></html>")
OVERVIEW = (drops.CASES / "x-overview" / "overview.csv").read_bytes()
VIEWS = (drops.CASES / "meta-insights" / "views.csv").read_bytes()


@pytest.fixture
def analyst(ask: Callable[[str], Client]) -> Client:
    return ask("analyst@acme.example")


def packed(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/") + ".csv", content)
    return stream.getvalue()


def counting() -> list[str]:
    return [one.origin.file for one in open_workspace("acme").facts.batches() if not one.undone_by]


def test_the_result_leads_to_each_batch_and_to_rows_to_mend(analyst: Client) -> None:
    number = drops.imported(analyst, DAILY, PAGE)
    page = analyst.get(f"/data/drops/{number}/").content.decode()
    assert 'href="/data/batches/2/"' in page
    assert "/data/batches/2/#aside-title" in page
    assert "Not imported" in page
    assert "This is a web page" in page
    assert "1 file imported, 1 not imported" in analyst.get("/data/").content.decode()


def test_nothing_that_was_brought_is_kept_when_the_drop_is_over(
    analyst: Client, organisation: Path
) -> None:
    number = drops.imported(analyst, DAILY, PAGE)
    assert drops.found(number).job.state is JobState.FINISHED
    assert list((organisation / "uploads").iterdir()) == []


def test_a_file_known_already_changes_nothing(analyst: Client) -> None:
    drops.imported(analyst, DAILY)
    number = drops.looked_through(analyst, DAILY)
    assert "Known already" in analyst.get(f"/data/drops/{number}/").content.decode()
    drops.send(analyst, number, drops.only_file(number).id)
    drops.work(number)
    assert "nothing changed" in analyst.get(f"/data/drops/{number}/").content.decode()
    assert counting() == ["first.csv", "acme.csv"]
    assert analyst.get(f"/data/drops/{number}/undo/").url == f"/data/drops/{number}/"


def test_a_whole_drop_is_taken_back_and_nothing_else(analyst: Client) -> None:
    number = drops.imported(analyst, DAILY, SECOND)
    asked = analyst.get(f"/data/drops/{number}/undo/").content.decode()
    assert "Take all 2 back" in asked
    assert counting() == ["second.csv", "first.csv", "acme.csv"]
    analyst.post(f"/data/drops/{number}/undo/")
    drops.work(number)
    assert counting() == ["acme.csv"]
    page = analyst.get(f"/data/drops/{number}/").content.decode()
    assert page.count("Taken back") == 2
    assert analyst.get(f"/data/drops/{number}/undo/").url == f"/data/drops/{number}/"


def test_a_batch_that_was_taken_back_by_itself_is_left_as_it_is(analyst: Client) -> None:
    number = drops.imported(analyst, DAILY, SECOND)
    analyst.post("/data/batches/2/undo/")
    assert "Take it back" in analyst.get(f"/data/drops/{number}/undo/").content.decode()
    analyst.post(f"/data/drops/{number}/undo/")
    drops.work(number)
    assert counting() == ["acme.csv"]


def test_of_files_about_the_same_days_the_one_that_reaches_further_counts(
    analyst: Client,
) -> None:
    head = b"account,metric,breakdown,day,value\n"
    longer = ("a.csv", head + b"x/a,views,,2026-02-01,1\nx/a,views,,2026-02-02,1\n")
    shorter = ("b.csv", head + b"x/a,views,,2026-02-01,2\n")
    drops.imported(analyst, longer, shorter)
    assert counting()[:2] == ["a.csv", "b.csv"]


def test_what_was_stopped_before_it_began_waits_and_nothing_came_in(analyst: Client) -> None:
    number = drops.looked_through(analyst, DAILY, SECOND)
    drops.send(analyst, number, *(one.id for one in drops.found(number).files))
    analyst.post(f"/data/drops/{number}/stop/")
    stopped = drops.work(number)
    assert {one.state for one in stopped.files} == {JobState.DRAFT}
    assert counting() == ["acme.csv"]
    page = analyst.get(f"/data/drops/{number}/").content.decode()
    assert "Stopped. Nothing was kept; the files wait." in page
    assert "Import these 2 files" in page
    drops.send(analyst, number, *(one.id for one in stopped.files))
    assert drops.work(number).job.state is JobState.FINISHED  # the wish to stop is over


def test_a_look_that_was_stopped_can_go_on(analyst: Client) -> None:
    number = drops.bring(analyst, DAILY)
    ask_to_stop("acme", number)
    drops.work(number)
    assert "was not looked through yet" in analyst.get(f"/data/drops/{number}/").content.decode()
    analyst.post(f"/data/drops/{number}/answers/")
    assert report_of(drops.work(number).files[0]) is not None


def test_a_drop_goes_on_without_the_file_at_which_its_worker_died(analyst: Client) -> None:
    number = drops.looked_through(analyst, DAILY, SECOND)
    first, second = drops.found(number).files
    drops.send(analyst, number, first.id, second.id)
    drops.begin_as_if_killed(number, first.id)
    mend()
    rest = drops.work(number)
    assert [one.state for one in rest.files] == [JobState.FAILED, JobState.SET_ASIDE]
    page = analyst.get(f"/data/drops/{number}/").content.decode()
    assert "Trueline was stopped while this ran" in page
    assert counting() == ["second.csv", "acme.csv"]


def test_a_packed_folder_is_taken_apart_and_its_folders_tell_files_apart(
    analyst: Client, organisation: Path
) -> None:
    content = packed(here__overview=OVERVIEW, there__views=VIEWS)
    number = drops.looked_through(analyst, ("exports.zip", content))
    files = drops.found(number).files
    assert [one.title for one in files] == ["overview.csv", "views.csv"]
    assert [one.order["folder"] for one in files] == ["exports.zip/here", "exports.zip/there"]
    kept = {path.name for path in (organisation / "uploads").iterdir()}
    assert kept == {one.order["upload"] for one in files}


def test_an_archive_that_is_one_export_stays_whole(analyst: Client) -> None:
    number = drops.looked_through(analyst, ("x.zip", packed(overview=OVERVIEW)))
    assert [one.title for one in drops.found(number).files] == ["x.zip"]


def test_a_file_whose_bytes_are_gone_says_so_and_the_others_come_in(
    analyst: Client, organisation: Path
) -> None:
    number = drops.looked_through(analyst, DAILY, SECOND)
    first, second = drops.found(number).files
    (organisation / "uploads" / first.order["upload"]).unlink()
    drops.send(analyst, number, first.id, second.id)
    states = [one.state for one in drops.work(number).files]
    assert states == [JobState.FAILED, JobState.SET_ASIDE]
    assert files_in(number, JobState.DRAFT) == ()


def test_rows_that_would_be_set_aside_stand_by_reason_under_their_columns(
    analyst: Client,
) -> None:
    number = drops.looked_through(analyst, DAILY)
    page = analyst.get(f"/data/drops/{number}/").content.decode()
    assert "The row has no value." in page
    assert '<span class="muted">day</span> 2026-03-01' in page
    assert "breakdown, value" in page  # the empty columns
