"""Data and imports: what came in, from where?"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.contracts.importer import Recognition
from trueline.core.codec import decode
from trueline.exports.accounts import may_be_of
from trueline.plan.document import Account, Plan
from trueline.usecases.list_sources import Source, list_sources
from trueline.usecases.workspace import Workspace
from trueline.web.access import Role
from trueline.web.page import Menu, page
from trueline.web.remembered import Remembered
from trueline.web.stores.jobs import JobRecord, JobState, newest_jobs
from trueline.web.visit import Visit

NEWEST_BATCHES = 25
SOURCES: Remembered[tuple[Source, ...]] = Remembered(32)


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that was brought and waits for a person's word.

    Attributes:
        job: The job that will import it.
        recognition: What it is.
        accounts: Of the plan, those that it may belong to.
    """

    job: JobRecord
    recognition: Recognition
    accounts: tuple[Account, ...]


@page(
    "data/",
    name="data",
    menu=Menu(gettext_lazy("Measure"), gettext_lazy("Data and imports"), "circle-stack", 40, "d"),
)
def data(visit: Visit) -> HttpResponse:
    """Show files that wait for a word, imports under way, and every batch."""
    jobs = newest_jobs(visit.organisation.slug)
    workspace = visit.workspace()
    adopted = workspace.plans.adopted()
    accounts = _accounts(adopted.plan) if adopted else ()
    batches = workspace.facts.batches()
    wants_all = "all" in visit.request.GET
    context = {
        "title": _("Data and imports"),
        "crumbs": [(_("Data and imports"), "")],
        "drafts": [_draft(job, accounts) for job in jobs if job.state is JobState.DRAFT],
        "jobs": [job for job in jobs if job.state is not JobState.DRAFT],
        "batches": batches if wants_all else batches[:NEWEST_BATCHES],
        "batch_count": len(batches),
        "sources": _sources(workspace),
        "today": workspace.now().date(),
        "may_import": visit.may(Role.ANALYST),
    }
    return visit.render("pages/data.html", context)


def _sources(workspace: Workspace) -> list[tuple[Source, int]]:
    """Give every account with the number of days since its newest value."""
    ledger = workspace.facts.snapshot()
    key = (workspace.organisation, ledger.revision, ledger.known_at)
    found = SOURCES.get(key, lambda: list_sources(workspace))
    return [(source, (workspace.today - source.last_day).days) for source in found]


def _accounts(plan: Plan) -> tuple[Account, ...]:
    return tuple(account for channel in plan.channels for account in channel.accounts)


def _draft(job: JobRecord, accounts: Sequence[Account]) -> Draft:
    recognition = decode(job.order["recognition"], Recognition)
    own = tuple(one for one in accounts if may_be_of(recognition.network, one.network))
    return Draft(job, recognition, own)
