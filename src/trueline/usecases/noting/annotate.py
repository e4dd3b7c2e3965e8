"""Write down what happened outside the numbers, change it, remove it and put it back."""

from collections.abc import Iterator
from dataclasses import replace

from trueline.contracts.annotation_shelf import Annotation, AnnotationEntry
from trueline.core.errors import FaultyInputError, MissingError
from trueline.core.issue import Issue, Severity
from trueline.core.period import FIRST_YEAR, LAST_YEAR
from trueline.plan.document import Plan
from trueline.plan.naming import names_of
from trueline.plan.referring import Named
from trueline.usecases.workspace import Workspace

LONGEST_TITLE = 200
NAMED = {"channels": Named.CHANNEL, "kpis": Named.KPI, "accounts": Named.ACCOUNT}
"""What the fields of an entry name in the plan."""


def annotate(
    workspace: Workspace, entry: AnnotationEntry, *, by: str, replaces: str = ""
) -> Annotation:
    """Keep what a person says of something that happened.

    Args:
        workspace: Of the organisation.
        entry: What they say.
        by: Who says so.
        replaces: Id of the annotation that is said anew; empty for a new one.

    Raises:
        FaultyInputError: Something in it cannot be; the issues name the fields.
        MissingError: There is none to replace.
    """
    said = replace(entry, title=entry.title.strip())
    before = written(workspace, replaces).entry if replaces else None
    adopted = workspace.plans.adopted()
    plan = adopted.plan if adopted else None
    if issues := (*_faults(said), *_unknown(said, before, plan)):
        raise FaultyInputError(*issues)
    return workspace.annotations.keep(said, by=by, now=workspace.now(), replaces=replaces)


def written(workspace: Workspace, name: str) -> Annotation:
    """Give an annotation that a person wrote and that counts.

    Raises:
        MissingError: There is none of this id.
    """
    for one in workspace.annotations.all():
        if one.id == name:
            return one
    raise MissingError("There is no such annotation among those that people wrote.")


def remove_annotation(workspace: Workspace, name: str, *, by: str) -> Annotation:
    """Take an annotation out and give it as it was; ``put_back_annotation`` brings it back.

    Raises:
        MissingError: There is none of this id among those that people wrote.
    """
    return workspace.annotations.remove(name, by=by, now=workspace.now())


def put_back_annotation(workspace: Workspace, name: str, *, by: str) -> Annotation:
    """Let an annotation that was removed count again, as it was.

    Raises:
        MissingError: There never was one of this id.
    """
    return workspace.annotations.put_back(name, by=by, now=workspace.now())


def _faults(entry: AnnotationEntry) -> Iterator[Issue]:
    if not entry.title:
        yield _issue("title", "Nothing says what happened.", "Say it in a few words.")
    if len(entry.title) > LONGEST_TITLE:
        yield _issue("title", "The text is too long.", f"Use {LONGEST_TITLE} characters at most.")
    if not FIRST_YEAR <= entry.day.year < LAST_YEAR:
        yield _issue("day", f"{entry.day} cannot be the day.", "Give the day on which it happened.")
    if entry.until is not None and entry.until <= entry.day:
        yield _issue("until", "It ends before it begins.", "Give a last day after the first.")
    elif entry.until is not None and entry.until.year >= LAST_YEAR:
        yield _issue("until", f"It cannot last until {entry.until}.", "Give its last day.")


def _unknown(
    entry: AnnotationEntry, before: AnnotationEntry | None, plan: Plan | None
) -> Iterator[Issue]:
    """Yield what is named and is not in the plan; what an entry named before may stay."""
    for field, what in NAMED.items():
        known = set(names_of(plan, what)) if plan else set()
        kept = set(getattr(before, field)) if before else set()
        for name in getattr(entry, field):
            if name not in known | kept:
                yield _issue(field, f"The plan in force names no “{name}”.", "Choose one of it.")


def _issue(field: str, what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, field, what, remedy)
