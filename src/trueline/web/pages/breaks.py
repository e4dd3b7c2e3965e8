"""Break ledger: days on which a metric changed what it counts."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.contracts.break_shelf import BreakEntry
from trueline.core.errors import FaultyInputError, MissingError
from trueline.metrics.breaks import DefinitionBreak
from trueline.metrics.catalogue import load_catalogue
from trueline.usecases.breaks import LONGEST_TEXT, add_break, definition_breaks, remove_break
from trueline.web.access import Role
from trueline.web.break_rows import break_rows
from trueline.web.page import page
from trueline.web.visit import Visit

REMOVED = "removed_break"
"""Key in the session under which a removed break waits, so that it can be put back."""


def _metric_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    families = load_catalogue().families().items()
    return [
        (family.capitalize(), [(one.id, one.name) for one in metrics])
        for family, metrics in families
    ]


class BreakForm(forms.Form):
    """What a person says of a break."""

    metric = forms.ChoiceField(label=gettext_lazy("Metric"), choices=_metric_choices)
    network = forms.CharField(
        label=gettext_lazy("Network"),
        required=False,
        max_length=LONGEST_TEXT,
        help_text=gettext_lazy("As in the names of accounts, such as youtube. Empty for all."),
    )
    day = forms.DateField(
        label=gettext_lazy("First day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    what = forms.CharField(
        label=gettext_lazy("What changed"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    bridge = forms.CharField(
        label=gettext_lazy("How numbers from before and after can be compared"),
        required=False,
        max_length=LONGEST_TEXT,
        help_text=gettext_lazy("Leave it empty when they cannot."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    source = forms.CharField(
        label=gettext_lazy("Where it can be read"), required=False, max_length=LONGEST_TEXT
    )
    is_renaming = forms.BooleanField(
        label=gettext_lazy("Only the name changed; the series goes on"), required=False
    )


@page("data/breaks/", name="breaks")
def breaks(visit: Visit) -> HttpResponse:
    """List every break, well-known and own, and offer to add one."""
    back: dict[str, Any] | None = visit.request.session.pop(REMOVED, None)
    return _show(visit, BreakForm(initial=back))


@page("data/breaks/add/", name="add-break", role=Role.ANALYST, methods=("GET", "HEAD", "POST"))
def add(visit: Visit) -> HttpResponse:
    """Add a break; who comes back to the address is led to the list."""
    if visit.request.method != "POST":
        return visit.go("breaks")
    form = BreakForm(visit.request.POST)
    if not _keep(visit, form):
        return _show(visit, form, status=422)
    visit.say(_("The break was added."))
    return visit.go("breaks")


@page(
    "data/breaks/<slug:name>/",
    name="edit-break",
    role=Role.ANALYST,
    methods=("GET", "HEAD", "POST"),
)
def edit(visit: Visit, name: str) -> HttpResponse:
    """Change a break that the organisation added.

    Raises:
        MissingError: There is none of this name, or Trueline brought it.
    """
    found = _own(visit, name)
    given = visit.request.POST if visit.request.method == "POST" else None
    form = BreakForm(given, initial=_entry(found))
    if given is not None and _keep(visit, form, replaces=name):
        visit.say(_("The break was changed."))
        return visit.go("breaks")
    title = _("Change a break")
    crumbs = [(_("Data and imports"), "/data/"), (_("Definition breaks"), "/data/breaks/")]
    context = {"title": title, "crumbs": [*crumbs, (title, "")], "form": form, "name": name}
    return visit.render("pages/break.html", context, status=422 if form.errors else 200)


@page("data/breaks/<slug:name>/remove/", name="remove-break", role=Role.ANALYST, methods=("POST",))
def remove(visit: Visit, name: str) -> HttpResponse:
    """Take out a break that the organisation added; its words wait in the form."""
    gone = remove_break(visit.workspace(), name, by=visit.member.email)
    visit.request.session[REMOVED] = _entry(gone) | {"day": gone.day.isoformat()}
    visit.say(_("The break was removed. To put it back, add it again: the form holds its words."))
    return visit.go("breaks")


def _show(visit: Visit, form: BreakForm, *, status: int = 200) -> HttpResponse:
    title = _("Definition breaks")
    context = {
        "title": title,
        "crumbs": [(_("Data and imports"), "/data/"), (title, "")],
        "rows": break_rows(definition_breaks(visit.workspace())),
        "form": form,
        "may_add": visit.may(Role.ANALYST),
        "is_open": bool(form.errors or form.initial),
    }
    return visit.render("pages/breaks.html", context, status=status)


def _keep(visit: Visit, form: BreakForm, *, replaces: str = "") -> bool:
    """Keep what the form says; false when it cannot be, which the form then tells."""
    if not form.is_valid():
        return False
    entry = BreakEntry(**form.cleaned_data)
    try:
        add_break(visit.workspace(), entry, by=visit.member.email, replaces=replaces)
    except FaultyInputError as faulty:
        for issue in faulty.issues:
            form.add_error(issue.where, f"{issue.what} {issue.remedy}")
        return False
    return True


def _own(visit: Visit, name: str) -> DefinitionBreak:
    for one in definition_breaks(visit.workspace()):
        if one.id == name and one.is_own:
            return one
    raise MissingError(_("There is no such break among those that your organisation added."))


def _entry(found: DefinitionBreak) -> dict[str, Any]:
    return {name: getattr(found, name) for name in BreakEntry.__slots__}
