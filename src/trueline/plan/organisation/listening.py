"""Listening: what is declared before others' words are counted, so that a count can be checked.

Who is counted, with which query, is a part of the plan. It gets a new version when it changes, and
the numbers from before and after are then two series.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from trueline.plan.limits import Within
from trueline.plan.referring import Named


@dataclass(frozen=True, slots=True)
class TrackedBrand:
    """A brand whose mentions are counted.

    Attributes:
        id: Unique in its listening set.
        name: For people.
        account: Name that its files of mentions are imported under, such as ``listening/acme``.
        query: What the listening tool searches for, word for word.
        is_own: Whether it is ours; the others are competitors.
    """

    id: str
    name: str
    account: str
    query: str = ""
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class ListeningSet:
    """Whose mentions make up a share of voice, where and how they are searched for.

    Attributes:
        id: Unique in the plan.
        name: For people.
        brands: Ours and the competitors that it is compared with.
        sources: Where is searched, such as news, blogs or Instagram.
        languages: Of the mentions that count, such as en or ga.
        bot_filter: How automated accounts are kept out; empty when they are not.
        tool: Which tool searches and labels.
        since: First day that was searched so; days before belong to another series. None when it
            was always so.
    """

    id: str
    name: str
    brands: tuple[TrackedBrand, ...] = ()
    sources: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    bot_filter: str = ""
    tool: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class IndexPart:
    """One part of a reach-and-response index: so many of one thing for each of another.

    Attributes:
        id: Unique in its index.
        name: For people.
        weight: Against the other parts; 0 leaves it out.
        counted: Metrics of posts that are added up, such as shares.
        per: Metric that they are divided by, such as views. A level of the account, such as
            followers, counts once for each post.
    """

    id: str
    name: str
    weight: Annotated[Decimal, Within(0, None)]
    counted: Annotated[tuple[str, ...], Named.METRIC]
    per: Annotated[str, Named.METRIC]


@dataclass(frozen=True, slots=True)
class ResponseIndex:
    """A reach-and-response index: who is seen and answered on a topic, on one network.

    Attributes:
        id: Unique in the plan.
        name: For people.
        network: On which all compared accounts are, such as instagram.
        topic: What the posts are about, in words.
        words: Words of which a post's text holds at least one; empty for all posts.
        accounts: Compared accounts, each as ``network/handle``; empty for all on the network.
        days: How many days of posts are looked at.
        parts: What it is made of.
        outcome: Metrics of later posts that the index is compared with; empty for none.
        outcome_per: Metric that these are divided by; empty for the number of posts.
    """

    id: str
    name: str
    network: str
    topic: str
    words: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    days: Annotated[int, Within(1, None)] = 365
    parts: tuple[IndexPart, ...] = ()
    outcome: Annotated[tuple[str, ...], Named.METRIC] = ()
    outcome_per: Annotated[str, Named.METRIC] = ""


class SurveyScale(StrEnum):
    """What people are asked to give."""

    RECOMMEND = "nps"
    SATISFIED = "csat"
    EFFORT = "ces"


@dataclass(frozen=True, slots=True)
class Survey:
    """A survey whose answers are imported.

    Attributes:
        id: Name that its answers carry.
        name: For people.
        scale: What people are asked to give.
        question: As people read it.
        lowest: Lowest score that can be given.
        highest: Highest score that can be given.
        positive_from: For satisfaction, the lowest score that counts as satisfied.
        account: Name that its answers are imported under, such as ``survey/acme``.
    """

    id: str
    name: str
    scale: SurveyScale
    lowest: int
    highest: int
    question: str = ""
    positive_from: int | None = None
    account: str = ""
