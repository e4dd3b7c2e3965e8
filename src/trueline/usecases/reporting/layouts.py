"""Find layouts: the templates, and those that an organisation laid out itself."""

from datetime import datetime

from trueline.core.errors import MissingError
from trueline.usecases.catalogues import REPORTS
from trueline.usecases.reporting.books import LAYOUTS
from trueline.usecases.reporting.layout import Layout, layout_of
from trueline.usecases.workspace import Workspace

FIRST = ("executive-one-page", "committee-pack", "quarterly-deck")
"""Templates that are listed before the others."""


def templates() -> tuple[Layout, ...]:
    """Give the layouts of all reports that are made of parts, the usual ones first."""
    found = [layout_of(one) for one in REPORTS.all() if one.parts]
    return tuple(sorted(found, key=lambda one: (_place(one.id), one.title)))


def own_layouts(workspace: Workspace, *, as_of: datetime | None = None) -> tuple[Layout, ...]:
    """Give the layouts that an organisation laid out itself, by title."""
    found = (one.record for one in LAYOUTS.newest(workspace.entries, as_of=as_of))
    return tuple(sorted(found, key=lambda one: (one.title.casefold(), one.id)))


def layout_named(workspace: Workspace, name: str, *, as_of: datetime | None = None) -> Layout:
    """Give a layout by the name of a template or the id of an own one.

    Raises:
        MissingError: There is none; the error names those that there are.
    """
    known = {one.id: one for one in (*templates(), *own_layouts(workspace, as_of=as_of))}
    if name not in known:
        raise MissingError(f"There is no report {name}; known are {', '.join(known)}.")
    return known[name]


def _place(name: str) -> int:
    return FIRST.index(name) if name in FIRST else len(FIRST)
