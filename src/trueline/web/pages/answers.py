"""What people said of sources and of tables, remembered for the files to come."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from trueline.usecases.mappings import forget_mapping, mappings
from trueline.web.access import Role
from trueline.web.page import page
from trueline.web.stores.answers import forget_answer, remembered_answers
from trueline.web.visit import Visit


@page("data/answers/", name="answers")
def answers(visit: Visit) -> HttpResponse:
    """List the answers and mappings that are used by themselves."""
    title = _("Answers and mappings")
    context = {
        "title": title,
        "crumbs": [(_("Data and imports"), "/data/"), (title, "")],
        "answers": remembered_answers(visit.organisation.slug),
        "mappings": mappings(visit.workspace()),
        "may_import": visit.may(Role.ANALYST),
    }
    return visit.render("pages/answers.html", context)


@page(
    "data/answers/<int:number>/forget/",
    name="forget-answer",
    role=Role.ANALYST,
    methods=("POST",),
)
def forget_one(visit: Visit, number: int) -> HttpResponse:
    """Forget what was said of a source; the next file of it asks again."""
    gone = forget_answer(visit.organisation.slug, number)
    visit.say(
        _("Forgotten. The next file of {0} asks again.").format(gone.account or gone.importer)
    )
    return visit.go("answers")


@page(
    "data/mappings/<slug:name>/forget/",
    name="forget-mapping",
    role=Role.ANALYST,
    methods=("POST",),
)
def forget_table(visit: Visit, name: str) -> HttpResponse:
    """Take a mapping out of use; what it read stays and can be traced."""
    forget_mapping(visit.workspace(), name)
    visit.say(_("The mapping {0} is not used any more. What it read stays.").format(name))
    return visit.go("answers")
