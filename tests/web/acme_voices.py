"""What others say of Acme: a plan that declares it, and files whose sums are known."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tests.web import acme
from trueline.home.wiring import open_workspace
from trueline.plan.yaml.text import read_plan
from trueline.usecases.import_file import ImportOrder, import_file

DECLARED = """
listening:
  - id: menders
    name: Acme and a rival
    brands:
      - {id: acme, name: Acme, account: listening/acme, query: acme AND mend*, is_own: true}
      - {id: rival, name: Rival, account: listening/rival, query: rival AND mend*}
    sources: [news]
    languages: [en]
    bot_filter: By the tool
    tool: A tool
    since: 2026-01-01
response_indexes:
  - id: menders
    name: Menders
    network: instagram
    topic: Mending
    words: [mending]
    days: 60
    parts:
      - {id: shares, name: Amplification, weight: 0.6, counted: [shares@1], per: reach@1}
      - {id: replies, name: Reply depth, weight: 0.4, counted: [comments@1], per: reach@1}
surveys:
  - {id: orders, name: After the order, scale: nps, lowest: 0, highest: 10}
"""
POSTS_HEAD = (
    "Date,Social account,Social network,Post link,Post text,Post type,Reach,Reactions,"
    "Comments,Shares,Link clicks,Engagement rate (%)"
)
HEAD = "Query Id,Query Name,Date,Title,Snippet,Url,Page Type,Sentiment,Author,Likes,Shares,Comments"
FIRST = date(2026, 1, 1)
DAYS = 59
MOODS = ("positive", "positive", "neutral", "negative")


def declare(text: str = DECLARED, *, at: datetime = datetime(2026, 1, 6, 9, tzinfo=UTC)) -> None:
    """Put a plan in force that declares what is listened for."""
    plan = read_plan(acme.PLAN + text, "plan")
    open_workspace("acme").plans.adopt(plan, by="ada@acme.example", now=at)


def bring_voices(folder: Path) -> None:
    """Bring two mentions a day of Acme and three of its rival, 80 labels, answers and posts."""
    for brand, count in (("acme", 2), ("rival", 3)):
        bring(folder, f"{brand}.csv", mentions(brand, count), f"listening/{brand}")
    bring(folder, "labels.csv", labels(), "listening/acme")
    bring(folder, "answers.csv", answers(), "survey/acme")
    bring(folder, "posts.csv", posts(), "")


def mentions(brand: str, a_day: int) -> str:
    """Two positive ones, a neutral and a negative one in turn, so many a day."""
    lines = [HEAD]
    for number in range(DAYS * a_day):
        at = FIRST + timedelta(days=number // a_day)
        lines.append(
            f"1,{brand},{at} 10:{number % 60:02d}:00,,{brand} mends,https://example.org/{number},"
            f"news,{MOODS[number % 4]},a{number},1,0,0"
        )
    return "\n".join(lines) + "\n"


def labels() -> str:
    """80 mentions as the tool labels them; people call every tenth irrelevant."""
    lines = ["sample,mention,labelled_on,tool,human"]
    for number in range(80):
        human = "irrelevant" if number % 10 == 0 else MOODS[number % 4]
        lines.append(f"winter,m{number},2026-02-20,{MOODS[number % 4]},{human}")
    return "\n".join(lines) + "\n"


def answers() -> str:
    """40 answers: 20 promoters, 10 passives, 10 detractors."""
    lines = ["survey,scale,answer,answered_at,score,person"]
    for number in range(40):
        score = (9, 10, 8, 3)[number % 4]
        day = FIRST + timedelta(days=number)
        lines.append(f"orders,nps,A{number},{day} 12:00,{score},p{number}@example.org")
    return "\n".join(lines) + "\n"


def posts() -> str:
    """Twelve posts each of three people, who are shared 3, 2 and 1 times in a hundred."""
    lines = ["# Acme Analytics CSV Export", "", POSTS_HEAD]
    for place, name in enumerate(("ada", "bo", "cas")):
        for number in range(12):
            day = FIRST + timedelta(days=4 * number)
            lines.append(
                f"{day} 1{number % 10}:30,{name},Instagram,https://example.org/{name}{number},"
                f"Mending {number},Photo,{1000 + number},{50 + number},{5 + place},"
                f"{30 - 10 * place},3,5"
            )
    return "\n".join(lines) + "\n"


def bring(folder: Path, name: str, text: str, account: str) -> None:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    order = ImportOrder(path=path, name=name, by="analyst@acme.example", account=account)
    issues = import_file(open_workspace("acme"), order).issues
    assert not issues, issues
