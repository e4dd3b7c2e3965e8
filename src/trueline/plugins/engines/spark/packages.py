"""The package pyspark, which need not be installed."""

import warnings
from importlib import import_module
from typing import Any

from trueline.core.errors import PluginError

Foreign = Any
"""Something of a package that need not be there when types are checked."""


def package(name: str) -> Foreign:
    """Give a module of it.

    Raises:
        PluginError: It is not installed.
    """
    try:
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas")  # unused
        return import_module(name)
    except ImportError as missing:
        raise PluginError(
            f"The engine spark needs a package that is not installed ({missing.name or missing}). "
            "Install Trueline with its extra: pip install 'trueline[spark]'."
        ) from missing
