"""Plan, coordinate and measure an organisation's social media, honestly.

In a notebook: ``import trueline; home = trueline.open("path/of/the/home")``.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trueline.home.opening import Home


def open(folder: Path | str | None = None) -> "Home":  # noqa: A001 - as files are opened
    """Open a home: plan, facts and scorecard as records and Arrow tables.

    Args:
        folder: Where; None takes the setting TRUELINE_HOME.

    Raises:
        SettingError: This process has another home open, or the folder cannot be used.
    """
    from trueline.home.opening import open_home  # noqa: PLC0415 - a bare import stays quick

    return open_home(folder)
