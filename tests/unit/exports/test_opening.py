import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from trueline.core.errors import FaultyInputError
from trueline.exports.files import archive, text
from trueline.exports.files.opening import open_export


def _file(folder: Path, content: bytes, name: str = "export.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def _read_through(path: Path) -> None:
    for sheet in open_export(path).sheets:
        list(sheet.rows())


def _refused(path: Path) -> str:
    with pytest.raises(FaultyInputError) as refused:
        _read_through(path)
    issue = refused.value.issues[0]
    assert issue.is_blocking
    assert issue.where
    assert issue.remedy.endswith(".")
    return issue.what


def _zip(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n\r\n", "blanks only"),
        (b"<!DOCTYPE html><html><body>Log in</body></html>", "web page"),
        (b'\xef\xbb\xbf\n<html lang="en">', "web page"),
        (b"<?xml version='1.0'?><rss></rss>", "XML"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"a,b\n1,\x00\x00\n", "zero bytes"),
        (b"PK\x03\x04 cut off", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "damaged"),
        (b"\xef\xbb\xbfa,b\n1,\xc3", "cut off"),
        ("ä,b\n1,ö".encode()[:-1], "cut off"),
        ("a,b\n1,2".encode("utf-16")[:-1], "cut off"),
        (b"\xef\xbb\xbfa,b\n\xff\xfe,1\n", "damaged"),
        (b'a,b\n1,"two\n', "cut off"),
        (b'a,b\n1,"two" three\n', "quotes"),
    ],
)
def test_what_is_no_export_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, said: str
) -> None:
    assert said in _refused(_file(tmp_path, content))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert "no such file" in _refused(tmp_path / "gone.csv")


def test_a_file_that_a_password_protects_says_so(tmp_path: Path) -> None:
    # The head of an encrypted workbook: an OLE file with a stream named EncryptedPackage.
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
    content += "EncryptedPackage".encode("utf-16-le") + b"\0" * 500
    assert "password" in _refused(_file(tmp_path, content, "book.xlsx"))


def test_an_archive_that_a_password_protects_says_so(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", table=b"a,b\n1,2\n")
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1  # the flag of encryption
    path.write_bytes(content)
    assert "password" in _refused(path)


def test_an_archive_that_would_swamp_the_machine_is_refused(tmp_path: Path) -> None:
    bomb = _zip(tmp_path / "bomb.zip", rows=b"0" * (archive._SMALL_BYTES + 1))
    assert "unpack" in _refused(bomb)
    many = {f"{number}.csv": b"a,b\n" for number in range(archive.MEMBER_LIMIT + 1)}
    assert "files" in _refused(_zip(tmp_path / "many.zip", **many))


def test_an_archive_inside_an_archive_is_refused(tmp_path: Path) -> None:
    inner = _zip(tmp_path / "inner.zip", table=b"a,b\n1,2\n")
    outer = _zip(tmp_path / "outer.zip", inner=inner.read_bytes())
    assert "inside an archive" in _refused(outer)


def test_a_damaged_member_of_an_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as packed:
        packed.writestr("t.csv", b"day,views\n1,22222\n")
    path.write_bytes(path.read_bytes().replace(b"22222", b"22223"))
    assert "damaged" in _refused(path)


def test_a_line_or_a_cell_without_end_is_refused(tmp_path: Path) -> None:
    endless = _file(tmp_path, b"a,b\n" + b"1" * (text.LINE_LIMIT + 5) + b"\n")
    assert "longer than" in _refused(endless)
    cell = _file(tmp_path, b'a,b\n1,"' + b"x\n" * text.CELL_LIMIT + b'"\n')
    assert "longer than" in _refused(cell)


def test_a_sheet_with_one_far_cell_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        page.write(0, 0, "Date")
        page.write(1_048_575, 16_383, 1)
    assert "span more cells" in _refused(path)


def test_xml_with_entities_is_refused(tmp_path: Path) -> None:
    content = (
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha">]>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
        '<Worksheet Name="s"><Table><Row><Cell><Data>&b;</Data></Cell></Row></Table></Worksheet>'
        "</Workbook>"
    )
    assert "damaged" in _refused(_file(tmp_path, content.encode(), "old.xls"))


def test_spreadsheet_xml_is_read_with_its_gaps(tmp_path: Path) -> None:
    content = (
        '<?xml version="1.0"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        '<Worksheet ss:Name="Key Metrics"><Table>'
        "<Row><Cell><Data>Post ID</Data></Cell><Cell ss:Index='3'><Data>Reach</Data></Cell></Row>"
        "<Row ss:Index='4'><Cell><Data>1</Data></Cell></Row>"
        "</Table></Worksheet></Workbook>"
    )
    export = open_export(_file(tmp_path, content.encode(), "old.xls"))
    assert export.container == "spreadsheet-xml"
    rows = [(row.line, row.cells) for row in export.sheets[0].rows()]
    assert rows == [(1, ("Post ID", "", "Reach")), (4, ("1",))]


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [("utf-8", ","), ("utf-8-sig", ";"), ("utf-16", "\t"), ("cp1252", ","), ("utf-16-le", ",")],
)
def test_encoding_and_delimiter_show_in_the_bytes(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    lines = [delimiter.join(cells) for cells in (("Día", "Vistas", "Me gusta"), ("1", "22", "3"))]
    export = open_export(_file(tmp_path, "\r\n".join(lines).encode(encoding), "x.xls"))
    assert [row.cells for row in export.sheets[0].rows()] == [
        ("Día", "Vistas", "Me gusta"),
        ("1", "22", "3"),
    ]


def test_decimal_commas_do_not_pass_for_delimiters(tmp_path: Path) -> None:
    rows = "Stunden;Rate;Anteil\n" + "1,5;2,5;3,5\n" * 30
    export = open_export(_file(tmp_path, rows.encode()))
    assert export.sheets[0].delimiter == ";"


@pytest.mark.parametrize(("first", "delimiter"), [("sep=;", ";"), ("sep=\t\t\t", "\t")])
def test_a_stated_delimiter_is_taken_and_its_line_counted(
    tmp_path: Path, first: str, delimiter: str
) -> None:
    content = f"{first}\r\nReach\r\nDate{delimiter}Primary\r\n"
    rows = list(open_export(_file(tmp_path, content.encode("utf-16"))).sheets[0].rows())
    assert [(row.line, row.cells) for row in rows] == [(2, ("Reach",)), (3, ("Date", "Primary"))]


def test_lines_are_physical_when_cells_hold_line_breaks(tmp_path: Path) -> None:
    content = b'id,text\n1,"two\nlines"\n\n2,one\n'
    rows = list(open_export(_file(tmp_path, content)).sheets[0].rows())
    assert [(row.line, row.cells) for row in rows] == [
        (1, ("id", "text")),
        (2, ("1", "two\nlines")),
        (4, ()),
        (5, ("2", "one")),
    ]


def test_workbook_cells_keep_their_digits(tmp_path: Path) -> None:
    path = tmp_path / "book"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("Métricas")
        page.write_row(1, 1, [12.0, 0.25, "0042", 2632412453374956668, True])
    (sheet,) = open_export(path).sheets
    assert sheet.name == "Métricas"
    row = list(sheet.rows())[1]
    assert row.line == 2
    assert row.cells[:4] == ("", "12", "0.25", "0042")
    assert "e" in row.cells[4], "a rounded id must not pass for an id"
    assert row.cells[5] == "TRUE"


def test_an_archive_gives_one_sheet_for_each_file_without_litter(tmp_path: Path) -> None:
    path = _zip(
        tmp_path / "a.zip",
        **{"Dados do gráfico.csv": b"a,b\n1,2\n", "__MACOSX/x": b"?", ".DS_Store": b"\0\0"},
    )
    export = open_export(path)
    assert [sheet.name for sheet in export.sheets] == ["Dados do gráfico.csv"]
    assert export.sheets[0].head[1].cells == ("1", "2")
