"""Fault: something in a plan that keeps it from being used."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding about a plan document.

    Attributes:
        path: Place in the document, such as ``scopes/service/social_goals/answer-fast``.
        what: What is wrong, in a sentence.
        remedy: What to do about it, in a sentence.
    """

    path: str
    what: str
    remedy: str
