"""Run as an account: `talking.py POLICY` starts a kernel in which the word comes up again and again."""

import sys

from jupyter_client.manager import KernelManager

WORD = "EXHIBIT-IN-CONFIDENCE"
TALK = f"import time\nfor _ in range(600): print('{WORD}', flush=True); time.sleep(0.1)"

if __name__ == "__main__":
    manager = KernelManager(transport_encryption=sys.argv[1])
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(60)
    client.execute(TALK)
    print("talking", flush=True)
    sys.stdin.read()
    manager.shutdown_kernel(now=True)
