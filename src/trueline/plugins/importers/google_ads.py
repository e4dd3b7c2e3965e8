"""Google Ads: a report of campaigns, ad groups or ads, by day or over a range of days.

When to trust it: the rows. Google writes several rows of totals below them, each beginning with
"Total:"; they are compared and not stored, and a difference within the rounding of single rows is
none. With a column Day (or with a report of one day) the values are facts of the account and of
its campaigns on that day. Without it a row covers the days in the line above the table, and its
values are kept as those of the campaign over these days, never spread over days. Conversions may
be fractions. " --" and "< 10%" are no values.

When not: for rates, shares and average costs; they are worked out from sums. The whole account is
left out where a total says more than the rows, as in a report filtered to some campaigns.

Source: Google Ads, Reports or Campaigns, Download as CSV, "Excel .csv" (UTF-16 with tabs) or
.xlsx; files of 2025 and 2026 in English. Headers in other languages are those of Google's pages
and were not seen in a file.
"""

from trueline.exports.cells.headers import Column, Reading
from trueline.exports.families.ad_table import AdTable
from trueline.exports.tables.table_importer import TableImporter, TableKind

Names = dict[str, tuple[str, ...]]

_IMPRESSIONS: Names = {
    "en": ("Impr.", "Impressions"),
    "de": ("Impr.", "Impressionen"),
    "es": ("Impr.", "Impresiones"),
    "fr": ("Impr.", "Impressions"),
    "it": ("Impr.", "Impressioni"),
    "nl": ("Vertoningen", "Impr."),
    "pt-BR": ("Impr.", "Impressões"),
}
_COST: Names = {
    "en": ("Cost",),
    "de": ("Kosten",),
    "es": ("Coste", "Costo"),
    "fr": ("Coût",),
    "it": ("Costo",),
    "nl": ("Kosten",),
    "pt-BR": ("Custo",),
}
_CAMPAIGN: Names = {
    "en": ("Campaign",),
    "de": ("Kampagne",),
    "es": ("Campaña",),
    "fr": ("Campagne",),
    "it": ("Campagna",),
    "nl": ("Campagne",),
    "pt-BR": ("Campanha",),
}
_CURRENCY: Names = {
    "en": ("Currency code", "Currency"),
    "de": ("Währungscode",),
    "es": ("Código de moneda",),
    "fr": ("Code de devise", "Code devise"),
    "it": ("Codice valuta",),
    "nl": ("Valutacode",),
    "pt-BR": ("Código da moeda",),
}
_DAY: Names = {
    "en": ("Day", "Date"),
    "de": ("Tag",),
    "es": ("Día",),
    "fr": ("Jour",),
    "it": ("Giorno",),
    "nl": ("Dag",),
    "pt-BR": ("Dia",),
}


def _words(field: str, names: Names, *, needed: bool = False) -> Column:
    return Column(field, names, needed=needed)


def _english(field: str, *names: str, reading: Reading = Reading.TEXT) -> Column:
    return Column(field, {"en": names}, reading=reading)


def _figure(metric: str, reading: Reading, names: Names, *, needed: bool = False) -> Column:
    return Column(metric, names, needed=needed, reading=reading, metric=metric)


_CLICKS = _figure(
    "clicks_total",
    Reading.WHOLE,
    {
        "en": ("Clicks",),
        "de": ("Klicks",),
        "es": ("Clics",),
        "fr": ("Clics",),
        "it": ("Clic",),
        "nl": ("Klikken",),
        "pt-BR": ("Cliques",),
    },
)
_INTERACTIONS = _figure(
    "engagements",
    Reading.WHOLE,
    {
        "en": ("Interactions",),
        "de": ("Interaktionen",),
        "es": ("Interacciones",),
        "fr": ("Interactions",),
        "it": ("Interazioni",),
        "nl": ("Interacties",),
        "pt-BR": ("Interações",),
    },
)
_CONVERSIONS = _figure(
    "ad_conversions",
    Reading.DECIMAL,
    {
        "en": ("Conversions",),
        "de": ("Conversions",),
        "es": ("Conversiones",),
        "fr": ("Conversions",),
        "it": ("Conversioni",),
        "nl": ("Conversies",),
        "pt-BR": ("Conversões",),
    },
)
_VALUE = _figure(
    "ad_conversion_value",
    Reading.MONEY,
    {
        "en": ("Conv. value", "Total conv. value"),
        "de": ("Conv.-Wert",),
        "es": ("Valor de conv.",),
        "fr": ("Valeur de conv.",),
        "it": ("Valore conv.",),
        "nl": ("Conv.waarde",),
        "pt-BR": ("Valor da conv.",),
    },
)
_COLUMNS = (
    _figure("impressions_paid", Reading.WHOLE, _IMPRESSIONS, needed=True),
    _figure("spend", Reading.MONEY, _COST, needed=True),
    Column("day", _DAY, reading=Reading.DAY),
    _english("week", "Week", reading=Reading.DAY),
    _english("month", "Month", reading=Reading.DAY),
    _words("currency", _CURRENCY),
    _english(
        "split",
        "Device",
        "Network (with search partners)",
        "Network",
        "Age",
        "Gender",
        "Country/Territory",
        "Hour of day",
        "Day of week",
        "Conversion action",
    ),
    _english("account_name", "Account name", "Account"),
    _words("campaign", _CAMPAIGN),
    _english("campaign_id", "Campaign ID", reading=Reading.IDENTITY),
    _words("group", {"en": ("Ad group",), "de": ("Anzeigengruppe",), "es": ("Grupo de anuncios",)}),
    _english("group_id", "Ad group ID", reading=Reading.IDENTITY),
    _english("ad", "Ad", "Ad name"),
    _english("ad_id", "Ad ID", reading=Reading.IDENTITY),
    _CLICKS,
    _INTERACTIONS,
    _CONVERSIONS,
    _VALUE,
    _figure("views", Reading.WHOLE, {"en": ("Views", "TrueView views")}),
)
_OTHERS = ("Campaign name", "Ad group name", "Clicks (destination)", "Spend in account currency")

REPORT = TableKind(
    kind="Google Ads report",
    network="google-ads",
    columns=_COLUMNS,
    reader=AdTable("google-ads"),
    one_of=("campaign", "group", "currency"),
    without=_OTHERS,
    month_first=None,
)

IMPORTER = TableImporter(name="google-ads", version=1, kinds=(REPORT,))
