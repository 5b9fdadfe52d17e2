"""A marked notebook is put together by hand, and has the bytes that nbformat writes."""

import json

from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_notebook, new_output
from nbformat.v4.nbbase import new_code_cell
from nbformat.v4.rwbase import split_lines

from casebook.grading.render import as_json

# every sign at which Python ends a line, and what JSON writes otherwise than it stands
TEXT = st.text(st.sampled_from('a<"\\/é\n\r\v\f\x1c\x85\u2028\u2029\t\x00😀'))


@given(st.lists(TEXT.map("<p>{}</p>".format)), TEXT, st.sampled_from(["execute_result", "display_data"]))
def test_an_output_has_the_bytes_that_nbformat_writes(parts: list[str], text: str, kind: str) -> None:
    output = new_output(kind, {"text/html": "".join(parts), "text/plain": text})
    cell = split_lines(new_notebook(cells=[new_code_cell(outputs=[output])])).cells[0]
    written = json.dumps({"a": {"b": {"outputs": cell.outputs}}}, ensure_ascii=False, indent=1, sort_keys=True)
    assert written == f'{{\n "a": {{\n  "b": {{\n   "outputs": {as_json(kind, parts, text)}\n  }}\n }}\n}}'
