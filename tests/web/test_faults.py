"""Refusals say what is wrong in words for people; what is private stays out of caches."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import reverse

from trueline.web.access import RoleNeededError
from trueline.web.faults import forbidden

Ask = Callable[[str], Client]
pytestmark = pytest.mark.usefixtures("organisation")
ALONE = b"You do not belong to an organisation yet"


def said_of(refused: Exception) -> bytes:
    return forbidden(RequestFactory().get("/"), refused).content


def test_only_who_belongs_nowhere_is_told_so() -> None:
    assert ALONE in said_of(RoleNeededError(None))
    assert ALONE not in said_of(PermissionDenied())
    assert b"sign-in may have ended" not in said_of(PermissionDenied())


def test_too_many_files_are_refused_in_words_for_people(settings: Any, ask: Ask) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    files = [SimpleUploadedFile(f"{number}.csv", b"a,b") for number in range(3)]
    answer = ask("analyst@acme.example").post(reverse("bring-files"), {"files": files})
    assert answer.status_code == 400
    assert b"More than 2 files came at once" in answer.content
    assert b"DATA_UPLOAD" not in answer.content


def test_an_address_that_is_not_ours_is_refused_without_naming_our_insides() -> None:
    answer = Client(headers={"host": "elsewhere.example"}).get(reverse("account_login"))
    assert answer.status_code == 400
    assert b"ALLOWED_HOSTS" not in answer.content
    assert b"TRUELINE_ADDRESS" in answer.content


def test_what_a_signed_in_person_sees_is_stored_nowhere(ask: Ask) -> None:
    answer = ask("viewer@acme.example").get("/")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "HX-Request" in answer.headers["Vary"]
    assert "no-store" not in Client().get("/").headers.get("Cache-Control", "")
