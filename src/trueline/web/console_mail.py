"""Mails printed where the server runs; beside the output, which other programs may read."""

import sys
from typing import Any

from django.core.mail.backends.console import EmailBackend as PrintingBackend


class EmailBackend(PrintingBackend):
    """Prints mails instead of handing them over."""

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Django's own
        """Take Django's own arguments; what it prints goes to the terminal's error stream."""
        named.setdefault("stream", sys.stderr)
        super().__init__(*arguments, **named)
