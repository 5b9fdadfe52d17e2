"""EXH-22: network traffic of the mining server, with one packet that was sent twice."""

import json
from datetime import UTC, datetime, timedelta

from casebook.case.exhibits.laptop import Answers
from casebook.case.formats.pcap import ACK, FIN, PSH, SYN, Capture, dns_answer, dns_query
from casebook.case.formats.table import utc
from casebook.case.scenario import Scenario

SERVER = "192.0.2.25"
RESOLVER = "192.0.2.53"


def pool(facts: Scenario) -> tuple[str, int]:
    """Return address and port of the pool."""
    return f"203.0.113.{facts.draw.number('pool address', 130, 250)}", facts.draw.one("pool port", (3333, 4444, 5555))


def submits(facts: Scenario) -> int:
    """Return how often the miner hands in work."""
    return facts.draw.number("submits", 7, 29)


def worker(facts: Scenario) -> str:
    """Return the name with which the miner signs on. It is no valid address of any currency."""
    return f"training-{facts.draw.bytes('wallet', 10).hex()}.srv2"


def capture(facts: Scenario) -> bytes:
    """Return the capture."""
    draw = facts.draw
    made = Capture()
    now = facts.times.captured
    start = now

    def wait(label: str, low: int, high: int) -> datetime:
        nonlocal now
        now += timedelta(milliseconds=draw.number(label, low, high))
        return now

    client, server = (SERVER, draw.number("miner port", 40_000, 60_000)), pool(facts)
    number, resolver = draw.number("dns", 1, 65_000), (RESOLVER, 53)
    asker = (SERVER, draw.number("dns port", 40_000, 60_000))
    made.udp(start, asker, resolver, dns_query(number, facts.pool))
    made.udp(wait("dns wait", 5, 40), resolver, asker, dns_answer(number, facts.pool, server[0]))
    seq, ack = draw.number("seq", 1, 2**31), draw.number("ack", 1, 2**31)
    made.tcp(wait("syn", 5, 30), client, server, seq, 0, SYN)
    made.tcp(wait("synack", 20, 80), server, client, ack, seq + 1, SYN | ACK)
    seq, ack = seq + 1, ack + 1
    made.tcp(wait("ack", 1, 5), client, server, seq, ack, ACK)
    lines: list[tuple[str, list[str]]] = [
        ("mining.subscribe", ["miner/6.1"]),
        ("mining.authorize", [worker(facts), "x"]),
        *(("mining.submit", [worker(facts), draw.bytes(f"job {turn}", 4).hex()]) for turn in range(submits(facts))),
    ]
    again = 2 + draw.number("again", 1, submits(facts) - 2)
    for turn, (method, values) in enumerate(lines):
        data = (json.dumps({"id": turn + 1, "method": method, "params": values}) + "\n").encode()
        when = wait(f"line {turn}", 900, 9000)
        made.tcp(when, client, server, seq, ack, PSH | ACK, data)
        if facts.has("twice") and turn == again:
            made.tcp(wait("again wait", 300, 600), client, server, seq, ack, PSH | ACK, data)
        seq += len(data)
        answer = (json.dumps({"id": turn + 1, "result": True, "error": None}) + "\n").encode()
        made.tcp(wait(f"answer {turn}", 20, 90), server, client, ack, seq, PSH | ACK, answer)
        ack += len(answer)
        made.tcp(wait(f"seen {turn}", 1, 5), client, server, seq, ack, ACK)
    made.tcp(wait("fin", 100, 900), client, server, seq, ack, FIN | ACK)
    made.tcp(wait("fin answer", 20, 90), server, client, ack, seq + 1, FIN | ACK)
    made.tcp(wait("fin seen", 1, 5), client, server, seq + 1, ack + 1, ACK)
    return made.bytes


def files(facts: Scenario) -> dict[str, bytes]:
    """Return the capture."""
    return {"EXH-22_capture.pcap": capture(facts)}


def answers(facts: Scenario) -> Answers:
    """Return what was planted."""
    address, port = pool(facts)
    return {
        "capture.pool.name": facts.pool,
        "capture.pool.address": address,
        "capture.pool.port": port,
        "capture.worker": worker(facts),
        "capture.submits": submits(facts),
        "capture.packets": submits(facts) + facts.has("twice"),
        "capture.first": utc(facts.times.captured.astimezone(UTC)),
    }
