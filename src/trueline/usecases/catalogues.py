"""The plug-ins in force; the only place that knows where they live."""

from collections.abc import Callable
from typing import Any

from trueline.contracts.agenda_source import AgendaSource
from trueline.contracts.check import Check
from trueline.contracts.criterion import Criterion
from trueline.contracts.engine import Engine
from trueline.contracts.estimator import Estimator
from trueline.contracts.importer import Importer
from trueline.contracts.refutation import Refutation
from trueline.contracts.renderer import Renderer
from trueline.contracts.report import Report
from trueline.contracts.report_part import ReportPart
from trueline.core.plugins import Catalogue

IMPORTERS: Catalogue[Importer] = Catalogue("trueline.plugins.importers", "IMPORTER")
CHECKS: Catalogue[Check] = Catalogue("trueline.plugins.checks", "CHECK")
ESTIMATORS: Catalogue[Estimator] = Catalogue("trueline.plugins.estimators", "ESTIMATOR")
REFUTATIONS: Catalogue[Refutation] = Catalogue("trueline.plugins.refutations", "REFUTATION")
ENGINES: Catalogue[Engine] = Catalogue("trueline.plugins.engines", "ENGINE")
STORES: Catalogue[Callable[..., Any]] = Catalogue("trueline.plugins.stores", "STORE")
REPORTS: Catalogue[Report] = Catalogue("trueline.plugins.reports", "REPORT")
REPORT_PARTS: Catalogue[ReportPart] = Catalogue("trueline.plugins.report_parts", "REPORT_PART")
AGENDA_SOURCES: Catalogue[AgendaSource] = Catalogue("trueline.plugins.agenda", "SOURCE")
RENDERERS: Catalogue[Renderer] = Catalogue("trueline.plugins.renderers", "RENDERER")
CRITERIA: Catalogue[Criterion] = Catalogue("trueline.plugins.criteria", "CRITERION")
