"""The plug-ins in force; the only place that knows where they live."""

from collections.abc import Callable
from typing import Any

from trueline.contracts.check import Check
from trueline.contracts.engine import Engine
from trueline.contracts.importer import Importer
from trueline.core.plugins import Catalogue

IMPORTERS: Catalogue[Importer] = Catalogue("trueline.plugins.importers", "IMPORTER")
CHECKS: Catalogue[Check] = Catalogue("trueline.plugins.checks", "CHECK")
ENGINES: Catalogue[Engine] = Catalogue("trueline.plugins.engines", "ENGINE")
STORES: Catalogue[Callable[..., Any]] = Catalogue("trueline.plugins.stores", "STORE")
