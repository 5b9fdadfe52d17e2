"""The capture: dpkt takes it apart; a line that was sent twice is counted once, by its place in the stream."""

import json
import socket
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import dpkt

from casebook.case.solve import Files


def answers(files: Files, truth: Mapping[str, Any]) -> dict[str, Any]:
    """Return the `capture` keys."""
    names: dict[str, str] = {}
    lines: dict[int, dict[str, Any]] = {}
    packets = 0
    first = None
    target = ("", 0)
    with files["EXH-22"].open("rb") as file:
        for when, frame in dpkt.pcap.Reader(file):
            first = when if first is None else first
            packet = dpkt.ethernet.Ethernet(frame).data
            part = packet.data
            if isinstance(part, dpkt.udp.UDP) and part.sport == 53:
                for answer in dpkt.dns.DNS(part.data).an:
                    names[socket.inet_ntoa(answer.rdata)] = answer.name
            elif isinstance(part, dpkt.tcp.TCP) and part.data.startswith(b'{"id"'):
                said = json.loads(part.data)
                if "method" in said:
                    target = (socket.inet_ntoa(packet.dst), part.dport)
                    packets += said["method"] == "mining.submit"
                    lines[part.seq] = said
    assert first is not None
    return {
        "capture.pool.name": names[target[0]],
        "capture.pool.address": target[0],
        "capture.pool.port": target[1],
        "capture.worker": next(said["params"][0] for said in lines.values() if said["method"] == "mining.authorize"),
        "capture.submits": sum(said["method"] == "mining.submit" for said in lines.values()),
        "capture.packets": packets,
        "capture.first": datetime.fromtimestamp(int(first), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
