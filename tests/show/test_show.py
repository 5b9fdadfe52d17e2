"""What is shown can be read without the picture, and is the same each time."""

import re

from casebook import show
from casebook.evidence.custody import COLUMNS, read_custody

RECORD = f"""{",".join(COLUMNS)}
1,2026-03-02T09:30:00+05:30,EXH-01,S-1,,R. Iyer,seized,Pune,,
2,2026-03-06T18:00:00+05:30,EXH-01,S-1,,store,stored,Pune,,
"""


def test_a_figure_has_an_alternative_text_and_a_table() -> None:
    for shown in (show.digest_bits(b"send", b"sent"), show.speed(1)):
        assert re.search(r'<img alt="[^"]{40,}"', shown.html)
        assert "<table" in shown.html.split("</summary>")[1]
        assert shown.plain


def test_the_same_bytes_give_the_same_picture() -> None:
    assert show.digest_bits(b"send", b"sent").html == show.digest_bits(b"send", b"sent").html


def test_the_gap_of_a_record_is_said_in_words(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "custody.csv"
    path.write_text(RECORD, "utf-8")
    assert "nobody is written down" in show.custody_timeline(read_custody(path)).plain


def test_nothing_of_a_document_becomes_markup() -> None:
    bad = "<script>alert(1)</script>"
    for shown in (show.table((bad, bad), [(bad, bad)], bad), show.text(bad, bad), show.bytes_of(bad.encode(), bad)):
        assert "<script" not in shown.html


def test_explorers_say_in_text_what_they_show() -> None:
    assert "nothing is changed" in show.flip_explorer("Send it.").children[2].value
    assert "64 sectors" in show.chunk_explorer(9600).children[1].value
