"""JSON-like documents without a person."""

from typing import Any

from trueline.core.people_in_text import PersonFinder


def names_person(document: object, finder: PersonFinder) -> bool:
    """Say whether any text in a document names a person."""
    match document:
        case str():
            return finder.found_in(document)
        case dict():
            return any(names_person(one, finder) for pair in document.items() for one in pair)
        case list() | tuple():
            return any(names_person(one, finder) for one in document)
        case _:
            return False


def without_person(document: Any, finder: PersonFinder) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Give a document in which no text names a person; everything else stays."""
    match document:
        case str():
            return finder.without(document)
        case dict():
            return {
                finder.without(key): without_person(value, finder)
                for key, value in document.items()
            }
        case list() | tuple():
            return [without_person(one, finder) for one in document]
        case _:
            return document
