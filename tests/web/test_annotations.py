"""Annotations: what people write is kept and can be taken back; what follows is told beside it."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests.web import acme
from trueline.contracts.annotation_shelf import Annotation, AnnotationEntry, AnnotationSource
from trueline.core.errors import FaultyInputError
from trueline.core.period import Period
from trueline.home.wiring import open_workspace
from trueline.usecases.noting.annotate import annotate
from trueline.usecases.noting.annotations import annotations_of
from trueline.web.stores.annotations import DjangoAnnotationShelf

Ask = Callable[[str], Client]
YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))
ENTRY = {"title": " Autumn fair ", "kind": "event", "day": "2026-02-03", "last": "2026-02-05"}
THEN = datetime(2026, 2, 6, 9, tzinfo=UTC)


@pytest.fixture
def contributor(organisation: Path, ask: Ask) -> Client:  # noqa: ARG001 - Acme is there
    return ask("contributor@acme.example")


def titles(kpi: str = "", period: Period = YEAR) -> list[str]:
    return [one.entry.title for one in told(kpi, period)]


def told(kpi: str = "", period: Period = YEAR) -> tuple[Annotation, ...]:
    workspace = open_workspace("acme")
    adopted = workspace.plans.adopted()
    assert adopted
    return annotations_of(workspace, adopted.plan, period, kpi)


def test_what_happened_is_added_and_said_by_whom(contributor: Client) -> None:
    shown = contributor.post(reverse("add-annotation"), ENTRY, follow=True).content.decode()
    assert "Autumn fair" in shown
    assert "3 Feb 2026 to 5 Feb 2026" in shown
    assert "Ada Contributor" in shown
    [one] = DjangoAnnotationShelf("acme").all()
    assert one.entry.period == Period(date(2026, 2, 3), date(2026, 2, 6))


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        ({"title": " "}, "This field is required"),
        ({"title": "x" * 201}, "at most 200"),
        ({"day": "soon"}, "Enter a valid date"),
        ({"day": "1066-10-14", "last": ""}, "cannot be the day"),
        ({"last": "2026-02-02"}, "It ends before it begins."),
        ({"kpis": "marketing/be-seen/nothing"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(
    contributor: Client, slip: dict[str, str], said: str
) -> None:
    answer = contributor.post(reverse("add-annotation"), ENTRY | slip)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert DjangoAnnotationShelf("acme").all() == ()


def test_a_removed_annotation_is_put_back_as_it_was(contributor: Client) -> None:
    contributor.post(reverse("add-annotation"), ENTRY)
    [one] = DjangoAnnotationShelf("acme").all()
    shown = contributor.post(reverse("remove-annotation", args=[one.id]), follow=True)
    assert DjangoAnnotationShelf("acme").all() == ()
    back = reverse("put-back-annotation", args=[one.id])
    assert f'action="{back}"' in shown.content.decode()
    contributor.post(back)
    [again] = DjangoAnnotationShelf("acme").all()
    assert (again.id, again.entry) == (one.id, one.entry)


def test_an_annotation_is_changed_in_its_place_and_known_as_it_was_before(
    contributor: Client,
) -> None:
    shelf = DjangoAnnotationShelf("acme")
    old = shelf.keep(AnnotationEntry(date(2026, 2, 3), "Fair"), by="Ada", now=THEN)
    contributor.post(reverse("edit-annotation", args=[old.id]), ENTRY)
    assert [one.entry.title for one in shelf.all()] == ["Autumn fair"]
    assert [one.entry.title for one in shelf.all(as_of=THEN)] == ["Fair"]
    assert shelf.all(as_of=datetime(2026, 2, 1, tzinfo=UTC)) == ()


def test_viewers_read_and_others_find_nothing(organisation: Path, ask: Ask) -> None:  # noqa: ARG001
    one = DjangoAnnotationShelf("acme").keep(
        AnnotationEntry(date(2026, 2, 3), "Fair"), by="Ada", now=THEN
    )
    viewer, other = ask("viewer@acme.example"), ask("owner@other.example")
    assert "Fair" in viewer.get(reverse("annotations")).content.decode()
    assert viewer.post(reverse("add-annotation"), ENTRY).status_code == 403
    for name in ("edit-annotation", "remove-annotation", "put-back-annotation"):
        assert other.post(reverse(name, args=[one.id]), ENTRY).status_code == 404
    assert [each.id for each in DjangoAnnotationShelf("acme").all()] == [one.id]


@pytest.mark.usefixtures("organisation")
def test_a_kpi_gets_what_names_it_its_channel_its_account_or_nothing() -> None:
    shelf, day = DjangoAnnotationShelf("acme"), date(2026, 2, 3)
    for entry in (
        AnnotationEntry(day, "all"),
        AnnotationEntry(day, "kpi", kpis=(acme.OFF_PACE,)),
        AnnotationEntry(day, "other kpi", kpis=(acme.ON_PACE,)),
        AnnotationEntry(day, "channel", channels=("instagram",)),
        AnnotationEntry(day, "other channel", channels=("radio",)),
        AnnotationEntry(day, "account", accounts=("instagram/acme",)),
    ):
        shelf.keep(entry, by="Ada", now=THEN)
    told_of = set(titles(acme.OFF_PACE, Period(day, date(2026, 2, 4))))
    assert told_of == {"all", "kpi", "channel", "account"}


@pytest.mark.usefixtures("organisation")
def test_what_reaches_into_the_days_counts_and_what_ends_before_does_not() -> None:
    shelf = DjangoAnnotationShelf("acme")
    week = AnnotationEntry(date(2026, 2, 1), "week", until=date(2026, 2, 8))
    shelf.keep(week, by="Ada", now=THEN)
    assert "week" in titles(period=Period(date(2026, 2, 7), date(2026, 2, 9)))
    assert "week" not in titles(period=Period(date(2026, 2, 8), date(2026, 2, 9)))


def test_restated_values_are_told_at_the_days_they_speak_of(organisation: Path) -> None:
    text = acme.daily_rows().replace("2026-02-10,190", "2026-02-10,900")
    assert text != acme.daily_rows()
    acme.bring("acme", organisation, text, "again.csv")
    [one] = [each for each in told() if each.source is AnnotationSource.RESTATEMENT]
    assert (one.entry.day, one.entry.until) == (date(2026, 2, 10), None)
    assert one.entry.title == "1 value restated by again.csv"
    assert one.entry.accounts == ("instagram/acme",)
    assert [each.source for each in told(acme.ON_PACE)] == [AnnotationSource.PLAN]


@pytest.mark.usefixtures("organisation")
def test_a_version_of_the_plan_is_told_on_its_day() -> None:
    [one] = [each for each in told() if each.source is AnnotationSource.PLAN]
    assert (one.entry.day, one.refers) == (acme.PLAN_APPROVED_AT.date(), "1")


@pytest.mark.usefixtures("organisation")
def test_names_that_the_plan_does_not_know_are_refused() -> None:
    entry = AnnotationEntry(date(2026, 2, 3), "Fair", channels=("radio",))
    with pytest.raises(FaultyInputError) as refused:
        annotate(open_workspace("acme"), entry, by="Ada")
    assert [one.where for one in refused.value.issues] == ["channels"]
