from trueline.exports.cells.headers import Column, Reading, find_header, match_header, normalise
from trueline.exports.files.export import Row

DAY = Column("day", {"en": ("Date",), "pt-BR": ("Data",)}, needed=True, reading=Reading.DAY)
LIKES = Column("likes", {"en": ("Likes",), "pt-BR": ("Curtidas",)}, needed=True, metric="likes")
CLICKS = Column("clicks", {"en": ("Link Clicks", "URL Clicks")}, metric="link_clicks")
EMAIL = Column("email", {"en": ("Email",)}, personal=True)
COLUMNS = (DAY, LIKES, CLICKS, EMAIL)


def test_headers_are_compared_without_what_the_eye_does_not_see() -> None:
    assert normalise("\ufeff Wieder\u00adgabezeit\u00a0 (Stunden) ") == "wiedergabezeit (stunden)"


def test_a_header_is_found_below_titles_and_comments() -> None:
    rows = (Row(1, ("# Likes of the year",)), Row(3, ("Date", "Note", "likes")), Row(4, ("1", "2")))
    header = find_header(rows, COLUMNS)
    assert header is not None
    assert (header.line, header.missing, header.share) == (3, (), 1.0)
    assert header.matched == ("Date", "likes")
    assert header.ignored == ("Note",)


def test_the_language_is_the_one_that_explains_most_headers() -> None:
    header = match_header(Row(1, ("Data", "Curtidas", "URL Clicks")), COLUMNS)
    assert header.locale == "pt-BR"
    assert header.places == {"day": (0,), "likes": (1,), "clicks": (2,)}


def test_a_missing_column_is_named_in_the_language_of_the_file() -> None:
    header = match_header(Row(1, ("Data", "Alcance")), COLUMNS)
    assert header.missing == ("Curtidas",)
    assert header.share == 0.5


def test_repeated_and_personal_headers_are_known_by_their_places() -> None:
    header = match_header(Row(1, ("Likes", "Email", "Likes")), COLUMNS)
    assert header.places["likes"] == (0, 2)
    assert header.personal == ("Email",)


def test_a_row_without_any_known_name_is_no_header() -> None:
    assert find_header((Row(1, ("a", "b")),), COLUMNS) is None
