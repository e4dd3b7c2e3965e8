"""The cascade: a plan from why to how, as a map, an outline and a strategy map."""

from collections.abc import Callable

import pytest
from django.test import Client

pytestmark = pytest.mark.usefixtures("organisation")
Ask = Callable[[str], Client]
DRAFT = "/plan/?plan=draft&view=outline"


def test_smoke(ask: Ask) -> None:
    client = ask("planner@acme.example")
    for path in ("/plan/", "/plan/?view=outline", "/plan/?view=strategy"):
        assert client.get(path).status_code == 200, path
    told = client.post("/plan/outline/begin/")
    assert told.url == DRAFT
    for path in (
        DRAFT,
        "/plan/?plan=draft",
        "/plan/?plan=draft&view=strategy",
        "/plan/outline/row/",
        "/plan/outline/row/?place=marketing/be-seen",
    ):
        assert client.get(path).status_code == 200, path
