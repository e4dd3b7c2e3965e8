"""Studies: what was asked of causes, and what came of it."""

from dataclasses import replace

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.usecases.studying.listed_studies import listed_studies
from trueline.web.access import Role
from trueline.web.days import as_of
from trueline.web.deciding.about import used_in
from trueline.web.page import Menu, page
from trueline.web.stores.study_jobs import study_drafts
from trueline.web.studying.listed import study_row
from trueline.web.visit import Visit

MENU = Menu(gettext_lazy("Evidence"), gettext_lazy("Studies"), "beaker", 60, "e")


@page("evidence/", name="studies", menu=MENU)
def studies(visit: Visit) -> HttpResponse:
    """List every study with its effect and grade, newest first.

    Raises:
        MissingError: The address names a day that is none.
    """
    title, then = _("Studies"), as_of(visit)
    workspace = visit.workspace()
    found = listed_studies(workspace, as_of=then.moment if then else None)
    used = used_in(visit, workspace, then)
    may_ask = visit.may(Role.ANALYST)
    context = {
        "title": title,
        "crumbs": [(title, "")],
        "as_of": then,
        "rows": [
            replace(study_row(one), used=tuple(used.get(one.registration.study.id, ())))
            for one in found
        ],
        "may_ask": may_ask,
        "drafts": study_drafts(visit.organisation.slug) if may_ask and not then else (),
    }
    return visit.render("pages/studies.html", context)
