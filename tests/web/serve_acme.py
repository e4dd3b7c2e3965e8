"""What ``run_acme`` does once Django is set up."""

import json
import sys
from pathlib import Path

from django.conf import settings
from django.contrib.auth import login
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest

from tests.web import (
    acme,
    acme_channels,
    acme_decisions,
    acme_desk,
    acme_forum,
    acme_guesses,
    acme_meetings,
    acme_reports,
    acme_rules,
    acme_sessions,
    acme_studies,
)
from trueline.web.access import Role
from trueline.web.serving import prepare, serve
from trueline.web.stores.organisations import (
    OrganisationRecord,
    make_organisation,
    organisation_slugs,
)
from trueline.web.stores.people import join, make_person

BEGINNERS = {"beginner": "empty", "lone": "fresh", "second": "fresh"}
"""People by their cookie, and the organisation without a plan that they are in."""


def serve_acme(folder: Path) -> None:
    """Fill the home, say who is signed in by which cookie, and serve."""
    prepare()
    acme.make_organisations()
    acme_channels.adopt_channels()
    acme.bring("acme", folder, acme.daily_rows())
    acme.bring("other", folder, acme.daily_rows(views=7), name="secret.csv")
    acme.strangers_job()
    acme_desk.make_desk(folder)
    acme_forum.make_club(folder)
    acme_guesses.make_guessers(folder)
    acme_sessions.make_board(folder)
    acme_meetings.make_committee()
    acme_rules.make_ruled()
    acme_studies.ask_of_spend(run=False)
    acme_studies.ask()
    acme_reports.issue()
    acme_decisions.make()
    _make_beginners()
    people = {role.value: f"{role.value}@acme.example" for role in Role}
    people |= {"stranger": "owner@other.example", "nobody": "nobody@example.com"}
    people |= {"desk": acme_desk.OWNER, "club": acme_forum.OWNER}
    people |= {"guesser": acme_guesses.OWNER, "seated": acme_meetings.OWNER}
    people |= {"ruled": acme_rules.OWNER}
    people |= {"board": acme_sessions.OWNER, "coordinator": acme_decisions.OWNER}
    people |= {name: f"{name}@new.example" for name in BEGINNERS}
    sys.stdout.write(json.dumps({name: _session(email) for name, email in people.items()}) + "\n")
    sys.stdout.flush()
    serve(settings.TRUELINE_HOST, settings.TRUELINE_PORT)


def _make_beginners() -> None:
    """Make organisations without a plan: one to look around in, one that a story begins in."""
    for name, organisation in BEGINNERS.items():
        if organisation not in organisation_slugs():
            title = f"{organisation.title()} works"
            make_organisation(OrganisationRecord(organisation, title, today=acme.TODAY))
        roles = (Role.PLANNER, Role.APPROVER) if name == "second" else list(Role)
        join(make_person(f"{name}@new.example", name=f"Ann {name.title()}"), organisation, roles)


def _session(email: str) -> str:
    request = HttpRequest()
    request.session = SessionStore()
    login(request, acme.make_person(email), backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session.save()
    return str(request.session.session_key)
