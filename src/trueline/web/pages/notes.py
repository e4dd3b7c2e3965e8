"""Notes beside a part of the plan: the thread, writing one, taking one back."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from trueline.core.errors import FaultyInputError
from trueline.plan.naming import place_of
from trueline.usecases.noting.notes import put_back_note, take_back_note, write_note
from trueline.web.days import as_of
from trueline.web.note_rows import colleagues_of, notes_beside, title_at
from trueline.web.page import page
from trueline.web.undoing import back_to, say_with_way_back
from trueline.web.visit import Visit

STEPS_OF_KPI = 2
ANCHOR = "#notes"


@page("notes/<path:path>/", name="notes")
def notes(visit: Visit, path: str) -> HttpResponse:
    """Show the thread beside a part of the plan."""
    return _show(visit, path)


@page("write-note/<path:path>/", name="write-note", methods=("GET", "HEAD", "POST"))
def write(visit: Visit, path: str) -> HttpResponse:
    """Write a note; who comes back to the address is led to the thread.

    Raises:
        MissingError: The plan has nothing there.
    """
    if visit.request.method != "POST":
        return visit.go("notes", path)
    text = visit.request.POST.get("text", "")
    try:
        note = write_note(
            visit.workspace(), path, text, by=visit.member.email, colleagues=colleagues_of(visit)
        )
    except FaultyInputError as faulty:
        faults = tuple(f"{one.what} {one.remedy}" for one in faulty.issues)
        return _show(visit, path, text=text, faults=faults)
    said = _("The note was written.")
    say_with_way_back(visit, said, reverse("take-back-note", args=[note.id]))
    return HttpResponseRedirect(back_to(visit, _thread_address(path)))


@page("take-back-note/<int:number>/", name="take-back-note", methods=("POST",))
def take_back(visit: Visit, number: int) -> HttpResponse:
    """Take a note back that the person wrote; the next page offers to let it stand again.

    Raises:
        MissingError: They wrote no such note.
    """
    note = take_back_note(visit.workspace(), number, by=visit.member.email)
    say_with_way_back(visit, _("The note was taken back."), reverse("put-back-note", args=[number]))
    return HttpResponseRedirect(back_to(visit, _thread_address(note.path)))


@page("put-back-note/<int:number>/", name="put-back-note", methods=("POST",))
def put_back(visit: Visit, number: int) -> HttpResponse:
    """Let a note stand again that the person took back.

    Raises:
        MissingError: They wrote no such note.
    """
    note = put_back_note(visit.workspace(), number, by=visit.member.email)
    visit.say(_("The note stands again."))
    return HttpResponseRedirect(back_to(visit, _thread_address(note.path)))


def _thread_address(path: str) -> str:
    return reverse("notes", args=[path]) + ANCHOR


def _show(visit: Visit, path: str, *, text: str = "", faults: tuple[str, ...] = ()) -> HttpResponse:
    then = as_of(visit)
    moment = then.moment if then else None
    adopted = visit.workspace().plans.adopted(as_of=moment)
    name = title_at(adopted.plan if adopted else None, path)
    title = _("Notes: {0}").format(name)
    context = {
        "title": title,
        "crumbs": [(name, _part_address(path)), (_("Notes"), "")],
        "as_of": then,
        "notes": notes_beside(visit, path, as_of=moment, text=text, faults=faults),
    }
    return visit.render("pages/notes.html", context, status=422 if faults else 200)


def _part_address(path: str) -> str:
    steps = place_of(path).split("/")
    is_kpi = len(steps) > STEPS_OF_KPI
    return reverse("kpi", args=steps) if is_kpi else reverse("part", args=[path])
