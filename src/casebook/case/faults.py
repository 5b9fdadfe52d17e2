"""The planted faults by name. Each can be left out, and then the answers that it decides are other ones."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One planted fault: its name, where it lies, what is wrong, and answers that change when it is left out."""

    name: str
    exhibit: str
    what: str
    changes: tuple[str, ...]


FAULTS = (
    Fault("damage", "EXH-01", "one bit of one copy is flipped", ("image.damaged",)),
    Fault("edit", "EXH-01", "a file was edited and the disk imaged again", ("image.reimaged", "laptop.edited.name")),
    Fault("deleted", "EXH-01", "a file was deleted", ("laptop.deleted.name", "laptop.deleted.sha256")),
    Fault("twins", "EXH-01", "two files share an MD5", ("laptop.twins", "twins.md5", "twins.sha256")),
    Fault("gap", "EXH-02", "for hours nobody holds the laptop", ("custody.gap.hours", "custody.gap.line")),
    Fault("form", "EXH-26", "the printed form has another seal number", ("custody.form.line", "custody.form.seal")),
    Fault("manifest", "EXH-10", "saved again with other line ends", ("manifest.failing", "manifest.reason")),
    Fault("delivery", "EXH-29", "one line of the provider's list fails", ("delivery.failing", "delivery.cause")),
    Fault("certificate", "EXH-05", "Part A has a defect", ("certificate.defect", "certificate.63")),
    Fault("certificate-b", "EXH-05", "Part B has two defects", ("certificate.63",)),
    Fault("certificate-65b", "EXH-23", "three defects", ("certificate.65B",)),
    Fault("certificate-902", "EXH-24", "three defects", ("certificate.902",)),
    Fault("certificate-abroad", "EXH-31", "in two cases of three one paragraph is defective", ("abroad.certificate",)),
    Fault("search", "EXH-30", "two formalities were left out", ("search.record",)),
    Fault("alike", "EXH-07", "two messages look alike and differ", ("chat.alike", "chat.nfc.sha256")),
    Fault("screenshot", "EXH-21", "shows another amount", ("screenshot.amount", "screenshot.differs")),
    Fault("ledger", "EXH-09", "one entry is not what the bank paid", ("ledger.wrong_date", "ledger.total")),
    Fault("printout", "EXH-20", "leaves out entries", ("printout.missing", "printout.total")),
    Fault("zone", "EXH-13", "local time, the zone only in the letter", ("trace.zone", "trace.local")),
    Fault("shared", "EXH-16", "customers share one address", ("cgnat.candidates",)),
    Fault("altered", "EXH-18", "a mail was changed after signing", ("mail.altered",)),
    Fault("replayed", "EXH-18", "a signed mail was sent again", ("mail.replayed", "mail.reply_to")),
    Fault("twice", "EXH-22", "one packet was sent twice", ("capture.packets",)),
    Fault("retention", "EXH-25", "records had expired", ("retention.lost",)),
)

NAMES = tuple(fault.name for fault in FAULTS)
