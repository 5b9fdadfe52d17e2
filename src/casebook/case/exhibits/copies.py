"""EXH-06 and EXH-07: a cloud export handed over twice, and a chat."""

import io
import sqlite3
import struct
import tempfile
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

from casebook.case.scenario import Scenario


def exports(facts: Scenario) -> dict[str, bytes]:
    """Return the same three files zipped on two days: the same content, another ZIP."""
    content = {
        "mail/2026-02.mbox": b"From MAILER Mon Feb  9 10:00:00 2026\n"
        + facts.draw.bytes("mail", 300).hex().encode()
        + b"\n",
        "photos/IMG_0001.bin": facts.draw.bytes("photo", 2048),
        "account.json": f'{{"account": "{facts.account}", "firm": "{facts.firm}"}}\n'.encode(),
    }
    day = facts.seized.replace(tzinfo=None)
    return {
        "EXH-06A_cloud_export.zip": zipped(content, day + timedelta(days=2)),
        "EXH-06B_cloud_export.zip": zipped(content, day + timedelta(days=6)),
    }


def zipped(content: dict[str, bytes], when: datetime) -> bytes:
    """Return a ZIP of the content whose entries carry one time."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, data in content.items():
            entry = zipfile.ZipInfo(
                name, (when.year, when.month, when.day, when.hour, when.minute, when.second // 2 * 2)
            )
            entry.create_system = 3
            archive.writestr(entry, data)
    return target.getvalue()


def chat(facts: Scenario) -> bytes:
    """Return a chat as SQLite. Two messages look alike and are other bytes: é in one piece, e and accent in two."""
    name = facts.suspect.split()[0]
    messages = [
        ("2026-02-10T08:01:00Z", name, f"Payment {facts.draw.number('chat', 100, 999)} is ready."),
        ("2026-02-10T08:02:00Z", "agent", "Meet at the caf\u00e9."),
        ("2026-02-10T08:03:00Z", name, "Meet at the cafe\u0301."),
        ("2026-02-10T08:05:00Z", "agent", f"Use the account ending {facts.account[-4:]}."),
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "chat.sqlite"
        database = sqlite3.connect(path)
        database.execute("PRAGMA page_size = 4096")
        database.execute("CREATE TABLE message (id INTEGER PRIMARY KEY, sent TEXT, sender TEXT, body TEXT)")
        database.executemany("INSERT INTO message (sent, sender, body) VALUES (?, ?, ?)", messages)
        database.commit()
        database.close()
        data = bytearray(path.read_bytes())
    # the last writer's version of SQLite stands here; it would differ from machine to machine
    data[96:100] = struct.pack(">I", 3040000)
    return bytes(data)
