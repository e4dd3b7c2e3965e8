"""Takes a person out of stories: what others told of them, or they told themselves."""

import json

from django.db.models import QuerySet

from trueline.contracts.study_shelf import EntryKind
from trueline.core.forgetting import names_person, without_person
from trueline.core.people_in_text import PersonFinder
from trueline.web.models import EntryRow

TOLD = EntryKind.ANECDOTE.value
"""Entries that tell of people outside; what colleagues wrote as such is theirs to change."""


def stories_of(organisation: str) -> "QuerySet[EntryRow]":
    """Give the entries that keep stories, and their withdrawals."""
    return EntryRow.objects.filter(organisation__slug=organisation, kind=TOLD)


def forget_in_stories(organisation: str, finder: PersonFinder, *, dry_run: bool) -> int:
    """Take a person out of the words, sources and links of stories; the stories stay.

    An entry is never changed otherwise: its number, who kept it and when stay as they were.

    Returns:
        How many entries named the person.
    """
    count = 0
    for row in stories_of(organisation):
        document = json.loads(row.document) if row.document else {}
        if not names_person(document, finder):
            continue
        count += 1
        if not dry_run:
            without = without_person(document, finder)
            text = json.dumps(without, sort_keys=True, ensure_ascii=False)
            EntryRow.objects.filter(pk=row.pk).update(document=text)
    return count
