"""What the case file holds: exhibits, the answers that can be worked out from them, the elements of a request.

Light on purpose: a lesson imports it to find a file. `casebook.case.page` prints it as `docs/case.md`.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Exhibit:
    """One exhibit: its number, its file below `data/`, what it is, what it shows, and which modules use it."""

    id: str
    file: str
    title: str
    shows: str
    modules: tuple[str, ...]


@dataclass(frozen=True)
class Key:
    """One answer of `case.truth`: its name, its type, the exhibits that give it, its meaning.

    `null` is the value of a key whose fault is not planted. In a name, `<copy>` is one of the three images,
    `<mail>` one of the three mails, `<record>` a kind of record, `<element>` and `<slug>` see `docs/case.md`.
    """

    name: str
    type: str
    source: str
    meaning: str


@dataclass(frozen=True)
class Element:
    """What a request must say, its codes in `docs/case.md` (M, E, P), and the question it answers."""

    slug: str
    codes: tuple[str, ...]
    asks: str


EXHIBITS = (
    Exhibit(
        "EXH-01A", "EXH-01A_laptop.E01", "Image of the laptop, registry copy",
        "one of the three copies is sound, one is damaged, one was edited and imaged again", ("m05",),
    ),
    Exhibit("EXH-01B", "EXH-01B_laptop.E01", "Image of the laptop, laboratory copy", "as EXH-01A", ("m05",)),
    Exhibit("EXH-01C", "EXH-01C_laptop.E01", "Image of the laptop, defence copy", "as EXH-01A", ("m05",)),
    Exhibit(
        "EXH-02", "EXH-02_custody.csv", "Custody record of the laptop",
        "the hashes written down at acquisition, the seals, and hours without a holder", ("m05", "m02"),
    ),
    Exhibit(
        "EXH-03", "EXH-03_acquisition_report.txt", "Acquisition report",
        "serial numbers, write blocker, tool, sectors, start and end", ("m05", "m02"),
    ),
    Exhibit(
        "EXH-04", "EXH-04_manifest-sha256.txt", "SHA-256 manifest of the other exhibits",
        "one line fails: EXH-10 was saved again with other line ends", ("m02", "m05"),
    ),
    Exhibit(
        "EXH-05", "EXH-05_certificate.txt", "Certificate for the image, section 63(4) BSA with Schedule",
        "Part A has one defect, Part B has two", ("m05", "m02"),
    ),
    Exhibit(
        "EXH-06A", "EXH-06A_cloud_export.zip", "Cloud export of the firm, first delivery",
        "another ZIP than EXH-06B, the same files inside", ("m05",),
    ),
    Exhibit("EXH-06B", "EXH-06B_cloud_export.zip", "Cloud export of the firm, second delivery", "as EXH-06A", ("m05",)),
    Exhibit(
        "EXH-07", "EXH-07_chat.sqlite", "Chat, exported from the laptop",
        "the amount that was agreed; two messages that look alike and are other bytes", ("m02", "m05"),
    ),
    Exhibit("EXH-08", "EXH-08_known_files.csv", "Known-file list", "one file of the laptop is notable", ("m05",)),
    Exhibit(
        "EXH-09", "EXH-09_ledger.csv", "Ledger of the firm, native file",
        "one amount is not the one that the bank paid", ("m02", "m05"),
    ),
    Exhibit("EXH-10", "EXH-10_transcript.txt", "Transcript of an interview", "the failing line of EXH-04", ("m05",)),
    Exhibit("EXH-11", "EXH-11_bank_statement.csv", "Statement of the bank", "what was really paid", ("m02", "m05")),
    Exhibit(
        "EXH-12", "EXH-12_narrative.html", "The case in numbered paragraphs",
        "complaint, statements, letters, reports and the prosecutor's note", ("m02", "m03", "m04", "m05"),
    ),
    Exhibit(
        "EXH-13", "EXH-13_server_log.csv", "Log of the firm's remote-access server",
        "one logon from outside, in local time without a zone", ("m03",),
    ),
    Exhibit("EXH-14", "EXH-14_server_letter.txt", "Letter with which EXH-13 was handed over", "the zone", ("m03",)),
    Exhibit(
        "EXH-15", "EXH-15_relay_log.csv", "Connection log of the hosting provider, third State",
        "which client address and port stood behind an address of the relay, in UTC", ("m02", "m03"),
    ),
    Exhibit(
        "EXH-16", "EXH-16_cgnat_log.csv", "Log of shared addresses of the access provider",
        "which customer had which ports of an address, in UTC", ("m03",),
    ),
    Exhibit("EXH-17", "EXH-17_subscribers.csv", "Subscribers of the access provider", "customers by number", ("m03",)),
    Exhibit(
        "EXH-18A", "EXH-18A_mail.eml", "First mail of the thread",
        "one mail is genuine, one replayed (signature passes, Reply-To not covered), one altered (fails)", ("m02",),
    ),
    Exhibit("EXH-18B", "EXH-18B_mail.eml", "Second mail of the thread", "as EXH-18A", ("m02",)),
    Exhibit("EXH-18C", "EXH-18C_mail.eml", "Third mail of the thread", "as EXH-18A", ("m02",)),
    Exhibit("EXH-19", "EXH-19_dns_keys.json", "DNS answers, saved", "the key that checks the signatures", ("m02",)),
    Exhibit(
        "EXH-20", "EXH-20_ledger_printout.pdf", "Printout of the ledger",
        "leaves out entries of EXH-09, and the notes", ("m02",),
    ),
    Exhibit("EXH-21", "EXH-21_screenshot.png", "Screenshot of the chat", "another amount than EXH-07", ("m02",)),
    Exhibit(
        "EXH-22", "EXH-22_capture.pcap", "Network traffic of the mining server",
        "the pool, and how often work was handed in (one packet was sent twice)", (),
    ),
    Exhibit(
        "EXH-23", "EXH-23_certificate_65B.txt", "Certificate for the printout, section 65B(4)",
        "three of nine paragraphs are defective", ("m02",),
    ),
    Exhibit(
        "EXH-24", "EXH-24_certificate_902.txt", "Certificate for the image, FRE 902(13) and (14)",
        "three of nine paragraphs are defective", ("m02",),
    ),
    Exhibit(
        "EXH-25", "EXH-25_retention.csv", "Retention periods of the providers, and when they were asked",
        "some records had expired when the request arrived", ("m03",),
    ),
    Exhibit(
        "EXH-26", "EXH-26_custody_form.pdf", "Custody record, printed form",
        "one seal number is not the one of EXH-02", ("m05",),
    ),
    Exhibit("EXH-27", "EXH-27_custody.jsonld", "Custody as CASE/UCO", "the record in exchange format", ()),
    Exhibit("EXH-28A", "EXH-28A_manifest.tsr", "Time stamp on EXH-04 (RFC 3161)", "when EXH-04 existed", ("m05",)),
    Exhibit("EXH-28B", "EXH-28B_authority.pem", "Certificate of the time-stamp authority", "whose key", ("m05",)),
    Exhibit(
        "EXH-29", "EXH-29_delivery_manifest.txt", "The provider's own list of the files in EXH-06",
        "one line fails, for one of five causes", ("m05",),
    ),
    Exhibit(
        "EXH-30", "EXH-30_search_record.txt", "Record of the search",
        "two formalities were left out, which matter in one State and not in another", ("m02",),
    ),
    Exhibit(
        "EXH-31", "EXH-31_certificate_abroad.txt", "Certificate of the hosting provider for EXH-15",
        "in some cases one paragraph is defective", ("m02",),
    ),
)  # fmt: skip

COPIES = ("EXH-01A", "EXH-01B", "EXH-01C")
MAILS = ("EXH-18A", "EXH-18B", "EXH-18C")
RECORDS = ("relay", "rental", "cgnat", "signin", "deleted")
_COPIES, _MAILS = ", ".join(COPIES), ", ".join(MAILS)

ELEMENTS = (
    Element("who", (), "who was harmed, and who complains"),
    Element("what", ("M3", "P2"), "what happened: the facts in summary"),
    Element("when", (), "when the false mail and the break-in came"),
    Element("where", (), "where the evidence was found"),
    Element("gravity", ("R10",), "how grave the harm is"),
    Element("authority", ("M1", "P1"), "which authority asks"),
    Element("proceeding", ("M2",), "what is investigated, how far, and by whom"),
    Element("assistance", ("M4",), "what is asked for"),
    Element("persons", ("M5",), "who is concerned: identity, place, nationality"),
    Element("purpose", ("M6",), "what the evidence is needed for"),
    Element("period", ("M7", "E4"), "from when to when"),
    Element("language", ("M8",), "in which form and language"),
    Element("channel", ("M9", "P8"), "by which channel"),
    Element("conduct", ("M11",), "which conduct is an offence"),
    Element("confidentiality", ("M12", "P7"), "why the request must stay secret"),
    Element("speciality", ("M13",), "what the answer will be used for, and not for"),
    Element("urgency", ("M14",), "why it is urgent: a reason and a date"),
    Element("provider", ("E1", "P4"), "which company holds the data"),
    Element("account", ("E2",), "which account, exactly"),
    Element("address", (), "which address, port and second in UTC"),
    Element("dates_utc", (), "moments given in UTC"),
    Element("subscriber_data", ("E3-subscriber",), "why subscriber data are needed"),
    Element("traffic_data", ("E3-traffic",), "why traffic data are needed"),
    Element("content_data", ("E3-content",), "why content is needed"),
    Element("preservation", ("E5", "P9"), "which preservation was asked and confirmed before"),
    Element("earlier_request", ("E6",), "which request was sent before"),
    Element("source", ("E7",), "how a fact is known, and from whom"),
    Element("nexus", ("E8", "P3"), "what ties the account to the offence"),
    Element("freshness", (), "why the data are probably still there"),
    Element("probable_cause", (), "which facts make it probable that this account holds traces"),
    Element("certification", ("E9",), "which certificate is wanted back"),
    Element("delivery", ("E10",), "how to deliver, with which hash values"),
    Element("loss", ("P5",), "why the data could be lost"),
    Element("follow_up", ("P6",), "that a request for the data will follow"),
    Element("contact", ("P10",), "whom to call, at which hours, in which zone"),
    Element("path", ("P11",), "which other provider the trail leads to"),
    Element("port", (), "why address and time alone are not enough"),
    Element("legality", (), "on what order the search rests"),
    Element("custody", (), "how the laptop was kept"),
    Element("defence", (), "what speaks for the accused"),
    Element("limits", (), "what was not examined"),
)

KEYS = (
    Key("image.<copy>.verdict", "text", _COPIES + ", EXH-02", "sound, damaged or reimaged"),
    Key("image.<copy>.stored.md5", "hex", _COPIES, "MD5 that the imaging tool stored"),
    Key("image.<copy>.stored.sha1", "hex", _COPIES, "SHA-1 that the imaging tool stored"),
    Key("image.<copy>.recomputed.md5", "hex", _COPIES, "MD5 of the disk as it reads now"),
    Key("image.<copy>.recomputed.sha1", "hex", _COPIES, "SHA-1 of the disk as it reads now"),
    Key("image.<copy>.recomputed.sha256", "hex", _COPIES, "SHA-256 of the disk as it reads now"),
    Key("image.<copy>.recorded", "hex", "EXH-02", "MD5 that the custody record gives for the disk"),
    Key("image.<copy>.bad_sectors", "list", _COPIES, "first and last sector of each chunk whose checksum fails"),
    Key("image.<copy>.file.sha256", "hex", _COPIES, "SHA-256 of the E01 file, which is not that of the disk"),
    Key("image.sound", "text", _COPIES, "the copy that is what was acquired (the first, if several)"),
    Key("image.damaged", "text or null", _COPIES, "the copy with the damaged sector"),
    Key("image.reimaged", "text or null", _COPIES, "the copy that was edited and imaged again"),
    Key("custody.recorded.md5", "hex", "EXH-02", "MD5 that the examiner wrote down at acquisition"),
    Key("custody.recorded.sha256", "hex", "EXH-02", "SHA-256 that the examiner wrote down at acquisition"),
    Key("custody.recorded.line", "number", "EXH-02", "line of the record with the MD5"),
    Key("custody.seized", "moment", "EXH-02", "when the laptop was seized"),
    Key("custody.acquired", "moment", "EXH-02", "when the image was ready and its MD5 was written down"),
    Key("custody.gap.start", "moment or null", "EXH-02", "last moment before the gap"),
    Key("custody.gap.end", "moment or null", "EXH-02", "first moment after the gap"),
    Key("custody.gap.hours", "number or null", "EXH-02", "length of the gap"),
    Key("custody.gap.line", "number or null", "EXH-02", "line of the record at which the gap ends"),
    Key("custody.seals", "list", "EXH-02", "seal numbers in the order of their use"),
    Key("custody.form.line", "number or null", "EXH-02, EXH-26", "line in which the printed form differs"),
    Key("custody.form.seal", "text or null", "EXH-26", "the seal number that the form gives there"),
    Key("custody.exchange.sha256", "hex", "EXH-27", "SHA-256 of the disk in the exchange format"),
    Key("report.serial", "text", "EXH-03", "serial number of the laptop"),
    Key("report.disk", "text", "EXH-03", "serial number of its disk"),
    Key("report.sectors", "number", "EXH-03", "sectors of the disk"),
    Key("manifest.failing", "text or null", "EXH-04", "the one file whose line fails"),
    Key("manifest.reason", "text or null", "EXH-04, EXH-10", "line-ends when only the line ends have changed"),
    Key("manifest.listed", "hex or null", "EXH-04", "SHA-256 that the failing line lists"),
    Key("manifest.recomputed", "hex or null", "EXH-10", "SHA-256 of that file as it is"),
    Key("manifest.sha256", "hex", "EXH-04", "SHA-256 of the manifest itself, which the stamp covers"),
    Key("stamp.time", "moment", "EXH-28A", "time in the time stamp"),
    Key("stamp.serial", "number", "EXH-28A", "its serial number"),
    Key("stamp.covers", "boolean", "EXH-28A, EXH-04", "whether it covers EXH-04 as it is"),
    Key("stamp.valid", "boolean", "EXH-28A, EXH-28B", "whether the signature is that of EXH-28B"),
    Key("delivery.failing", "text or null", "EXH-29, EXH-06A", "the file whose line fails or is missing"),
    Key(
        "delivery.cause", "text or null", "EXH-29, EXH-06A",
        "content, line-ends, digits (two swapped), algorithm (MD5 in the place of SHA-256) or unlisted",
    ),
    Key("delivery.sha256", "hex or null", "EXH-06A", "SHA-256 of that file as it is"),
    Key("certificate.defect", "text or null", "EXH-05", "the defect of Part A: algorithm, device or signature"),
    Key(
        "certificate.63", "object", "EXH-05, EXH-02",
        "A1 … B7: sound, algorithm, device, signature, other-hash, no-report or early",
    ),
    Key("certificate.65B", "object", "EXH-23", "1 … 9: sound, record, device, use, working, position or belief"),
    Key(
        "certificate.902", "object", "EXH-24, EXH-02, EXH-03",
        "1 … 9: sound, unqualified, serial, conclusory, other-hash, mislabelled, notice, unsworn or early",
    ),
    Key("search.record", "object", "EXH-30", "1 … 9: sound, specialist, witnesses, copy, film or values"),
    Key("abroad.certificate", "object", "EXH-31, EXH-15", "1 … 7: sound, custodian, time, practice or penalty"),
    Key("abroad.defect", "text or null", "EXH-31", "the defect of that certificate, if it has one"),
    Key("laptop.deleted.name", "text or null", "the sound copy", "name of the deleted file"),
    Key("laptop.deleted.sha256", "hex or null", "the sound copy", "its SHA-256"),
    Key("laptop.edited.name", "text or null", "sound and reimaged copy", "the file that differs between them"),
    Key("laptop.edited.modified", "moment or null", "the reimaged copy", "its time of last change, no zone"),
    Key("laptop.edited.after_seizure", "boolean or null", "the reimaged copy, EXH-02", "later than the seizure"),
    Key("laptop.edited.account", "text or null", "the reimaged copy", "the account that the edited file names"),
    Key("laptop.twins", "list or null", "the sound copy", "two files with one MD5 and two SHA-256"),
    Key("twins.md5", "hex or null", "the sound copy", "their MD5"),
    Key("twins.sha256", "list or null", "the sound copy", "their two SHA-256"),
    Key("fuzzy.pair", "list", "the sound copy", "the two text files that are most alike"),
    Key("fuzzy.score", "number", "the sound copy", "how alike, 0 to 100"),
    Key("known.notable", "list", "the sound copy, EXH-08", "files of the laptop that the list calls notable"),
    Key("known.ordinary", "list", "the sound copy, EXH-08", "files of the laptop that the list calls ordinary"),
    Key("cloud.zip.same", "boolean", "EXH-06A, EXH-06B", "whether the two ZIP files are the same bytes"),
    Key("cloud.content.same", "boolean", "EXH-06A, EXH-06B", "whether the files in them are"),
    Key("cloud.sha256", "list", "EXH-06A, EXH-06B", "SHA-256 of each ZIP"),
    Key("chat.messages", "number", "EXH-07", "number of messages"),
    Key("chat.first", "moment", "EXH-07", "when the first was sent, UTC"),
    Key("chat.amount", "number", "EXH-07", "the amount that was agreed"),
    Key("chat.amount.message", "number", "EXH-07", "number of the message with the amount"),
    Key("chat.alike", "list or null", "EXH-07", "two messages that look alike and are different bytes"),
    Key("chat.sha256", "list or null", "EXH-07", "SHA-256 of the two messages as UTF-8"),
    Key("chat.nfc.sha256", "hex or null", "EXH-07", "SHA-256 of both after normalisation to NFC"),
    Key("screenshot.amount", "number", "EXH-21", "the amount in the picture"),
    Key("screenshot.differs", "boolean", "EXH-07, EXH-21", "whether that is not the amount of the chat"),
    Key("ledger.wrong_date", "text or null", "EXH-09, EXH-11", "date of the one payment that the bank gives otherwise"),
    Key("ledger.in_manifest", "boolean", "EXH-04, EXH-09", "whether the ledger's hash is that in the manifest"),
    Key("ledger.total", "number", "EXH-09", "sum of all entries"),
    Key("printout.missing", "list", "EXH-09, EXH-20", "numbers of the entries that the printout leaves out"),
    Key("printout.total", "number", "EXH-20", "sum of the entries that it prints"),
    Key("trace.local", "text", "EXH-13", "time of the logon from outside, as the log has it"),
    Key("trace.zone", "text", "EXH-14", "the zone of that time, such as +05:30"),
    Key("trace.utc", "moment", "EXH-13, EXH-14", "the same moment in UTC"),
    Key("trace.relay.address", "text", "EXH-13", "address from which the logon came"),
    Key("trace.relay.port", "number", "EXH-13", "its port"),
    Key("trace.client.address", "text", "EXH-15", "address behind the relay at that moment"),
    Key("trace.client.port", "number", "EXH-15", "its port"),
    Key("cgnat.candidates", "number", "EXH-16", "customers who shared that address at that moment"),
    Key("cgnat.customer", "text", "EXH-16", "the one customer who had that port"),
    Key("cgnat.subscriber", "text", "EXH-17", "the name of that customer"),
    Key("cgnat.if_local", "text", "EXH-13 to EXH-17", "the name that comes out if local time is read as UTC"),
    Key("mail.<mail>.dkim", "text", _MAILS + ", EXH-19", "pass or fail"),
    Key("mail.<mail>.kind", "text", _MAILS + ", EXH-19", "genuine, replayed or altered"),
    Key("mail.<mail>.received", "moment", _MAILS, "when the firm's server took it, UTC"),
    Key("mail.<mail>.account", "text", _MAILS, "the account that the mail names"),
    Key("mail.genuine", "text", _MAILS, "the exhibit that is genuine (the first, if several)"),
    Key("mail.replayed", "text or null", _MAILS, "the exhibit that is replayed"),
    Key("mail.altered", "text or null", _MAILS, "the exhibit that is altered"),
    Key("mail.reply_to", "text or null", _MAILS, "the reply address that no signature covers"),
    Key("mail.signed", "list", _MAILS, "the header fields that the signature covers"),
    Key("capture.pool.name", "text", "EXH-22", "name of the pool, from the DNS query"),
    Key("capture.pool.address", "text", "EXH-22", "address of the pool"),
    Key("capture.pool.port", "number", "EXH-22", "port of the pool"),
    Key("capture.worker", "text", "EXH-22", "name with which the miner signed on"),
    Key("capture.submits", "number", "EXH-22", "how often it handed in work"),
    Key("capture.packets", "number", "EXH-22", "packets that carry such a line: more, if one was sent twice"),
    Key("capture.first", "moment", "EXH-22", "time of the first packet, UTC"),
    Key("retention.<record>.days", "number", "EXH-25", "days for which the record is kept"),
    Key("retention.<record>.expires", "moment", "EXH-25", "when it is deleted, UTC"),
    Key("retention.<record>.asked", "moment", "EXH-25", "when the provider was asked to keep it, UTC"),
    Key("retention.<record>.kept", "boolean", "EXH-25", "asked before it was deleted"),
    Key("retention.lost", "list", "EXH-25", "records that had expired when the provider was asked"),
    Key("retention.first", "text", "EXH-25", "the record that expires first"),
    Key("narrative.count", "number", "EXH-12", "number of paragraphs"),
    Key("narrative.number.<slug>", "number or null", "EXH-12", "number of a paragraph; null if not in this case"),
    Key("narrative.supports.<element>", "list", "EXH-12", "numbers of the paragraphs that carry an element"),
    Key("narrative.sets.<element>", "list of lists", "EXH-12", "the same as alternatives: original or translation"),
    Key("narrative.distractors", "list", "EXH-12", "numbers of the paragraphs that carry no element"),
    Key("fact.firm", "text", "EXH-12", "the firm that was harmed"),
    Key("fact.city", "text", "EXH-12", "its city"),
    Key("fact.suspect", "text", "EXH-12", "the person under suspicion"),
    Key("fact.mailbox", "text", "EXH-12", "the mailbox that a request asks about"),
    Key("fact.amount", "number", "EXH-12", "the amount that was lost"),
    Key("fact.currency", "text", "EXH-12", "its currency"),
    Key("fact.paid", "text", "EXH-12", "the day on which the firm paid it"),
    Key("fact.account", "text", "EXH-12", "the bank account to which it went"),
    Key("fact.provider", "text", "EXH-12", "the company that holds the mailbox"),
    Key("fact.subsidiary", "text", "EXH-12", "the company that does not"),
    Key("fact.host", "text", "EXH-12", "the hosting provider in the third State"),
    Key("fact.third", "text", "EXH-12", "the third State"),
    Key("fact.access", "text", "EXH-12", "the access provider"),
    Key("fact.hand_in.address", "text", "EXH-12", "address from which the mail with the reply address was handed in"),
    Key("fact.hand_in.port", "number", "EXH-12", "its port"),
    Key("fact.hand_in.time", "moment", "EXH-12", "when it was handed in, UTC"),
    Key("fact.prosecutor", "text", "EXH-12", "who asks: the person"),
    Key("fact.office", "text", "EXH-12", "who asks: the authority"),
    Key("fact.police", "text", "EXH-12", "who investigates"),
    Key("fact.file", "text", "EXH-12", "number of the investigation"),
    Key("fact.offences", "text", "EXH-12", "provisions under which the conduct is brought"),
    Key("fact.period.start", "moment", "EXH-12", "begin of the period, UTC"),
    Key("fact.period.end", "moment", "EXH-12", "end of the period, UTC"),
    Key("fact.preservation.reference", "text", "EXH-12", "reference of the preservation"),
    Key("fact.preservation.asked", "moment", "EXH-12", "when it was asked for, UTC"),
    Key("fact.preservation.confirmed", "moment", "EXH-12", "when it was confirmed, UTC"),
    Key("fact.earlier.reference", "text", "EXH-12", "reference of the earlier request"),
    Key("fact.last_use", "moment", "EXH-12", "last known use of the mailbox, UTC"),
    Key("fact.follow_up", "text", "EXH-12", "date by which the request for the data follows"),
    Key("fact.hearing", "text", "EXH-12", "date of the hearing"),
    Key("fact.note", "text", "EXH-12", "date of the prosecutor's note"),
)  # fmt: skip


def catalogue() -> tuple[Exhibit, ...]:
    """Return the exhibits in their order."""
    return EXHIBITS


def own_keys() -> tuple[str, ...]:
    """Return the answers that are one learner's own: nobody guesses them, and two learners with the same one copied.

    They are the digests (at least 128 bits), the account (8 drawn digits behind 8 drawn digits) and the name of the
    miner (80 bits). `<copy>` is written out.
    """
    names = [key.name for key in KEYS if key.type.startswith("hex")] + ["fact.account", "capture.worker"]
    return tuple(name.replace("<copy>", copy) for name in names for copy in (COPIES if "<copy>" in name else ("",)))
