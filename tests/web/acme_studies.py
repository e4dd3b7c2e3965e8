"""Studies at Acme: a small trial that was run, and one that is registered and waits."""

import random
from datetime import date, timedelta

from trueline.evidence.asking.study_file import read_study
from trueline.home.wiring import open_workspace
from trueline.usecases.studying.registering import register_study
from trueline.usecases.studying.running import run_study

BY = "analyst@acme.example"
LIFT = 4
ASKED = """
id: {id}
question: Do letters bring orders?
source: {{path: letters.csv}}
columns: {{unit: shop, outcome: orders, before: [orders_before]}}
treatment: {{column: letter, assignment: randomised}}
tactic_name: The letters
outcome: orders
kpi: marketing/be-seen/views
methods: [experiment, naive-comparison]
worth:
  currency: EUR
  margin: {{p10: 8, p50: 10, p90: 12}}
  costs: [{{kind: media, amount: {{p10: 500, p50: 600, p90: 700}}}}]
seed: 7
"""
FIRST_WEEK = date(2025, 1, 6)
OF_SPEND = """
id: spending
question: What does the money spent on films and posters bring?
source: {path: spending.csv}
columns:
  period: week
  outcome: orders
  media: [{name: Films, column: films}, {name: Posters, column: posters}]
tactic_name: Films and posters
outcome: orders
methods: [media-mix]
seed: 3
"""


def table(lift: int = LIFT) -> str:
    """Give orders of forty shops; every second got a letter and orders more by ``lift``."""
    drawn = random.Random(11)  # noqa: S311 - drawn for a test
    lines = ["shop,letter,orders,orders_before"]
    for shop in range(40):
        usual = 20 + drawn.randint(0, 9)
        letter = shop % 2
        orders = usual + drawn.randint(0, 4) + lift * letter
        lines.append(f"shop {shop},{letter},{orders},{usual}")
    return "\n".join(lines) + "\n"


def ask(study: str = "letters", *, organisation: str = "acme", run: bool = True) -> None:
    """Register a study, and run it."""
    workspace = open_workspace(organisation)
    folder = workspace.studies.folder_of_files()
    (folder / "letters.csv").write_text(table(), encoding="utf-8")
    asked = read_study(ASKED.format(id=study))
    register_study(workspace, asked, by=BY, folder=folder)
    if run:
        run_study(workspace, study, by=BY)


def ask_of_spend(*, organisation: str = "acme", run: bool = True) -> None:
    """Register a study of what was spent on two networks over 60 weeks, and run it."""
    drawn = random.Random(5)  # noqa: S311 - drawn for a test
    lines = ["week,orders,films,posters"]
    for week in range(60):
        films, posters = drawn.randint(100, 300), drawn.randint(50, 200)
        orders = round(80 + films * 0.03 + posters * 0.05 + drawn.gauss(0, 2))
        monday = FIRST_WEEK + timedelta(weeks=week)
        lines.append(f"{monday},{orders},{films},{posters}")
    workspace = open_workspace(organisation)
    folder = workspace.studies.folder_of_files()
    (folder / "spending.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    register_study(workspace, read_study(OF_SPEND), by=BY, folder=folder)
    if run:
        run_study(workspace, "spending", by=BY)
