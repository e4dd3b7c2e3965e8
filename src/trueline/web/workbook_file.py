"""A workbook that was brought back and waits: kept for its owner's session until they decide."""

from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from trueline.core.errors import FaultyInputError, MissingError
from trueline.core.issue import Issue, Severity
from trueline.usecases.plan_workbook import WorkbookEdits, read_workbook
from trueline.web.uploads import forget_upload, keep_upload, printable_name, upload_path
from trueline.web.visit import Visit
from trueline.web.wording import say_bytes

KEPT = "workbook"
"""Key in the session."""
MOST_BYTES = 20_000_000
"""An outline of five thousand parts takes less than one million."""


@dataclass(frozen=True, slots=True)
class WorkbookFile:
    """A workbook that waits.

    Attributes:
        key: Under which it is kept.
        name: What it is called.
    """

    key: str
    name: str

    def read(self, *, remove_missing: bool = False) -> WorkbookEdits:
        """Read what it asks to change.

        Raises:
            FaultyInputError: It is no workbook of a plan, or cells cannot be read.
            MissingError: It is no longer kept.
        """
        content = upload_path(self.key).read_bytes()
        return read_workbook(content, self.name, remove_missing=remove_missing)


def keep_workbook(visit: Visit, upload: "UploadedFile[Any]") -> WorkbookFile:
    """Keep a workbook that came with a request, in place of one that waited before.

    Raises:
        FaultyInputError: It is too large, no workbook of a plan, or cells cannot be read; then
            nothing is kept.
    """
    name = printable_name(upload.name)
    if (upload.size or 0) > MOST_BYTES:
        what = _("The file has {0}; a plan's workbook has at most {1}.")
        issue = what.format(say_bytes(upload.size or 0), say_bytes(MOST_BYTES))
        remedy = _("Choose the workbook that was exported here.")
        raise FaultyInputError(Issue(Severity.BLOCKS, name, issue, remedy))
    forget_workbook(visit)
    kept = WorkbookFile(keep_upload(upload), name)
    try:
        kept.read()
    except FaultyInputError:
        forget_upload(kept.key)
        raise
    owner = visit.organisation.slug
    visit.request.session[KEPT] = {"organisation": owner, "key": kept.key, "name": name}
    return kept


def kept_workbook(visit: Visit, key: str) -> WorkbookFile:
    """Give the workbook that a person brought to the organisation that they look at.

    Raises:
        MissingError: There is none under this key.
    """
    kept = visit.request.session.get(KEPT, {})
    if not key or kept.get("key") != key or kept.get("organisation") != visit.organisation.slug:
        raise MissingError(_("This file is no longer kept. Bring it again."))
    return WorkbookFile(key, kept["name"])


def forget_workbook(visit: Visit) -> None:
    """Keep the person's workbook no longer."""
    kept = visit.request.session.pop(KEPT, None)
    if kept is not None:
        forget_upload(kept["key"])
