"""What people see once fields of a part were written: what was saved, what was not and why."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote, urlsplit

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from trueline.contracts.draft_shelf import EditEntry
from trueline.plan.applying import Refused
from trueline.plan.parts import join, split
from trueline.plan.words import title_of
from trueline.usecases.edit_plan import edit_plan
from trueline.usecases.workspace import Workspace
from trueline.web.part_address import part_address
from trueline.web.part_choices import Choices
from trueline.web.part_fields import PartField
from trueline.web.part_page import part_history
from trueline.web.part_place import Place, find_place
from trueline.web.part_reader import FieldReader
from trueline.web.part_saving import Tried, refused_field
from trueline.web.part_words import label_of
from trueline.web.plan_looked import PlanLooked, draft_to_edit
from trueline.web.undoing import say_done
from trueline.web.visit import Visit
from trueline.web.wording_time import say_ago


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of the fields that a person sent.

    Attributes:
        path: Of the part.
        sent: Every field that came, as it is to be shown again.
        lost: What was written into fields that are gone: field and text.
        entry: Of the history; None when nothing was written.
    """

    path: str
    sent: Mapping[str, PartField]
    lost: tuple[tuple[str, str], ...]
    entry: EditEntry | None

    @property
    def is_faulty(self) -> bool:
        """Say whether something that was written could not be taken."""
        return bool(self.lost) or any(one.error for one in self.sent.values())


def saved(visit: Visit, looked: PlanLooked, place: Place, tried: Tried) -> Saved:
    """Write what can be written of what a person sent, and say so on the next page."""
    sent, entry = dict(tried.sent), None
    names = [join(*split(one.path)[len(split(place.path)) :]) for one in tried.edits]
    if tried.edits:
        done = edit_plan(looked.workspace, tried.edits, by=visit.member.email)
        if isinstance(done, Refused):  # somebody was faster by a moment
            sent |= {name: refused_field(sent[name], done) for name in names}
        else:
            entry = done.entry
            choices = Choices(done.draft.plan, looked.metrics)
            reader = FieldReader(done.draft.plan, place.path, choices)
            now = {one.path: one for one in reader.part().all_fields()}
            at = timezone.localtime(entry.at)
            words = _("Saved {0}").format(f"{at:%H:%M}")
            sent |= {name: replace(now[name], saved=words) for name in names if name in now}
            _tell(visit, entry, names)
    told = {name: _with_writer(looked.workspace, place, one) for name, one in sent.items()}
    return Saved(place.path, told, tried.lost, entry)


def is_own_change(visit: Visit, looked: PlanLooked, place: Place) -> Callable[[str], bool]:
    """Give a function that says whether the person was the last to change a field of a part."""

    def is_own(field: str) -> bool:
        newest = _newest(looked.workspace, place, field)
        return newest is not None and newest.by == visit.member.email

    return is_own


def answer_of(visit: Visit, done: Saved) -> HttpResponse:
    """Give what stands beside the fields that were sent; the inputs themselves are left alone.

    Once something was written, title and history of the page come anew too.
    """
    context: dict[str, Any] = {"done": done, "path": done.path}
    if done.entry is not None:
        context |= _anew(visit, done.path)
    status = 422 if done.is_faulty else 200
    return visit.render("parts/fields_saved.html", context, status=status)


def _anew(visit: Visit, path: str) -> dict[str, Any]:
    """Give what else on a part's page tells of its fields; beside another page no crumb does."""
    looked = draft_to_edit(visit)
    place = find_place(looked.plan, path)
    group = FieldReader(looked.plan, path, Choices(looked.plan, looked.metrics)).part()
    shown_on = urlsplit(visit.request.headers.get("HX-Current-URL", "")).path
    return {
        "title": title_of(place.record),
        "place": place,
        "history": part_history(looked, path, group),
        "is_own_page": unquote(shown_on) == unquote(urlsplit(part_address(looked, path)).path),
    }


def _tell(visit: Visit, entry: EditEntry, fields: Sequence[str]) -> None:
    if visit.is_fragment:
        return  # the field itself says so, with its own way back
    labels = ", ".join(label_of(one) for one in fields)
    text = _("Saved: {0}.").format(labels)
    say_done(visit, text, entry)


def _with_writer(workspace: Workspace, place: Place, one: PartField) -> PartField:
    """Give a field that somebody else changed with who did, and how long ago."""
    if one.theirs is None:
        return one
    newest = _newest(workspace, place, one.path)
    if newest is None:
        return one
    ago = say_ago(workspace.now() - newest.at)
    return replace(one, error=_("{0} changed this {1} ago.").format(newest.by, ago))


def _newest(workspace: Workspace, place: Place, field: str) -> EditEntry | None:
    path = join(place.path, *split(field))
    return next(iter(workspace.plans.drafts.entries(path=path, limit=1)), None)
