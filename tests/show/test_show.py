"""What is shown can be read without the picture, with the keyboard, and is the same each time."""

import base64
import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from casebook import show
from casebook.evidence.custody import COLUMNS, Step, read_custody

HEAD = ",".join(COLUMNS)
RECORD = f"""{HEAD}
1,2026-03-02T09:30:00+05:30,EXH-01,S-1,,R. Iyer,seized and sealed,Pune,,
2,2026-03-02T12:30:00+05:30,EXH-01,S-1,R. Iyer,R. Iyer,acquired,Pune,md5,0123456789abcdef0123456789abcdef
3,2026-03-03T12:30:00+05:30,EXH-01,S-1,R. Iyer,courier,taken out,Pune,,
4,2026-03-06T18:00:00+05:30,EXH-01,S-1,,T. Adler,received,Pune,,
"""
BAD = "<script>alert('1')</script>"


@pytest.fixture
def steps(tmp_path: Path) -> list[Step]:
    """The lines of a record with one gap, between lines 3 and 4."""
    path = tmp_path / "custody.csv"
    path.write_text(RECORD, "utf-8")
    return read_custody(path)


def drawings(steps: list[Step]) -> list[show.Shown]:
    """Every plot there is."""
    return [show.digest_bits(b"send", b"sent"), show.speed(1), show.timeline(steps)]


def test_a_plot_has_an_alternative_text_and_a_table(steps: list[Step]) -> None:
    for shown in drawings(steps):
        assert re.search(r'<img alt="[^"]{40,}"', shown.html)
        assert "<table" in shown.html.split("The same as a table</summary>")[1]
        assert len(shown.plain.splitlines()) > 2


def test_a_plot_is_a_picture_that_loads_nothing(steps: list[Step]) -> None:
    for shown in drawings(steps):
        code = re.search(r"data:image/svg\+xml;base64,([^\"]+)", shown.html)
        assert code
        drawn = base64.b64decode(code[1]).decode()
        assert drawn.lstrip().startswith("<?xml")
        assert "<image" not in drawn


def test_the_same_input_gives_the_same_bytes_in_every_process(steps: list[Step]) -> None:
    one = show.digest_bits(b"send", b"sent").html
    line = "from casebook import show; print(show.digest_bits(b'send', b'sent').html, end='')"
    other = subprocess.run([sys.executable, "-c", line], capture_output=True, text=True, check=True).stdout
    assert one == other
    assert show.timeline(steps).html == show.timeline(steps).html


def test_the_bits_that_differ_are_counted_rightly() -> None:
    assert "bits that differ | 0 of 256" in show.digest_bits(b"same", b"same").plain
    one, other = (int.from_bytes(hashlib.sha256(text).digest(), "big") for text in (b"send", b"sent"))
    assert f"bits that differ | {(one ^ other).bit_count()} of 256" in show.digest_bits(b"send", b"sent").plain


def test_a_gap_is_said_in_words_and_at_its_lines(steps: list[Step]) -> None:
    plain = show.timeline(steps).plain
    assert "from line 3 to the next, is hatched" in plain
    assert "3 | courier | 2026-03-03 12:30+05:30 | 2026-03-06 18:00+05:30 | no name" in plain
    assert "1-2 | R. Iyer" in plain


def test_a_record_without_a_gap_speaks_of_none(tmp_path: Path) -> None:
    path = tmp_path / "custody.csv"
    path.write_text("\n".join(RECORD.splitlines()[:3]) + "\n", "utf-8")
    assert "hatched" not in show.timeline(read_custody(path)).plain


def test_nothing_of_a_document_becomes_markup() -> None:
    shown = [
        show.table((BAD, BAD), [(BAD, BAD)], BAD),
        show.text(BAD, BAD),
        show.byte_view(BAD.encode(), BAD),
        show.folded(BAD, show.text(BAD, BAD)),
        show.together(show.text(BAD, BAD), show.text(BAD, BAD)),
    ]
    for one in shown:
        assert "<script" not in one.html
        assert BAD[:8] in one.plain


def test_marked_bytes_are_named_as_well_as_bold() -> None:
    shown = show.byte_view(bytes(range(16)), "Sixteen", marked={3, 9})
    assert shown.html.count("<strong>") == 2
    assert [line.rsplit(" | ", 1)[1] for line in shown.plain.splitlines()[2:]] == ["3", "9"]


def test_wide_things_scroll_with_the_keyboard() -> None:
    shown = show.table(("a", "b"), [("1", "2")], "Two")
    assert 'tabindex="0"' in shown.html
    assert 'aria-label="Two"' in shown.html


def test_a_document_breaks_between_words_and_one_in_columns_not_at_all() -> None:
    assert "word-break:normal" in show.text("One line", "Letter").html
    printed = show.text("Entry   Amount", "Printout", columns=True).html
    assert "white-space:pre;overflow-x:auto" in printed
    assert 'tabindex="0"' in printed
    assert 'aria-label="Printout"' in printed


def test_the_flip_explorer_says_what_it_shows() -> None:
    place, typed, turned, shown = show.flip_explorer("Send it.").children
    assert "Nothing is changed" in shown.value
    before = re.findall(r"[0-9a-f]{64}", shown.value)
    typed.value = 3
    assert place.value == 3
    turned.value = True
    assert "Byte 3 was 01100100 (d) and is 01100101 (e)" in shown.value
    assert re.findall(r"[0-9a-f]{64}", shown.value) != before


def test_the_chunk_explorer_says_what_it_shows() -> None:
    size, shown = show.chunk_explorer(9600).children
    assert "150 checksums of 4 bytes" in shown.value
    assert "32,768 bytes" in shown.value
    size.value = 9600
    assert "1 checksum of 4 bytes" in shown.value
    assert "the whole disk" in shown.value


def test_explorers_have_an_equivalent_for_pages_without_scripts() -> None:
    for explorer in (show.flip_explorer("Send it."), show.chunk_explorer(9600)):
        data, _ = explorer._repr_mimebundle_()
        assert "<table" in data["text/html"]
        assert "|" in data["text/plain"]
        assert "application/vnd.jupyter.widget-view+json" in data


def test_a_page_opens_without_the_plotting_library() -> None:
    line = (
        "import sys; from casebook import show; show.table(('a',), [('1',)], 'c'); print('matplotlib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", line], capture_output=True, text=True, check=True).stdout == "False\n"
