"""What the columns of an unknown table mean: proposed, confirmed by a person, saved by name."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.utils.translation import gettext as _

from trueline.core.errors import FaultyInputError, MissingError
from trueline.core.issue import Issue
from trueline.exports.mapping.proposing import MappingProposal
from trueline.metrics.catalogue import load_catalogue
from trueline.usecases.mappings import mappings, propose, save_mapping
from trueline.web.access import Role
from trueline.web.drop_view import drop_view
from trueline.web.file_report import report_of
from trueline.web.jobs import enqueue
from trueline.web.jobs.preview_drop import KIND
from trueline.web.mapping_form import ROLES, UNITS, WINDOWS, as_said, column_fields, name_fields
from trueline.web.page import page
from trueline.web.said import said_document, said_of
from trueline.web.stores.drops import DropRecord, find_drop, hand_over, say_of_file
from trueline.web.stores.jobs import JobRecord, JobState
from trueline.web.uploads import upload_path
from trueline.web.visit import Visit


@page(
    "data/drops/<int:number>/files/<int:file>/mapping/",
    name="map-file",
    role=Role.ANALYST,
    methods=("GET", "HEAD", "POST"),
)
def map_file(visit: Visit, number: int, file: int) -> HttpResponse:
    """Propose what the columns of a file mean; save what a person says, and look again."""
    found = find_drop(visit.organisation.slug, number)
    job = _waiting(found, file)
    given = visit.request.POST
    if visit.request.method == "POST" and given.get("saved"):
        return _read_by(visit, found, job, given["saved"])
    try:
        proposal = propose(visit.workspace(), upload_path(job.order["upload"]), job.title)
    except FaultyInputError as faulty:
        visit.say(" ".join(f"{one.what} {one.remedy}" for one in faulty.issues))
        return visit.go("drop", number)
    if visit.request.method != "POST":
        return _show(visit, found, job, proposal, ())
    said = as_said(proposal, given)
    try:
        saved = save_mapping(visit.workspace(), said.mapping, by=visit.member.email)
    except FaultyInputError as faulty:
        return _show(visit, found, job, said, faulty.issues)
    return _read_by(visit, found, job, saved.mapping.name)


def _show(
    visit: Visit,
    found: DropRecord,
    job: JobRecord,
    proposal: MappingProposal,
    issues: Sequence[Issue],
) -> HttpResponse:
    title = _("What the columns of {0} mean").format(job.title)
    back = (found.job.title, f"/data/drops/{found.job.id}/")
    context = {
        "title": title,
        "crumbs": [(_("Data and imports"), "/data/"), back, (_("Mapping"), "")],
        "drop": found.job,
        "proposal": proposal,
        "columns": column_fields(proposal, issues),
        "names": name_fields(proposal, issues),
        "issues": issues,
        "roles": ROLES,
        "units": UNITS,
        "windows": WINDOWS,
        "metrics": load_catalogue().all(),
        "saved": mappings(visit.workspace()),
    }
    return visit.render("pages/mapping.html", context, status=422 if issues else 200)


def _read_by(visit: Visit, found: DropRecord, job: JobRecord, name: str) -> HttpResponse:
    """Read a file by a saved mapping; others that wait for one are looked at again too."""
    number = found.job.id
    say_of_file(number, job.id, {**said_document(said_of(job)), "mapping": name})
    for line in drop_view(found).waiting:
        if line.job.id != job.id and line.report and "mapping" in line.report.asks:
            say_of_file(number, line.job.id, said_document(said_of(line.job)))
    hand_over(visit.organisation.slug, number, KIND)
    enqueue(KIND, number)
    return visit.go("drop", number)


def _waiting(found: DropRecord, number: int) -> JobRecord:
    for one in found.files:
        if one.id == number and one.state is JobState.DRAFT and report_of(one) is not None:
            return one
    raise MissingError(_("That file does not wait any more."))
