"""Lists that people paste, as mail programs, slides and documents give them."""

import pytest

from trueline.core.errors import FaultyInputError
from trueline.plan.outline.pasted import LONGEST, MOST_LINES, names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sell more\nAnswer fast", ("Sell more", "Answer fast")),
        ("Sell more\r\nAnswer fast\r\n\r\n", ("Sell more", "Answer fast")),
        ("Sell more\rAnswer fast", ("Sell more", "Answer fast")),
        ("• Sell more\n•\tAnswer fast", ("Sell more", "Answer fast")),
        ("\uf0b7\tSell more\no\tAnswer fast", ("Sell more", "Answer fast")),
        ("- Sell more\n– Answer fast\n—Hire", ("Sell more", "Answer fast", "Hire")),
        ("* Sell more\n*Answer fast", ("Sell more", "Answer fast")),
        ("☐ Sell more\n✓ Answer fast", ("Sell more", "Answer fast")),
        ("1. Sell more\n2. Answer fast", ("Sell more", "Answer fast")),
        ("1) Sell more\n2) Answer fast\n3) Hire", ("Sell more", "Answer fast", "Hire")),
        ("(a) Sell more\n(b) Answer fast", ("Sell more", "Answer fast")),
        ("1. Sell\n1.1 Online\n1.2 In shops\n2. Hire", ("Sell", "Online", "In shops", "Hire")),
        ("Aims\n1. Sell\na) Web\nb) Shops\n2. Hire", ("Aims", "Sell", "Web", "Shops", "Hire")),
        ("• Hire\n1) Keep people\n– Be known", ("Hire", "Keep people", "Be known")),
        ("\ufeffSell\u00a0more\u200b\n\t Answer  fast ", ("Sell more", "Answer fast")),
    ],
)  # fmt: skip
def test_bullets_numbering_and_odd_blanks_go(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    "name",
    [
        "2. Quarter is better than the first",
        "3.5 million visits",
        "-5 % cost to serve",
        "2026 goals",
        "<script>alert(1)</script>",
        "o clock",
        "A. Meyer answers",
    ],
)
def test_what_is_part_of_a_name_stays(name: str) -> None:
    assert names_in(name) == (name,)


def test_numbers_that_do_not_count_the_lines_stay() -> None:
    assert names_in("3. Platz halten\n1. Platz erreichen") == (
        "3. Platz halten",
        "1. Platz erreichen",
    )


def test_a_number_among_few_bullets_stays() -> None:
    text = "- Sell\n3. Platz halten\nHire\nServe"
    assert names_in(text) == ("Sell", "3. Platz halten", "Hire", "Serve")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("\r\n \n", "no name"),
        ("A\n" * (MOST_LINES + 1), "201 lines"),
        ("Sell\n" + "x" * (LONGEST + 1), "Line 2 has 301 characters"),
    ],
)
def test_what_is_no_list_of_names_is_refused(text: str, what: str) -> None:
    with pytest.raises(FaultyInputError, match=what):
        names_in(text)
