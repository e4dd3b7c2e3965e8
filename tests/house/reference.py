"""Pages and parts of pages that are made from code; ``make reference`` writes them.

``test_docs.py`` compares what is written with what would be, so that no page lags behind.
"""

import argparse
import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.house.sources import PACKAGE, ROOT, docstring_of
from tests.house.study_reference import study_sections
from trueline.cli.main import COMMANDS, build_parser
from trueline.contracts.check import Check
from trueline.core.issue import Severity
from trueline.core.settings import SETTINGS
from trueline.metrics.catalogue import load_catalogue
from trueline.metrics.metric import Metric
from trueline.usecases.catalogues import CHECKS

MADE = "Made by `make reference`; change the code, not this page."
INVENTORY = re.compile(r"(<!-- inventory -->\n).*?(<!-- /inventory -->)", re.DOTALL)
PLUGIN_KINDS = {
    "importers": "Importers",
    "stores": "Stores",
    "engines": "Engines",
    "estimators": "Estimators",
    "refutations": "Refutations",
    "renderers": "Renderers",
    "criteria": "Criteria of stages",
    "agenda": "Agenda",
}


def plugin_files() -> list[Path]:
    """Give the file of every plug-in."""
    folder = PACKAGE / "plugins"
    files = {path for path in folder.glob("*/*.py") if path.name != "__init__.py"}
    return sorted(files | set(folder.glob("*/*/__init__.py")))


def plugin_name(path: Path) -> str:
    """Give the name of a plug-in's file, or of its folder when it has several."""
    return path.parent.name if path.name == "__init__.py" else path.stem


def settings_page() -> str:
    """Give the table of settings."""
    rows = (
        f"| `{one.name}` | {one.kind} | {f'`{one.default}`' if one.default else '–'} "
        f"| {one.words} |"
        for one in SETTINGS
    )
    return _page(
        "Settings",
        "They are read from the environment when Trueline starts. One that cannot be understood "
        "stops the start with a sentence.",
        _table(("name", "kind", "default", "what it does"), rows),
    )


def metrics_page() -> str:
    """Give every metric, family by family."""
    parts = (
        f"## {family.capitalize()}\n\n" + "\n\n".join(_metric(one) for one in metrics)
        for family, metrics in load_catalogue().families().items()
    )
    return _page(
        "Metrics",
        "What can be counted. *Over days* and *over accounts* say how values come together; "
        "*none* means that a sum is refused.",
        *parts,
    )


def plugins_page() -> str:
    """Give what each plug-in says of itself."""
    parts = []
    for folder, title in PLUGIN_KINDS.items():
        home = PACKAGE / "plugins" / folder
        files = [path for path in plugin_files() if path.is_relative_to(home)]
        entries = (f"### `{plugin_name(path)}`\n\n{_markdown(path)}" for path in files)
        parts.append(f"## {title}\n\n" + "\n\n".join(entries))
    return _page("Plug-ins", "One file each; the words are those of the file itself.", *parts)


def checks_page() -> str:
    """Give every check of a plan, those that block first."""
    ranks = list(Severity)
    parts = (_check(one) for one in sorted(CHECKS.all(), key=lambda one: ranks.index(one.severity)))
    return _page(
        "Checks",
        "What is judged about a plan. One that *blocks* stops the approval until it is mended or "
        "accepted with a reason; one that *warns* or *notes* does not. Its weight is its share in "
        "the score.",
        *parts,
    )


def commands_page() -> str:
    """Give every command with its arguments."""
    parser = build_parser(COMMANDS.all())
    parts = (_command(one.name, one.help, _parser_of(parser, one.words)) for one in COMMANDS.all())
    return _page(
        "Commands",
        "Every command takes `--json`. Exit codes: 0 done; 1 refused, or there are issues that "
        "block; 2 wrong use, or a setting that cannot be understood.",
        *parts,
    )


def studies_page() -> str:
    """Give what a study document may say, with one worked example for each method."""
    return _page("Studies", *study_sections())


def architecture_page() -> str:
    """Give ARCHITECTURE.md with the inventory of today's packages."""
    packages = sorted(path.parent for path in PACKAGE.rglob("__init__.py"))
    rows = (
        f"| `{folder.relative_to(PACKAGE.parent).as_posix()}` | {_first_sentence(folder)} |"
        for folder in packages
        if "migrations" not in folder.parts
    )
    inventory = _table(("package", "what it is"), rows)
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    return INVENTORY.sub(lambda found: f"{found[1]}{inventory}\n{found[2]}", text)


PAGES: Mapping[str, Callable[[], str]] = {
    "docs/reference/settings.md": settings_page,
    "docs/reference/metrics.md": metrics_page,
    "docs/reference/plugins.md": plugins_page,
    "docs/reference/checks.md": checks_page,
    "docs/reference/commands.md": commands_page,
    "docs/reference/studies.md": studies_page,
    "ARCHITECTURE.md": architecture_page,
}


def _page(title: str, *parts: str) -> str:
    return "\n\n".join((f"# {title}", MADE, *parts)) + "\n"


def _table(heads: tuple[str, ...], rows: Iterator[str]) -> str:
    return "\n".join((f"| {' | '.join(heads)} |", "|---" * len(heads) + "|", *rows))


def _metric(metric: Metric) -> str:
    rules = (
        f"*measured in* {metric.measured_in} · *kind* {metric.kind} · *over days* "
        f"{metric.over_time} · *over accounts* {metric.over_entities} · *better* {metric.better}"
    )
    lines = [f"### {metric.name} (`{metric.reference}`)", "", metric.definition, "", rules]
    if metric.formula:
        lines += ["", f"Formula: `{metric.formula}`"]
    if metric.pitfalls:
        lines += ["", f"Take care: {metric.pitfalls}"]
    if metric.is_vanity:
        lines += ["", "Vanity count: it looks good and earns nothing by itself."]
    return "\n".join(lines)


def _check(check: Check) -> str:
    path = Path(inspect.getfile(check.find))
    rule = f"*{check.severity}* · *asked for by* {check.source} · *weight* {check.counts}"
    return f"## {check.title} (`{check.name}`)\n\n{rule}\n\n{_markdown(path)}"


def _parser_of(parser: argparse.ArgumentParser, words: tuple[str, ...]) -> argparse.ArgumentParser:
    for word in words:
        below = next(one for one in parser._actions if isinstance(one, argparse._SubParsersAction))
        parser = below.choices[word]
    return parser


def _command(name: str, words: str, parser: argparse.ArgumentParser) -> str:
    arguments = "\n".join(_argument(one) for one in parser._actions if one.dest != "help")
    return f"## `trueline {name}`\n\n{words}\n\n{arguments}"


def _argument(action: argparse.Action) -> str:
    takes = action.metavar if action.nargs != 0 else None
    named = " ".join(filter(None, (", ".join(action.option_strings), str(takes or ""))))
    return f"- `{named or action.dest}`: {action.help or ''}".rstrip(": ")


def _first_sentence(folder: Path) -> str:
    return _markdown(folder / "__init__.py").split("\n\n")[0].replace("\n", " ")


def _markdown(path: Path) -> str:
    """Give a docstring with code in single quotes of its kind, as Markdown has them."""
    return docstring_of(path).replace("``", "`")


def main() -> None:
    """Write every page that differs."""
    for name, build in PAGES.items():
        path, text = ROOT / name, build()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"{name} written")  # noqa: T201 - a command


if __name__ == "__main__":
    main()
