"""Shares in per cent: the same on the command line and in sentences as on pages."""

from decimal import Decimal

import pytest

from trueline.core.percent import chance_in_words, per_cent


@pytest.mark.parametrize(
    ("share", "words"),
    [
        ("0", "0%"),
        ("1", "100%"),
        ("0.857", "85.7%"),
        ("-0.25", "-25.0%"),
        ("0.9999", "99.9%"),
        ("1.0001", "100.1%"),
        ("0.0001", "< 0.1%"),
        ("-0.0001", "> -0.1%"),
        ("12.5", "1,250.0%"),
    ],
)
def test_a_share_is_all_or_nothing_only_when_it_is(share: str, words: str) -> None:
    assert per_cent(Decimal(share)) == words


@pytest.mark.parametrize(
    ("chance", "words"),
    [("0", "0%"), ("0.004", "< 1%"), ("0.494", "49%"), ("0.995", "> 99%"), ("1", "100%")],
)
def test_a_chance_is_never_said_to_be_certain_unless_it_is(chance: str, words: str) -> None:
    assert chance_in_words(Decimal(chance)) == words
