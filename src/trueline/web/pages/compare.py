"""Compare two plans: what changed in the plan's own words, and what that does to targets."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _

from trueline.contracts.draft_shelf import DraftState
from trueline.core.errors import MissingError
from trueline.plan.document import Plan
from trueline.plan.upgrades import plan_digest
from trueline.usecases.compare_plans import compare_plans
from trueline.usecases.workspace import Workspace
from trueline.web.page import page
from trueline.web.plan_looked import DRAFT
from trueline.web.version_rows import change_groups, effect_rows
from trueline.web.visit import Visit

LONGEST_NUMBER = 6


@dataclass(frozen=True, slots=True)
class Compared:
    """One of the two plans.

    Attributes:
        name: ``draft`` or a version's number.
        words: The same for people.
        plan: The document.
        digest: Of it.
        reason: Why it came; may be empty.
    """

    name: str
    words: str
    plan: Plan
    digest: str
    reason: str = ""


@page("plan/versions/compare/", name="compare-versions")
def compare(visit: Visit) -> HttpResponse:
    """Show how one plan differs from another; without a word, the draft or the newest version."""
    title = _("Compare versions")
    workspace = visit.workspace()
    choices = _choices(workspace)
    known: dict[str, object] = {
        "title": title,
        "crumbs": [(_("Cascade"), "/plan/"), (_("Versions"), "/plan/versions/"), (title, "")],
        "choices": choices,
    }
    if len(choices) < 2:  # noqa: PLR2004 - a difference takes two
        return visit.render("pages/compare.html", known)
    given = visit.request.GET
    old = _compared(workspace, given.get("old") or choices[1][0])
    new = _compared(workspace, given.get("new") or choices[0][0])
    found = compare_plans(workspace, old.plan, new.plan)
    known |= {
        "old": old,
        "new": new,
        "groups": change_groups(found.changes, new.plan, old.plan),
        "count": len(found.changes),
        "effects": list(effect_rows(found.effects)),
        "today": workspace.today,
    }
    return visit.render("pages/compare.html", known)


def _choices(workspace: Workspace) -> list[tuple[str, str]]:
    """Give what can be compared, newest first."""
    found = [(str(one.number), _version(one.number)) for one in workspace.plans.versions()]
    draft = workspace.plans.drafts.current()
    return [(DRAFT, _("Draft")), *found] if draft is not None else found


def _compared(workspace: Workspace, name: str) -> Compared:
    """Give a plan by its name.

    Raises:
        MissingError: There is no such plan.
    """
    if name == DRAFT:
        draft = workspace.plans.drafts.current()
        if draft is None:
            raise MissingError(_("There is no draft; edit the plan in force to begin one."))
        reason = draft.reason if draft.state is DraftState.SUBMITTED else ""
        return Compared(DRAFT, _("Draft"), draft.plan, plan_digest(draft.plan), reason)
    if not name.isdecimal() or len(name) > LONGEST_NUMBER:
        raise MissingError(_("There is no such version of the plan."))
    adopted = workspace.plans.version(int(name))
    line = next(one for one in workspace.plans.versions() if one.number == adopted.number)
    words = _version(adopted.number)
    return Compared(name, words, adopted.plan, adopted.digest, line.reason)


def _version(number: int) -> str:
    return _("Version {0}").format(number)
