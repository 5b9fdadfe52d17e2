"""Run as an account: `overhearing.py UID SECONDS` listens on every port that another account's kernels have open.

It prints what it heard first. Anybody on a machine can connect to a port of the loopback address.
"""

import sys
import time
from pathlib import Path

import zmq
from talking import WORD

LISTENS = "0A"


def ports(uid: str) -> list[int]:
    """Return the ports on which an account listens; the kernel of the machine tells everybody."""
    rows = [line.split() for line in Path("/proc/net/tcp").read_text("ascii").splitlines()[1:]]
    return [int(row[1].split(":")[1], 16) for row in rows if row[3] == LISTENS and row[7] == uid]


if __name__ == "__main__":
    context = zmq.Context()
    poller = zmq.Poller()
    for port in ports(sys.argv[1]):
        socket = context.socket(zmq.SUB)
        socket.linger = 0
        socket.subscribe(b"")
        socket.connect(f"tcp://127.0.0.1:{port}")
        poller.register(socket, zmq.POLLIN)
    print("listening", flush=True)
    until = time.monotonic() + float(sys.argv[2])
    while time.monotonic() < until:
        for one, _ in poller.poll(200):
            heard = one.recv_multipart()
            if WORD.encode() in b"".join(heard):
                print(heard)
                sys.exit()
