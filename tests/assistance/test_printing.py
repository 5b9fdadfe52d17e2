"""On paper: a tagged PDF in reading order, a DOCX that an office program opens without loss, HTML that suits axe."""

# ruff: noqa: RUF001 - headings stand in Russian too

import io
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from browser.conftest import AXE
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser
from pypdf import PdfReader

from casebook.assistance import DRAFTED, FORMS
from casebook.assistance.printing import (
    Beside,
    CannotPrint,
    Heading,
    Paper,
    Paragraph,
    Table,
    as_data,
    compose,
    to_docx,
    to_html,
    to_pdf,
    with_cover,
)

PARAGRAPHS = {
    "7": "A mail arrived on 9 September 2026, 13:09:55 UTC. It is EXH-18A.",
    "12": "The log is EXH-13; the zone stands in EXH-14.",
    "18": "Такое же письмо пришло и нам.",
}
FIELDS: dict[str, Any] = {
    "authority": "The office of the public prosecutor in Lyon",
    "file": "INV-2026-1262",
    "channel": "central",
    "basis": ["budapest", "bilateral"],
    "language": "fr",
    "translation": "en",
    "offences": [{"conduct": "access", "provision": "art. 323-1", "years": "3"}, {"conduct": "fraud"}],
    "data": [{"category": "traffic", "what": "sign-ins", "because": ["12"]}],
    "facts": ["12", "7"],
    "nexus": ["18"],
    "period": {
        "start": {"date": "2026-09-07", "time": "00:00:00", "zone": "UTC"},
        "end": {"date": "2026-09-17", "time": "23:59:59", "zone": "UTC"},
    },
    "confidentiality": "secret",
    "urgency": "urgent",
    "urgent_by": "2026-10-15",
    "facts_text": "First.\nSecond: #strike(x) <b> $1$ \\ *not bold*.",
}


def paper(kind: str = "mla", beside: Beside = "ru") -> Paper:
    return with_cover(FORMS[kind], FIELDS, PARAGRAPHS, requested="the United States", day="2026-10-05", beside=beside)


def squeezed(text: str) -> str:
    """Without spaces, hyphens and page numbers: what is left is the words in their order."""
    return re.sub(r"[\s\u00ad\u2010-]", "", re.sub(r"\n\d+ / \d+(?=\n|$)", "\n", text))


@pytest.mark.parametrize("kind", DRAFTED)
def test_a_pdf_is_tagged_and_says_its_language_and_title(kind: str) -> None:
    read = PdfReader(io.BytesIO(to_pdf(paper(kind, "fr"))))
    root: Any = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert read.metadata
    assert read.metadata.title == FORMS[kind].title.en
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    kinds = tags(root["/StructTreeRoot"])
    assert {"/Title", "/H1", "/P"} <= kinds
    tables = any(isinstance(one, Table) for one in paper(kind).blocks)
    assert ({"/Table", "/TH", "/TD"} <= kinds) == tables


def tags(node: Any) -> set[str]:
    """Return every structure type below a node of the tree."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return set().union(*(tags(one) for one in node))
    if not isinstance(node, dict):
        return set()
    return ({str(node["/S"])} if "/S" in node else set()) | (tags(node["/K"]) if "/K" in node else set())


@pytest.mark.parametrize(
    ("kind", "beside"), [("mla", ""), ("mla", "ru"), *((kind, "fr") for kind in DRAFTED)], ids=lambda one: one or "-"
)
def test_the_text_of_a_pdf_comes_out_in_reading_order(kind: str, beside: Beside) -> None:
    made = paper(kind, beside)
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(to_pdf(made))).pages)
    assert squeezed(text) == squeezed(made.to_text())


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert to_pdf(paper()) == to_pdf(paper())
    assert to_docx(paper()) == to_docx(paper())


def test_a_letter_that_no_font_has_is_named_in_one_line() -> None:
    with pytest.raises(CannotPrint, match=r"^The PDF cannot be made: [^\n]*日"):
        to_pdf(Paper("日本", ()))


def test_headings_of_a_docx_are_headings_and_header_rows_are_header_rows() -> None:
    made = docx.Document(io.BytesIO(to_docx(paper())))
    named = [(one.style.name, one.text) for one in made.paragraphs if one.style and "Heading" in str(one.style.name)]
    assert named[0] == ("Heading 1", "Request for mutual legal assistance\nЗапрос о правовой помощи")
    assert ("Heading 2", "Cover letter\nСопроводительное письмо") in named
    assert ("Heading 3", "1. Who asks\nЗапрашивающая сторона") in named
    assert len(made.tables) == 3
    assert all(table.rows[0]._tr.xpath("w:trPr/w:tblHeader") for table in made.tables)
    assert made.core_properties.title == "Request for mutual legal assistance"
    with zipfile.ZipFile(io.BytesIO(to_docx(paper()))) as archive:
        assert 'w:lang w:val="en-GB"' in archive.read("word/styles.xml").decode()
        assert archive.read("word/document.xml").decode().count('w:lang w:val="ru-RU"') > 20


def words_of(made: Paper) -> list[str]:
    return "\n".join(made.lines()).split()


def test_an_office_program_opens_a_docx_without_loss(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        if os.environ.get("CI"):
            pytest.fail("there is no LibreOffice, so nobody knows whether the DOCX opens")
        pytest.skip("NO LIBREOFFICE: install the package libreoffice-writer-nogui to open the DOCX")
    (tmp_path / "request.docx").write_bytes(to_docx(paper()))
    run = [
        office, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--convert-to", "odt",
        "--outdir", str(tmp_path), str(tmp_path / "request.docx"),
    ]  # fmt: skip
    subprocess.run(run, check=True, capture_output=True, timeout=300)
    with zipfile.ZipFile(tmp_path / "request.odt") as archive:
        page = archive.read("content.xml").decode()
    body = re.sub(r"<text:line-break/>|</text:(?:p|h)>", "\n", page[page.index("<office:body>") :])
    text = re.sub(r"<[^>]+>", "", body)
    for name, sign in (("lt", "<"), ("gt", ">"), ("quot", '"'), ("apos", "'"), ("amp", "&")):
        text = text.replace(f"&{name};", sign)
    assert squeezed(text) == squeezed(paper().to_text())
    assert page.count("<table:table-header-rows>") == 3
    assert len(re.findall(r"<text:h ", page)) == sum(isinstance(one, Heading) for one in paper().blocks) + 1


@pytest.mark.parametrize("kind", ["mla", "spontaneous"])
def test_axe_objects_to_nothing_in_the_html(kind: str, browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(to_html(paper(kind)))
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run()")
    page.close()
    assert [one["id"] for one in found["violations"]] == []


def test_facts_are_tied_to_paragraphs_and_exhibits() -> None:
    table = next(one for one in paper().blocks if isinstance(one, Table) and one.columns[-1] == "Exhibits")
    assert ("Paragraphs that carry the facts", "7, 12", "EXH-18A, EXH-13, EXH-14") in table.rows
    assert ("Data asked for: Traffic data", "12", "EXH-13, EXH-14") in table.rows
    quoted = [one for one in paper().blocks if isinstance(one, Paragraph) and one.text in PARAGRAPHS.values()]
    assert [one.number for one in quoted] == ["7", "12", "18"]
    assert quoted[-1].language == "ru"


def test_the_cover_letter_says_what_is_asked_of_whom_by_when_and_what_is_enclosed() -> None:
    said = {one.label: one.text for one in paper(beside="").blocks if isinstance(one, Paragraph) and not one.number}
    assert said["To"] == "the competent authority of the United States"
    assert said["Needed by"] == "2026-10-15"
    assert said["Channel"] == "From central authority to central authority"
    assert "signed translation into English" in said["Enclosed"]


def test_what_nobody_misses_is_not_printed_and_stands_in_the_form() -> None:
    labels = [one.label for one in paper().blocks if isinstance(one, Paragraph)]
    assert not {"Remarks", "Connections that are known"} & {*labels} and "Use of the answer" in labels
    order = with_cover(FORMS["mla"], FIELDS | {"basis": ["eio"]}, PARAGRAPHS)
    assert "Use of the answer" not in [one.label for one in order.blocks if isinstance(one, Paragraph)]
    seen = compose(FORMS["mla"], FIELDS, PARAGRAPHS, empty="Not yet filled in.")
    assert {"Remarks", "Connections that are known"} < {one.label for one in seen.blocks if isinstance(one, Paragraph)}


def test_nothing_in_a_request_becomes_markup() -> None:
    made = Paper("<b>T</b>", (Paragraph("<img src=x onerror=1> #panic()", "1.1", "<i>", language="ru"),))
    assert "<img" not in to_html(made)
    assert "#panic()" in PdfReader(io.BytesIO(to_pdf(made))).pages[0].extract_text()


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.sampled_from(["budapest", "7", "2026-10-05"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["start", "date", "time", "zone", "conduct", "category", "because"]), inner)
    ),
    max_leaves=8,
)


@settings(max_examples=60)
@given(st.sampled_from(DRAFTED), st.data())
def test_whatever_is_filled_in_can_be_shown(kind: str, data: st.DataObject) -> None:
    fields = {ask.key: data.draw(values) for ask in FORMS[kind].fields()}
    shown = as_data(compose(FORMS[kind], fields, PARAGRAPHS, empty="Not yet filled in."))
    assert shown[0]["text"] == FORMS[kind].title.en
    assert to_docx(with_cover(FORMS[kind], fields, PARAGRAPHS)).startswith(b"PK")


def test_a_name_of_any_length_is_printed() -> None:
    made = with_cover(FORMS["mla"], FIELDS | {"authority": "a" * 300}, PARAGRAPHS)
    assert docx.Document(io.BytesIO(to_docx(made))).core_properties.author == "a" * 255
    assert to_pdf(made).startswith(b"%PDF")


def test_a_request_that_rests_on_the_directive_is_called_an_order_to_investigate() -> None:
    for kind, called in (("mla", "European Investigation Order"), ("emergency", "Urgent European Investigation Order")):
        made = with_cover(FORMS[kind], FIELDS | {"basis": ["eio"]}, PARAGRAPHS, beside="fr")
        said = {one.label: one.text for one in made.blocks if isinstance(one, Paragraph) and not one.number}
        assert made.title == said["Subject"] == called and said["Enclosed"].startswith(called)
        assert made.title_beside.startswith("Décision d'enquête européenne")
    assert paper().title == FORMS["mla"].title.en
