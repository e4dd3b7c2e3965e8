"""Names of invented customers. Nobody here exists; every address is under example.com."""

from typing import Final

FIRST_NAMES: Final = (
    "Aisha", "Amara", "Anselm", "Beatriz", "Bram", "Carys", "Chidi", "Dagny", "Dario", "Eilidh",
    "Elif", "Femi", "Fionn", "Greta", "Hana", "Henrik", "Ikram", "Ines", "Ivo", "Jarek", "Joosep",
    "Kalinda", "Kenji", "Lachlan", "Leila", "Lotte", "Mairead", "Malik", "Mei", "Mirela", "Nadia",
    "Niamh", "Oisin", "Olena", "Pavel", "Pilar", "Qadir", "Radha", "Rhys", "Rosa", "Saoirse",
    "Sefa", "Sunniva", "Tadeo", "Thandi", "Tove", "Ugo", "Vera", "Wafa", "Xenia", "Yusuf", "Zofia",
)  # fmt: skip

LAST_NAMES: Final = (
    "Abara", "Aldous", "Bakare", "Bergqvist", "Brannigan", "Castellano", "Chaudhry", "Corrigan",
    "Dlamini", "Drummond", "Eklund", "Esposito", "Farrelly", "Fontaine", "Gallego", "Grzelak",
    "Haddow", "Holm", "Ibsen", "Iwasaki", "Jankowski", "Kaplan", "Kavanagh", "Kuznets", "Lindqvist",
    "Lozano", "Marchetti", "Mensah", "Mulcahy", "Nakagawa", "Novak", "Okonjo", "Oyelaran",
    "Pellegrin", "Quigley", "Rahimi", "Rossiter", "Sandoval", "Seppala", "Tierney", "Tomczak",
    "Ullah", "Vandermeer", "Varga", "Whelan", "Wickham", "Yilmaz", "Zeller",
)  # fmt: skip

PLACES: Final = (
    ("Galway", "H91 X0X0", "IE"),
    ("Cork", "T12 X0X0", "IE"),
    ("Dublin", "D08 X0X0", "IE"),
    ("Utrecht", "3511 AA", "NL"),
    ("Leipzig", "04109", "DE"),
    ("Nantes", "44000", "FR"),
    ("Gdynia", "81-300", "PL"),
    ("Bilbao", "48001", "ES"),
    ("Aarhus", "8000", "DK"),
    ("Gothenburg", "411 03", "SE"),
)
"""Town, post code, country."""

STREETS: Final = (
    "Rowan Lane", "Mill Street", "Harbour Row", "Chapel Hill", "Orchard Way", "Weir Road",
    "Lantern Court", "Station Terrace", "Lime Walk", "Old Ropewalk",
)  # fmt: skip


def name_of(person: int) -> str:
    """Give the name of a person by number; some people share one."""
    first = FIRST_NAMES[person % len(FIRST_NAMES)]
    return f"{first} {LAST_NAMES[(person * 7 + person // 52) % len(LAST_NAMES)]}"


def email_of(person: int) -> str:
    """Give the e-mail address of a person; no two share one."""
    return f"{name_of(person).lower().replace(' ', '.')}.{person}@example.com"


def address_of(person: int) -> tuple[str, str, str, str]:
    """Give street, town, post code and country of a person."""
    town, code, country = PLACES[person * 3 % len(PLACES)]
    return f"{person % 90 + 1} {STREETS[person % len(STREETS)]}", town, code, country
