"""Visit: one request of a signed-in person to a page of their organisation."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from trueline.usecases.workspace import Workspace
from trueline.web.access import Role, may
from trueline.web.stores.organisations import OrganisationRecord
from trueline.web.stores.people import Member
from trueline.web.workspaces import workspace_of

CHOSEN = "organisation"
"""Key in the session under which the chosen organisation is remembered."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Who asks, for which organisation; what every page is given.

    Attributes:
        request: As Django has it.
        member: The person, with all they belong to.
        organisation: The one that is looked at.
        page: Name of the page, for the menu.
    """

    request: HttpRequest
    member: Member
    organisation: OrganisationRecord
    page: str

    @property
    def roles(self) -> frozenset[Role]:
        """What the person is in this organisation."""
        return self.member.roles[self.organisation.slug]

    @property
    def is_fragment(self) -> bool:
        """Say whether only a part of the page is wanted, to be put into one that is open."""
        return self.request.headers.get("HX-Request") == "true"

    def may(self, role: Role) -> bool:
        """Say whether the person may do what takes a role."""
        return may(self.roles, role)

    def workspace(self) -> Workspace:
        """Open the organisation's facts and plans."""
        return workspace_of(self.organisation)

    def render(
        self, template: str, context: Mapping[str, object], *, status: int = 200
    ) -> HttpResponse:
        """Give a page in the shell."""
        known = {"visit": self, "demo": self.organisation.is_demo}
        return render(self.request, template, {**known, **context}, status=status)

    def say(self, text: str) -> None:
        """Show a sentence on the next page."""
        messages.info(self.request, text)

    def go(self, name: str, *parts: object) -> HttpResponseRedirect:
        """Send the browser to a page by its name."""
        return HttpResponseRedirect(reverse(name, args=parts))
