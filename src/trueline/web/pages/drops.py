"""A drop: files that were brought together, from the first look to the result."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trueline.core.errors import MissingError
from trueline.plan.channels.account import Account
from trueline.usecases.workspace import Workspace
from trueline.web.access import Role
from trueline.web.drop_batches import taken_back
from trueline.web.drop_progress import seconds_left
from trueline.web.drop_questions import SourceQuestion, answered, changes, own_answers, questions_of
from trueline.web.drop_view import drop_view
from trueline.web.jobs import enqueue, import_drop, preview_drop
from trueline.web.page import page
from trueline.web.stores.drops import DropRecord, find_drop, forget_files, hand_over, say_of_file
from trueline.web.stores.jobs import ask_to_stop
from trueline.web.uploads import forget_upload
from trueline.web.visit import Visit


@page("data/drops/<int:number>/", name="drop")
def drop(visit: Visit, number: int) -> HttpResponse:
    """Show a drop; while it is in work the part that changes asks again by itself."""
    found, workspace = find_drop(visit.organisation.slug, number), visit.workspace()
    return _show(visit, workspace, found, questions_of(found, _accounts(workspace)))


@page(
    "data/drops/<int:number>/answers/",
    name="answer-drop",
    role=Role.ANALYST,
    methods=("GET", "HEAD", "POST"),
)
def answer_drop(visit: Visit, number: int) -> HttpResponse:
    """Take answers, and look again through the files that they are about."""
    if visit.request.method != "POST":
        return visit.go("drop", number)
    found, workspace = find_drop(visit.organisation.slug, number), visit.workspace()
    given = visit.request.POST
    questions = [answered(one, given) for one in questions_of(found, _accounts(workspace))]
    if any(one.faults for one in questions):
        return _show(visit, workspace, found, questions, status=422)
    if _take(visit, number, questions) or drop_view(found).unseen:
        return _begin(visit, number, preview_drop.KIND)
    visit.say(_("Nothing was answered that was not known."))
    return visit.go("drop", number)


@page(
    "data/drops/<int:number>/import/",
    name="import-drop",
    role=Role.ANALYST,
    methods=("GET", "HEAD", "POST"),
)
def import_files(visit: Visit, number: int) -> HttpResponse:
    """Import the files that the form showed as ready; a changed answer is previewed first."""
    if visit.request.method != "POST":
        return visit.go("drop", number)
    found, workspace = find_drop(visit.organisation.slug, number), visit.workspace()
    given = visit.request.POST
    questions = [answered(one, given) for one in questions_of(found, _accounts(workspace))]
    if any(one.faults for one in questions):
        return _show(visit, workspace, found, questions, status=422)
    if _take(visit, number, questions):
        visit.say(_("You changed an answer. This is what importing would do with it."))
        return _begin(visit, number, preview_drop.KIND)
    asked = {int(one) for one in given.getlist("file") if one.isdecimal()}
    ready = {one.job.id for one in drop_view(found).ready}
    return _begin(visit, number, import_drop.KIND, sorted(asked & ready))


@page("data/drops/<int:number>/stop/", name="stop-drop", role=Role.ANALYST, methods=("POST",))
def stop_drop(visit: Visit, number: int) -> HttpResponse:
    """Ask the worker to stop; nothing of the file in work is kept, what was imported stays."""
    ask_to_stop(visit.organisation.slug, find_drop(visit.organisation.slug, number).job.id)
    return visit.go("drop", number)


@page("data/drops/<int:number>/forget/", name="forget-drop", role=Role.ANALYST, methods=("POST",))
def forget_drop(visit: Visit, number: int) -> HttpResponse:
    """Forget files that wait: the one that the button names, or all."""
    named = visit.request.POST.get("forget", "")
    files = [int(named)] if named.isdecimal() else None
    owner = visit.organisation.slug
    try:
        gone = forget_files(owner, number, files, now=timezone.now())
        for key in gone:
            forget_upload(key)
        visit.say(
            ngettext("One file was forgotten.", "{0} files were forgotten.", len(gone)).format(
                len(gone)
            )
        )
        find_drop(owner, number)
    except MissingError:
        return visit.go("data")
    return visit.go("drop", number)


def _show(
    visit: Visit,
    workspace: Workspace,
    found: DropRecord,
    questions: Sequence[SourceQuestion],
    *,
    status: int = 200,
) -> HttpResponse:
    own = own_answers(questions)
    view = drop_view(found, taken_back(workspace, found), own)
    context = {
        "title": found.job.title,
        "crumbs": [(_("Data and imports"), "/data/"), (found.job.title, "")],
        "view": view,
        "questions": questions,
        "open_questions": [one for one in questions if one.is_open],
        "answered_questions": [one for one in questions if not one.is_open],
        "seconds_left": seconds_left(found.job),
        "now": workspace.now(),
        "may_import": visit.may(Role.ANALYST),
    }
    template = "parts/drop.html" if visit.is_fragment else "pages/drop.html"
    return visit.render(template, context, status=status)


def _take(visit: Visit, number: int, questions: Sequence[SourceQuestion]) -> bool:
    """Keep what was said of files that wait; false when nothing of it is new."""
    changed = changes(questions, visit.request.POST)
    for file, said in changed.items():
        say_of_file(number, file, said)
    return bool(changed)


def _begin(
    visit: Visit, number: int, kind: str, files: Sequence[int] | None = None
) -> HttpResponse:
    try:
        hand_over(visit.organisation.slug, number, kind, files)
    except MissingError:
        visit.say(_("These files do not wait any more: they were imported or forgotten meanwhile."))
    else:
        enqueue(kind, number)
    return visit.go("drop", number)


def _accounts(workspace: Workspace) -> tuple[Account, ...]:
    adopted = workspace.plans.adopted()
    channels = adopted.plan.channels if adopted else ()
    return tuple(account for channel in channels for account in channel.accounts)
