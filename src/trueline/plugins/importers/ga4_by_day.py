"""Google Analytics 4: reports, snapshots of several reports and explorations, as CSV.

When to trust it: the comment lines above a table name the property, which becomes the account, and
the first and last day. "Nth day" counts from the first day. A table by day gives the site's days; a
table by day and channel, country, page or the like gives parts of them (``country=Ireland``). A
report that covers one day only is of that day. Where a file has several tables the first to give a
figure of a day counts; in "How are active users trending" only the column of one day is kept.

When not: tables by week, by month or over all days of a report have no single day, so their rows
are set aside and their sums told. Users are people: neither their days nor their parts add up, and
active users stand under the same metric as total users, which are taken where both stand. Averages
and rates but the bounce rate are left out, for the file has no denominator, and so is revenue,
for it has no currency: the shop knows it. A table of single users is set aside.

Source: Google Analytics 4, Reports and Explore, Download as CSV; English and Spanish as seen in
files of 2023 to 2025, other languages as in the product; explorations as described in public.
"""

from trueline.exports.cells.headers import Column, Reading
from trueline.exports.families.commented_reports import CommentedReports, CommentWords
from trueline.exports.tables.part_tables import COMPARISON, NTH, RANGE


def _column(
    field: str, metric: str = "", reading: Reading = Reading.TEXT, **names: str | tuple[str, ...]
) -> Column:
    """Declare a column by its names; ``pt`` stands for Brazilian Portuguese."""
    spelt = {
        "pt-BR" if locale == "pt" else locale: (one,) if isinstance(one, str) else one
        for locale, one in names.items()
    }
    return Column(field, spelt, reading=reading, metric=metric, personal=field == "user")


_WHOLE, _DECIMAL = Reading.WHOLE, Reading.DECIMAL
_FIGURES = (
    _column(
        "total_users", "web_users", _WHOLE, en="Total users",
        es=("Usuarios totales", "Total de usuarios"), de="Nutzer insgesamt",
        fr="Nombre total d'utilisateurs", it="Utenti totali", pt="Total de usuários",
    ),
    _column(
        "active_users", "web_users", _WHOLE, en="Active users", es=("Usuarios", "Usuarios activos"),
        de="Aktive Nutzer", fr="Utilisateurs actifs", it="Utenti attivi", nl="Actieve gebruikers",
        pt="Usuários ativos",
    ),
    _column(
        "users_of_one_day", "web_users", _WHOLE, en="1 day", es="1 día", de="1 Tag", fr="1 jour",
        it="1 giorno", nl="1 dag", pt="1 dia",
    ),
    _column(
        "new_users", "web_new_users", _WHOLE, en="New users",
        es=("Usuarios nuevos", "Nuevos usuarios"), de="Neue Nutzer", fr="Nouveaux utilisateurs",
        it="Nuovi utenti", nl="Nieuwe gebruikers", pt="Novos usuários",
    ),
    _column(
        "sessions", "web_sessions", _WHOLE, en="Sessions", es="Sesiones", de="Sitzungen",
        fr="Sessions", it="Sessioni", nl="Sessies", pt="Sessões",
    ),
    _column(
        "views", "web_pageviews", _WHOLE, en="Views", es="Vistas", de="Aufrufe", fr="Vues",
        it="Visualizzazioni", nl="Weergaven", pt="Visualizações",
    ),
    _column(
        "events", "web_events", _WHOLE, en="Event count", es="Número de eventos",
        de="Ereignisanzahl", fr="Nombre d'événements", it="Conteggio eventi",
        pt="Contagem de eventos",
    ),
    _column(
        "key_events", "web_key_events", _DECIMAL, en=("Key events", "Conversions"),
        es=("Conversiones", "Eventos clave"), de=("Schlüsselereignisse", "Conversions"),
        fr=("Événements clés", "Conversions"), it=("Eventi chiave", "Conversioni"),
        pt=("Eventos principais", "Conversões"),
    ),
    _column("engagement_time", "web_engagement_time_s", _DECIMAL, en="User engagement"),
    _column(
        "bounce_rate", "web_bounce_rate", Reading.FRACTION, en="Bounce rate",
        es="Porcentaje de rebote", de="Absprungrate", fr="Taux de rebond",
        it="Frequenza di rimbalzo", pt="Taxa de rejeição",
    ),
)  # fmt: skip
_TIMES = (
    _column(
        "day", "", Reading.DAY, en="Date", es="Fecha", de="Datum", fr="Date", it="Data", nl="Datum",
        pt="Data",
    ),
    _column(NTH, en="Nth day", es="Día N", de="Tag N"),
    _column(
        "week", en=("Nth week", "Week", "ISO week of ISO year"), es=("Semana N", "Semana"),
        de=("Woche N", "Woche", "ISO-Woche des ISO-Jahres"), fr="Semaine", it="Settimana",
        nl="Week", pt="Semana",
    ),
    _column(
        "month", en=("Nth month", "Month", "Year month"), es=("Mes N", "Mes"),
        de=("Monat N", "Monat", "Jahr und Monat"), fr="Mois", it="Mese", nl="Maand", pt="Mês",
    ),
    _column(
        "year", en=("Nth year", "Year", "ISO year"), es=("Año N", "Año"),
        de=("Jahr N", "Jahr", "ISO-Jahr"), fr="Année", it="Anno", nl="Jaar", pt="Ano",
    ),
    _column(
        "hour", en=("Nth hour", "Hour", "Date + hour (YYYYMMDDHH)"), es=("Hora N", "Hora"),
        de=("Stunde N", "Stunde"), fr="Heure", it="Ora", nl="Uur", pt="Hora",
    ),
    _column(
        RANGE, en="Date range", es=("Intervalo de fechas", "Periodo"), de="Zeitraum",
        fr=("Plage de dates", "Période"), it="Intervallo di date", nl="Periode", pt="Período",
    ),
    _column(
        COMPARISON, en="Comparison", es="Comparación", de="Vergleich", fr="Comparaison",
        it="Confronto", nl="Vergelijking", pt="Comparação",
    ),
    _column("user", en=("User ID", "Effective user ID", "App-instance ID", "Client ID")),
)  # fmt: skip
_PARTS = (
    _column(
        "channel group",
        en=("Session primary channel group (Default Channel Group)",
            "Session default channel group", "Session primary channel group"),
        es="Grupo de canales predeterminado de la sesión",
    ),
    _column(
        "first channel group",
        en=("First user primary channel group (Default Channel Group)",
            "First user default channel group", "First user primary channel group"),
        es="Primer grupo de canales predeterminado del usuario",
    ),
    _column(
        "country", en="Country", es="País", de="Land", fr="Pays", it="Paese", nl="Land", pt="País"
    ),
    _column("country id", en="Country ID", es="ID del país"),
    _column(
        "page title", en="Page title and screen class", es="Título de página y clase de pantalla"
    ),
    _column("event", en="Event name", es="Nombre del evento"),
    _column("platform", en="Platform", es="Plataforma"),
    _column("item", en="Item name", es="Nombre del artículo"),
    _column("device", en="Device category", es="Categoría de dispositivo"),
)  # fmt: skip
_NOT_KEPT = frozenset(
    {
        "30 days", "7 days", "30 días", "7 días", "30 tage", "7 tage", "30 jours", "7 jours",
        "30 giorni", "7 giorni", "30 dagen", "7 dagen", "30 dias", "7 dias",
        "average engagement time", "average engagement time per active user",
        "average engagement time per session", "average session duration", "average 120d value",
        "tiempo de interacción medio", "durchschnittliche interaktionsdauer",
        "event count per user", "event count per active user", "events per session",
        "views per user", "views per active user", "views per session",
        "engaged sessions", "engaged sessions per user", "engaged sessions per active user",
        "engagement rate", "sessions per user", "returning users", "first time purchasers",
        "total revenue", "total de ingresos", "gesamtumsatz", "purchase revenue", "event value",
        "total ad revenue", "ads cost", "items purchased", "artículos comprados", "item revenue",
        "items viewed", "items added to cart", "transactions", "purchases", "ecommerce purchases",
        "session key event rate", "user key event rate", "sesiones con interacción",
        "sitzungen mit interaktionen", "wiederkehrende nutzer", "usuarios recurrentes",
    }
)  # fmt: skip
"""Figures of the product without a metric: never what a report is split by."""
_COLUMNS = (*_FIGURES, *_TIMES, *_PARTS)
_WORDS = CommentWords(
    owner=("account", "cuenta", "konto", "compte", "conta"),
    account=("property", "propiedad", "propriété", "propriedade", "proprietà"),
    everybody=(
        "all users", "todos los usuarios", "alle nutzer", "tous les utilisateurs",
        "todos os usuários", "tutti gli utenti", "alle gebruikers",
    ),
)  # fmt: skip

IMPORTER = CommentedReports(
    name="ga4-by-day",
    version=3,
    kind="Google Analytics 4",
    network="web",
    columns=_COLUMNS,
    words=_WORDS,
    spans={
        "week": "a week",
        "month": "a month",
        "year": "a year",
        "hour": "an hour",
        "user": "one user or device",
    },
    adding=("web_new_users", "web_sessions", "web_pageviews", "web_events", "web_key_events"),
    not_kept=_NOT_KEPT,
)
