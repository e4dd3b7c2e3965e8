"""Tagged links: what is built is what web analytics reads back."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trueline.core.errors import FaultyInputError
from trueline.plan.links import tagged_address
from trueline.plan.organisation.process import TaggedLink

LINK = TaggedLink("bio", "https://acme.example/shop", "instagram")
WORDS = st.text(min_size=1, max_size=20).filter(lambda text: text.strip() == text and text)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "https://acme.example/shop?kit=3&kit=4#reviews",
            "https://acme.example/shop?kit=3&kit=4&utm_source=instagram&utm_medium=social#reviews",
        ),
        ("http://acme.example", "http://acme.example?utm_source=instagram&utm_medium=social"),
        (
            "https://acme.example/möbel/a%20b",
            "https://acme.example/m%C3%B6bel/a%20b?utm_source=instagram&utm_medium=social",
        ),
    ],
)
def test_the_rest_of_an_address_stays_as_it_was(address: str, expected: str) -> None:
    assert tagged_address(replace(LINK, address=address)) == expected


def test_signs_that_mean_something_in_addresses_are_encoded() -> None:
    link = replace(LINK, campaign="Spring & summer=50%", content="a+b/c")
    assert tagged_address(link) == (
        "https://acme.example/shop?utm_source=instagram&utm_medium=social"
        "&utm_campaign=Spring%20%26%20summer%3D50%25&utm_content=a%2Bb%2Fc"
    )


@given(source=WORDS, medium=WORDS, campaign=WORDS, content=WORDS)
def test_what_was_tagged_is_read_back(
    source: str, medium: str, campaign: str, content: str
) -> None:
    link = TaggedLink("a", "https://acme.example/?q=1", source, medium, campaign, content)
    read = parse_qs(urlsplit(tagged_address(link)).query)
    assert read == {
        "q": ["1"],
        "utm_source": [source],
        "utm_medium": [medium],
        "utm_campaign": [campaign],
        "utm_content": [content],
    }


@pytest.mark.parametrize(
    "address",
    [
        "",
        "shop",
        "acme.example/shop",
        "javascript:alert(1)",
        "https://",
        "https://a b/",
        "http://[/",
    ],
)
def test_what_is_no_address_is_refused_with_the_place(address: str) -> None:
    with pytest.raises(FaultyInputError, match="is no address of a web page") as refused:
        tagged_address(replace(LINK, address=address))
    assert refused.value.issues[0].where == "bio/address"


def test_an_address_that_has_tags_already_is_refused() -> None:
    with pytest.raises(FaultyInputError, match="carries utm_medium already"):
        tagged_address(replace(LINK, address="https://acme.example/?utm_medium="))


@pytest.mark.parametrize("field", ["source", "medium"])
def test_a_tag_that_reports_need_is_asked_for(field: str) -> None:
    with pytest.raises(FaultyInputError, match=f"has no {field}"):
        tagged_address(replace(LINK, **{field: " "}))
