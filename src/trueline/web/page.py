"""What a page file must provide: a view with its address, its name and the role that it takes.

A file in ``pages`` writes ``@page(...)`` over its views and is found by itself; no list is kept.
"""

import functools
import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern
from django.urls import path as address
from django.utils.functional import Promise
from django.views.decorators.http import require_http_methods

from trueline.core.errors import MissingError
from trueline.web.access import Role, RoleNeededError
from trueline.web.models import Person
from trueline.web.stores.people import Member, member
from trueline.web.visit import CHOSEN, Visit

FOLDER = "trueline.web.pages"

Rest = ParamSpec("Rest")
VisitView = Callable[Concatenate[Visit, Rest], HttpResponseBase]
View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Menu:
    """A page's entry in the navigation.

    Attributes:
        group: Heading it stands under.
        label: Its words.
        icon: Name in heroicons.
        place: Number by which entries are ordered.
        key: Letter that goes there after ``g``.
    """

    group: str | Promise
    label: str | Promise
    icon: str
    place: int
    key: str


@dataclass(frozen=True, slots=True)
class Page:
    """One address and what it takes to see it.

    Attributes:
        path: Django's path pattern.
        name: By which links find it.
        role: Needed in the organisation looked at; None for a page open to all.
        view: What Django calls.
        menu: Its entry in the navigation; None when it is reached otherwise.
    """

    path: str
    name: str
    role: Role | None
    view: View
    menu: Menu | None = None


_found: dict[str, Page] = {}


def page(
    path: str,
    *,
    name: str,
    role: Role = Role.VIEWER,
    methods: tuple[str, ...] = ("GET", "HEAD"),
    menu: Menu | None = None,
) -> Callable[[VisitView[Rest]], VisitView[Rest]]:
    """Make a view the page of an address, for people who hold a role."""

    def declare(view: VisitView[Rest]) -> VisitView[Rest]:
        @functools.wraps(view)
        def answer(request: HttpRequest, **parts: object) -> HttpResponseBase:
            if not isinstance(request.user, Person):
                return _to_login(request)
            visit = _visit(request, member(request.user), name)
            if not visit.may(role):
                raise RoleNeededError(role)
            return _without_missing(view)(visit, **parts)

        _found[name] = Page(path, name, role, require_http_methods(list(methods))(answer), menu)
        return view

    return declare


def open_page(
    path: str, *, name: str, methods: tuple[str, ...] = ("GET", "HEAD")
) -> Callable[[View], View]:
    """Make a view the page of an address that anyone may ask for."""

    def declare(view: View) -> View:
        _found[name] = Page(path, name, None, require_http_methods(list(methods))(view))
        return view

    return declare


def all_pages() -> tuple[Page, ...]:
    """Give every page of the folder ``pages``, in the order of their names."""
    folder = importlib.import_module(FOLDER)
    for entry in pkgutil.iter_modules(folder.__path__):
        importlib.import_module(f"{FOLDER}.{entry.name}")
    return tuple(_found[name] for name in sorted(_found))


def addresses() -> list[URLPattern]:
    """Give every page as Django wants it."""
    return [address(one.path, one.view, name=one.name) for one in all_pages()]


def _to_login(request: HttpRequest) -> HttpResponse:
    """Send to the login page, and from there back; never into a part of a page that is open."""
    if request.headers.get("HX-Request") != "true":
        return redirect_to_login(request.get_full_path())
    open_at = urlsplit(request.headers.get("HX-Current-URL", ""))
    back = open_at._replace(scheme="", netloc="", fragment="").geturl() or request.get_full_path()
    return HttpResponse(headers={"HX-Redirect": redirect_to_login(back).url})


def _visit(request: HttpRequest, who: Member, name: str) -> Visit:
    if not who.organisations:
        raise RoleNeededError(None)
    chosen = request.session.get(CHOSEN, "")
    organisation = who.organisations.get(chosen) or next(iter(who.organisations.values()))
    return Visit(request, who, organisation, name)


def _without_missing(view: Callable[..., HttpResponseBase]) -> View:
    """Turn what does not exist, or belongs to another organisation, into a page that says so."""

    @functools.wraps(view)
    def answer(*arguments: object, **parts: object) -> HttpResponse | HttpResponseBase:
        try:
            return view(*arguments, **parts)
        except MissingError as missing:
            raise Http404(str(missing)) from missing

    return answer
