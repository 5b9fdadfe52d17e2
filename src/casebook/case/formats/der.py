"""DER, the encoding of certificates and time stamps (ITU-T X.690): only what they need."""

from datetime import datetime


def tlv(tag: int, content: bytes) -> bytes:
    """Return one element: tag, length, content."""
    size = len(content)
    if size < 128:
        return bytes([tag, size]) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + content


def sequence(*parts: bytes) -> bytes:
    """Return a SEQUENCE of encoded elements."""
    return tlv(0x30, b"".join(parts))


def set_of(*parts: bytes) -> bytes:
    """Return a SET OF, its elements in the order that DER asks for."""
    return tlv(0x31, b"".join(sorted(parts)))


def integer(value: int) -> bytes:
    """Return an INTEGER, not negative."""
    return tlv(0x02, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def boolean(value: bool) -> bytes:
    """Return a BOOLEAN."""
    return tlv(0x01, b"\xff" if value else b"\0")


def octets(value: bytes) -> bytes:
    """Return an OCTET STRING."""
    return tlv(0x04, value)


def oid(dotted: str) -> bytes:
    """Return an OBJECT IDENTIFIER."""
    first, second, *rest = map(int, dotted.split("."))
    found = bytes([first * 40 + second])
    for number in rest:
        digits = [number & 0x7F]
        while number := number >> 7:
            digits.append(0x80 | (number & 0x7F))
        found += bytes(reversed(digits))
    return tlv(0x06, found)


def null() -> bytes:
    """Return NULL."""
    return b"\x05\x00"


def time(moment: datetime) -> bytes:
    """Return a GeneralizedTime in UTC to the second."""
    return tlv(0x18, moment.strftime("%Y%m%d%H%M%SZ").encode("ascii"))


def context(number: int, content: bytes) -> bytes:
    """Return content under a constructed context tag."""
    return tlv(0xA0 | number, content)


def parts(encoded: bytes) -> list[bytes]:
    """Return the elements inside one constructed element, each with its tag and length."""
    _, start, end = _header(encoded, 0)
    found = []
    while start < end:
        _, _, stop = _header(encoded, start)
        found.append(encoded[start:stop])
        start = stop
    return found


def _header(encoded: bytes, at: int) -> tuple[int, int, int]:
    """Return tag, begin and end of the content of the element at `at`."""
    first = encoded[at + 1]
    if first < 128:
        return encoded[at], at + 2, at + 2 + first
    count = first & 0x7F
    start = at + 2 + count
    return encoded[at], start, start + int.from_bytes(encoded[at + 2 : start], "big")
