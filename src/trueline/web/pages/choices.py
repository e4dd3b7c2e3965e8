"""Small choices that are remembered: the look, and which organisation is looked at."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from trueline.core.errors import MissingError
from trueline.web.page import open_page, page
from trueline.web.visit import CHOSEN, Visit

LOOK = "trueline_look"
NEXT_LOOK = {"auto": "light", "light": "dark", "dark": "auto"}
YEAR_SECONDS = 365 * 24 * 3600


@open_page("look/", name="look", methods=("POST",))
def look(request: HttpRequest) -> HttpResponse:
    """Go on to the next look: automatic, light, dark."""
    chosen = NEXT_LOOK.get(request.COOKIES.get(LOOK, "auto"), "auto")
    answer = HttpResponseRedirect(_back(request))
    answer.set_cookie(
        LOOK, chosen, max_age=YEAR_SECONDS, samesite="Lax", secure=request.is_secure()
    )
    return answer


@page("organisation/", name="organisation", methods=("POST",))
def organisation(visit: Visit) -> HttpResponse:
    """Look at another organisation that the person belongs to.

    Raises:
        MissingError: The person belongs to no such organisation.
    """
    slug = visit.request.POST.get("slug", "")
    if slug not in visit.member.organisations:
        raise MissingError(f"You do not belong to an organisation {slug}.")
    visit.request.session[CHOSEN] = slug
    return visit.go("overview")


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if is_ours else reverse("overview")
