"""The plug-ins in force; the only place that knows where they live."""

from collections.abc import Callable
from typing import Any

from trueline.contracts.check import Check
from trueline.contracts.engine import Engine
from trueline.contracts.importer import Importer
from trueline.contracts.renderer import Renderer
from trueline.contracts.report import Report
from trueline.core.plugins import Catalogue

IMPORTERS: Catalogue[Importer] = Catalogue("trueline.plugins.importers", "IMPORTER")
CHECKS: Catalogue[Check] = Catalogue("trueline.plugins.checks", "CHECK")
ENGINES: Catalogue[Engine] = Catalogue("trueline.plugins.engines", "ENGINE")
STORES: Catalogue[Callable[..., Any]] = Catalogue("trueline.plugins.stores", "STORE")
REPORTS: Catalogue[Report] = Catalogue("trueline.plugins.reports", "REPORT")
RENDERERS: Catalogue[Renderer] = Catalogue("trueline.plugins.renderers", "RENDERER")
