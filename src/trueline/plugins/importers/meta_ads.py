"""Meta Ads Manager: campaigns, ad sets or ads of Facebook and Instagram, by day or over a range.

When to trust it: the rows, and the row without names that Meta adds as their sum; it is compared
and not stored. The currency stands in the header. With a column Day, or with rows that begin and
end on one day, values are facts of the account and of its campaigns on that day. A row of several
days is kept as that of the campaign, ad set or ad over these days, never spread over days; without
a name, as in a report by region and month, it is set aside.

When not: for reach of several ads. People overlap, so reach is never added up; Meta's own sum row
alone can say it, and it is told and not stored. Results are kept only with their indicator, and
never added: one counts purchases, the next clicks. Names alone tell ads apart where the report has
no ids, so two ads of one name in one ad set are one.

Source: Meta Ads Manager, Export table data (CSV, .xlsx), and custom reports ("Raw Data Report");
English files of 2021 to 2024. Headers in other languages are those that a public reader of such
files knows.
"""

from dataclasses import replace

from trueline.exports.cells.headers import Column, Reading
from trueline.exports.families.ad_table import AdTable
from trueline.exports.tables.table_importer import TableImporter, TableKind

Names = dict[str, tuple[str, ...]]
_LOCALES = ("en", "de", "fr", "es", "it", "pt-BR")


def _names(*by_locale: str) -> Names:
    """Give headers in the order of ``_LOCALES``; several in one language have a bar between."""
    named = zip(_LOCALES, by_locale, strict=False)
    return {locale: tuple(text.split(" | ")) for locale, text in named if text}


def _words(field: str, *by_locale: str, reading: Reading = Reading.TEXT) -> Column:
    return Column(field, _names(*by_locale), reading=reading)


def _count(metric: str, *by_locale: str, field: str = "") -> Column:
    return Column(field or metric, _names(*by_locale), reading=Reading.WHOLE, metric=metric)


_SPEND = Column(
    "spend",
    _names(
        "Amount spent",
        "Ausgegebener Betrag",
        "Montant dépensé",
        "Importe gastado",
        "Importo speso",
        "Valor gasto | Valor usado",
    ),
    needed=True,
    reading=Reading.MONEY,
    metric="spend",
)
_VALUE = Column(
    "ad_conversion_value",
    _names(
        "Purchases conversion value | Conversion value | Website purchases conversion value",
        "Conversion-Wert | Conversion-Wert für Käufe",
        "Valeur de conversion",
        "Valor de conversión",
        "Valore di conversione",
        "Valor da conversão",
    ),
    reading=Reading.MONEY,
    metric="ad_conversion_value",
)
_COLUMNS = (
    _SPEND,
    _count(
        "impressions_paid",
        "Impressions",
        "Impressionen",
        "Impressions",
        "Impresiones",
        "Impressioni",
        "Impressões",
    ),
    _count(
        "reach", "Reach", "Reichweite", "Portée | Couverture", "Alcance", "Copertura", "Alcance"
    ),
    _count(
        "link_clicks",
        "Link clicks",
        "Link-Klicks | Linkklicks",
        "Clics sur le lien | Clics sur un lien",
        "Clics en el enlace",
        "Clic sul link",
        "Cliques no link",
    ),
    _count(
        "clicks_total",
        "Clicks (all)",
        "Klicks (alle)",
        "Clics (tous)",
        "Clics (todos)",
        "Clic (tutti)",
        "Cliques (todos)",
    ),
    _count(
        "results", "Results", "Ergebnisse", "Résultats", "Resultados", "Risultati", "Resultados"
    ),
    _count("video_views_3s", "3-second video plays | 3-second video views"),
    Column(
        "ad_conversions",
        _names(
            "Purchases | Website purchases",
            "Käufe | Website-Käufe",
            "Achats | Achats sur le site web",
            "Compras | Compras en el sitio web",
            "Acquisti | Acquisti sul sito web",
            "Compras | Compras no site",
        ),
        reading=Reading.DECIMAL,
        metric="ad_conversions",
    ),
    _VALUE,
    _words("day", "Day", "Tag", "Jour", "Día", "Giorno", "Dia", reading=Reading.DAY),
    _words(
        "week", "Week", "Woche", "Semaine", "Semana", "Settimana", "Semana", reading=Reading.DAY
    ),
    _words("month", "Month", "Monat", "Mois", "Mes", "Mese", "Mês", reading=Reading.DAY),
    _words(
        "starts",
        "Reporting starts",
        "Berichtsstart | Auswertungsstart",
        "Début des rapports",
        "Inicio del informe",
        "Inizio dei report",
        "Início dos relatórios",
        reading=Reading.DAY,
    ),
    _words(
        "ends",
        "Reporting ends",
        "Berichtsende | Auswertungsende",
        "Fin des rapports",
        "Fin del informe",
        "Fine dei report",
        "Encerramento dos relatórios | Término dos relatórios",
        reading=Reading.DAY,
    ),
    _words(
        "campaign",
        "Campaign name",
        "Kampagnenname",
        "Nom de la campagne",
        "Nombre de la campaña",
        "Nome della campagna",
        "Nome da campanha",
    ),
    _words(
        "group",
        "Ad set name",
        "Name der Anzeigengruppe | Anzeigengruppenname",
        "Nom de l'ensemble de publicités",
        "Nombre del conjunto de anuncios",
        "Nome del gruppo di inserzioni",
        "Nome do conjunto de anúncios",
    ),
    _words(
        "ad",
        "Ad name",
        "Anzeigenname | Name der Werbeanzeige",
        "Nom de la publicité",
        "Nombre del anuncio",
        "Nome dell'inserzione",
        "Nome do anúncio",
    ),
    _words("campaign_id", "Campaign ID", reading=Reading.IDENTITY),
    _words("group_id", "Ad set ID", reading=Reading.IDENTITY),
    _words("ad_id", "Ad ID", reading=Reading.IDENTITY),
    _words("result_kind", "Result indicator | Result type", "Ergebnisindikator | Ergebnistyp"),
    _words("currency", "Currency", "Währung", "Devise", "Divisa | Moneda", "Valuta", "Moeda"),
    _words(
        "split",
        "Region | Country | Age | Gender | Platform | Placement | Device platform | "
        "Impression device | Time of day (ad account time zone)",
        "Region | Land | Alter | Geschlecht | Plattform | Platzierung",
    ),
    _words("account_name", "Account name", "Kontoname", "Nom du compte", "Nombre de la cuenta"),
)


def _kind(*, states_account: bool) -> TableKind:
    columns = tuple(
        replace(one, needed=one.needed or (states_account and one.field == "account_name"))
        for one in _COLUMNS
    )
    return TableKind(
        kind="Meta Ads Manager report",
        network="meta-ads",
        columns=columns,
        reader=AdTable("meta-ads"),
        one_of=("impressions_paid", "reach", "results", "starts"),
        month_first=None,
        states_account=states_account,
    )


IMPORTER = TableImporter("meta-ads", 1, (_kind(states_account=True), _kind(states_account=False)))
