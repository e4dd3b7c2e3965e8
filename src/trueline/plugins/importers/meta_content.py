"""Meta Business Suite, content export: one row a post, for Facebook pages and Instagram accounts.

When to trust it: each value is what the post has gathered until the export was made ("Lifetime").
An empty cell means that Meta does not say; it is never zero. Rows in which Meta reports an error
instead of a post are set aside with Meta's own words. Times of publishing are those of whoever
made the export; the file does not say in which zone. Until early 2025 Facebook exports had
Impressions, since then Views: these are two metrics and never one series.

When not: for values by day. An export broken down by day is refused.

Source: Meta Business Suite, Insights, Content, Export data; headers of 2023 to 2026 in English and
Brazilian Portuguese (Instagram).
"""

from decimal import Decimal

from trueline.exports.cells.headers import Column, Reading, normalise
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.table_reading import PostTable
from trueline.exports.tables.tables import TableRow

_LIFETIME = frozenset({"", "lifetime", "vitalício"})
_HOUR = 1 / Decimal(3600)
_ONE = Decimal(1)


def _text(field: str, en: str, pt: str = "", *, needed: bool = False) -> Column:
    return Column(field, _names(en, pt), needed=needed)


def _prose(field: str, en: str, pt: str = "") -> Column:
    return Column(field, _names(en, pt), reading=Reading.PROSE)


def _count(metric: str, en: str, pt: str = "") -> Column:
    return Column(metric, _names(en, pt), reading=Reading.WHOLE, metric=metric)


def _other_clicks(field: str, en: str, beside: str) -> Column:
    """Build the column of one kind of clicks that stay on Facebook; only both are a figure."""
    return Column(
        field, _names(en, ""), reading=Reading.WHOLE, metric="other_clicks", beside=(beside,)
    )


def _measured(metric: str, en: str, times: Decimal = _ONE) -> Column:
    return Column(metric, _names(en, ""), reading=Reading.DECIMAL, metric=metric, times=times)


def _names(en: str, pt: str) -> dict[str, tuple[str, ...]]:
    names = {"en": (en,), "pt-BR": (pt,)}
    return {locale: found for locale, found in names.items() if found[0]}


def _identity(field: str, en: str, pt: str = "") -> Column:
    return Column(field, _names(en, pt), needed=True, reading=Reading.IDENTITY)


def _published(pt: str = "") -> Column:
    return Column("published", _names("Publish time", pt), needed=True, reading=Reading.DAY)


def _instagram_account(row: TableRow, _: ImportContext) -> str:
    return f"instagram/{row.text('account')}"


def _facebook_account(row: TableRow, _: ImportContext) -> str:
    return f"facebook/{row.text('account')}"


def _fault(row: TableRow) -> str:
    window = row.text("window")
    if normalise(window) not in _LIFETIME:
        raise row.refuse("window", f"“{window}” is not the life of a post; export without days")
    if not row.text("post"):
        said = row.text("note").rstrip(".")
        return f"Meta reports an error: {said}." if said else "The row has no post id."
    return "" if row.text("account") else "The row does not say whose post it is."


INSTAGRAM = TableKind(
    kind="Meta content, Instagram",
    network="instagram",
    month_first=True,
    columns=(
        _identity("post", "Post ID", "Identificação da publicação"),
        _text("account", "Account username", "Nome de usuário da conta", needed=True),
        _text("account_name", "Account name", "Nome da conta"),
        _prose("text", "Description", "Descrição"),
        _published("Horário de publicação"),
        _text("url", "Permalink", "Link permanente"),
        _text("kind", "Post type", "Tipo de publicação"),
        _text("note", "Data comment", "Comentário de dados"),
        _text("window", "Date", "Data"),
        _count("views", "Views", "Visualizações"),
        _count("impressions", "Impressions", "Impressões"),
        _count("reach", "Reach", "Alcance"),
        _count("likes", "Likes", "Curtidas"),
        _count("shares", "Shares", "Compartilhamentos"),
        _count("comments", "Comments", "Comentários"),
        _count("saves", "Saves", "Salvamentos"),
        _count("follows_from_post", "Follows", "Seguimentos"),
    ),
    reader=PostTable(
        network="instagram",
        account=_instagram_account,
        set_aside=_fault,
    ),
    states_account=True,
    ends_with_line_end=True,
)

FACEBOOK = TableKind(
    kind="Meta content, Facebook",
    network="facebook",
    month_first=True,
    columns=(
        _identity("post", "Post ID"),
        _identity("account", "Page ID"),
        _text("account_name", "Page name"),
        _prose("title", "Title"),
        _prose("text", "Description"),
        _published(),
        _text("url", "Permalink"),
        _text("kind", "Post type"),
        _text("note", "Data comment"),
        _text("window", "Date"),
        _count("views", "Views"),
        _count("impressions", "Impressions"),
        Column(
            "reach",
            {"en": ("Reach", "IMPRESSION:UNIQUE_USERS")},
            reading=Reading.WHOLE,
            metric="reach",
        ),
        _count("reach_organic", "Reach from Organic posts"),
        _count("reach_paid", "Reach from Boosted posts"),
        _count("engagements", "Reactions, Comments and Shares"),
        _count("reactions", "Reactions"),
        _count("comments", "Comments"),
        _count("shares", "Shares"),
        _count("clicks_total", "Total clicks"),
        _count("link_clicks", "Link Clicks"),
        _other_clicks("other_clicks", "Other Clicks", "photo_clicks"),
        _other_clicks(
            "photo_clicks", "Matched Audience Targeting Consumption (Photo Click)", "other_clicks"
        ),
        _measured("watch_time_hours", "Seconds viewed", times=_HOUR),
        _measured("avg_view_duration_s", "Average Seconds viewed"),
        _count("video_views_3s", "3-second video views"),
        _count("video_views_1m", "1-minute video views"),
        _count("viewers_unique", "3-second viewers"),
        _count("engaged_users", "Engaged users"),
        _count("negative_feedback", "Negative feedback from users"),
    ),
    reader=PostTable(
        network="facebook",
        account=_facebook_account,
        set_aside=_fault,
    ),
    states_account=True,
    ends_with_line_end=True,
)

IMPORTER = TableImporter(name="meta-content", version=3, kinds=(INSTAGRAM, FACEBOOK))
