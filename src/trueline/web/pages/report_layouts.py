"""Layouts of reports: parts put in order by buttons, with a preview beside them."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from trueline.briefing.blocks import Form
from trueline.core.errors import ConflictError, FaultyInputError
from trueline.usecases.reporting.build_layout import (
    begin_layout,
    describe_layout,
    end_layout,
    kept_layout,
    known_parts,
    undo_layout,
)
from trueline.usecases.reporting.layout import Layout
from trueline.usecases.reporting.place_parts import add_part, move_part, remove_part, tell_part
from trueline.web.access import Role
from trueline.web.page import page
from trueline.web.reporting.forms import LayoutForm, OptionsForm
from trueline.web.undoing import say_with_way_back
from trueline.web.visit import Visit


@page("reports/layouts/begin/", name="begin-layout", role=Role.PLANNER, methods=("POST",))
def begin(visit: Visit) -> HttpResponse:
    """Begin a layout, empty or as a copy, and go on to its parts.

    Raises:
        MissingError: There is nothing to copy of this name.
    """
    given = visit.request.POST
    try:
        made = begin_layout(
            visit.workspace(),
            given.get("title", ""),
            like=given.get("like", ""),
            by=visit.member.email,
        )
    except FaultyInputError as faulty:
        visit.say(" ".join(f"{one.what} {one.remedy}" for one in faulty.issues))
        return visit.go("all-reports")
    return visit.go("build-layout", made.id)


@page("reports/layouts/<slug:layout>/", name="build-layout")
def build(visit: Visit, layout: str) -> HttpResponse:
    """Show a layout: its parts with their options, and its preview.

    Raises:
        MissingError: There is none of this id.
    """
    return _built(visit, layout)


@page("reports/layouts/<slug:layout>/act/", name="change-layout", role=Role.PLANNER,
      methods=("GET", "HEAD", "POST"))  # fmt: skip
def act(visit: Visit, layout: str) -> HttpResponse:
    """Change a layout as a button or a form says, and show it again.

    Raises:
        MissingError: There is no such layout, or no part at this place.
    """
    if visit.request.method != "POST":
        return visit.go("build-layout", layout)
    given = visit.request.POST
    try:
        faulty = _change(visit, layout, given)
    except ConflictError as changed:
        return _built(visit, layout, said=str(changed), status=409)
    except FaultyInputError as refused:
        said = " ".join(f"{one.what} {one.remedy}" for one in refused.issues)
        return _built(visit, layout, said=said, status=422)
    if faulty is not None:
        return _built(visit, layout, form=faulty, status=422)
    if given.get("do") == "end":
        back = reverse("put-back-layout", args=[layout])
        say_with_way_back(visit, _("The layout is out of the library."), back)
        return visit.go("all-reports")
    return _built(visit, layout) if visit.is_fragment else visit.go("build-layout", layout)


@page("reports/layouts/<slug:layout>/put-back/", name="put-back-layout", role=Role.PLANNER,
      methods=("POST",))  # fmt: skip
def put_back(visit: Visit, layout: str) -> HttpResponse:
    """Put a layout back into the library.

    Raises:
        MissingError: There never was one of this id.
    """
    undo_layout(visit.workspace(), layout, by=visit.member.email)
    return visit.go("build-layout", layout)


def _change(visit: Visit, layout: str, given: QueryDict) -> LayoutForm | None:
    """Do what a form says; give the form back where its words cannot be kept."""
    workspace, by = visit.workspace(), visit.member.email
    place, after = _number(given.get("place")), _number(given.get("after")) or None
    match given.get("do"):
        case "add":
            add_part(workspace, layout, given.get("part", ""), by=by)
        case "remove":
            remove_part(workspace, layout, place, by=by, after=after)
        case "up":
            move_part(workspace, layout, place, by=by, after=after)
        case "tell":
            told = {name: str(text) for name, text in given.items()}
            tell_part(workspace, layout, place, told, by=by, after=after)
        case "undo":
            undo_layout(workspace, layout, by=by)
        case "end":
            end_layout(workspace, layout, by=by)
        case _:
            return _describe(visit, layout, given, after)
    return None


def _describe(visit: Visit, layout: str, given: QueryDict, after: int | None) -> LayoutForm | None:
    form = LayoutForm(given)
    if not form.is_valid():
        return form
    said = form.cleaned_data
    words = Layout(
        layout, said["title"], about=said["about"], days=said["days"], form=Form(said["form"])
    )
    describe_layout(visit.workspace(), layout, words, by=visit.member.email, after=after)
    return None


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _built(
    visit: Visit,
    layout: str,
    *,
    form: LayoutForm | None = None,
    said: str = "",
    status: int = 200,
) -> HttpResponse:
    kept = kept_layout(visit.workspace(), layout)
    shown = kept.record
    titles = {one.name: one for one in known_parts()}
    known: dict[str, Any] = {
        "title": shown.title,
        "crumbs": [(_("Reports"), "/reports/"), (shown.title, "")],
        "layout": shown,
        "number": kept.number,
        "said": said,
        "form": form or LayoutForm(initial=_initial(shown)),
        "parts": [
            (place, one, titles.get(one.part), _options(titles.get(one.part), one.options))
            for place, one in enumerate(shown.parts)
        ],
        "known_parts": known_parts(),
        "may_change": visit.may(Role.PLANNER),
        "can_undo": kept.number > 1,
    }
    template = "parts/layout.html" if visit.is_fragment else "pages/layout.html"
    return visit.render(template, known, status=status)


def _initial(layout: Layout) -> dict[str, Any]:
    return {
        "title": layout.title,
        "about": layout.about,
        "days": layout.days,
        "form": layout.form.value,
    }


def _options(part: Any, told: Any) -> OptionsForm | None:  # noqa: ANN401 - a part, or none of it
    if part is None or not part.options:
        return None
    return OptionsForm(dict(part.options), initial=dict(told), auto_id=False)
