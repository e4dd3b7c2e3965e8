"""Files that are brought: kept, and looked through by the worker before anything counts."""

import json
from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from trueline.web.access import Role
from trueline.web.drop_view import title_of_drop
from trueline.web.jobs import enqueue
from trueline.web.jobs.preview_drop import KIND, OF_FILE
from trueline.web.page import page
from trueline.web.stores.drops import add_drop
from trueline.web.stores.jobs import JobOrder
from trueline.web.uploads import LONGEST_NAME, keep_upload, printable, printable_name
from trueline.web.visit import Visit

LITTER = ("desktop.ini", "thumbs.db")
"""Files that systems leave in folders; those that begin with a full stop are left out too."""


@page("data/files/", name="bring-files", role=Role.ANALYST, methods=("POST",))
def bring_files(visit: Visit) -> HttpResponse:
    """Keep files that were brought together, and let the worker look through them."""
    files: MultiValueDict[str, Any] = visit.request.FILES
    brought = [*files.getlist("files"), *files.getlist("folder")]
    folders = _folders(visit.request.POST.get("paths", ""), len(brought))
    kept = [
        (one, folder)
        for one, folder in zip(brought, folders, strict=True)
        if not _is_litter(one.name or "")
    ]
    if not kept:
        visit.say(_("No file was chosen."))
        return visit.go("data")
    number = _add(visit, kept)
    enqueue(KIND, number)
    return visit.go("drop", number)


def _add(visit: Visit, brought: Sequence[tuple["UploadedFile[Any]", str]]) -> int:
    owner, person = visit.organisation.slug, visit.member.id
    files = []
    for upload, folder in brought:
        name = printable_name(upload.name)
        order = {"name": name, "folder": folder, "upload": keep_upload(upload)}
        files.append(JobOrder(owner, OF_FILE, name, order, person))
    title = title_of_drop([one.title for one in files])[:200]
    return add_drop(JobOrder(owner, KIND, title, {}, person), files, now=timezone.now())


def _folders(paths: str, count: int) -> list[str]:
    """Give the folder of each file, as the browser told it; empty where it did not.

    Names are for telling files apart only, so what cannot be understood is left out.
    """
    try:
        told = json.loads(paths or "[]")
    except ValueError:
        told = []
    if not isinstance(told, list) or len(told) != count:
        return [""] * count
    parents = (str(one).rpartition("/")[0] for one in told)
    return [printable(one)[-LONGEST_NAME:] for one in parents]


def _is_litter(name: str) -> bool:
    return name.startswith(".") or name.casefold() in LITTER
