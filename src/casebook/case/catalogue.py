"""What the case file holds: exhibits with their files, and the answers that can be worked out from them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Exhibit:
    """One exhibit: its number, its file in the case folder, and what it is."""

    id: str
    file: str
    title: str


@dataclass(frozen=True)
class Key:
    """One answer that `solve` works out: its name, its type, and from which exhibits."""

    name: str
    type: str
    source: str
    meaning: str


EXHIBITS = (
    Exhibit("EXH-01A", "EXH-01A_laptop.E01", "Image of the laptop, registry copy"),
    Exhibit("EXH-01B", "EXH-01B_laptop.E01", "Image of the laptop, laboratory copy"),
    Exhibit("EXH-01C", "EXH-01C_laptop.E01", "Image of the laptop, defence copy"),
    Exhibit("EXH-02", "EXH-02_custody.csv", "Custody record of the laptop"),
    Exhibit("EXH-03", "EXH-03_acquisition_report.txt", "Acquisition report"),
    Exhibit("EXH-04", "EXH-04_manifest-sha256.txt", "SHA-256 manifest of the other exhibits"),
    Exhibit("EXH-05", "EXH-05_certificate.txt", "Certificate for the image"),
    Exhibit("EXH-06A", "EXH-06A_cloud_export.zip", "Cloud export, first delivery"),
    Exhibit("EXH-06B", "EXH-06B_cloud_export.zip", "Cloud export, second delivery"),
    Exhibit("EXH-07", "EXH-07_chat.sqlite", "Chat"),
    Exhibit("EXH-08", "EXH-08_known_files.csv", "Known-file list"),
    Exhibit("EXH-09", "EXH-09_ledger.csv", "Ledger of the firm"),
    Exhibit("EXH-10", "EXH-10_transcript.txt", "Transcript of an interview"),
    Exhibit("EXH-11", "EXH-11_bank_statement.csv", "Statement of the bank"),
    Exhibit("EXH-12", "EXH-12_narrative.json", "The case in numbered paragraphs"),
)

COPIES = "EXH-01A, EXH-01B, EXH-01C"
KEYS = (
    Key("image.<copy>.verdict", "text", COPIES + ", EXH-02", "sound, damaged or reimaged"),
    Key("image.<copy>.stored.md5", "hex", COPIES, "MD5 that the imaging tool stored"),
    Key("image.<copy>.stored.sha1", "hex", COPIES, "SHA-1 that the imaging tool stored"),
    Key("image.<copy>.recomputed.md5", "hex", COPIES, "MD5 of the disk as it reads now"),
    Key("image.<copy>.recomputed.sha1", "hex", COPIES, "SHA-1 of the disk as it reads now"),
    Key("image.<copy>.recomputed.sha256", "hex", COPIES, "SHA-256 of the disk as it reads now"),
    Key("image.<copy>.bad_sectors", "list", COPIES, "first and last sector of each chunk whose checksum fails"),
    Key("image.sound", "text", COPIES, "the copy that is what was acquired"),
    Key("image.damaged", "text", COPIES, "the copy with the damaged sector"),
    Key("image.reimaged", "text", COPIES, "the copy that was edited and imaged again"),
    Key("custody.recorded.md5", "hex", "EXH-02", "MD5 that the examiner wrote down at acquisition"),
    Key("custody.recorded.sha256", "hex", "EXH-02", "SHA-256 that the examiner wrote down at acquisition"),
    Key("custody.recorded.line", "number", "EXH-02", "line of the record with the MD5"),
    Key("custody.seized", "moment", "EXH-02", "when the laptop was seized"),
    Key("custody.acquired", "moment", "EXH-02", "when the image was made"),
    Key("custody.gap.start", "moment", "EXH-02", "last moment before the gap"),
    Key("custody.gap.end", "moment", "EXH-02", "first moment after the gap"),
    Key("custody.gap.hours", "number", "EXH-02", "length of the gap"),
    Key("custody.gap.line", "number", "EXH-02", "line of the record at which the gap ends"),
    Key("manifest.failing", "text", "EXH-04", "the one file whose line fails"),
    Key("manifest.reason", "text", "EXH-04, EXH-10", "line-ends when only the line ends have changed, else content"),
    Key("certificate.defect", "text", "EXH-05", "algorithm, device or signature"),
    Key("laptop.deleted.name", "text", "the sound copy", "name of the deleted file"),
    Key("laptop.deleted.sha256", "hex", "the sound copy", "its SHA-256"),
    Key("laptop.edited.name", "text", "sound and reimaged copy", "the file that differs between them"),
    Key("laptop.edited.modified", "moment", "the reimaged copy", "its time of last change, no zone"),
    Key("laptop.edited.after_seizure", "boolean", "the reimaged copy, EXH-02", "whether that is after the seizure"),
    Key("laptop.twins", "list", "the sound copy", "two files with one MD5 and two SHA-256"),
    Key("twins.md5", "hex", "the sound copy", "their MD5"),
    Key("twins.sha256", "list", "the sound copy", "their two SHA-256"),
    Key("fuzzy.pair", "list", "the sound copy", "the two text files that are most alike"),
    Key("fuzzy.score", "number", "the sound copy", "how alike, 0 to 100"),
    Key("known.notable", "list", "the sound copy, EXH-08", "files of the laptop that the list calls notable"),
    Key("known.ordinary", "list", "the sound copy, EXH-08", "files of the laptop that the list calls ordinary"),
    Key("cloud.zip.same", "boolean", "EXH-06A, EXH-06B", "whether the two ZIP files are the same bytes"),
    Key("cloud.content.same", "boolean", "EXH-06A, EXH-06B", "whether the files in them are"),
    Key("cloud.sha256", "list", "EXH-06A, EXH-06B", "SHA-256 of each ZIP"),
    Key("chat.alike", "list", "EXH-07", "numbers of two messages that look alike and are different bytes"),
    Key("chat.sha256", "list", "EXH-07", "SHA-256 of the two messages as UTF-8"),
    Key("chat.nfc.sha256", "hex", "EXH-07", "SHA-256 of both after normalisation to NFC"),
    Key("ledger.wrong_date", "text", "EXH-09, EXH-11", "date of the one payment that ledger and bank give differently"),
    Key("ledger.in_manifest", "boolean", "EXH-04, EXH-09", "whether the ledger's hash is that in the manifest"),
)


def page() -> str:
    """Return `docs/case.md`."""
    exhibits = "".join(f"| {one.id} | `{one.file}` | {one.title} |\n" for one in EXHIBITS)
    keys = "".join(f"| `{one.name}` | {one.type} | {one.source} | {one.meaning} |\n" for one in KEYS)
    return (
        "# The case file\n\nMade by `casebook case catalogue`. One invented case, generated from a seed.\n"
        "`case.path(id)` is the file of an exhibit; `case.truth[key]` is worked out from the exhibits by other means\n"
        "than those that made them.\n\n"
        f"| exhibit | file | what it is |\n| --- | --- | --- |\n{exhibits}\n"
        f"`<copy>` stands for {COPIES}.\n\n| key | type | from | meaning |\n| --- | --- | --- | --- |\n{keys}"
    )
