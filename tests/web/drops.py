"""Drops for tests: bring files through the page, and do the worker's part in this process."""

from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from trueline.web.jobs import import_drop, preview_drop, undo_drop
from trueline.web.stores.drop_progress import begin_file
from trueline.web.stores.drops import DropRecord, find_drop, newest_drops
from trueline.web.stores.job_progress import begin
from trueline.web.stores.jobs import JobRecord

CASES = Path(__file__).resolve().parents[1] / "cases" / "importers"
WORK = {one.KIND: one.run for one in (preview_drop, import_drop, undo_drop)}


def bring(client: Client, *files: tuple[str, bytes], paths: str = "") -> int:
    """Bring files in one go and give the number of their drop; nobody looked through them."""
    uploads = [SimpleUploadedFile(name, content) for name, content in files]
    client.post("/data/files/", {"files": uploads, "paths": paths})
    return newest_drops("acme")[0].job.id


def looked_through(client: Client, *files: tuple[str, bytes], paths: str = "") -> int:
    """Bring files and let the worker look through them."""
    number = bring(client, *files, paths=paths)
    work(number)
    return number


def work(number: int) -> DropRecord:
    """Do what the worker would do with a drop."""
    WORK[found(number).job.kind].func(number)
    return found(number)


def found(number: int) -> DropRecord:
    return find_drop("acme", number)


def only_file(number: int) -> JobRecord:
    [one] = found(number).files
    return one


def answer(client: Client, number: int, **answers: str) -> Any:
    """Answer for a drop; fields are named after its first file: ``g_account`` and so on."""
    first = found(number).files[0].id
    given = {name.replace("g_", f"g{first}-"): value for name, value in answers.items()}
    return client.post(f"/data/drops/{number}/answers/", given)


def send(client: Client, number: int, *files: int, **answers: str) -> Any:
    """Send the form of a drop by its Import button."""
    return client.post(f"/data/drops/{number}/import/", {"file": list(files), **answers})


def imported(client: Client, *files: tuple[str, bytes]) -> int:
    """Bring files that say all themselves, and import them."""
    number = looked_through(client, *files)
    send(client, number, *(one.id for one in found(number).files))
    work(number)
    return number


def begin_as_if_killed(number: int, file: int) -> None:
    """Take a drop and one of its files up, as a worker that then dies."""
    begin(number, now=timezone.now())
    begin_file(file, total=None, now=timezone.now())
