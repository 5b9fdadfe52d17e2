"""Packet captures: Ethernet, IPv4, UDP and TCP with right checksums, in the classic pcap format."""

import struct
from datetime import datetime
from ipaddress import IPv4Address

CLIENT, GATEWAY = b"\x02\0\0\0\0\x01", b"\x02\0\0\0\0\x02"
SYN, PSH, ACK, FIN = 2, 8, 16, 1


class Capture:
    """A capture in the making: add packets in the order of their times, then take `bytes`."""

    def __init__(self) -> None:
        self.bytes = struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 1)
        self._number = 0

    def udp(self, when: datetime, source: tuple[str, int], target: tuple[str, int], data: bytes) -> None:
        """Add a UDP packet."""
        head = struct.pack(">HHHH", source[1], target[1], 8 + len(data), 0)
        self._ip(when, source[0], target[0], 17, head + data, 6)

    def tcp(
        self, when: datetime, source: tuple[str, int], target: tuple[str, int], seq: int, ack: int, flags: int,
        data: bytes = b"",
    ) -> None:  # fmt: skip
        """Add a TCP packet."""
        head = struct.pack(">HHIIBBHHH", source[1], target[1], seq, ack, 5 << 4, flags, 64240, 0, 0)
        self._ip(when, source[0], target[0], 6, head + data, 16)

    def _ip(self, when: datetime, source: str, target: str, protocol: int, body: bytes, check: int) -> None:
        ends = IPv4Address(source).packed + IPv4Address(target).packed
        total = _checksum(ends + struct.pack(">BBH", 0, protocol, len(body)) + body)
        body = body[:check] + struct.pack(">H", total or 0xFFFF) + body[check + 2 :]
        self._number += 1
        head = struct.pack(">BBHHHBBH", 0x45, 0, 20 + len(body), self._number, 0x4000, 64, protocol, 0) + ends
        head = head[:10] + struct.pack(">H", _checksum(head)) + head[12:]
        sides = (CLIENT, GATEWAY) if source.startswith("192.0.2.") else (GATEWAY, CLIENT)
        frame = sides[1] + sides[0] + b"\x08\0" + head + body
        seconds = int(when.timestamp())
        self.bytes += struct.pack("<IIII", seconds, when.microsecond, len(frame), len(frame)) + frame


def _checksum(data: bytes) -> int:
    if len(data) % 2:
        data += b"\0"
    total: int = sum(struct.unpack(f">{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return total ^ 0xFFFF


def dns_query(number: int, name: str) -> bytes:
    """Return a DNS query for the address of a name."""
    return struct.pack(">HHHHHH", number, 0x0100, 1, 0, 0, 0) + _name(name) + struct.pack(">HH", 1, 1)


def dns_answer(number: int, name: str, address: str) -> bytes:
    """Return the answer to that query."""
    head = struct.pack(">HHHHHH", number, 0x8180, 1, 1, 0, 0) + _name(name) + struct.pack(">HH", 1, 1)
    return head + b"\xc0\x0c" + struct.pack(">HHIH", 1, 1, 300, 4) + IPv4Address(address).packed


def _name(name: str) -> bytes:
    return b"".join(bytes([len(part)]) + part.encode("ascii") for part in name.split(".")) + b"\0"
