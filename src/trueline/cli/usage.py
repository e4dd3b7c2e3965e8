"""Wrong use of the command line: said by us, so that ``--json`` is JSON then too."""

from argparse import ArgumentParser
from typing import Any, NoReturn

from trueline.core.errors import TruelineError


class WrongUseError(TruelineError):
    """Arguments that make no sense, alone or together.

    Attributes:
        usage: How the command is to be used; empty when that is plain.
    """

    def __init__(self, what: str, *, usage: str = "") -> None:
        """Keep the usage apart; it is for people only."""
        super().__init__(what)
        self.usage = usage


class StrictParser(ArgumentParser):
    """A parser that takes no shortened options and leaves it to its caller to say what is wrong."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - those of argparse
        """Make a parser as argparse does."""
        super().__init__(**({"allow_abbrev": False} | settings))

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """End after the help; a reader that went away shows here and not when Python ends."""
        print(end="", flush=True)
        super().exit(status, message)

    def error(self, message: str) -> NoReturn:
        """Refuse what was typed.

        Raises:
            WrongUseError: Always.
        """
        raise WrongUseError(f"{message[:1].upper()}{message[1:]}.", usage=self.format_usage())
