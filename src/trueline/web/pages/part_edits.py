"""Edits of the plan's parts, as pages ask for them: each is written into the draft at once."""

from dataclasses import replace

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from trueline.core.errors import MissingError
from trueline.plan.applying import Refused
from trueline.plan.parts import split
from trueline.plan.words import title_of
from trueline.usecases.edit_plan import begin_draft, edit_plan, undo_edit
from trueline.web.access import Role
from trueline.web.page import page
from trueline.web.pages.element import show_part
from trueline.web.part_adding import add_record, with_fault
from trueline.web.part_address import part_address
from trueline.web.part_arranging import arranged
from trueline.web.part_choices import Choices
from trueline.web.part_page import PartShown
from trueline.web.part_place import Place, find_place
from trueline.web.part_reader import FieldReader
from trueline.web.part_saved import answer_of, is_own_change, saved
from trueline.web.part_saving import shown_again, try_fields
from trueline.web.plan_looked import PlanLooked, draft_to_edit
from trueline.web.undoing import back_to, say_done, say_refused
from trueline.web.visit import Visit


@page("plan/edit/begin/", name="begin-draft", role=Role.PLANNER, methods=("POST",))
def begin(visit: Visit) -> HttpResponse:
    """Begin the draft of the next version, or go on with it, at the part that was looked at."""
    begin_draft(visit.workspace(), by=visit.member.email)
    looked = draft_to_edit(visit)
    path = visit.request.POST.get("path", "")
    return HttpResponseRedirect(part_address(looked, _nearest(looked, path).path))


@page("plan/edit/save/", name="save-part", role=Role.PLANNER, methods=("POST",))
def save(visit: Visit) -> HttpResponse:
    """Write what was changed in the fields of a part; what cannot be taken is shown again.

    Raises:
        MissingError: There is no draft, nobody may write into it, or it has no such part.
    """
    if visit.request.POST.get("begin") == "yes":
        begin_draft(visit.workspace(), by=visit.member.email)
    looked = draft_to_edit(visit)
    place = find_place(looked.plan, visit.request.POST.get("path", ""))
    reader = FieldReader(looked.plan, place.path, Choices(looked.plan, looked.metrics))
    group = reader.part()
    is_own = is_own_change(visit, looked, place)
    tried = try_fields(reader, group, visit.request.POST, is_own=is_own)
    done = saved(visit, looked, place, tried)
    if visit.is_fragment:
        return answer_of(visit, done)
    if done.is_faulty:
        now = draft_to_edit(visit)
        place = find_place(now.plan, place.path)
        group = FieldReader(now.plan, place.path, Choices(now.plan, now.metrics)).part()
        shown = PartShown(place, shown_again(group, done.sent), lost=done.lost)
        return show_part(visit, now, shown, status=422)
    return HttpResponseRedirect(back_to(visit, part_address(looked, place.path)))


@page("plan/edit/add/", name="add-part", role=Role.PLANNER, methods=("POST",))
def add(visit: Visit) -> HttpResponse:
    """Add a part to a list, a row to a list of rows, or a group such as a target.

    Raises:
        MissingError: There is no draft, nobody may write into it, or it has no such list.
    """
    looked = draft_to_edit(visit)
    given = visit.request.POST
    place = find_place(looked.plan, given.get("path", ""))
    reader = FieldReader(looked.plan, place.path, Choices(looked.plan, looked.metrics))
    added = add_record(reader, given.get("field", ""), given)
    if added.edit is not None:
        done = edit_plan(looked.workspace, [added.edit], by=visit.member.email)
        if not isinstance(done, Refused):
            where = find_place(done.draft.plan, added.path)
            say_done(visit, _("{0} was added.").format(_called(where)), done.entry)
            return HttpResponseRedirect(back_to(visit, part_address(looked, place.path)))
        issue = done.issues[0]
        added = replace(added, blank=with_fault(added.blank, f"{issue.what} {issue.remedy}"))
    is_list_page = given.get("list") == "yes"
    shown_at = replace(place, rest=split(given["field"])[0]) if is_list_page else place
    return show_part(visit, looked, PartShown(shown_at, blank=added.blank), status=422)


@page("plan/edit/arrange/", name="arrange-parts", role=Role.PLANNER, methods=("POST",))
def arrange(visit: Visit) -> HttpResponse:
    """Move a part up or down in its list, or take something out.

    Raises:
        MissingError: There is no draft, nobody may write into it, or it has no such part.
    """
    looked = draft_to_edit(visit)
    given = visit.request.POST
    act, _colon, path = given.get("act", "").partition(":")
    edits, words = arranged(looked.plan, act, path)
    above = find_place(looked.plan, given.get("path", ""))
    back = back_to(visit, part_address(looked, above.path))
    if edits:
        done = edit_plan(looked.workspace, edits, by=visit.member.email)
        if isinstance(done, Refused):
            say_refused(visit, done)
        else:
            say_done(visit, words, done.entry)
    return HttpResponseRedirect(back)


@page("plan/edit/undo/", name="undo-edit", role=Role.PLANNER, methods=("POST",))
def undo(visit: Visit) -> HttpResponse:
    """Take an edit of the draft back; that can be taken back too.

    Raises:
        MissingError: The draft has no such edit, or it was taken back before.
    """
    number = visit.request.POST.get("entry", "")
    if not number.isascii() or not number.isdecimal() or len(number) > 9:  # noqa: PLR2004 - far more than anyone edits
        raise MissingError(_("The draft has no such edit."))
    done = undo_edit(visit.workspace(), int(number), by=visit.member.email)
    if isinstance(done, Refused):
        say_refused(visit, done)
    else:
        say_done(visit, _("Taken back."), done.entry)
    looked = draft_to_edit(visit)
    path = visit.request.POST.get("path", "")
    usual = part_address(looked, _nearest(looked, path).path)
    return HttpResponseRedirect(back_to(visit, usual))


def _nearest(looked: PlanLooked, path: str) -> Place:
    """Give the part at a path, or the nearest above it that is still there."""
    steps = split(path)
    while steps:
        try:
            return find_place(looked.plan, "/".join(steps))
        except MissingError:
            steps = steps[:-1]
    return find_place(looked.plan, "")


def _called(place: Place) -> str:
    return title_of(place.record)
