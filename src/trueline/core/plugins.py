"""Finds plug-ins: one value in each file of a folder, and in entry points of other packages."""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from types import ModuleType
from typing import Generic, TypeVar

from trueline.core.errors import MissingError, PluginError

Plugin = TypeVar("Plugin")


@dataclass(slots=True)
class Catalogue(Generic[Plugin]):
    """The plug-ins of one kind, by name.

    A plug-in file holds one module-level value named ``attribute``; that value has a ``name``.

    Attributes:
        package: Folder to look in, as a dotted name; also the group of entry points.
        attribute: Name of the value in each file, such as ``IMPORTER``.
        unavailable: Plug-ins whose optional package is not installed, with the reason.
    """

    package: str
    attribute: str
    unavailable: dict[str, str] = field(default_factory=dict)
    _found: dict[str, Plugin] = field(default_factory=dict)

    def all(self) -> tuple[Plugin, ...]:
        """Give every plug-in, in the order of their names.

        Raises:
            PluginError: Two plug-ins share a name, or a file has no plug-in.
        """
        if not self._found:
            found: dict[str, Plugin] = {}  # of its own: two threads may look at the same moment
            for origin, plugin in self._load():
                name = str(getattr(plugin, "name"))  # noqa: B009 - any plug-in has one
                if name in found:
                    raise PluginError(f"Two plug-ins are named {name}; one is {origin}.")
                found[name] = plugin
            self._found.update(found)
        return tuple(self._found[name] for name in sorted(self._found))

    def get(self, name: str) -> Plugin:
        """Give the plug-in of a name.

        Raises:
            MissingError: There is none of this name.
        """
        known = {str(getattr(one, "name")): one for one in self.all()}  # noqa: B009 - as above
        if name not in known:
            raise MissingError(f"There is no {name}; known are {', '.join(known)}.")
        return known[name]

    def _load(self) -> Iterator[tuple[str, Plugin]]:
        folder = importlib.import_module(self.package)
        for entry in sorted(pkgutil.iter_modules(folder.__path__), key=lambda one: one.name):
            origin = f"{self.package}.{entry.name}"
            try:
                yield origin, self._value(importlib.import_module(origin))
            except ModuleNotFoundError as missing:
                if (missing.name or "").startswith("trueline"):
                    raise
                self.unavailable[entry.name] = f"needs the package {missing.name}"
        for point in entry_points(group=self.package):
            yield point.value, point.load()

    def _value(self, module: ModuleType) -> Plugin:
        try:
            return getattr(module, self.attribute)  # type: ignore[no-any-return]
        except AttributeError:
            raise PluginError(f"{module.__name__} has no {self.attribute}.") from None
