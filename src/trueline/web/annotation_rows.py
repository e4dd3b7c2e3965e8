"""Annotations as people read them: when, what, of what, by whom, and where it leads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from trueline.contracts.annotation_shelf import Annotation, AnnotationEntry, AnnotationSource
from trueline.plan.document import Plan
from trueline.plan.naming import names_of, path_of
from trueline.plan.parts import look_up
from trueline.plan.words import title_of
from trueline.usecases.noting.annotate import NAMED
from trueline.web.annotation_words import KIND_ICONS, KIND_NAMES, SOURCE_ICONS, SOURCE_NAMES
from trueline.web.wording_time import say_day


@dataclass(frozen=True, slots=True)
class AnnotationRow:
    """An annotation's line.

    Attributes:
        shown: The annotation.
        when: Its day or days.
        kind: What it is called.
        icon: Name in heroicons.
        by: Who said it; empty where nobody did.
        about: What it is about, as names; empty for everything.
        address: Where more stands of a derived one; empty for a person's own.
    """

    shown: Annotation
    when: str
    kind: str | Promise
    icon: str
    by: str
    about: tuple[str, ...]
    address: str


def annotation_rows(found: Iterable[Annotation], plan: Plan | None) -> list[AnnotationRow]:
    """Put annotations into words.

    Args:
        found: In the order in which they are shown.
        plan: That names what they are about; None before there is one.
    """
    titles = _titles(plan) if plan else {}
    return [_row(one, titles) for one in found]


def _titles(plan: Plan) -> Mapping[str, Mapping[str, str]]:
    return {
        field: {name: title_of(look_up(plan, path)) for name, path in names_of(plan, what).items()}
        for field, what in NAMED.items()
    }


def _row(one: Annotation, titles: Mapping[str, Mapping[str, str]]) -> AnnotationRow:
    return AnnotationRow(
        shown=one,
        when=_when(one.entry),
        kind=KIND_NAMES[one.entry.kind] if one.is_own else SOURCE_NAMES[one.source],
        icon=KIND_ICONS[one.entry.kind] if one.is_own else SOURCE_ICONS[one.source],
        by=one.name or one.by,
        about=tuple(
            titles.get(field, {}).get(name, name)
            for field in NAMED
            for name in getattr(one.entry, field)
        ),
        address=_address(one),
    )


def _when(entry: AnnotationEntry) -> str:
    if entry.until is None or entry.until - entry.day <= timedelta(days=1):
        return say_day(entry.day)
    return _("{0} to {1}").format(say_day(entry.day), say_day(entry.period.last))


def _address(one: Annotation) -> str:
    match one.source:
        case AnnotationSource.PLAN:
            return f"{reverse('plan')}?plan={one.refers}"
        case AnnotationSource.TACTIC:
            return reverse("part", args=[path_of(one.refers)])
        case AnnotationSource.CORRECTION | AnnotationSource.RESTATEMENT:
            return reverse("batch", args=[one.refers])
        case AnnotationSource.BREAK:
            return reverse("breaks")
        case AnnotationSource.DECISION:
            return reverse("decision", args=[one.refers])
        case _:
            return ""
