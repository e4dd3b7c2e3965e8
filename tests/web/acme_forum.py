"""An organisation with a forum: twenty weeks of threads, twenty-five members and their visits.

Every weekday ann asks at 10:00 on the board Wool, bob answers at 10:30 and ann thanks at 11:00.
Every Tuesday cy asks on the board Chairs and nobody answers. One member joins a week, and ann, bob,
cy and two more were there on the first day. All but cy visit on the first of each month.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tests.web import acme
from trueline.web.access import Role
from trueline.web.stores.organisations import OrganisationRecord, make_organisation
from trueline.web.stores.people import join, make_person

FIRST, WEEKS, TUESDAY = date(2025, 10, 13), 20, 1
OWNER = "owner@club.example"
HEADER = "account,thread,message,sent_at,author,board,views,person"
MEMBERS = "account,person,joined,day,visits"


def make_club(folder: Path) -> None:
    """Make the organisation with its forum; it has no plan."""
    make_organisation(OrganisationRecord("club", "Club", today=acme.TODAY))
    join(make_person(OWNER, name="Cle Club"), "club", list(Role))
    for name, rows in (("posts.csv", posts()), ("members.csv", members())):
        assert acme.bring("club", folder, rows, name=name).batch is not None


def posts() -> str:
    """Give the file of posts."""
    return "\n".join((HEADER, *(f"forum/club,{row}" for row in _posts()))) + "\n"


def _posts() -> Iterator[str]:
    for place in range(7 * WEEKS):
        day = FIRST + timedelta(days=place)
        if day.weekday() > 4:
            yield f"w{place},w{place},{day}T12:00:00Z,system,Wool,,"
            continue
        yield f"d{place},d{place}-1,{day}T10:00:00Z,member,Wool,7,ann@example.org"
        yield f"d{place},d{place}-2,{day}T10:30:00Z,member,Wool,3,bob@example.org"
        yield f"d{place},d{place}-3,{day}T11:00:00Z,member,Wool,1,ann@example.org"
        if day.weekday() == TUESDAY:
            yield f"t{place},t{place}-1,{day}T19:00:00Z,member,Chairs,{place},cy@example.org"


def members() -> str:
    """Give the file of members."""
    joined = {f"{name}@example.org": FIRST for name in ("ann", "bob", "cy", "dee", "eve")}
    joined |= {
        f"new{week}@example.org": FIRST + timedelta(weeks=week, days=6) for week in range(WEEKS)
    }
    rows = [f"{person},{day},," for person, day in joined.items()]
    months = [date(2025, 11, 1), date(2025, 12, 1), *(date(2026, one, 1) for one in (1, 2, 3))]
    rows += [
        f"{person},,{month},1"
        for person, day in joined.items()
        for month in months
        if month >= day and person != "cy@example.org"
    ]
    return "\n".join((MEMBERS, *(f"forum/club,{row}" for row in rows))) + "\n"
