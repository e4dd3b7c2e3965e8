"""What a command file must provide, and what a command answers."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

DONE = 0
REFUSED = 1
WRONG_USE = 2


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command says.

    Attributes:
        document: For ``--json``: dictionaries, lists, text and numbers; None when the command
            said it while it ran.
        text: The same for people.
        exit_code: ``DONE``, ``REFUSED`` or ``WRONG_USE``.
    """

    document: Any
    text: str
    exit_code: int = DONE


@dataclass(frozen=True, slots=True)
class Command:
    """One command; a file in ``cli/commands`` with a value ``COMMAND``.

    Attributes:
        words: As typed after ``trueline``: ``("plan", "show")``.
        help: What it does, in a short sentence.
        arguments: Adds its arguments to a parser.
        run: Does it.
    """

    words: tuple[str, ...]
    help: str
    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], Answer]

    @property
    def name(self) -> str:
        """As typed, for the catalogue."""
        return " ".join(self.words)
