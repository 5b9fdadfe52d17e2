"""The case narrative: numbered paragraphs of complaint, statements and reports, and what each can support."""

# ruff: noqa: E501 - a paragraph stands on its own line

import json

from casebook.case.scenario import Scenario

# (tags, text, language): a tag names the element of a request that the paragraph supports
Paragraph = tuple[tuple[str, ...], str, str]


def paragraphs(facts: Scenario) -> list[Paragraph]:
    """Return the paragraphs of the case in order."""
    f = facts
    day = f"{f.seized.day} February 2026"
    address = f"198.51.100.{f.draw.number('address', 10, 250)}"
    port = f.draw.number("port", 20_000, 60_000)
    mailbox = f"{f.suspect.split()[0].lower()}.{f.draw.number('mailbox', 10, 99)}@mail.example"
    return [
        (("who",), f"Complaint. {f.firm} makes industrial parts in {f.city}. It employs 140 people.", "en"),
        (("what",), f"On 9 February 2026 {f.firm} found that the files of three servers could no longer be opened.", "en"),
        (("what",), "A note on each server asked for payment and named a mail address.", "en"),
        (("amount",), f"On 6 February 2026 {f.firm} had paid {f.amount} to an account that it believed to be its supplier's.", "en"),
        (("account",), f"The account that was paid ends in {f.account[-4:]}.", "en"),
        (("nexus",), "The supplier had not changed its account. The change came in a mail inside a real thread of mails.", "en"),
        (("source",), "Statement of the head of accounts. She kept the mails and gave the police a copy with full headers.", "en"),
        (("when",), "The false mail arrived on 5 February 2026 at 14:12:09 UTC, according to the firm's mail server.", "en"),
        (("identifier",), f"The reply address in the false mail was {mailbox}.", "en"),
        (("provider",), "Mail for mail.example is run by Example Mail Services, whose terms name the company that holds the data.", "en"),
        ((), "The head of accounts added that the winter had been hard for business.", "en"),
        (("address", "when"), f"The log of the firm's mail server shows the sender at {address}, port {port}, 14:12:09 UTC.", "en"),
        (("address",), f"The range that holds {address} is used by an access provider that shares addresses among customers.", "en"),
        (("nexus",), "The same address opened the remote desktop of the first server on 7 February 2026 at 02:40:31 UTC.", "en"),
        (("source",), "Report of the firm's technician. He copied the logs before he restarted the servers.", "en"),
        ((), "The technician believes that the firewall was old. He gave no reason for this belief.", "en"),
        (("what",), "A program that mines a cryptocurrency ran on the second server from 8 February 2026.", "en"),
        (("place",), f"A phone number in the ransom note led to an office in {f.city}.", "en"),
        (("authority",), f"The court in {f.city} ordered a search of the office. The order names devices and storage media.", "en"),
        (("when", "place"), f"The office was searched on {day}. A laptop was on the desk, switched off.", "en"),
        (("custody",), f"{f.examiner} sealed the laptop and entered it in the custody record.", "en"),
        (("custody",), f"{f.examiner} made an image of its disk on the same day, behind a write blocker.", "en"),
        (("who",), f"The office is rented by {f.suspect}.", "en"),
        (("who",), f"{f.suspect} said that others used the laptop as well and that the code was known to them.", "en"),
        ((), f"A neighbour said that {f.suspect} was polite.", "en"),
        (("nexus",), "A note on the laptop has an account number to which money was to be sent.", "en"),
        (("dispute",), "Defence counsel says that this note was put on the laptop after the seizure.", "en"),
        (("dispute",), "The prosecution answers that the hashes of the image match.", "en"),
        (("ledger",), "The firm's accountant handed over the ledger. Its hash is that in the manifest.", "en"),
        (("ledger",), "The bank handed over its statement of the same payments.", "en"),
        (("identifier",), "A cloud account was exported twice by the same provider, four days apart.", "en"),
        (("urgency",), "The access provider wrote that it deletes its logs of shared addresses after thirty days.", "en"),
        (("urgency",), "Example Mail Services wrote that sign-in records are kept for ninety days.", "en"),
        (("state",), f"Example Mail Services keeps its data in {f.requested}, it says, and answers to requests made there.", "en"),
        (("confidential",), f"{f.suspect} does not know that the mailbox has been found and could empty it.", "en"),
        (("conduct",), "The conduct is access without right, damage to data, and obtaining money by a false message.", "en"),
        (("language",), "Le fournisseur d'acc\u00e8s a r\u00e9pondu que l'heure de ses journaux est l'heure universelle (UTC).", "fr"),
        (("language",), "The access provider answered that its logs are in universal time (UTC). [translation of 37]", "en"),
        (("language",), "\u0412\u043b\u0430\u0434\u0435\u043b\u0435\u0446 \u0441\u0435\u0440\u0432\u0435\u0440\u0430 \u0441\u043e\u043e\u0431\u0449\u0438\u043b, \u0447\u0442\u043e \u043f\u043e\u0440\u0442 \u043d\u0435 \u0441\u043e\u0445\u0440\u0430\u043d\u044f\u043b\u0441\u044f.", "ru"),
        (("language",), "The owner of the server said that the port had not been kept. [translation of 39]", "en"),
        (("custody",), "The laptop was taken from the store to the laboratory. The custody record shows when, and by whom.", "en"),
        (("need",), "Without the sign-in records of the mailbox nobody can say who sent the false mail.", "en"),
    ]  # fmt: skip


def narrative(facts: Scenario) -> bytes:
    """Return the narrative as JSON: number, text, language. What a paragraph supports is not said in it."""
    listed = [
        {"number": number, "text": text, "language": language}
        for number, (_, text, language) in enumerate(paragraphs(facts), 1)
    ]
    return (json.dumps({"paragraphs": listed}, ensure_ascii=False, indent=1) + "\n").encode()
