"""Files that were brought and not yet imported; kept in the home, forgotten afterwards."""

import os
import secrets
import shutil
import unicodedata
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from trueline.core.errors import MissingError

LONGEST_NAME = 120


def keep_upload(upload: "UploadedFile[Any]") -> str:
    """Keep a file that came with a request, and give the name under which it is found again."""
    key, place = _new_place()
    arrived = getattr(upload, "temporary_file_path", None)
    if arrived is not None:
        shutil.copyfile(arrived(), place)
    else:
        with place.open("wb") as stream:
            shutil.copyfileobj(upload, stream)
    return key


def keep_file(path: Path) -> str:
    """Keep a copy of a file of this machine, and give the name under which it is found again."""
    key, place = _new_place()
    shutil.copyfile(path, place)
    return key


def upload_path(key: str) -> Path:
    """Give where a kept file is.

    Raises:
        MissingError: It was imported or forgotten.
    """
    path = settings.UPLOADS / os.path.basename(key)  # noqa: PTH119 - a bare name, no folders
    if not path.is_file():
        raise MissingError("This file is no longer kept. Bring it again.")
    return Path(path)


def forget_upload(key: str) -> None:
    """Remove a kept file; it is no fault if it is gone."""
    (settings.UPLOADS / os.path.basename(key)).unlink(missing_ok=True)  # noqa: PTH119 - as above


def uploads_from_before(moment: datetime) -> frozenset[str]:
    """Give the keys of all kept files that were brought before a moment."""
    if not settings.UPLOADS.is_dir():
        return frozenset()
    last = moment.timestamp()
    return frozenset(
        entry.name for entry in os.scandir(settings.UPLOADS) if entry.stat().st_mtime < last
    )


def printable_name(name: str | None) -> str:
    """Give the file's name as people know it, without folders and not too long.

    Control and direction marks are left out: they can make a name look like another.
    """
    shown = (name or "").replace("\\", "/").rpartition("/")[2][-LONGEST_NAME:]
    return printable(shown) or "file"


def printable(text: str) -> str:
    """Leave control and direction marks out of a text."""
    return "".join(one for one in text if not unicodedata.category(one).startswith("C")).strip()


def _new_place() -> tuple[str, Path]:
    key = secrets.token_hex(16)
    place: Path = settings.UPLOADS / key
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return key, place
