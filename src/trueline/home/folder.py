"""The folder of a home: made where there is none, refused where nothing can be kept."""

import errno
import os
from pathlib import Path

from trueline.core.errors import SettingError
from trueline.core.settings import SETTINGS
from trueline.facts.ledger.disk import is_lack_of_room


def home_folder() -> Path:
    """Give the folder that the setting TRUELINE_HOME names; it need not be there.

    Raises:
        SettingError: It names no folder.
    """
    default = next(one.default for one in SETTINGS if one.name == "TRUELINE_HOME")
    text = os.environ.get("TRUELINE_HOME") or default
    try:
        return Path(text).expanduser().absolute()
    except RuntimeError:
        raise SettingError(f"TRUELINE_HOME is “{text}”, and no such person is known.") from None


def make_usable(folder: Path) -> None:
    """Make the folder, and see that files can be made in it.

    Raises:
        SettingError: It cannot be made or written.
        OSError: The disk is full.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as failed:
        if is_lack_of_room(failed) and failed.errno != errno.EROFS:
            raise
        raise _unusable(folder, (failed.strerror or "it cannot be made").lower()) from None
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise _unusable(folder, "you may not write there")


def _unusable(folder: Path, why: str) -> SettingError:
    return SettingError(
        f"TRUELINE_HOME is {folder}, and nothing can be kept there: {why}. "
        "Set it to a folder that you may write to."
    )
