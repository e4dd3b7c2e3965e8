"""A brought file stays only while somebody may still import it."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.web import acme
from trueline.web.models import Job
from trueline.web.stores.job_progress import begin
from trueline.web.stores.jobs import JobOrder, JobState, add_job
from trueline.web.stores.organisations import remove_organisation
from trueline.web.tidying import tidy
from trueline.web.working import mend

NOW = datetime.now(UTC)


@pytest.fixture
def uploads(organisation: Path) -> Path:
    folder = organisation / "uploads"
    folder.mkdir()
    return folder


def bring(uploads: Path, key: str, state: JobState | None, *, hours_ago: float = 2) -> int:
    """Keep a file under a key, with a job that names it unless there is no state."""
    when = NOW - timedelta(hours=hours_ago)
    (uploads / key).write_text("day,value", encoding="utf-8")
    os.utime(uploads / key, (when.timestamp(), when.timestamp()))
    if state is None:
        return 0
    person = acme.make_person("analyst@acme.example")
    drop = JobOrder("acme", "import_drop", "a.csv", {}, person.pk)
    number = add_job(drop, now=when, state=state)
    order = {"name": "a.csv", "upload": key}
    return add_job(
        JobOrder("acme", "import_file", "a.csv", order, person.pk, number), now=when, state=state
    )


def kept(uploads: Path) -> list[str]:
    return sorted(path.name for path in uploads.iterdir())


def test_a_file_whose_worker_died_is_forgotten_at_once(uploads: Path) -> None:
    running = bring(uploads, "running", JobState.WAITING, hours_ago=0)
    begin(running, now=NOW)
    bring(uploads, "waiting", JobState.WAITING)
    mend()
    assert kept(uploads) == ["waiting"]


def test_a_file_that_no_job_names_is_forgotten_once_its_request_is_over(uploads: Path) -> None:
    bring(uploads, "arriving", None, hours_ago=0.5)
    bring(uploads, "left-over", None)
    bring(uploads, "of-a-failed-job", JobState.FAILED)
    bring(uploads, "waits-for-a-word", JobState.DRAFT)
    tidy(NOW)
    assert kept(uploads) == ["arriving", "waits-for-a-word"]


def test_a_file_waits_a_day_for_its_word(uploads: Path) -> None:
    bring(uploads, "late", JobState.DRAFT, hours_ago=25)
    bring(uploads, "in-time", JobState.DRAFT, hours_ago=23)
    bring(uploads, "begun", JobState.WAITING, hours_ago=25)
    tidy(NOW)
    assert kept(uploads) == ["begun", "in-time"]
    assert not Job.objects.filter(order__upload="late").exists()
    assert Job.objects.filter(drop=None).count() == 2  # an empty drop goes too


def test_of_a_drop_that_waits_too_long_what_was_imported_is_still_told(uploads: Path) -> None:
    waiting = Job.objects.get(pk=bring(uploads, "late", JobState.DRAFT, hours_ago=25))
    done = Job.objects.get(pk=bring(uploads, "done", JobState.FINISHED, hours_ago=25))
    Job.objects.filter(pk=done.pk).update(drop=waiting.drop_id)
    tidy(NOW)
    drop = Job.objects.get(pk=waiting.drop_id)
    assert drop.state == JobState.FINISHED.value
    assert [one.pk for one in drop.files.all()] == [done.pk]


def test_an_organisation_that_is_removed_leaves_no_brought_files(uploads: Path) -> None:
    bring(uploads, "draft", JobState.DRAFT)
    remove_organisation("acme")
    assert kept(uploads) == []
