"""Jobs begin once, end somehow, and outlive the worker that was to do them."""

from datetime import UTC, datetime

import pytest
from django_tasks_db.models import DBTaskResult

from tests.web import acme
from trueline.web.drop_progress import seconds_left
from trueline.web.stores.drop_progress import begin_file
from trueline.web.stores.drops import add_drop, find_drop
from trueline.web.stores.job_progress import advance, begin, expect, finish
from trueline.web.stores.jobs import JobOrder, JobState, ask_to_stop, find_job
from trueline.web.working import mend

pytestmark = pytest.mark.usefixtures("organisation")
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def waiting_job() -> int:
    person = acme.make_person("analyst@acme.example")
    order = {"name": "a.csv", "upload": "gone"}
    drop = JobOrder("acme", "import_drop", "a.csv", {}, person.pk)
    return add_drop(drop, [JobOrder("acme", "import_file", "a.csv", order, person.pk)], now=NOW)


def test_a_job_begins_once_however_often_it_is_handed_out() -> None:
    job = waiting_job()
    assert begin(job, now=NOW) is not None
    assert begin(job, now=NOW) is None


def test_a_job_that_was_taken_and_never_begun_is_handed_out_again() -> None:
    job = waiting_job()
    assert not DBTaskResult.objects.exists()  # the worker died with the queue's entry
    mend()
    handed_out = DBTaskResult.objects.get()
    assert handed_out.args_kwargs == {"args": [job], "kwargs": {}}
    assert find_job("acme", job).state is JobState.WAITING


def test_the_file_at_which_a_worker_died_ends_with_a_reason_and_its_drop_goes_on() -> None:
    job = waiting_job()
    begin(job, now=NOW)
    [file] = find_drop("acme", job).files
    begin_file(file.id, total=None, now=NOW)
    mend()
    [ended] = find_drop("acme", job).files
    assert ended.state is JobState.FAILED
    assert ended.result is not None
    assert "nothing of the file was kept" in ended.result["issues"][0]["what"]
    assert find_job("acme", job).state is JobState.WAITING
    assert DBTaskResult.objects.get().args_kwargs == {"args": [job], "kwargs": {}}


def test_a_job_that_is_over_is_left_alone() -> None:
    job = waiting_job()
    begin(job, now=NOW)
    finish(job, JobState.FINISHED, now=NOW, result={"issues": []})
    mend()
    assert find_job("acme", job).state is JobState.FINISHED


def test_progress_tells_the_worker_when_to_stop() -> None:
    job = waiting_job()
    begin(job, now=NOW)
    assert advance(job, step="Reading", done=10) is False
    ask_to_stop("acme", job)
    assert advance(job, step="Reading", done=20) is True
    assert find_job("acme", job).done == 20


def test_the_time_left_is_guessed_only_when_there_is_ground_for_it() -> None:
    job = waiting_job()
    assert seconds_left(find_job("acme", job)) is None
    begin(job, now=NOW)
    advance(job, step="Reading", done=10)
    assert seconds_left(find_job("acme", job)) is None  # nobody knows how many there are
    expect(job, 20)
    assert seconds_left(find_job("acme", job)) is not None
