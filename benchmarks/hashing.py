"""`casebook evidence hash` beside sha256sum and hashdeep on one file: time and peak memory, in turns, as ratios.

python benchmarks/hashing.py [--size 1GiB-in-MiB] [--rounds 3]
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

OURS = "casebook evidence hash"


def commands(path: Path) -> dict[str, list[str]]:
    """Return the commands that are installed; ours first."""
    found = {OURS: [str(Path(sys.executable).with_name("casebook")), "evidence", "hash", str(path)]}
    for name, options in (("sha256sum", []), ("hashdeep", ["-c", "sha256"])):
        tool = shutil.which(name)
        if tool:
            found[name] = [tool, *options, str(path)]
    return found


def measure(command: list[str]) -> tuple[float, float, str]:
    """Run a command; return seconds, peak memory in MiB, and the digest it printed."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    output = process.stdout.read() if process.stdout else ""
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        raise SystemExit(f"{command[0]} failed")
    digest = next((word for word in output.replace(",", " ").split() if len(word) == 64), "")
    return seconds, usage.ru_maxrss / 1024, digest


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1024, help="MiB of the file")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.bin"
        with path.open("wb") as file:
            for _ in range(options.size):
                file.write(os.urandom(1 << 20))
        runs = commands(path)
        seconds: dict[str, list[float]] = {name: [] for name in runs}
        memory: dict[str, float] = {}
        digests = set()
        for command in runs.values():
            measure(command)
        for _ in range(options.rounds):
            for name, command in runs.items():
                took, peak, digest = measure(command)
                seconds[name].append(took)
                memory[name] = max(peak, memory.get(name, 0))
                digests.add(digest)
    if len(digests) != 1:
        raise SystemExit("the tools do not agree on the digest")
    ours = statistics.median(seconds[OURS])
    table = Table("command", "median s", "peak MiB", f"time against {OURS}", title=f"SHA-256 of {options.size} MiB")
    for name, took in seconds.items():
        middle = statistics.median(took)
        table.add_row(name, f"{middle:.2f}", f"{memory[name]:.0f}", f"{middle / ours:.2f}")
    Console().print(table)
    Console().print(f"{os.cpu_count()} processors; page size {resource.getpagesize()}; file in the page cache.")


if __name__ == "__main__":
    main()
