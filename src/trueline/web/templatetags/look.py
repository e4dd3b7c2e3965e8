"""Icons, faces and the navigation, for templates."""

import functools
import zlib
from collections.abc import Iterator
from itertools import groupby

import heroicons
from django import template
from django.utils.safestring import SafeString, mark_safe

from trueline.measure.status import Status
from trueline.web.access import Role
from trueline.web.looked_at import LookedAt
from trueline.web.page import Menu, Page, all_pages
from trueline.web.status import LOOKS, StatusLook
from trueline.web.visit import Visit

register = template.Library()
FACE_COUNT = 6


@register.simple_tag
@functools.cache
def icon(name: str, style: str = "outline", size: int = 18) -> SafeString:
    """Give an icon of heroicons; it is for the eye only, words stand beside it."""
    drawn = heroicons._render_icon(  # noqa: SLF001 - its only door outside its own tags
        str(style), str(name), size, {"class": "icon", "aria-hidden": "true"}
    )
    return mark_safe(drawn.replace(' data-slot="icon"', ""))  # noqa: S308 - drawn from a package


@register.filter
def initials(name: str) -> str:
    """Give one or two letters for a name."""
    words = [word for word in name.replace("@", " ").split() if word[0].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper() or "?"


@register.filter
def face(name: str) -> str:
    """Give the class of a person's colour, always the same for a name."""
    return f"face-{zlib.crc32(name.encode()) % FACE_COUNT}"


@register.filter
def status_look(status: Status) -> StatusLook:
    """Give the word, icon and tone of a status."""
    return LOOKS[status]


@register.inclusion_tag("parts/navigation.html")
def navigation(current: str) -> dict[str, object]:
    """List the pages that have a place in the menu, under their groups.

    Where a page has none itself, the one in whose address it lies is marked.
    """
    paths = {page.name: page.path for page in all_pages()}
    own = paths.get(current, "")
    entries = {page.name: page.path for page, _ in _entries() if page.path}
    over = [name for name, path in entries.items() if own.startswith(path)]
    above = [] if current in entries else sorted(over, key=lambda name: len(entries[name]))[-1:]
    return {"groups": list(_groups()), "current": current, "above": above}


@register.simple_tag
def address(looked: LookedAt, name: str) -> str:
    """Give the address of a page that shows the day that is looked at."""
    return looked.address(name)


@register.filter
def may(visit: Visit, role: str) -> bool:
    """Say whether the person may do what takes a role."""
    return visit.may(Role(role))


@register.simple_tag
def shortcuts() -> list[tuple[str, str, str]]:
    """Give letter, words and page name of every page that a key leads to."""
    return [(menu.key, str(menu.label), page.name) for page, menu in _entries()]


def _groups() -> Iterator[tuple[str, list[tuple[Page, Menu]]]]:
    for group, entries in groupby(_entries(), key=lambda entry: str(entry[1].group)):
        yield group, list(entries)


def _entries() -> list[tuple[Page, Menu]]:
    entries = [(page, page.menu) for page in all_pages() if page.menu is not None]
    return sorted(entries, key=lambda entry: entry[1].place)
