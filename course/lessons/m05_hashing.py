"""m05 Forensic hashing: what a matching hash value proves, from when on, and what it leaves open."""

# %% setup title="The hashes match. What has been proved?" minutes=60
from casebook.lesson import ask, case, evidence, field, mark, option, practice, questions, show, start

start(__file__)

# %% [markdown]
"""
<!-- section: title -->
# The hashes match. What has been proved?

*{minutes} · {questions}, {points} · nothing to program · law as of November 2026*
"""

# %% [markdown]
"""
<!-- section: case -->
## The case

A laptop was seized in a room that several people used. The same day an examiner made an **image** of its disk: a copy of
everything that can be read from it, kept in a file. The examiner wrote two **hash values** into the custody record by hand: short
texts that a program computes from the bytes. Three copies of the image are in use: one in the registry, one at the laboratory, one with the
defence. A note on the laptop names an account to which money was to go. The defence says that this note was put there
after the seizure. The prosecution answers with one sentence: the hashes match.

You have the copies, the record and the papers. You decide what that sentence is worth.
"""

# %%
show.table(("paragraph", "text"), [(number, text) for number, text in case.paragraphs.items() if "laptop" in text],
    "From the case file, EXH-12: every paragraph about the laptop")

# %% [markdown]
"""
<!-- section: aims -->
## What you will be able to do

* say which three values must agree, and what each of them can and cannot prove;
* find out which copy has changed, and whether the copy itself could have told you;
* read a custody record, a manifest, a certificate and an examiner's report for what is wrong with them;
* tell a collision from a forgery, and a hint from a proof;
* put the three questions that matter to an expert, and write the finding.

You need module m00. Names, dates and values are those of **your** case; another learner has another one.
Where you see a line of code, select it and press Shift and Enter: that line is the examiner's tool, and you run it.
One part is headed *If you have longer*. It carries no points, and its time is not counted.
"""

# %% [markdown]
"""
<!-- section: warmup -->
## Five questions from earlier modules

They cost nothing. Answer from memory: trying to remember is what helps. Skip those whose module you have not done.
"""

# %% practice="m05-w1"
practice.choice("A statement of 2019 carries the badge SUPERSEDED. Your case began in 2020. What do you do?",
    option("drop", "Leave the statement aside, since it is no longer the law anywhere",
        "Not yet. An older rule may still govern an older case."),
    option("keep", "Apply the statement, since it was the law in 2019",
        "Not yet. The rule may have changed before the date that counts."),
    option("date", "Find the date of the change, and apply the rule of your date",
        "A badge gives what was said, what holds now, and since when. Which date counts is a question of its own.",
        right=True))

# %% practice="m05-w2"
practice.choice("India said in 2019 that a party who does not hold the device need not file the certificate. And now?",
    option("holds", "It holds: nobody has to certify a device that is in the hands of another",
        "It was argued so in 2018. Three judges overruled that case on 14 July 2020 (IN-036)."),
    option("over", "It was overruled in 2020: the certificate is a condition for such a record",
        "Arjun Panditrao, 14 July 2020. Whoever cannot get the certificate applies to the court for it (IN-036, IN-037).",
        right=True),
    option("oral", "It was replaced: oral evidence by the holder may stand for the certificate",
        "The same judgment says that oral evidence is no substitute (IN-036)."))

# %% practice="m05-w3"
practice.choice("A trial in India was pending on 30 June 2024. Which provision governs the electronic record in it?",
    option("new", "Section 63 of the new Act, since it now applies to every trial",
        "The new Act applies from 1 July 2024, but what was pending just before that day stays under the old one (IN-034)."),
    option("choice", "Either provision, as the party who files the record prefers",
        "Parties do not choose. The transitional rule decides by the date (IN-034)."),
    option("old", "Section 65B of the old Act, which goes on for pending matters",
        "Section 170(2) of the new Act keeps the old one for them (IN-034).", right=True))

# %% practice="m05-w4"
practice.choice("In a US court a copy comes with a certificate under Rule 902(14). What does the certificate replace?",
    option("all", "Every witness on the copy, so that it is admitted unless the other side proves it false",
        "The rule spares a witness on one point only. Hearsay and confrontation remain (US-017)."),
    option("same", "The witness who would lay the foundation of authenticity, and nothing beyond",
        "The rule covers copies identified by a process such as hashing. Authenticity may still be contested (US-017).", right=True),
    option("content", "Proof that the content of the copy is true, as the certificate says",
        "Nobody certifies the truth of the content. The certificate speaks of the copying (US-017)."))

# %% practice="m05-w5"
practice.choice("A provider confirms that it has preserved the data you named. What do you have?",
    option("data", "The data, which the provider must now send",
        "No. Preservation keeps; it does not hand over (FR-17, US-006)."),
    option("future", "The data that exist, and whatever the account does from now on",
        "No. Preservation freezes what exists. The future needs another power (US-006)."),
    option("kept", "Time: what exists is kept until you ask for it",
        "A production order or a request for assistance must follow, and in time (FR-17).", right=True))

# %% [markdown]
"""
The law behind the five: {cite: IN-036, IN-037, IN-034, US-017, US-006, FR-17}
"""

# %% [markdown]
"""
<!-- section: worked -->
## One letter

Two sentences from a chat differ by one letter: *Send it to the second account*, and *Sent it to the second account*.
Decide before you look.
"""

# %% practice="m05-p1"
practice.choice("How much will their two hash values differ?",
    option("little", "By about one character, since one letter differs",
        "A hash function is built so that nearness leaves no trace."),
    option("none", "Not at all, since one letter is too small to count",
        "Every bit counts, even a space at the end of a line."),
    option("all", "As much as those of two unrelated texts",
        "So values say “the same” or “not the same”, and nothing in between.", right=True))

# %% visible
print(evidence.hash_text("Send it to the second account."))
print(evidence.hash_text("Sent it to the second account."))

# %%
show.digest_bits(b"Send it to the second account.", b"Sent it to the second account.")

# %% [markdown]
"""
A few characters agree, as they do in any two values: there are only sixteen to choose from. So when a witness says that
two values are *almost identical*, he has told you that the two files are different.

A file is a row of bytes; a byte is eight bits; a bit is 0 or 1. One letter of this sentence is one byte. Turn over a single bit:
"""

# %%
show.flip_explorer("Send it to the second account.")

# %% [markdown]
"""
## What a hash value is

A **hash function** makes from any number of bytes a short **hash value** of fixed length. The same bytes always give the
same value. The bytes cannot be computed back from the value; a short text can only be guessed and tried. And nobody is known to have found two files with one value,
unless the function is an old one that has been broken.

| algorithm | characters of its value | today |
| --- | --- | --- |
| MD5 | 32 | pairs with one value can be made by anybody |
| SHA-1 | 40 | pairs with one value have been made, in 2017 and 2020, at great cost |
| SHA-256 | 64 | no such pair is known |

The length tells you which of the three made a value. Remember that when you read the certificate.

Two things were said to the UN in 2019. India: hash values are given to the court for every relevant file. The United
States: hash values arguably make digital evidence harder to fabricate. The rest of this module measures both sentences on
your case. {cite: IN-028, US-028}
"""

# %% [markdown]
"""
## Three values, three moments

First an example from another file, from beginning to end. On 5 January an examiner made an image of a memory stick.
Her tool **stored** a value in the image. Five minutes later she wrote the value into the custody record by hand: the
**recorded** value. Ten months later you **recompute** it from the bytes that lie before you.
"""

# %%
import tempfile
from datetime import datetime
from pathlib import Path
from uuid import UUID

STICK = bytes(130 * 512) + b"Invoice 17: 400 paid.".ljust(126 * 512, b".")


def stick(turn_over=b""):
    """Make the image of the stick, turn over one bit where asked, and verify it."""
    about = evidence.ewf.Acquisition("example", "stick", "A. Example", "stick", datetime(2026, 1, 5, 10), UUID(int=5))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stick.E01"
        evidence.ewf.write_e01(STICK, path, about)
        if turn_over:
            evidence.ewf.flip_bit(path, path.read_bytes().index(turn_over))
        return evidence.verify(path, ("md5",))


show.table(("time", "entry", "MD5"),
    [("2026-01-05 10:05 +01:00", "image made, value read from the screen and written down",
      evidence.hash_bytes(STICK, ("md5",))["md5"])], "Custody record of the memory stick, one line")

# %% visible
stick()

# %% [markdown]
"""
Three comparisons, in this order:

1. **Stored against recomputed.** They agree. The data fit the value that is stored beside them. A date or a name in the
   image is not covered by it. And whoever makes or rewrites an image writes a new value.
2. **Recomputed against recorded.** They agree. The data are those that she read on 5 January.
3. **The checksums.** An **E01** image, the most usual kind, is cut into *chunks*, mostly of 64 *sectors* of 512 bytes. Each chunk has a small
   checksum of its own; a sector has none. None fails. Checksums find accidents, not intent, and what was never read has none.

What may be written into a judgment: *"The image holds what was read on 5 January. Its MD5, recomputed in court, is
the one in the custody record. What the value does not show is who wrote the invoice, or whether it was paid."*

Now somebody's hand, or a bad cable, turns over one single bit in the image file. Run the line again.
"""

# %% visible
stick(turn_over=b"400")

# %% practice="m05-p2"
practice.choice("Compare again with the line of the record. What has happened?",
    option("other", "The image was replaced by an image of another stick",
        "Then the stored value would be that of the other stick. It still is the one in the record."),
    option("slip", "The examiner made a slip when she wrote the value down",
        "The value she wrote is the one that the tool stored. Two slips would have to agree."),
    option("part", "A part of this file has changed since the image was made",
        "The stored value bears witness to what was there; the checksum says where it is no longer.", right=True))

# %% [markdown]
"""
<!-- section: guided -->
## The laptop

Witnesses like to say *the hash*, as if there were one. Before you verify anything, be clear what each hash value is about.

The papers name a **write blocker**: a device between disk and computer that lets nothing be written to the disk.
"""

# %% question="m05-q1" points=2 level="recall" objective="o1"
ask.match("Of which bytes is each value a witness?",
    left={"stored": "The hash value stored in an image", "recomputed": "The value that you recompute from a copy",
          "recorded": "The value in the custody record"},
    right={"files": "The files that a user of the laptop could see",
           "made": "What the tool read when this very image was made",
           "seizure": "What lay on the disk before the laptop was seized",
           "now": "What this copy holds at the moment you verify it",
           "day": "What was read on the day of acquisition, if the record can be trusted"})

# %% mark="m05-q1"
marking.match(answer, {"stored": "made", "recomputed": "now", "recorded": "day"},
    because={"stored": "The stored value belongs to its image: whoever makes a new image gets a new stored value with it.",
             "recomputed": "The recomputed value speaks for this moment and this copy.",
             "recorded": "The recorded value stands outside every image, so it does not change when an image is made again."},
    authority="RFC 1321 (MD5) and FIPS 180-4: a value is computed from the bytes and from nothing else", register=["US-028"],
    where="EXH-01A to EXH-01C; EXH-02")

# %% reference="m05-q1"
{"stored": "made", "recomputed": "now", "recorded": "day"}

# %%
from pypdf import PdfReader

STEPS = evidence.read_custody(case.path("EXH-02"))
show.together(
    show.table(("line", "time", "seal afterwards", "from", "to", "action", "algorithm", "hash value"),
        [(s.line, s.time, s.seal, s.giver or "(blank)", s.taker, s.action, s.algorithm.upper(), s.digest) for s in STEPS],
        "EXH-02, custody record of the laptop"),
    show.folded("Open EXH-26, the same record as a printed form",
        show.text("\n".join(page.extract_text() for page in PdfReader(case.path("EXH-26")).pages), "EXH-26")),
    show.folded("Open EXH-03, the acquisition report", show.text(case.path("EXH-03").read_text("utf-8"), "EXH-03")))

# %% [markdown]
"""
## The registry copy, with help

1. Run the line. It shows the stored and the recomputed values, and the sectors of each chunk whose checksum fails.
2. Find the recorded MD5 in the custody record and compare it with the recomputed MD5. Compare every character: copy the value
   and let the browser search the page for it.
3. Rule. Tick only the grounds that carry your ruling, and paste the recomputed MD5.
"""

# %% visible
evidence.verify(case.path("EXH-01A"))

# %% shared
OUTCOMES = {
    "open": "The values allow no finding on this copy",
    "sound": "This copy is, bit for bit, what was acquired",
    "damaged": "This copy no longer agrees with itself: a part has changed",
    "reimaged": "This copy agrees with itself, and is not what was acquired",
}
GROUNDS = {
    "md5": "MD5 has known collisions, so an agreement of hash values means little",
    "agree": "The stored and the recomputed hash value agree",
    "differ": "The stored and the recomputed hash value differ",
    "recorded": "The recomputed hash value is the one in the custody record",
    "other": "The recomputed hash value is not the one in the custody record",
    "whole": "No chunk fails its checksum",
    "fails": "A chunk fails its checksum",
}

# %% key
CARRIED = {
    "sound": marking.grounds(required={"recorded"}, allowed={"agree", "whole"}),
    "damaged": marking.grounds(required={"differ"}, allowed={"fails", "other"}),
    "reimaged": marking.grounds(required={"agree", "other"}, allowed={"whole"}),
}
TICKED = {"sound": ["recorded"], "damaged": ["differ"], "reimaged": ["agree", "other"]}
REASONS = {
    "sound": "The recomputed value is the recorded one. That is enough: the copy is what was acquired. That it agrees with "
             "itself, and that no chunk fails, may be added.",
    "damaged": "The copy itself shows the damage: the stored value is no longer that of its bytes, and the checksums say "
               "where. The rest of the copy is not wrong for that.",
    "reimaged": "Its own two values agree, because whoever makes an image of a changed disk gets a new stored value with "
                "it. Only the value in the custody record still speaks for the disk of the day.",
}


def verdict(copy):
    return case.truth[f"image.{copy}.verdict"]


def accepted(copy):
    return {verdict(copy): CARRIED[verdict(copy)]}


def recomputed(copy):
    return case.truth[f"image.{copy}.recomputed.md5"]


def place(copy):
    return f"{copy}; EXH-02, line {case.truth['custody.recorded.line']}"


def model(copy):
    value = {"algorithm": "md5", "hex": recomputed(copy)}
    return {"outcome": verdict(copy), "grounds": TICKED[verdict(copy)], "value": value}

# %% question="m05-q2" points=3 level="apply" objective="o2"
ask.ruling("EXH-01A, the copy in the registry. What do you find?", outcomes=OUTCOMES, grounds=GROUNDS,
    value=questions.digest_field("The MD5 that you recomputed from this copy", ["md5"]))

# %% mark="m05-q2"
marking.ruling(answer, accepted("EXH-01A"), recomputed("EXH-01A"), because=REASONS[verdict("EXH-01A")],
    authority="RFC 1321 (MD5); E01 format: stored value and checksums", register=["US-028"], where=place("EXH-01A"))

# %% reference="m05-q2"
model("EXH-01A")

# %% [markdown]
"""
<!-- section: independent -->
## The other two copies, without help
"""

# %% visible
evidence.verify(case.path("EXH-01B"))

# %% question="m05-q3" points=3 level="analyse" objective="o2"
ask.ruling("EXH-01B, the copy at the laboratory. What do you find?", outcomes=OUTCOMES, grounds=GROUNDS,
    value=questions.digest_field("The MD5 that you recomputed from this copy", ["md5"]))

# %% mark="m05-q3"
marking.ruling(answer, accepted("EXH-01B"), recomputed("EXH-01B"), because=REASONS[verdict("EXH-01B")],
    authority="RFC 1321 (MD5); E01 format: stored value and checksums", register=["US-028"], where=place("EXH-01B"))

# %% reference="m05-q3"
model("EXH-01B")

# %% visible
evidence.verify(case.path("EXH-01C"))

# %% question="m05-q4" points=3 level="analyse" objective="o2"
ask.ruling("EXH-01C, the copy with the defence. What do you find?", outcomes=OUTCOMES, grounds=GROUNDS,
    value=questions.digest_field("The MD5 that you recomputed from this copy", ["md5"]))

# %% mark="m05-q4"
marking.ruling(answer, accepted("EXH-01C"), recomputed("EXH-01C"), because=REASONS[verdict("EXH-01C")],
    authority="RFC 1321 (MD5); E01 format: stored value and checksums", register=["US-028"], where=place("EXH-01C"))

# %% reference="m05-q4"
model("EXH-01C")

# %% [markdown]
"""
Where did SHA-256 come from? The standard sections of an E01 image have room for MD5 and SHA-1 alone. A SHA-256 of the disk
can only be compared with one that somebody wrote down elsewhere: here, in the custody record.
"""

# %% [markdown]
"""
## The note

Files have values of their own, and those show *where* copies part. Two files are not the same everywhere, and not for the same reason.
"""

# %%
COPIES = ("EXH-01A", "EXH-01B", "EXH-01C")
FILES = {copy: {e.path: e for e in evidence.list_files(case.path(copy), hash_algorithm="sha256") if e.size} for copy in COPIES}
EVERY = sorted({path for found in FILES.values() for path in found})
NOWHERE = "not found"


def start_of(copy, path):
    return FILES[copy][path].digest[:10] if path in FILES[copy] else NOWHERE


UNLIKE = [path for path in EVERY if len({start_of(copy, path) for copy in COPIES} - {NOWHERE}) > 1]


def inside(copy, path):
    held = evidence.filesystem.read_file(case.path(copy), path)
    return held.decode("ascii", "replace").strip() if path.endswith(".txt") else f"{len(held):,} bytes, {held.count(0):,} of them zero"


show.together(
    show.folded(f"Open the list of all {len(EVERY)} files in the three copies",
        show.table(("file", *COPIES), [(path, *(start_of(copy, path) for copy in COPIES)) for path in EVERY],
            "Beginning of the SHA-256 of each file in each copy")),
    show.table(("copy", "file", "what it holds", "last change, by the disk"),
        [(copy, path, inside(copy, path), FILES[copy][path].modified) if path in FILES[copy] else (copy, path, NOWHERE, "")
         for path in UNLIKE for copy in COPIES], "Files that are not the same in every copy"))

# %% practice="m05-p3"
practice.choice("A file in the damaged copy holds zeros that it does not hold elsewhere. The list of files said nothing. Why?",
    option("wiped", "Somebody has wiped a part of the file in this copy",
        "Whoever wipes a file and then makes an image has checksums that fit the zeros. Here a checksum fails, so the zeros come from the tool."),
    option("filled", "The tool puts zeros where a chunk fails its checksum",
        "Some common software does so and says nothing. Ask each examiner how the tool treats what it cannot read.", right=True),
    option("shorter", "The file was shorter when this copy was made",
        "The file has one length in all three copies."))

# %% [markdown]
"""
The note is the other file. Three things about its times. This disk is organised as **FAT**, which keeps local time **without a time
zone**, in steps of two seconds; most laptops of today keep UTC. A clock may be wrong. And times are only bytes: whoever can write to a
disk can write any time to it.
"""

# %% question="m05-q5" points=4 level="evaluate" objective="o2"
ask.several("What may a court find about the note, from the three copies and the custody record alone?", {
    "gap": "It was changed in the hours for which the custody record names nobody",
    "day": "On the day of acquisition it read as in the copy that agrees with the record",
    "examiner": "It was changed by the examiner, who was able to make further images",
    "new": "On the day of acquisition the note did not have its other text",
    "minute": "It was changed at the moment which the disk gives as its last change",
    "points": "Its time of last change points to the days after the seizure, without proving it",
    "accused": "It was not written by the accused in the one form or the other"})

# %% mark="m05-q5"
marking.several(answer, {"day", "new", "points"},
    because={"day": "The recorded value covers the whole disk of that day, and the note with it.",
             "new": "From the same value it follows that the note did not read so on that day: it held the first text.",
             "points": "The time of last change fits the other evidence, so it may support a finding. It can be set at will, so it carries none.",
             "gap": "Nothing ties the change to the hours without a name: a copy can be changed wherever it lies.",
             "examiner": "That the examiner could make images does not show who made this one. No value names a person.",
             "minute": "The time on the disk has no zone, and whoever writes to a disk can set it.",
             "accused": "A hash value says nothing about an author, neither against the accused nor for."},
    authority="FIPS 180-4, section 1: a value tells whether data have changed since it was computed", register=["US-028"],
    where=f"{case.truth['laptop.edited.name']} in {case.truth['image.sound']} and {case.truth['image.reimaged']}; EXH-02")

# %% reference="m05-q5"
["day", "new", "points"]

# %% [markdown]
"""
## The hours without a name

The same custody record as a picture. Each bar is a stretch of time with one holder. The order of the first lines is the strength
of the record: seized and sealed, acquired, values written down, and only then analysed. Its weakness is the hatched bar.

The record follows the **laptop**. The three copies have no custody record of their own. Who kept each copy, and since when, must be asked.
"""

# %%
show.timeline(STEPS)

# %% question="m05-q6" points=4 level="evaluate" objective="o3"
ask.ruling("For some hours the record names nobody who held the laptop. What follows?",
    outcomes={"out": "The image and the laptop are both excluded",
              "image": "The image stands; what the laptop itself shows after the gap must be explained",
              "nothing": "The gap is of no consequence, because the hash values match",
              "weight": "Both are admitted; what the laptop itself shows after the gap has less weight"},
    grounds={"repair": "A matching value repairs a gap in custody",
             "before": "The image was made and its hash values were written down before the gap",
             "unnamed": "For this time the record says neither who held the laptop nor who handed it over",
             "copies": "The copies of the image were made during the gap",
             "seal": "The seal has the same number before and after the gap",
             "rule": "A gap of more than a day excludes an exhibit everywhere"},
    value=questions.number_field("Length of the gap", ["hours"]))

# %% mark="m05-q6"
marking.ruling(answer,
    {name: marking.grounds(required={"before", "unnamed"}, allowed={"seal"}) for name in ("image", "weight")},
    marking.Quantity(case.truth["custody.gap.hours"], "hours"),
    because="Courts differ on whether a gap excludes or only weakens, so both rulings can be right. What must be seen is the "
            "order of events. Values taken before the gap go on speaking for the image. None speaks for the laptop after it.",
    authority="The court weighs: FRE 104(e), 901(a); CPP, art. 427; Sv 338", register=["US-026", "FR-X01", "NL-X06"],
    where=f"EXH-02, lines {case.truth['custody.gap.line'] - 1} and {case.truth['custody.gap.line']}")

# %% reference="m05-q6"
{"outcome": "image", "grounds": ["before", "unnamed"], "value": {"number": f"{case.truth['custody.gap.hours']:g}", "unit": "hours"}}

# %% reference2="m05-q6"
{"outcome": "weight", "grounds": ["unnamed", "before", "seal"], "value": {"number": f"{case.truth['custody.gap.hours']:g}", "unit": "hours"}}

# %% [markdown]
"""
**A good place to stop.** Your answers are saved. The second half takes somewhat longer than the first.

## One line of the manifest

A **manifest** lists files with their values. EXH-04 lists the papers of the case. The next lines check them all. Some systems end a line of text with one byte (`0a`), others with two (`0d 0a`); the last
line tries the shorter ends.
"""

# %% visible
name = evidence.verify_manifest(case.path("EXH-04")).changed[0]
data = case.path("EXH-04").with_name(name).read_bytes()
print(name, "is not as listed; the others are")
print("listed          ", evidence.manifest.read_manifest(case.path("EXH-04").read_text("utf-8"))[name])
print("as it lies there", evidence.hash_bytes(data)["sha256"])
print("shorter ends    ", evidence.hash_bytes(data.replace(b"\r\n", b"\n"))["sha256"])

# %% practice="m05-p5"
practice.choice("Your tool says that one file is not as listed. What do the three hash values tell you?",
    option("forged", "Somebody has rewritten what the witness said in the file",
        "With the shorter line ends the file has the listed value again, so every word in it is the listed one."),
    option("list", "The manifest cannot be relied on for any of the other files",
        "Each line of a manifest stands for itself. The others agree."),
    option("ends", "The words are the listed ones, saved with other line ends",
        "A value sees bytes, not words. A harmless change and a forgery fail alike, until somebody tests the cause.", right=True))

# %% practice="m05-p7"
practice.several("Whoever can change a file can change its line in a manifest beside it. What, done on the day, exposes that later?",
    option("longer", "A manifest that uses a longer value, such as SHA-512",
        "The longer value is written anew just as easily."),
    option("stamp", "A time stamp of a third party over the manifest (RFC 3161)",
        "A third party signs the value of the manifest and the time. Nobody can get that signature for a later manifest.", right=True),
    option("hearing", "The value of the manifest, read into the record of a hearing",
        "It then stands in a place that the person with the files cannot reach.", right=True),
    option("folder", "A second manifest, kept in the same folder as the first",
        "Whoever can change the one can change the other."))

# %% [markdown]
"""
The manifest of your case has such a **time stamp**, EXH-28A: an authority signed the value of the manifest together with
the time of its own clock. Anybody can write a value and a time into a file. The **signature** is what nobody else
can write. Whether the authority deserves trust, no computation shows: ask who supervises it.
"""

# %%
_stamp = evidence.read_stamp(case.path("EXH-28A"), case.path("EXH-28B"))
show.table(("what", "read from", "value"),
    [("SHA-256 that was signed", "the time stamp", _stamp.digest),
     ("SHA-256 of the manifest now", "EXH-04", evidence.hash_file(case.path("EXH-04"))["sha256"]),
     ("time that was signed", "the time stamp", f"{_stamp.time:%Y-%m-%d %H:%M:%S} UTC"),
     ("the signature, checked with the key of EXH-28B", "the time stamp", "sound" if _stamp.valid else "not sound"),
     ("whose key that is", "EXH-28B", _stamp.authority),
     ("acquisition", "EXH-02", next(step.time for step in STEPS if step.digest))], "EXH-28A, time stamp on the manifest")

# %% question="m05-q7" points=3 level="analyse" objective="o3"
ask.ruling("What does the time stamp add?",
    outcomes={"true": "What the listed papers say is true, and has been since the time in the stamp",
              "day": "The papers have not been changed since the day of acquisition",
              "existed": "The manifest already existed, as it is now, at the time in the stamp"},
    grounds={"examiner": "The examiner of the laptop made the stamp",
             "same": "The hash value that was signed is the one of the manifest now",
             "third": "A third party has signed the value and the time",
             "before": "The time in the stamp lies before the acquisition",
             "unsigned": "A manifest needs no signature, because SHA-256 cannot be broken"},
    value=questions.moment_field("The time in the stamp", ["+05:30", "+09:00", "UTC", "-06:00", "+01:00", "+02:00"]))

# %% mark="m05-q7"
marking.ruling(answer, {"existed": {"same", "third"}}, case.truth["stamp.time"],
    because="A stamp looks forward from its own time, as every hash value does. Here it was set some days after the acquisition, so for those "
            "days the manifest has no witness but the people who kept it. Of the image it says nothing: the manifest does not list it.",
    authority="RFC 3161: a token proves that data existed before a time", register=["US-028"], where="EXH-28A; EXH-04; EXH-02")

# %% reference="m05-q7"
{"outcome": "existed", "grounds": ["same", "third"],
 "value": {"date": case.truth["stamp.time"][:10], "time": case.truth["stamp.time"][11:19], "zone": "UTC"}}

# %% [markdown]
"""
## One account, exported twice

The provider delivered one cloud account twice. The defence points to two different hash values. A ZIP file notes for each file inside when it was last changed. Where all files of a delivery have the same minute, the field looks like the
time of packing.
"""

# %%
import zipfile

DELIVERED = ("EXH-06A", "EXH-06B")
ZIPS = {id: zipfile.ZipFile(case.path(id)) for id in DELIVERED}
show.table(("what", *DELIVERED),
    [("the ZIP file: SHA-256", *(evidence.hash_file(case.path(id))["sha256"] for id in DELIVERED)),
     ("the ZIP file: bytes", *(case.path(id).stat().st_size for id in DELIVERED))]
    + [(f"inside: {inside}, {what}", *(show_it(ZIPS[id], inside) for id in DELIVERED))
       for inside in ZIPS["EXH-06A"].namelist()
       for what, show_it in (("SHA-256", lambda z, n: evidence.hash_bytes(z.read(n))["sha256"]),
                             ("last change, as the ZIP file notes it", lambda z, n: "{}-{:02}-{:02} {:02}:{:02}".format(*z.getinfo(n).date_time)))],
    "Two deliveries of one account")

# %% question="m05-q8" points=3 level="analyse" objective="o4"
ask.ruling("The two deliveries have different hash values. What do you find?",
    outcomes={"altered": "One of the deliveries was altered after it was made",
              "used": "The account was used between the deliveries",
              "same": "The content is the same, packed on two days"},
    grounds={"zip": "The two ZIP files have different values",
             "inside": "Each file inside has one value in both deliveries",
             "size": "The two ZIP files have the same number of bytes",
             "packing": "A ZIP file notes a time beside each file inside, and these times differ",
             "provider": "The provider has certified that both deliveries are complete"},
    value=questions.digest_field("SHA-256 of the second delivery, the ZIP file itself", ["sha256"]))

# %% mark="m05-q8"
marking.ruling(answer, {"same" if case.truth["cloud.content.same"] else "used": {"inside", "packing"}},
    case.truth["cloud.sha256"][1],
    because="What was hashed: the container or the files in it? Hash the container when it arrives, because that is what was "
            "received. Hash the files when they are taken out, because those are what is read.",
    authority="BSA 2023, s. 63(4) and Schedule: the value belongs to the record that is produced", register=["IN-U01"],
    where="EXH-06A; EXH-06B")

# %% reference="m05-q8"
{"outcome": "same", "grounds": ["inside", "packing"], "value": {"algorithm": "sha256", "hex": case.truth["cloud.sha256"][1]}}

# %% [markdown]
"""
With the first delivery came the provider's own list, EXH-29. One file does not agree with it. Most of the usual causes can be tested:
"""

# %%
LIST = dict(reversed(line.split("  ", 1)) for line in case.path("EXH-29").read_text("utf-8").splitlines())
OFF = next(n for n in ZIPS["EXH-06A"].namelist() if LIST.get(n) != evidence.hash_bytes(ZIPS["EXH-06A"].read(n))["sha256"])
HELD = ZIPS["EXH-06A"].read(OFF)
SHORT = HELD.replace(b"\r\n", b"\n")
show.together(
    show.table(("file", "value in the list"), list(LIST.items()), "EXH-29, the provider's list"),
    show.table((OFF, "value"),
        [("in the list", LIST.get(OFF, "no line for this file")),
         ("SHA-256 of the file in the delivery", evidence.hash_bytes(HELD)["sha256"]),
         ("MD5 of the file in the delivery", evidence.hash_bytes(HELD, ("md5",))["md5"]),
         ("SHA-256 with line ends 0a", evidence.hash_bytes(SHORT)["sha256"]),
         ("SHA-256 with line ends 0d 0a", evidence.hash_bytes(SHORT.replace(b"\n", b"\r\n"))["sha256"])],
        "The file that does not agree, tested"))

# %% question="m05-q9" points=4 level="analyse" objective="o3"
ask.ruling("Why does the file not agree with the list?",
    outcomes={"unknown": "Nothing was tested, so nothing can be said about the cause",
              "content": "No harmless cause that was tested explains it",
              "line-ends": "The file is the listed one, with other line ends",
              "digits": "The value was copied wrongly into the list",
              "algorithm": "The list gives the value of another algorithm",
              "unlisted": "The list was made without this file"},
    grounds={"weak": "SHA-256 gives several hash values for one file",
             "none": "No tested form of the file has the listed value, nor one like it",
             "ends": "With other line ends the file has the listed value",
             "swapped": "Two neighbouring characters have changed places, and all the others agree",
             "length": "The listed value has 32 characters, and it is the MD5 of the file",
             "line": "The list has no line for the file",
             "near": "About one character in sixteen agrees"},
    value=questions.digest_field("SHA-256 of the file in the delivery", ["sha256"]))

# %% mark="m05-q9"
marking.ruling(answer,
    {case.truth["delivery.cause"]: {{"content": "none", "line-ends": "ends", "digits": "swapped", "algorithm": "length",
                                     "unlisted": "line"}[case.truth["delivery.cause"]]}},
    case.truth["delivery.sha256"],
    because="A list that does not agree is the beginning of an inquiry, not its result. Test the harmless causes before you speak of "
            "alteration, and say in the ruling which of them were excluded.",
    authority="RFC 8493, payload manifest; BSA 2023, s. 63(4) and Schedule: value and algorithm", register=["IN-U01"],
    where=f"EXH-29; EXH-06A, {case.truth['delivery.failing']}")

# %% reference="m05-q9"
{"outcome": case.truth["delivery.cause"],
 "grounds": [{"content": "none", "line-ends": "ends", "digits": "swapped", "algorithm": "length",
              "unlisted": "line"}[case.truth["delivery.cause"]]],
 "value": {"algorithm": "sha256", "hex": case.truth["delivery.sha256"]}}

# %% [markdown]
"""
## Twins

Two files on the laptop have one MD5. An expert who has called that *impossible* has no good answer left.
"""

# %%
READABLE = max(COPIES, key=lambda copy: len(FILES[copy]))
CONTENT = {path: evidence.filesystem.read_file(case.path(READABLE), path) for path in FILES[READABLE]}
MD5 = {path: evidence.hash_bytes(found, ("md5",))["md5"] for path, found in CONTENT.items()}
PAIR = [path for path in CONTENT if list(MD5.values()).count(MD5[path]) > 1]
show.together(
    show.table(("file", "bytes", "MD5", "SHA-256"),
        [(path, len(CONTENT[path]), MD5[path], FILES[READABLE][path].digest) for path in PAIR], "Two files of the laptop"),
    show.folded("Open the bytes that are different",
        show.byte_view(CONTENT[PAIR[0]][:128], f"The first 128 bytes of {PAIR[0]}; marked: what is different in {PAIR[1]}",
            marked=[at for at in range(128) if CONTENT[PAIR[0]][at] != CONTENT[PAIR[1]][at]])))

# %% [markdown]
"""
Such a pair is a **collision**. Methods to make one have been public since 2005; since 2007 the two files may even begin with different
texts of one's choice. All methods make *both* files together: they find a pair, any pair. For SHA-1 the first pair came in 2017,
and one with chosen beginnings in 2020.

To find a second file for a value that already exists, such as the one in a custody record, is another task. Nobody is known to have done
it, even for MD5.
"""

# %% question="m05-q10" points=3 level="analyse" objective="o4"
ask.classify("What follows from the two files?",
    items={"chance": "They came to have one MD5 by chance",
           "content": "Files with one MD5 can have different content",
           "forged": "The MD5 that was recorded for the disk could now be fitted to another disk",
           "prepared": "Whoever made the pair prepared both files",
           "accused": "The accused made the pair",
           "sha": "A report that names the MD5 alone does not say which of the two files was meant"},
    classes={"no": "It does not follow", "yes": "It follows"})

# %% mark="m05-q10"
marking.classify(answer,
    {"chance": "no", "content": "yes", "forged": "no", "prepared": "yes", "accused": "no", "sha": "yes"},
    because={"chance": "Chance is no explanation: two given files agree in MD5 by chance once in about 10 to the power of 38.",
             "content": "Two files with one MD5 and different content lie before you.",
             "forged": "To fit a second disk to a value that already exists is another task. Nobody is known to have done it.",
             "prepared": "The known methods make both files of a pair together.",
             "accused": "Somebody made the pair, somewhere. It may have been copied to the laptop as it is.",
             "sha": "An MD5 fits both files. Ask for SHA-256 wherever one side may have prepared the files."},
    authority="RFC 6151, section 2: MD5 is not acceptable where collision resistance is needed", register=["US-028", "IN-U01"],
    where=f"EXH-01, {case.truth['laptop.twins'][0]} and {case.truth['laptop.twins'][1]}")

# %% reference="m05-q10"
{"chance": "no", "content": "yes", "forged": "no", "prepared": "yes", "accused": "no", "sha": "yes"}

# %% [markdown]
"""
## When a second image has another value

A value that differs is not always a sign of tampering. A **solid-state drive** may clear deleted data by itself as soon as it has
power, behind any write blocker. A **running computer** changes while it is copied: only the result can be hashed, not the source.
And the *file* of an E01 image holds a date. So two images of one disk are two different files, with one value of the disk.
"""

# %% question="m05-q11" points=3 level="apply" objective="o4"
ask.classify("Two hash values differ. What does that suggest?",
    items={"cable": "One E01 file is copied to another disk; there its recomputed value is not the stored one",
           "ssd": "A sealed solid-state drive is imaged in March and again in May, with a write blocker",
           "sealed": "A sealed hard disk without faults is imaged in March and again in May, with a write blocker",
           "memory": "The memory of a server that runs is copied twice, a minute apart",
           "twofiles": "A hard disk is imaged twice in one day, and the two E01 files are hashed as files"},
    classes={"touched": "Should not happen: find out what changed the bytes",
             "normal": "Can happen by itself: no sign of tampering without more"})

# %% mark="m05-q11"
marking.classify(answer, {"cable": "touched", "ssd": "normal", "sealed": "touched", "memory": "normal", "twofiles": "normal"},
    because={"cable": "An image must keep its bytes in every copy. If it does not, look for the cause.",
             "ssd": "A solid-state drive may clear data by itself. Its first image is then the best evidence of what it held.",
             "sealed": "A hard disk at rest does not change. Ask who had it, and for read errors.",
             "memory": "Memory is used while it is read. What can be hashed is the copy.",
             "twofiles": "Two E01 files are two containers, each with its date. Compare the values of the disk, not of the files."},
    authority="G. Bell and R. Boddington, Solid State Drives, JDFSL 5(3), 2010; E01 format", register=["US-028"],
    where="When a second image has another value")

# %% reference="m05-q11"
{"cable": "touched", "ssd": "normal", "sealed": "touched", "memory": "normal", "twofiles": "normal"}

# %% [markdown]
"""
## A certificate

The image also goes to a court in India. There the law asks for a certificate in two parts, by the party (A) and by an expert
(B), each with hash value and algorithm. It is a condition for the record, and no proof of its content.

Elsewhere a value comes in by other doors. In the United States a certificate may take the place of a witness, for authenticity alone.
Evidence sufficient to support a finding is enough. In Russian law a specialist takes part in seizing and copying, by a rule that the text
of 2019 leaves out. In France and the Netherlands judges weigh evidence, and integrity goes to weight.

India: {cite: IN-U01, IN-003, IN-008}

United States: {cite: US-017, US-026}

Russian Federation: {cite: RU-20}

France: {cite: FR-X01}

Netherlands: {cite: NL-X06}
"""

# %%
show.text(case.path("EXH-05").read_text("utf-8"), "EXH-05, certificate for the image")

# %% question="m05-q12" points=4 level="analyse" objective="o3"
_field = case.numbered("EXH-05")
ask.defects("Which fields of the certificate are defective, and how? Three are, in this certificate.",
    paragraphs={"A2": f"A2. {_field['A2']}", "A7": f"A6 and A7. {_field['A6']}. {_field['A7']}", "A9": "A9. " + _field["A9"].removesuffix(":") + ("" if _field["A9"].split(":")[1] else ": (blank)"),
                "B3": f"B3 and B4. {_field['B3']}. {_field['B4']}", "B5": f"B5. {_field['B5']}", "B6": f"B6. {_field['B6']}",
                "B7": "B7. " + _field["B7"].removesuffix(":") + ("" if _field["B7"].split(":")[1] else ": (blank)")},
    defects={"device": "The device cannot be told from another one",
             "algorithm": "The value cannot come from the algorithm that is named",
             "other-hash": "The value stands nowhere in the custody record",
             "no-report": "What should be enclosed is not there",
             "early": "It was signed before there was anything to certify",
             "signature": "Nobody takes responsibility for this part"})

# %% mark="m05-q12"
marking.defects(answer, {label: found for label, found in case.truth["certificate.63"].items() if found != "sound"},
    because="Part A must name the device so that it can be recognised, and carry a signature. Each part must give a value of the right "
            "object. Its length must fit the algorithm: 32 characters for MD5, 40 for SHA-1, 64 for SHA-256. The hash report is to be enclosed.",
    authority="BSA 2023, s. 63(4) and Schedule, Parts A and B", register=["IN-U01", "IN-003"], where="EXH-05; EXH-02")

# %% reference="m05-q12"
{**dict.fromkeys(("A2", "A7", "A9", "B3", "B5", "B6", "B7"), "sound"),
 **{label: found for label, found in case.truth["certificate.63"].items() if found != "sound"}}

# %% [markdown] longer
"""
## If you have longer

Six short exercises on the same laptop. Nothing later needs them.

### Two messages that look the same
"""

# %% longer
import re
import sqlite3
import unicodedata

chat = sqlite3.connect(f"{case.path('EXH-07').as_uri()}?mode=ro&immutable=1", uri=True)
MESSAGES = dict(chat.execute("SELECT id, body FROM message ORDER BY id"))
chat.close()


def one_form(text):
    return unicodedata.normalize("NFC", text)


def accented(text):
    return " ".join(word.encode().hex(" ") for word in re.findall(r"\w*[^\x00-\x7f]\w*", text))


ALIKE = [n for n, body in MESSAGES.items() if [one_form(other) for other in MESSAGES.values()].count(one_form(body)) > 1]
SEEN = [(f"message {n}", MESSAGES[n]) for n in ALIKE] + [("each of the two in the form NFC: letter and accent as one sign", one_form(MESSAGES[n])) for n in ALIKE[:1]]
show.table(("what", "as you see it", "the word with the accent, in bytes", "SHA-256"),
    [(what, body, accented(body), evidence.hash_text(body)) for what, body in SEEN], "EXH-07, two messages of the chat")

# %% longer practice="m05-p6"
practice.choice("Two messages look the same and have different hash values. What do you ask the examiner to state?",
    option("differ", "That they are different messages, since their values differ",
        "They are different bytes. The accented letter is stored as one sign in the one, as letter and accent in the other."),
    option("form", "In which encoding and form each text was before it was hashed",
        "A value of text means nothing without that. In one form the two messages have one value.", right=True),
    option("md5", "What their MD5 values are, since that algorithm is less strict",
        "Every hash function sees every bit. None of them knows what a letter is."))

# %% [markdown] longer
"""
### A deleted file
"""

# %% longer
DELETED = [path for path in EVERY if any(path in found and found[path].deleted for found in FILES.values())]
show.table(("copy", "deleted file", "SHA-256 of its bytes"),
    [(copy, path, FILES[copy][path].digest if path in FILES[copy] else NOWHERE) for path in DELETED for copy in COPIES],
    "Deleted files whose bytes still lie on the disk")

# %% longer practice="m05-p4"
practice.choice("A deleted file was recovered, and its hash value is the same in two copies. What does the value show?",
    option("who", "That the user of the laptop deleted this file",
        "No value names a person, and a deletion has many causes."),
    option("bytes", "That both copies hold the same bytes there",
        "That, and no more. Name, time and cause of the deletion are other evidence.", right=True),
    option("when", "That the file was deleted before the acquisition",
        "The image shows that it had been deleted by then. The value of the file does not."))

# %% [markdown] longer
"""
### Lists and likeness

A **known-file list** says which files are known by their bytes: programs on sale, and programs that investigators look for. A
**fuzzy hash** says how alike two files are, from 0 to 100. Neither is proof of anything that a person did.
"""

# %% longer
KNOWN = evidence.known.read_known(case.path("EXH-08"))
LONG = [path for path in CONTENT if path.endswith(".txt") and len(CONTENT[path]) > 4096]
show.together(
    show.table(("file on the laptop", "name on the list", "the list calls it"),
        [(path, KNOWN[e.digest].name, KNOWN[e.digest].kind) for path, e in FILES[READABLE].items() if e.digest in KNOWN],
        "Files of the laptop that stand on the list, EXH-08"),
    show.table(("one file", "another file", "likeness", "one SHA-256?"),
        [(a, b, evidence.similarity(CONTENT[a], CONTENT[b]), "yes" if CONTENT[a] == CONTENT[b] else "no")
         for at, a in enumerate(LONG) for b in LONG[at + 1:]], "Long texts on the laptop, by fuzzy hash"))

# %% longer practice="m05-p9"
practice.classify("What may be said in court?",
    items={"ran": "The user of the laptop ran the program that the list calls notable",
           "bytes": "The notable file is, byte for byte, the program on the list, whatever its name",
           "rest": "The files that are not on the list are the user's own",
           "harmless": "A file that the list calls ordinary is harmless, and the defence need not see it",
           "clause": "The two drafts with the highest likeness may differ in a clause that matters",
           "copied": "The second draft was copied from the first"},
    classes={"not": "May not be said on this ground", "may": "May be said"},
    answers={"ran": ("not", "The list knows bytes and no user. A program that lies on a disk need not have run."),
             "bytes": ("may", "The name does not enter the value. How the file came there is the next question."),
             "rest": ("not", "Absent means absent from this list. One changed byte is enough to leave it."),
             "harmless": ("not", "Known is not harmless: ordinary programs can be misused, and a filter can hide what helps the accused."),
             "clause": ("may", "The SHA-256 says that something differs. Likeness is a reason to read both, not a finding."),
             "copied": ("not", "Likeness has no direction and no author. A common template is enough for it.")})

# %% [markdown] longer
"""
### The size of a chunk

Chunks are a compromise. Small ones find damage narrowly and need many checksums. Choose a size:
"""

# %% longer
show.chunk_explorer(9600)

# %% [markdown] longer
"""
### Two numbers of one seal

A seal that was opened cannot be closed again: each opening brings a new number.
"""

# %% longer practice="m05-p10"
practice.choice("In one line the printed form, EXH-26, has another seal number than the record, EXH-02. What follows?",
    option("swapped", "The laptop was exchanged, since no seal can have two numbers",
        "Not from this. One digit differs between two papers, and whoever copies numbers makes slips. The seal itself comes first."),
    option("image", "The image falls with the laptop, since custody is no longer proved",
        "The values of the image were written down before that line. They go on speaking for it."),
    option("ask", "A question: who copied the number, and what stands on the seal?",
        "Two papers that differ put a question to a person. The seal, or its photograph, gives the answer.", right=True))

# %% [markdown] longer
"""
### Speed

Why do laboratories still use MD5? One answer that you will hear is that it is faster. Measure it, on the machine that you
work on:
"""

# %% longer visible volatile
show.speed()

# %% longer practice="m05-p8"
practice.choice("Which reason for an MD5 beside a SHA-256 in a report of today is a good one?",
    option("faster", "MD5 is faster, and an examiner has many disks to hash",
        "On many processors of today it is slower than SHA-256, and both are computed in one reading. Look at your own measurement."),
    option("stored", "The image and older lists hold MD5, and can then be compared",
        "A good reason to add it. No reason to leave SHA-256 out.", right=True),
    option("broken", "Collisions of MD5 are theory, and none was ever shown",
        "You have just seen one."))

# %% [markdown]
"""
<!-- section: limits -->
## What this does not show

* Not **who** wrote the note, nor who changed it.
* Not who kept the **copies**: they have no custody record of their own.
* Not what was on the disk **before** the first value was taken. A hash value looks forward only.
* Not that **everything** was copied: a value covers what was read, and nothing that was left out.
* Not that the copying was **lawful**. That is a question for the warrant.
* Nothing at all to the side that was not given the value. Ask who received it on the day: in 2023 a bench of India's Supreme
  Court remarked that the person searched often does not. {cite: IN-028}
* Not that the content is **true**. A perfect copy of a wrong ledger is a perfectly kept error. See for yourself:
"""

# %%
import csv

BOOKS = [{row["date"]: row["amount"] for row in csv.DictReader(case.path(id).read_text("utf-8").splitlines())}
         for id in ("EXH-09", "EXH-11")]
show.table(("date", "ledger of the firm, EXH-09", "statement of the bank, EXH-11"),
    [(date, BOOKS[0].get(date, ""), BOOKS[1].get(date, "")) for date in sorted(BOOKS[0] | BOOKS[1])], "The same payments, twice")

# %% visible
ledger = case.path("EXH-09")
print(evidence.manifest.read_manifest(case.path("EXH-04").read_text("utf-8"))[ledger.name])
print(evidence.hash_file(ledger)["sha256"])

# %% question="m05-q13" points=3 level="evaluate" objective="o4"
ask.ruling("The prosecution proves the payments by the ledger: its hash value is the one in the manifest. What do you find?",
    outcomes={"altered": "The ledger was altered after it was listed in the manifest",
              "true": "The payments are proved as the ledger has them",
              "kept": "The ledger is the file that was listed in the manifest; the payments are not proved by that"},
    grounds={"strong": "No two files with one SHA-256 are known",
             "listed": "The value of the ledger is the one in the manifest",
             "both": "The bank's statement stands in the manifest as well",
             "bank": "On one day the ledger and the bank give different amounts",
             "later": "An amount that differs shows that the file was edited after the manifest was made"},
    value=questions.text_field("The date on which the amounts differ, as the ledger writes it", longest=40))

# %% mark="m05-q13"
marking.ruling(answer, {"kept": {"listed", "bank"}}, case.truth["ledger.wrong_date"],
    because="Integrity is not truth. The file is what it was when the manifest was made, which was after it had been handed over. For one day "
            "the two papers do not agree. A witness must say why.",
    authority="FIPS 180-4, section 1: a value is of bytes; BSA 2023, s. 63: a condition, and no proof of content", register=["US-028", "IN-008"],
    where=f"EXH-04; EXH-09 and EXH-11, {case.truth['ledger.wrong_date']}")

# %% reference="m05-q13"
{"outcome": "kept", "grounds": ["listed", "bank"], "value": case.truth["ledger.wrong_date"]}

# %% [markdown]
"""
<!-- section: expert -->
## Before you question the expert

An examiner in another case has sent you a draft of his report. Some paragraphs will not survive cross-examination.
"""

# %% question="m05-q14" points=4 level="analyse" objective="o3"
ask.defects("Judge each paragraph of the draft report.",
    paragraphs={
        "1": "I made the image behind a write blocker, which I had tested that morning, and noted its model.",
        "2": "The tool stored MD5, SHA-1 and SHA-256 in the E01 image. I recomputed all three, and each was the stored one.",
        "3": "I compared the recomputed MD5 with the one that my colleague wrote into the custody record on the day.",
        "4": "The file from the telephone has 5 of 64 characters of its hash value in common with the file from the laptop. "
             "So it is an earlier version of it.",
        "5": "Since the hash value has not changed, the note was on the disk for weeks before the seizure.",
        "6": "Another examiner who has the image and my notes can repeat each step.",
        "7": "Two files with one MD5 are always the same file; the contrary is impossible.",
        "8": "The values do not show who wrote the note."},
    defects={"near": "It draws a conclusion from values that are merely similar",
             "absolute": "It claims for certain what has been shown to be false",
             "past": "It lets a value speak for the time before it was taken",
             "absent": "It relies on a value that was not there to compare with"})

# %% mark="m05-q14"
marking.defects(answer, {"2": "absent", "4": "near", "5": "past", "7": "absolute"},
    because={"2": "The standard sections of an E01 image have no room for SHA-256. There was none to compare with.",
             "4": "Any two values have about one character in sixteen in common. Nearness of values means nothing.",
             "5": "A value does not know what came before it was taken.",
             "7": "You have seen two different files with one MD5.",
             "1": "It says what was done and what can be checked.",
             "3": "It compares with a value outside the image.",
             "6": "It says that the work can be repeated.", "8": "It says what the values leave open."},
    authority="E01 format; RFC 6151, section 2; FIPS 180-4, section 1", register=["US-028"],
    where={"1": "EXH-03", "2": "EXH-01A to EXH-01C, row SHA256 of each table", "3": "EXH-02", "4": "section One letter",
           "5": "section Three values, three moments", "6": "EXH-03", "7": "section Twins", "8": "section What this does not show"})

# %% reference="m05-q14"
{"1": "sound", "2": "absent", "3": "sound", "4": "near", "5": "past", "6": "sound", "7": "absolute", "8": "sound"}

# %% [markdown]
"""
## Three questions

You have time for three questions to the examiner in **your** case. A question matters when its answer can change the finding,
whichever way it goes. Choose one for each purpose.
"""

# %% question="m05-q15" points=3 level="evaluate" objective="o5"
ask.match("Which question serves which purpose?",
    left={"reach": "It shows whether the agreement reaches back to the day of acquisition",
          "hands": "It shows who had the chance to change what you were given",
          "open": "It makes the witness say what the values leave open"},
    right={"success": "Did your tool report that the verification was successful?",
           "career": "How many images have you verified in your career?",
           "compared": "Which hash value did you compare with which, and who wrote the earlier one down, and where?",
           "similar": "How many characters do the two values have in common?",
           "held": "Who held the laptop, and who the copies, between the acquisition and your comparison?",
           "better": "Is SHA-256 not a better algorithm than MD5?",
           "author": "Does any of these values show who wrote the note, or when?",
           "certain": "Can you exclude for certain that two files share a value?",
           "named": "Who had the laptop in the hours for which the record names nobody?"})

# %% mark="m05-q15"
marking.match(answer, {"reach": "compared", "hands": ["held", "named"], "open": "author"},
    because={"reach": "Ask what was compared with what: a tool that compares a copy with itself reports success for the changed copy too.",
             "hands": "Ask who held the items: a value cannot tell who changed the bytes, custody can narrow it down.",
             "open": "Ask what no value shows: the witness should say it before the other side makes it look like a retreat."},
    authority="FIPS 180-4, section 1: a value is of bytes, and names no author; BSA 2023, s. 63: a condition", register=["US-028", "IN-008"],
    where="EXH-01A to EXH-01C; EXH-02")

# %% reference="m05-q15"
{"reach": "compared", "hands": "held", "open": "author"}

# %% reference2="m05-q15"
{"reach": "compared", "hands": "named", "open": "author"}

# %% [markdown] task="m05-t1" points=10 rubric="m05-t1.md"
"""
<!-- section: written -->
## The finding

Look back at your rulings on the three copies. Then write as the court.

**Write the paragraph of the judgment that deals with the three copies of the image** ({points: m05-t1}, marked by a person).
Say on which copy the court relies, and why. Say what the copy that was changed is worth, what the damaged one, and what the gap in custody means.
In the second field, say what the values leave open. Name exhibits and lines. Do not decide on guilt.

The marker looks for the value that decides, for where it stands, and for the limits of what it shows.
"""

# %% draft="m05-t1"
ask.draft("The finding on the copies", fields=[
    field("finding", "Findings on the copies", help="100 to 180 words. Name exhibits and lines of the record.", rows=12, words=(100, 180)),
    field("open", "What the values leave open", help="20 to 60 words.", rows=4, words=(20, 60))])

# %% [markdown]
"""
<!-- section: recap -->
## To keep

* Stored, recomputed, recorded: ask for all three. Only the recorded value reaches back to the day, and its agreement is enough.
* An image that was made again agrees with itself.
* The same value means the same bytes, from the taking of the first value on. It names no author and proves no content.
* Similar values mean nothing. Similar files are a reason to look.
* A collision needs one hand that made both files. It does not undo an honest value of the past.
* A value needs its algorithm, its object, its moment, and a person who can be asked.

Next: press *Check my work*, then *Mark my work*. The reasons show what to read again.

## Words

| English | French | Russian |
| --- | --- | --- |
| hash value | empreinte (valeur de hachage) | хеш-значение |
| image | image du support | образ носителя |
| acquisition | acquisition des données | снятие образа |
| custody record | registre de la chaîne de possession | журнал цепочки хранения |
| write blocker | bloqueur d'écriture | блокиратор записи |
| checksum | somme de contrôle | контрольная сумма |
| sector | secteur | сектор |
| collision | collision | коллизия |
| manifest | manifeste | манифест |
| known-file list | liste de fichiers connus | список известных файлов |
| fuzzy hash | hachage flou | нечёткий хеш |
| time stamp | horodatage | метка времени |

**Authorities.** {cite: IN-003, IN-008, IN-028, IN-U01, US-017, US-026, US-028}
RFC 1321 and RFC 6151 (MD5), FIPS 180-4 (SHA-1, SHA-256), RFC 3161 (time stamps), RFC 8493 (manifests). X. Wang and H. Yu, *How to Break MD5 and Other Hash Functions*, Eurocrypt 2005. M. Stevens, A. Lenstra and B. de Weger, *Chosen-Prefix
Collisions for MD5 and Colliding X.509 Certificates for Different Identities*, Eurocrypt 2007. M. Stevens and others, *The First Collision for Full
SHA-1*, Crypto 2017. G. Leurent and T. Peyrin, *SHA-1 is a Shambles*, USENIX Security 2020.
G. Bell and R. Boddington, *Solid State Drives*, Journal of Digital Forensics, Security and Law 5(3), 2010. Documentation of the E01
format: github.com/libyal/libewf. NIST, National Software Reference Library, frequently asked questions.
"""
