"""Stories: what people tell, with its source; never graded and never added up."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.core.errors import ConflictError, FaultyInputError
from trueline.usecases.telling.anecdotes import (
    LONGEST_LINK,
    LONGEST_SOURCE,
    LONGEST_STORY,
    Story,
    anecdotes,
    tell,
)
from trueline.web.access import Role
from trueline.web.days import as_of
from trueline.web.page import page
from trueline.web.visit import Visit


class StoryForm(forms.Form):
    """What somebody tells, with its source and day."""

    says = forms.CharField(
        label=gettext_lazy("What is told"), max_length=LONGEST_STORY, widget=forms.Textarea(
            attrs={"rows": 4}
        )
    )  # fmt: skip
    source = forms.CharField(
        label=gettext_lazy("Source"),
        max_length=LONGEST_SOURCE,
        help_text=gettext_lazy("Who told it, or where it was read."),
    )
    day = forms.DateField(
        label=gettext_lazy("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    link = forms.CharField(
        label=gettext_lazy("Link"),
        max_length=LONGEST_LINK,
        required=False,
        help_text=gettext_lazy("Where it can be read; may be empty."),
    )


@page("evidence/stories/", name="stories")
def stories(visit: Visit) -> HttpResponse:
    """List stories, the newest first, and offer to keep another.

    Raises:
        MissingError: The address names a day that is none.
    """
    return _show(visit, StoryForm(initial={"day": visit.workspace().today}))


@page("evidence/stories/add/", name="add-story", role=Role.ANALYST, methods=("GET", "HEAD", "POST"))
def add(visit: Visit) -> HttpResponse:
    """Keep a story; what is faulty is shown again."""
    if visit.request.method != "POST":
        return visit.go("stories")
    form = StoryForm(visit.request.POST)
    if not form.is_valid() or not _kept(visit, form):
        return _show(visit, form, status=422)
    visit.say(_("The story was kept. It counts in no number."))
    return visit.go("stories")


def _kept(visit: Visit, form: StoryForm) -> bool:
    said = form.cleaned_data
    story = Story(said["says"].strip(), said["source"].strip(), said["day"], said["link"].strip())
    try:
        tell(visit.workspace(), story, by=visit.member.email)
    except ConflictError as conflict:
        form.add_error(None, str(conflict))
    except FaultyInputError as faulty:
        for issue in faulty.issues:
            field = issue.where if issue.where in form.fields else None
            form.add_error(field, f"{issue.what} {issue.remedy}")
    return form.is_valid()


def _show(visit: Visit, form: StoryForm, *, status: int = 200) -> HttpResponse:
    title, then = _("Stories"), as_of(visit)
    context: dict[str, Any] = {
        "title": title,
        "crumbs": [(_("Studies"), "/evidence/"), (title, "")],
        "as_of": then,
        "told": anecdotes(visit.workspace(), as_of=then.moment if then else None),
        "form": form,
        "is_open": bool(form.errors),
        "may_add": visit.may(Role.ANALYST) and not then,
    }
    return visit.render("pages/stories.html", context, status=status)
