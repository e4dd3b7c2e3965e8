"""Anecdotes: stories with a source, kept beside the numbers and never among them.

An anecdote has no amount: a number that it tells stays in its words, so that nothing can add it up.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from trueline.contracts.entry_shelf import Entry
from trueline.contracts.study_shelf import EntryKind
from trueline.core.codec import decode, encode
from trueline.core.errors import FaultyInputError, MissingError
from trueline.core.issue import Issue, Severity
from trueline.core.period import FIRST_YEAR, LAST_YEAR
from trueline.plan.parts import look_up
from trueline.usecases.workspace import Workspace

LONGEST_STORY, LONGEST_SOURCE, LONGEST_LINK = 4000, 200, 2000
SCHEMES = ("http", "https")


@dataclass(frozen=True, slots=True)
class Story:
    """What somebody tells.

    Attributes:
        says: In words.
        source: Who told it, or where it was read.
        day: On which it was told.
        link: Address where it can be read; empty for none.
        about: Path of a part of the plan; empty for none.
        study: Id of a study that it stands beside; empty for none.
    """

    says: str
    source: str
    day: date
    link: str = ""
    about: str = ""
    study: str = ""


@dataclass(frozen=True, slots=True)
class Anecdote:
    """A story as it was kept.

    Attributes:
        number: From 1, within the organisation.
        story: What was told.
        by: Who kept it.
        at: When, in UTC.
        withdrawn: Why it counts no more; empty while it does.
    """

    number: int
    story: Story
    by: str
    at: datetime
    withdrawn: str = ""


def tell(workspace: Workspace, story: Story, *, by: str) -> Anecdote:
    """Keep a story.

    Args:
        workspace: Of the organisation.
        story: With its source and day.
        by: Who keeps it.

    Raises:
        FaultyInputError: It lacks words or a source, its day is yet to come, its link is no
            address of a page, or what it is about is not there; every issue names its field.
        ConflictError: Somebody else kept one meanwhile.
    """
    if issues := tuple(_faults(workspace, story)):
        raise FaultyInputError(*issues)
    entry = _kept(workspace, {"story": encode(story)}, by)
    return Anecdote(entry.number, story, entry.by, entry.at)


def withdraw_anecdote(workspace: Workspace, number: int, why: str, *, by: str) -> Anecdote:
    """Let a story count no more; it stays to be seen with the reason.

    Raises:
        MissingError: There is no such story, or it was withdrawn before.
        FaultyInputError: No reason is given.
        ConflictError: Somebody else kept one meanwhile.
    """
    found = next((one for one in anecdotes(workspace) if one.number == number), None)
    if found is None:
        raise MissingError(f"There is no story {number} that still counts.")
    if not why.strip():
        issue = Issue(Severity.BLOCKS, "why", "No reason is given.", "Say why in a few words.")
        raise FaultyInputError(issue)
    _kept(workspace, {"withdraws": number, "why": why.strip()}, by)
    return Anecdote(number, found.story, found.by, found.at, why.strip())


def anecdotes(
    workspace: Workspace, *, as_of: datetime | None = None, withdrawn: bool = False
) -> tuple[Anecdote, ...]:
    """Give stories, the newest told first.

    Args:
        workspace: Of the organisation.
        as_of: Moment whose knowledge counts, in UTC; None for the present.
        withdrawn: Give those that were withdrawn as well.
    """
    entries = workspace.studies.history(EntryKind.ANECDOTE, as_of=as_of)
    read = [(one, json.loads(one.document)) for one in entries]
    gone = {one["withdraws"]: one["why"] for _, one in read if "withdraws" in one}
    found = [
        Anecdote(
            entry.number,
            decode(document["story"], Story),
            entry.by,
            entry.at,
            gone.get(entry.number, ""),
        )
        for entry, document in read
        if "story" in document and (withdrawn or entry.number not in gone)
    ]
    return tuple(sorted(found, key=lambda one: (one.story.day, one.number), reverse=True))


def _kept(workspace: Workspace, document: Mapping[str, object], by: str) -> Entry:
    shelf = workspace.studies
    number = len(shelf.history(EntryKind.ANECDOTE)) + 1
    text = json.dumps(document, sort_keys=True, ensure_ascii=False)
    return shelf.keep(Entry(EntryKind.ANECDOTE, "", number, text, by=by, at=workspace.now()))


def _faults(workspace: Workspace, story: Story) -> Iterator[Issue]:
    yield from _faulty_words("says", story.says, LONGEST_STORY, "Nothing is told.")
    yield from _faulty_words("source", story.source, LONGEST_SOURCE, "Nobody is named as source.")
    if not FIRST_YEAR <= story.day.year <= LAST_YEAR or story.day > workspace.today:
        yield _issue("day", f"{story.day} cannot be the day.", "Give the day on which it was told.")
    if story.link and not _is_page(story.link):
        remedy = "Give an address that begins with https://."
        yield _issue("link", "The link is no address of a page.", remedy)
    yield from _unknown(workspace, story)


def _faulty_words(field: str, text: str, longest: int, lacking: str) -> Iterator[Issue]:
    if not text.strip():
        yield _issue(field, lacking, "Say it in a few words.")
    if len(text) > longest:
        yield _issue(field, "The text is too long.", f"Use {longest} characters at most.")


def _is_page(link: str) -> bool:
    if len(link) > LONGEST_LINK or re.search(r"[\s\x00-\x1f]", link):
        return False
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme in SCHEMES and bool(parts.hostname)


def _unknown(workspace: Workspace, story: Story) -> Iterator[Issue]:
    if story.study and not workspace.studies.history(EntryKind.REGISTRATION, story.study):
        remedy = "Name a study that is registered, or none."
        yield _issue("study", f"There is no study {story.study}.", remedy)
    if not story.about:
        return
    adopted = workspace.plans.adopted()
    remedy = "Name a part of the plan in force, or none."
    if adopted is None:
        yield _issue("about", "There is no plan in force.", remedy)
        return
    try:
        look_up(adopted.plan, story.about)
    except MissingError as missing:
        yield _issue("about", str(missing), remedy)


def _issue(field: str, what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, field, what, remedy)
