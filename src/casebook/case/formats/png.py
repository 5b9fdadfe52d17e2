"""Pictures of text in a 5 by 7 pixel letter: PNG, one bit for each pixel, stored uncompressed."""

import struct
import zlib

from casebook.evidence.ewf import stored_stream

# seven rows for each character, five pixels each
_ROWS = """
A .###. #...# #...# ##### #...# #...# #...#
B ####. #...# #...# ####. #...# #...# ####.
C .###. #...# #.... #.... #.... #...# .###.
D ####. #...# #...# #...# #...# #...# ####.
E ##### #.... #.... ####. #.... #.... #####
F ##### #.... #.... ####. #.... #.... #....
G .###. #...# #.... #.### #...# #...# .###.
H #...# #...# #...# ##### #...# #...# #...#
I .###. ..#.. ..#.. ..#.. ..#.. ..#.. .###.
J ..### ...#. ...#. ...#. ...#. #..#. .##..
K #...# #..#. #.#.. ##... #.#.. #..#. #...#
L #.... #.... #.... #.... #.... #.... #####
M #...# ##.## #.#.# #.#.# #...# #...# #...#
N #...# ##..# #.#.# #..## #...# #...# #...#
O .###. #...# #...# #...# #...# #...# .###.
P ####. #...# #...# ####. #.... #.... #....
Q .###. #...# #...# #...# #.#.# #..#. .##.#
R ####. #...# #...# ####. #.#.. #..#. #...#
S .#### #.... #.... .###. ....# ....# ####.
T ##### ..#.. ..#.. ..#.. ..#.. ..#.. ..#..
U #...# #...# #...# #...# #...# #...# .###.
V #...# #...# #...# #...# #...# .#.#. ..#..
W #...# #...# #...# #.#.# #.#.# ##.## #...#
X #...# #...# .#.#. ..#.. .#.#. #...# #...#
Y #...# #...# .#.#. ..#.. ..#.. ..#.. ..#..
Z ##### ....# ...#. ..#.. .#... #.... #####
0 .###. #...# #..## #.#.# ##..# #...# .###.
1 ..#.. .##.. ..#.. ..#.. ..#.. ..#.. .###.
2 .###. #...# ....# ..##. .#... #.... #####
3 ##### ....# ...#. ..##. ....# #...# .###.
4 ...#. ..##. .#.#. #..#. ##### ...#. ...#.
5 ##### #.... ####. ....# ....# #...# .###.
6 ..##. .#... #.... ####. #...# #...# .###.
7 ##### ....# ...#. ..#.. .#... .#... .#...
8 .###. #...# #...# .###. #...# #...# .###.
9 .###. #...# #...# .#### ....# ...#. .##..
. ..... ..... ..... ..... ..... .##.. .##..
: ..... .##.. .##.. ..... .##.. .##.. .....
- ..... ..... ..... ##### ..... ..... .....
? .###. #...# ....# ..##. ..#.. ..... ..#..
"""
LETTERS = {line[0]: line[2:].split() for line in _ROWS.strip().splitlines()}
WIDTH, HEIGHT = 6, 9


def picture(lines: list[str], scale: int = 3, margin: int = 12) -> bytes:
    """Return a PNG of dark capitals on white; characters without a letter here are left blank.

    The words also stand in the file as its description (PNG, 11.3.4.3), for those who cannot see the picture.
    """
    columns = max(map(len, lines)) * WIDTH * scale + 2 * margin
    rows: list[bytes] = []
    blank = _packed("1" * columns)
    rows += [blank] * margin
    for line in lines:
        for y in range(HEIGHT):
            bits = "".join(_dots(char, y) for char in line.upper())
            wide = "".join(bit * scale for bit in bits)
            row = _packed(("1" * margin + wide).ljust(columns, "1"))
            rows += [row] * scale
    rows += [blank] * margin
    head = struct.pack(">IIBBBBB", columns, len(rows), 1, 0, 0, 0, 0)
    body = b"".join(b"\0" + row for row in rows)
    words = b"Description\0" + "\n".join(line.strip() for line in lines if line.strip()).encode("latin-1")
    chunks = (b"IHDR", head), (b"tEXt", words), (b"IDAT", stored_stream(body)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _dots(char: str, y: int) -> str:
    row = LETTERS[char][y] if char in LETTERS and y < 7 else "....."
    return row.replace("#", "0").replace(".", "1") + "1"


def _packed(bits: str) -> bytes:
    padded = bits + "1" * (-len(bits) % 8)
    return int(padded, 2).to_bytes(len(padded) // 8, "big")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
