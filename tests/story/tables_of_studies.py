"""Tables of two studies, drawn with a truth that the studies do not see."""

import random
from datetime import date, timedelta

SPARED = -6.0
"""Calls a region and week that the help pages spare."""

FIRST_WEEK, WEEKS = date(2025, 9, 1), 30
FIRST_START = 14
STARTS = (14, 14, 14, 14, 18, 18, 18, 18, None, None, None, None)
"""Week, by its place, in which each of twelve regions got the help pages; None for never."""

NAIVE, TRUE_SHARE = 0.38, 0.09
MEMBERS = 600
HEAVY, LIGHT = 40.0, 20.0
"""What two kinds of customers spend in a quarter anyway."""

HEAVY_SHARES = (0.52, 0.20)
"""How many of the members, and of the others, are of the first kind."""

BOUGHT_MORE = 0.09 * (0.52 * HEAVY + 0.48 * LIGHT)
"""2.736: nine in a hundred of the 30.40 that members would have spent.

Others spend 0.2 * 40 + 0.8 * 20 = 24.00 and members 30.40 + 2.736 = 33.136: 38% more.
"""

DEFLECTION = """
id: help-pages
question: Do the help pages spare calls to the desk?
source: {path: help-pages.csv}
columns: {unit: region, period: week, outcome: calls, attributed: by_link}
treatment: {column: began, says_start: true, assignment: rolled-out}
better: down
comparison: Regions that got them later or never
tactic_name: The help pages
outcome: calls
measured_in: calls
kpi: customer-service/answer-fast/first-response
methods: [difference-in-differences, links-and-codes, naive-comparison]
worth:
  currency: EUR
  margin: {p10: 3.5, p50: 4, p90: 4.5, source: Desk hours and wages of 2025}
  costs: [{kind: staff time, amount: {p10: 900, p50: 1000, p90: 1100}, source: Time sheets}]
  line: avoided-cost
seed: 20260402
"""
SERIES = """
id: first-regions
question: What became of calls in the regions that got the help pages first?
source: {path: first-regions.csv}
columns: {period: week, outcome: calls}
treatment: {start: "2025-12-08"}
better: down
tactic_name: The help pages
outcome: calls
measured_in: calls
methods: [interrupted-time-series]
seed: 20260402
"""
SALES = """
id: members-buy
question: Do members of the community buy more?
source: {path: members-buy.csv, by: member}
columns:
  unit: customer
  outcome: spent
  before: [spent_before, spent_before_that]
  placebo_outcome: parcels_lost
treatment: {column: member, assignment: self-selected}
methods: [adjusted-comparison, naive-comparison]
tactic_name: The community
outcome: spending
measured_in: EUR
kpi: marketing/be-found/orders
seed: 20260402
"""


def help_pages() -> str:
    """Give calls by region and week; the pages came to eight regions in two turns."""
    drawn = random.Random(7)  # noqa: S311 - drawn for a test
    shared = [drawn.gauss(0, 0.5) for _ in range(WEEKS)]
    lines = ["region,week,calls,began,by_link"]
    for region, start in enumerate(STARTS):
        usual = 60 + 2 * region
        for week in range(WEEKS):
            spared = SPARED if start is not None and week >= start else 0
            calls = round(usual + shared[week] + spared + drawn.gauss(0, 0.6), 1)
            began = _monday(start) if start is not None else ""
            linked = 2 if spared else 0
            lines.append(f"region {region:02},{_monday(week)},{calls},{began},{linked}")
    return "\n".join(lines) + "\n"


def first_regions() -> str:
    """Give the calls of the first four regions together, by week: 24 fewer since 8 December."""
    drawn = random.Random(9)  # noqa: S311 - drawn for a test
    lines = ["week,calls"]
    for week in range(WEEKS):
        spared = 4 * SPARED if week >= FIRST_START else 0
        lines.append(f"{_monday(week)},{260 + spared + drawn.gauss(0, 2):.1f}")
    return "\n".join(lines) + "\n"


def members_buy() -> str:
    """Give what members and others spent; who spends much is a member more often."""
    drawn = random.Random(5)  # noqa: S311 - drawn for a test
    lines = ["customer,member,spent,spent_before,spent_before_that,parcels_lost"]
    for place in range(2 * MEMBERS):
        is_member = place < MEMBERS
        share = HEAVY_SHARES[0 if is_member else 1]
        is_heavy = place % MEMBERS < share * MEMBERS
        usual = (HEAVY if is_heavy else LIGHT) + drawn.gauss(0, 1)
        spent = usual + (BOUGHT_MORE if is_member else 0) + drawn.gauss(0, 1)
        before, longer_ago = (usual + drawn.gauss(0, 0.5) for _ in range(2))
        lost = drawn.randint(0, 3)
        lines.append(
            f"customer {place:04},{int(is_member)},{spent:.2f},{before:.2f},{longer_ago:.2f},{lost}"
        )
    return "\n".join(lines) + "\n"


def _monday(week: int) -> date:
    return FIRST_WEEK + timedelta(weeks=week)
