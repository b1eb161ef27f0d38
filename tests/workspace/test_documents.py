"""What Word, Excel and the like say, and that no file, however it is packed, takes the computer down."""

import zipfile
from io import BytesIO

import pytest

from introplan.language.persons import Names
from introplan.workspace.documents import Contents, contents_of

PROTECTED = Names(["Åsa Öberg"])


def packed(**parts: str | bytes) -> bytes:
    """A zip of parts by their paths, in which `__` is a slash and `_` a full stop."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, content in parts.items():
            folder.writestr(name.replace("__", "/").replace("_", "."), content)
    return file.getvalue()


def names_somebody(contents: Contents) -> bool:
    return any(PROTECTED.found(text) for text in (contents.text or "", *contents.within))


@pytest.mark.parametrize(
    "content",
    [
        packed(
            word__document_xml="<w:p><w:r><w:t>Å</w:t></w:r><w:r><w:t>sa Ö</w:t></w:r><w:r><w:t>berg</w:t></w:r></w:p>"
        ),
        packed(word__document_xml="<w:p><w:t>Åsa</w:t><w:tab/><w:t>Öberg</w:t></w:p>"),
        packed(word__document_xml="<w:p><w:t>Åsa</w:t><w:noBreakHyphen/><w:t>Öberg</w:t></w:p>"),
        packed(word__document_xml="<w:p><w:t>Nils</w:t></w:p><w:p><w:t>Åsa &#214;berg</w:t></w:p><w:p>Lind</w:p>"),
        packed(word__comments_xml='<w:comment w:id="1" w:author="Åsa Öberg"><w:p/></w:comment>'),
        packed(docProps__core_xml="<dc:creator>Åsa Öberg</dc:creator><cp:lastModifiedBy>Karin</cp:lastModifiedBy>"),
        packed(word__document_xml="<w:p>x</w:p>".encode("utf-16"), docProps__app_xml="<Manager>Åsa Öberg</Manager>"),
        packed(
            xl__sharedStrings_xml="<si><t>Öberg</t></si><si><t>Nils</t></si><si><r><t>Å</t></r><r><t>sa</t></r></si>",
            xl__worksheets__sheet1_xml='<row r="1"><c r="A1"/><c t="s"><v>2</v></c><c t="s"><v>0</v></c></row>',
        ),
        packed(ppt__slides__slide1_xml="<a:p><a:r><a:t>Åsa </a:t></a:r><a:r><a:t>Öberg</a:t></a:r></a:p>"),
        packed(content_xml="<text:p>Åsa<text:s/>Öberg</text:p>", mimetype="application/vnd.oasis.opendocument.text"),
        packed(asa_oberg_txt="hej"),
        rb"{\rtf1\ansi Ring {\b \'c5sa} \'d6berg\par}",
        rb"{\rtf1 \u197?sa\~\u214?berg}",
        "BEGIN:VCARD\r\nFN:Åsa Ö\r\n berg\r\nEND:VCARD\r\n".encode(),
        "namn;ort\nÅsa Öberg;Malmö\n".encode("cp1252"),
        "namn\tort\nÅsa\tÖberg\n".encode("utf-16"),
    ],
)
def test_a_name_is_seen_in_documents(content: bytes):
    contents = contents_of(content)
    assert names_somebody(contents)
    assert contents.not_read is None


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.4 ...",
        b"PK\x03\x04 and nothing more",
        packed(word__document_xml="<w:p/>", word__embeddings__old_doc=b"\xd0\xcf\x11\xe0\x00"),
        packed(inner_zip=packed(a_txt="hej")),
        packed(bomb_xml="<t>" + " " * 30_000_000 + "</t>"),
        packed(**{f"part{number}_xml": "<t>" + " " * 15_000_000 + "</t>" for number in range(5)}),
    ],
)
def test_what_could_not_be_read_is_said(content: bytes):
    assert contents_of(content).not_read


@pytest.mark.parametrize("mark", ["<si>", "<", "</si>", '="', "<c t='s'>", "&#"])
def test_a_part_made_to_take_for_ever_does_not(mark: str):
    content = packed(xl__sharedStrings_xml="<x>" + mark * 200_000, xl__worksheets__sheet1_xml="<row>" + mark * 200_000)
    assert contents_of(content).not_read is None
