"""The engine that the settings choose; one for all organisations of a process."""

import os
from functools import cache

from trueline.contracts.engine import Engine
from trueline.core.errors import MissingError, SettingError
from trueline.core.settings import SETTINGS
from trueline.usecases.catalogues import ENGINES

ADDRESS_OF = {"spark": "TRUELINE_SPARK"}
"""Settings that say where an engine is."""


def engine_in_force() -> Engine:
    """Give the engine that TRUELINE_ENGINE names, at its address.

    Raises:
        SettingError: There is none of this name, or it cannot be at this address.
    """
    name = _text("TRUELINE_ENGINE")
    return _engine(name, _text(ADDRESS_OF[name]) if name in ADDRESS_OF else "")


@cache
def _engine(name: str, address: str) -> Engine:
    try:
        return ENGINES.get(name).at(address)
    except MissingError as unknown:
        raise SettingError(f"TRUELINE_ENGINE is “{name}”. {unknown}") from None


def _text(name: str) -> str:
    default = next(one.default for one in SETTINGS if one.name == name)
    return (os.environ.get(name) or default).strip()
