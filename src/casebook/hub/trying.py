"""Run as a learner: try to reach what is told on standard input as JSON, and print what could be reached.

Told is `{"read": [path, …], "write": [path, …], "databases": [{…}, …]}`; printed is the same with what succeeded.
"""

import json
import os
import sys
from typing import Any


def readable(path: str) -> bool:
    """Open a file or list a folder, and say whether that worked."""
    try:
        # a pipe must not make us wait
        os.close(os.open(path, os.O_RDONLY | os.O_NONBLOCK))
    except OSError:
        return False
    return True


def opens(address: dict[str, Any]) -> bool:
    """Connect to a PostgreSQL server without a password, and say whether it let us in."""
    import psycopg

    try:
        psycopg.connect(**address, connect_timeout=5).close()
    except psycopg.Error:
        return False
    return True


if __name__ == "__main__":
    told = json.load(sys.stdin)
    reached = {
        "read": [path for path in told["read"] if readable(path)],
        "write": [path for path in told["write"] if os.access(path, os.W_OK, effective_ids=True)],
        "databases": [address for address in told["databases"] if opens(address)],
    }
    json.dump(reached, sys.stdout)
