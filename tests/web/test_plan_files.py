"""The plan as files: its tree and its action plans on paper, for a version, a draft or a day."""

import io
from collections.abc import Callable

import pypdf
import pytest
from django.test import Client

from tests.web import acme_channels
from trueline.home.wiring import open_workspace
from trueline.plan.edits import SetField
from trueline.usecases.edit_plan import edit_plan

pytestmark = pytest.mark.usefixtures("organisation")
Ask = Callable[[str], Client]
VIEWER = "viewer@acme.example"
TREE, CHANNEL = "/plan/tree.pdf", "/channels/instagram/action-plan.pdf"


def words(content: bytes) -> str:
    return " ".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(content)).pages)


@pytest.mark.parametrize(("address", "name"), [(TREE, "plan-tree"), (CHANNEL, "instagram")])
def test_a_plan_comes_as_a_pdf_to_keep(ask: Ask, address: str, name: str) -> None:
    answer = ask(VIEWER).get(address)
    assert answer.headers["Content-Type"] == "application/pdf"
    kept = answer.headers["Content-Disposition"]
    assert kept.startswith('attachment; filename="acme-')
    assert kept.endswith('-version-1.pdf"')
    assert name in kept
    adopted = open_workspace("acme").plans.adopted()
    assert adopted is not None
    said = words(answer.content)
    assert adopted.digest[:12] in said
    assert "Version 1, approved on 5 Jan 2026" in said


def test_the_tree_comes_as_a_drawing_of_one_scope(ask: Ask) -> None:
    answer = ask(VIEWER).get("/plan/tree.svg?scope=marketing")
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert (
        'filename="acme-plan-tree-marketing-version-1.svg"'
        in (answer.headers["Content-Disposition"])
    )
    assert answer.content.startswith(b"<svg")


def test_a_draft_a_version_and_a_day_are_printed_as_the_address_names_them(ask: Ask) -> None:
    workspace, client = open_workspace("acme"), ask(VIEWER)
    second = acme_channels.adopt_channels()
    first = workspace.plans.version(1)
    known = {"": second, "?plan=1": first, "?as_of=2026-02-01": first, "?plan=2": second}
    assert first.digest != second.digest
    for asked, adopted in known.items():
        said = words(client.get(f"{CHANNEL}{asked}").content)
        assert adopted.digest[:12] in said, asked
        assert f"Version {adopted.number}, approved" in said, asked
    edit_plan(workspace, [SetField("title", "Acme, again", second.plan.title)], by="x")
    drafted = words(client.get(f"{TREE}?plan=draft").content)
    assert "Draft, as of 1 Mar 2026" in drafted
    assert "Acme, again" in drafted


@pytest.mark.parametrize(
    "address",
    [
        "/plan/tree.docx",
        "/plan/tree.pdf?scope=nowhere",
        "/plan/tree.pdf?plan=7",
        "/plan/tree.pdf?plan=draft",
        "/plan/tree.pdf?as_of=2025-12-01",
        "/channels/nowhere/action-plan.pdf",
        "/channels/instagram/action-plan.exe",
    ],
)
def test_what_is_not_there_is_not_printed(ask: Ask, address: str) -> None:
    assert ask(VIEWER).get(address).status_code == 404


def test_another_organisation_prints_none_of_it(ask: Ask) -> None:
    stranger = ask("owner@other.example")
    assert stranger.get(TREE).status_code == 404
    assert stranger.get(CHANNEL).status_code == 404


def test_the_page_of_a_channel_leads_to_its_print_of_the_same_plan(ask: Ask) -> None:
    page = ask(VIEWER).get("/channels/instagram/?plan=1&tab=set-up").content.decode()
    assert f'href="{CHANNEL}?plan=1"' in page
