"""A person is found by what names them, and nobody else is."""

import pytest

from tests.importing import person_key
from trueline.core.errors import FaultyInputError
from trueline.core.identifiers import Form, keys_of, marks_of, read_identifier
from trueline.core.people_in_text import ErasedPeople, NamedPerson, PersonFinder


def finders(*given: str) -> list[PersonFinder]:
    identifiers = tuple(map(read_identifier, given))
    marks = frozenset(mark for one in identifiers for mark in marks_of(one, person_key))
    return [NamedPerson(identifiers), ErasedPeople(marks, person_key)]


@pytest.mark.parametrize(
    ("identifier", "text", "left"),
    [
        ("Ann@Example.org", "from ann@example.org, today", "from (erased), today"),
        ("ann@example.org", "<mailto:ANN@EXAMPLE.ORG>", "<mailto:(erased)>"),
        ("ann@example.org", "'ann@example.org'.", "'(erased)'."),
        ("ann@example.org", "/?mail=ann%40example.org", "(erased)"),
        ("+44 20 7946-0018", "call 442079460018", "call (erased)"),
        ("442079460018", "+44 (20) 7946 0018 ext", "+(erased) ext"),
        ("Ann Smith", "Ann\x1fSmith\x1f5", "(erased)\x1f5"),
        ("@ann_smith", "by ann_smith: hello", "by (erased): hello"),
        ("José Müller", "Jose\u0301 Mu\u0308ller", "(erased)"),
    ],
)
def test_a_person_is_found_however_files_write_them(identifier: str, text: str, left: str) -> None:
    for finder in finders(identifier):
        assert finder.found_in(text)
        assert finder.without(text) == left


@pytest.mark.parametrize(
    ("identifier", "text"),
    [
        ("ann@example.org", "mary.ann@example.org"),
        ("ann@example.org", "ann@example.org.uk"),
        ("ann@example.org", "joann@example.org"),
        ("4420794600", "442079460018"),
        ("Ann Smith", "Joann Smith"),
        ("Ann Smith", "Ann Smithson"),
    ],
)
def test_who_has_a_longer_name_is_somebody_else(identifier: str, text: str) -> None:
    for finder in finders(identifier):
        assert not finder.found_in(text)
        assert finder.without(text) == text


@pytest.mark.parametrize("text", ["", "Ann", "4711", " 12 34 "])
def test_what_is_too_short_to_be_told_apart_is_refused(text: str) -> None:
    with pytest.raises(FaultyInputError, match="too short"):
        read_identifier(text)


def test_keys_are_those_that_importers_make() -> None:
    number = read_identifier("+44 20 7946 0018")
    assert number.form is Form.NUMBER
    assert person_key("442079460018") in keys_of(number, person_key)
    assert person_key("+44 20 7946 0018") in keys_of(number, person_key)
    assert person_key("ann_smith") in keys_of(read_identifier("@ann_smith"), person_key)


def test_marks_hold_no_text() -> None:
    marks = marks_of(read_identifier("Ann Smith"), person_key)
    assert {one.form for one in marks} == {Form.WORDS, Form.KEY}
    assert all(isinstance(one.key, int) for one in marks)
    assert marks[0].word_count == 2
