"""m05 Forensic hashing: what a match of two values proves, and what it does not."""

# %% setup title="The hashes match. What has been proved?" minutes=60
from casebook.lesson import ask, case, evidence, field, mark, option, practice, questions, show, start

start(__file__)

# %% [markdown]
"""
<!-- section: title -->
# The hashes match. What has been proved?

*{minutes} · {points} · nothing to install, nothing to program · law as of November 2026*
"""

# %% [markdown]
"""
<!-- section: case -->
**The case.** A laptop was seized in an office. On the same day an examiner copied its disk into an image and wrote a hash value into the custody record.
Three copies of that image now exist: one at the registry, one at the laboratory, one with the defence. A note on the laptop names a second bank account.
The defence says that the note was put there after the seizure. The prosecution answers in five words: the hashes of the image match. You decide what that answer is worth.
"""

# %% [markdown]
"""
<!-- section: aims -->
**When you have finished you can**

* say which three values must agree, and what each of them covers;
* find out which copy has changed, and whether anybody could have noticed;
* tell a collision from a forgery, and a hint from a proof;
* read a custody record, a manifest and a certificate for what is missing;
* ask an expert the three questions that matter, and write the finding.

You need m00. Every answer is saved as you give it. Questions with points are marked when you press *Mark my work*.
"""

# %% [markdown]
"""
<!-- section: warmup -->
## Five short questions first

They cost nothing. The answer comes at once, with its reason.
"""

# %% practice="m05-w1"
practice.choice("A court admits an electronic record. What has been decided?",
    option("true", "That its content is true", "No. Admission opens the door. What the record proves is decided afterwards."),
    option("heard", "That it may be considered as evidence", "Yes. Weight and truth are another question.", right=True),
    option("author", "That the accused made it", "No. Authorship needs evidence of its own."))

# %% practice="m05-w2"
practice.choice("India told the UN in 2019 that a party without the device need give no certificate. What holds today?",
    option("same", "The same: the party gives none", "No. That rule was overruled in 2020. The badge IN-036 shows by which judgment."),
    option("overruled", "The rule was overruled in 2020", "Yes. Since 14 July 2020 the certificate is again a condition of admission.", right=True),
    option("abolished", "No certificate exists any more", "No. The 2023 Act keeps it, with a Schedule and a hash value."))

# %% practice="m05-w3"
practice.choice("A custody record says: received 18:00. What is missing?",
    option("nothing", "Nothing, if the day is clear", "No. 18:00 in one country is another moment in the next."),
    option("zone", "The time zone", "Yes. A time without a zone is not yet a moment.", right=True),
    option("seconds", "The seconds", "They may matter for logs. For a handover the zone matters first."))

# %% practice="m05-w4"
practice.several("Which of these belong in a custody record?",
    option("opinion", "Whether the suspect seemed nervous", "No. That is for a statement, not for the record of an item."),
    option("seal", "The number of the seal, before and after", "Yes. It shows that nobody opened the bag in between.", right=True),
    option("holder", "Who gave and who took the item", "Yes. Every moment needs one named holder.", right=True),
    option("hash", "The hash value, with the algorithm", "Yes. A value without its algorithm cannot be checked.", right=True))

# %% practice="m05-w5"
practice.choice("An examiner restarts a seized computer to look around. What is the first concern?",
    option("law", "The computer may be too old to start", "No. The concern is what starting it does to the evidence."),
    option("writes", "The system writes to its disk while it runs", "Yes. Whatever is hashed after that is not what was seized.", right=True),
    option("speed", "Working on the original is slow", "Speed is no concern of a court. Change is."))

# %% [markdown]
"""
<!-- section: worked -->
## One letter

Two sentences from a chat differ by one letter. Before you look: will their hash values differ a little, or a lot?
"""

# %% practice="m05-p1"
practice.choice("How different will the two values be?",
    option("near", "By about one character in sixty-four", "No. A hash is built so that nearness leaves no trace."),
    option("far", "Completely", "Yes. A hash can say the same or not the same, and nothing in between.", right=True),
    option("same", "Not at all, one letter is too little", "No. Every bit counts, even a space at the end of a line."))

# %% [markdown]
"""
Now look. Select the next cell and press Shift and Enter together.
"""

# %% visible
print(evidence.hash_text("Send it to the second account."))
print(evidence.hash_text("Sent it to the second account."))

# %%
show.digest_bits(b"Send it to the second account.", b"Sent it to the second account.")

# %% [markdown]
"""
About half of all bits differ, as they would between any two texts. So when an expert writes that two values are "almost identical", he has told you that they are different.

Try it yourself: choose a character, and one bit of it is flipped.
"""

# %%
show.flip_explorer("Send it to the second account.")

# %% [markdown]
"""
India told the UN in 2019 that hash values of every relevant file are given to the court. {cite: IN-028} Since 1 July 2024 the certificate itself has a
field for the value and for the algorithm. {cite: IN-U01} The United States wrote that hash values make digital evidence harder to fabricate. {cite: US-028}
Each of these is worth something only from the moment the first value was taken.
"""

# %% [markdown]
"""
<!-- section: guided -->
## Three values, three moments

For the laptop there are three values, and witnesses like to speak of "the hash" as if they were one. The imaging tool **stored** one. You **recompute** one now. The examiner **recorded** one by hand.
"""

# %% question="m05-q1" points=3 level="apply" objective="o1"
ask.classify("What does each value cover?",
    items={"stored": "The value stored in the image", "recomputed": "The value recomputed now", "recorded": "The value in the custody record"},
    classes={"files": "The files that a user would see", "read": "The bytes that the tool read when this image was made",
             "now": "The bytes of this image as it lies before you", "seizure": "The bytes read on the day of acquisition, if copied down rightly"})

# %% mark="m05-q1"
marking.classify(answer, {"stored": "read", "recomputed": "now", "recorded": "seizure"},
    because="Each value speaks for the bytes at its own moment. An image that is made again stores a new value, so only the value written down "
            "elsewhere still speaks for the day of acquisition.",
    authority="Certificate under BSA s. 63(4) and Schedule: value, algorithm and hash report", register=["IN-U01"], where="EXH-01, EXH-02")

# %% reference="m05-q1"
{"stored": "read", "recomputed": "now", "recorded": "seizure"}

# %% [markdown]
"""
Here is the custody record. Which value did the examiner write down?
"""

# %%
show.table(("line", "time", "from", "to", "action", "algorithm", "hash value"),
    [(s.line, s.time, s.giver or "-", s.taker, s.action, s.algorithm or "-", s.digest or "-") for s in evidence.read_custody(case.path("EXH-02"))],
    "EXH-02, custody record of the laptop")

# %% question="m05-q2" points=2 level="apply" objective="o1"
ask.digest("Which MD5 did the examiner record at acquisition?", algorithms=["md5", "sha256"])

# %% mark="m05-q2"
marking.digest(answer, {"md5": case.truth["custody.recorded.md5"]},
    because="The record names the algorithm beside the value. The other value in it is a SHA-256.",
    authority="Custody record: acquisition hash with its algorithm", register=["IN-U01"], where=f"EXH-02, line {case.truth['custody.recorded.line']}")

# %% reference="m05-q2"
{"algorithm": "md5", "hex": case.truth["custody.recorded.md5"]}

# %% [markdown]
"""
Verify the registry copy. The tool reads the whole image, recomputes the values, and checks each block of 64 sectors against its own small checksum.
"""

# %% visible
evidence.verify(case.path("EXH-01A"))

# %% shared
OUTCOMES = {
    "open": "These values cannot say what happened to this copy",
    "sound": "This copy is what was acquired",
    "damaged": "This copy has been damaged since, and the copy itself shows it",
    "reimaged": "The content was changed and imaged again; the copy alone looks sound",
}
GROUNDS = {
    "name": "The file has the name that the report gives",
    "agree": "Stored and recomputed value agree",
    "differ": "Stored and recomputed value differ",
    "recorded": "The recomputed value is the one in the custody record",
    "other": "The recomputed value is not the one in the custody record",
    "checksum": "The checksum of a block fails",
}

# %% key
CARRIES = {
    "sound": marking.grounds(required={"agree", "recorded"}),
    "damaged": marking.grounds(required={"differ", "checksum"}, allowed={"other"}),
    "reimaged": marking.grounds(required={"agree", "other"}),
}
GIVEN = {"sound": ["agree", "recorded"], "damaged": ["differ", "checksum"], "reimaged": ["agree", "other"]}
WHY = {
    "sound": "All three values agree. That is the most a hash can give: these are the bytes of the day of acquisition.",
    "damaged": "Stored and recomputed value part, and a block fails its checksum: damage that anybody who verifies will see.",
    "reimaged": "Whoever images a changed disk again gets a new image with a new value of its own, and the two agree. Only the value "
                "written down at acquisition still speaks for the disk as it was.",
}

# %% question="m05-q3" points=3 level="analyse" objective="o2"
ask.ruling("Rule on the registry copy, EXH-01A. Give the grounds that carry your ruling, and the MD5 that you recomputed.",
    outcomes=OUTCOMES, grounds=GROUNDS, value=questions.digest_field("Recomputed MD5", algorithms=["md5"]))

# %% mark="m05-q3"
marking.ruling(answer, {case.truth["image.EXH-01A.verdict"]: CARRIES[case.truth["image.EXH-01A.verdict"]]},
    value=case.truth["image.EXH-01A.recomputed.md5"], because=WHY[case.truth["image.EXH-01A.verdict"]],
    authority="FRE 902(14): a copy is identified by comparing hash values, with a certificate of who compared", register=["US-017"], where="EXH-01A against EXH-02")

# %% reference="m05-q3"
{"outcome": case.truth["image.EXH-01A.verdict"], "grounds": GIVEN[case.truth["image.EXH-01A.verdict"]],
 "value": {"algorithm": "md5", "hex": case.truth["image.EXH-01A.recomputed.md5"]}}

# %% [markdown]
"""
How narrowly can damage be found? That depends on how many sectors share a checksum.
"""

# %%
show.chunk_explorer(9600)

# %% practice="m05-p2"
practice.choice("An image fails as a whole. What do the checksums of its blocks add?",
    option("who", "They show who did the damage", "No. No checksum knows a person."),
    option("where", "They show where the damage lies", "Yes. The rest of the disk can still be argued about, block by block.", right=True),
    option("repair", "They let the tool repair the block", "No. Four bytes cannot bring back 32,768."))

# %% [markdown]
"""
<!-- section: independent -->
## Two more copies

Now without help. The laboratory copy first, then the copy of the defence.
"""

# %% visible
evidence.verify(case.path("EXH-01B"))

# %% question="m05-q4" points=3 level="analyse" objective="o2"
ask.ruling("Rule on the laboratory copy, EXH-01B.", outcomes=OUTCOMES, grounds=GROUNDS,
    value=questions.digest_field("Recomputed MD5", algorithms=["md5"]))

# %% mark="m05-q4"
marking.ruling(answer, {case.truth["image.EXH-01B.verdict"]: CARRIES[case.truth["image.EXH-01B.verdict"]]},
    value=case.truth["image.EXH-01B.recomputed.md5"], because=WHY[case.truth["image.EXH-01B.verdict"]],
    authority="FRE 902(14): a copy is identified by comparing hash values, with a certificate of who compared", register=["US-017"], where="EXH-01B against EXH-02")

# %% reference="m05-q4"
{"outcome": case.truth["image.EXH-01B.verdict"], "grounds": GIVEN[case.truth["image.EXH-01B.verdict"]],
 "value": {"algorithm": "md5", "hex": case.truth["image.EXH-01B.recomputed.md5"]}}

# %% visible
evidence.verify(case.path("EXH-01C"))

# %% question="m05-q5" points=3 level="analyse" objective="o2"
ask.ruling("Rule on the copy of the defence, EXH-01C.", outcomes=OUTCOMES, grounds=GROUNDS,
    value=questions.digest_field("Recomputed MD5", algorithms=["md5"]))

# %% mark="m05-q5"
marking.ruling(answer, {case.truth["image.EXH-01C.verdict"]: CARRIES[case.truth["image.EXH-01C.verdict"]]},
    value=case.truth["image.EXH-01C.recomputed.md5"], because=WHY[case.truth["image.EXH-01C.verdict"]],
    authority="FRE 902(14): a copy is identified by comparing hash values, with a certificate of who compared", register=["US-017"], where="EXH-01C against EXH-02")

# %% reference="m05-q5"
{"outcome": case.truth["image.EXH-01C.verdict"], "grounds": GIVEN[case.truth["image.EXH-01C.verdict"]],
 "value": {"algorithm": "md5", "hex": case.truth["image.EXH-01C.recomputed.md5"]}}

# %% question="m05-q6" points=2 level="apply" objective="o2"
ask.number("In the damaged copy: with which sector does the failing block begin?", units=["sector"])

# %% mark="m05-q6"
marking.number(answer, case.truth[f"image.{case.truth['image.damaged']}.bad_sectors"][0][0], "sector",
    because="The tool names the first and the last sector of each block whose checksum fails.",
    authority="E01 format: a checksum for each block of 64 sectors", register=["US-017"], where=case.truth["image.damaged"])

# %% reference="m05-q6"
{"number": str(case.truth[f"image.{case.truth['image.damaged']}.bad_sectors"][0][0]), "unit": "sector"}

# %% [markdown]
"""
## Which file?

One copy was changed and imaged again. The next cell lists the files of all three copies with their SHA-256, shortened to eight characters. Find the file that is not the same everywhere.
"""

# %%
_lists = {id: {e.path: e for e in evidence.list_files(case.path(id), hash_algorithm="sha256")} for id in ("EXH-01A", "EXH-01B", "EXH-01C")}
show.table(("file", "EXH-01A", "EXH-01B", "EXH-01C", "last change in A", "in B", "in C", "state"),
    [(path, *(files[path].digest[:8] for files in _lists.values()), *(str(files[path].modified) for files in _lists.values()),
      "deleted" if entry.deleted else "") for path, entry in _lists["EXH-01A"].items()],
    "Files of the laptop in the three copies")

# %% question="m05-q7" points=2 level="analyse" objective="o2"
ask.text("Which file was changed in the copy that was imaged again? Give its name.")

# %% mark="m05-q7"
marking.text(answer, [case.truth["laptop.edited.name"], f"/Notes/{case.truth['laptop.edited.name']}"],
    because="Its value differs from the sound copy, and its time of last change lies after the seizure. The damaged copy may differ too, in the file "
            "that lies on the failing block; there the time has not changed.",
    authority="FRE 901(b)(9) and 902(14)", register=["US-017"], where=case.truth["image.reimaged"])

# %% reference="m05-q7"
case.truth["laptop.edited.name"]

# %% question="m05-q8" points=3 level="evaluate" objective="o3"
ask.several("That file shows a time of last change after the seizure. Which statements may the judgment contain?",
    {"who": "The examiner changed the note",
     "copy": "This copy is not the disk as it was seized",
     "sound": "The copy that agrees with the custody record has the note as it was acquired",
     "before": "Nobody changed the note before the seizure",
     "clock": "The shown time depends on the clock of the machine that wrote it"})

# %% mark="m05-q8"
marking.several(answer, {"copy", "sound", "clock"},
    because="The values show that the copy differs and that another copy does not. They name no person, they do not reach back before acquisition, and a time in a file system is what a clock said.",
    authority="FRE 902(14), committee note of 2017: the hash shows sameness, other objections stay open", register=["US-028"], where="EXH-01, EXH-02")

# %% reference="m05-q8"
["copy", "sound", "clock"]

# %% question="m05-q9" points=2 level="apply" objective="o2"
ask.digest("The sound copy holds a deleted file. Which SHA-256 does it have? The cell below lists what you need.", algorithms=["sha256", "md5"])

# %% mark="m05-q9"
marking.digest(answer, {"sha256": case.truth["laptop.deleted.sha256"]},
    because="A deleted file keeps its entry and its bytes until something overwrites them. Its value can be taken like that of any file.",
    authority="Custody record: each derived item with its own value", register=["IN-028"], where=f"{case.truth['image.sound']}, {case.truth['laptop.deleted.name']}")

# %% reference="m05-q9"
{"algorithm": "sha256", "hex": case.truth["laptop.deleted.sha256"]}

# %%
show.table(("file", "state", "SHA-256 in EXH-01A", "SHA-256 in EXH-01B", "SHA-256 in EXH-01C"),
    [(path, "deleted", *(files[path].digest for files in _lists.values())) for path, entry in _lists["EXH-01A"].items() if entry.deleted],
    "Deleted files")

# %% [markdown]
"""
## Who held it

A value without custody is only a value. Here is the record as a line of time.
"""

# %%
show.timeline(evidence.read_custody(case.path("EXH-02")))

# %% question="m05-q10" points=2 level="apply" objective="o4"
ask.number("For how many hours is nobody written down as holding the laptop?", units=["hours", "minutes", "days"])

# %% mark="m05-q10"
marking.number(answer, case.truth["custody.gap.hours"], "hours",
    because="Count from the last entry before the gap to the first after it. The zone is the same on both lines.",
    authority="Custody record: one named holder at every moment", register=["IN-008"], where=f"EXH-02, line {case.truth['custody.gap.line']}")

# %% reference="m05-q10"
{"number": f"{case.truth['custody.gap.hours']:g}", "unit": "hours"}

# %% question="m05-q11" points=3 level="apply" objective="o4"
ask.order("Put the steps into the order that a court should find in the record.",
    items={"analyse": "Search the working copy", "verify": "Recompute the value of the copy and compare", "record": "Write value, algorithm, time and name into the record",
           "acquire": "Acquire the disk behind a write blocker", "seal": "Seize and seal the device"})

# %% mark="m05-q11"
marking.order(answer, ["seal", "acquire", "record", "verify", "analyse"],
    because="The value must be taken and written down before anybody analyses, and by somebody who can testify to it.",
    authority="BSA s. 63(4) and Schedule; imaging behind a write blocker", register=["IN-028", "IN-U01"], where="EXH-02, EXH-03")

# %% reference="m05-q11"
["seal", "acquire", "record", "verify", "analyse"]

# %% [markdown]
"""
## A manifest with one bad line

The manifest lists the other exhibits with their SHA-256. One line no longer agrees.
"""

# %% visible
found = evidence.verify_manifest(case.path("EXH-04"))
print("changed:", found.changed, "missing:", found.missing)

# %%
show.byte_view(case.path("EXH-10").read_bytes()[:96], "The first bytes of EXH-10. A line end is 0a on some systems, 0d 0a on others")

# %% question="m05-q12" points=2 level="analyse" objective="o4"
ask.choice("Why does the line fail?",
    {"forged": "Somebody has rewritten the answers in the transcript", "ends": "The same words were saved with other line ends",
     "weak": "SHA-256 gives another value on another machine", "listed": "The manifest lists a file that was never there"})

# %% mark="m05-q12"
marking.choice(answer, "ends",
    because="With 0a in place of each 0d 0a the text has the listed value again. A hash sees bytes, not words, so a harmless change and a forgery fail alike; somebody must find out which it is.",
    authority="FRE 902(14): the value identifies the copy, and no more", register=["US-028"], where=f"EXH-04, {case.truth['manifest.failing']}")

# %% reference="m05-q12"
"ends"

# %% practice="m05-p3"
practice.choice("Whoever can change a file can change an unsigned list of values beside it. What helps?",
    option("longer", "A longer hash value", "No. He would write the longer value."),
    option("stamp", "A time stamp by somebody else on the list", "Yes. RFC 3161 describes one: a third party signs the value of the list and the time.", right=True),
    option("print", "Printing the list", "It helps a little, if the print is dated and kept by another person."))

# %% [markdown]
"""
## Two files, one value

On the laptop lie two files that differ. Look at their values.
"""

# %%
_recorded = next(s.digest for s in evidence.read_custody(case.path("EXH-02")) if s.algorithm == "md5")
_original = next(case.path(id) for id in _lists if evidence.verify(case.path(id)).recomputed["md5"] == _recorded)
_twins = {name: evidence.filesystem.read_file(_original, f"/Invoices/{name}") for name in ("twin a.bin", "twin b.bin")}
show.table(("file", "MD5", "SHA-256"), [(name, evidence.hash_bytes(data, ["md5"])["md5"], evidence.hash_bytes(data)["sha256"]) for name, data in _twins.items()],
    "Two different files with one MD5")

# %% practice="m05-p4"
practice.choice("How were the two files made?",
    option("chance", "By chance", "No. Two given files agree in MD5 by chance about once in 10 to the power of 38."),
    option("pair", "Somebody made both together, as a pair", "Yes. Since 2005 anybody can. It needs control of both files beforehand.", right=True),
    option("second", "The second was fitted to an honest first", "No. Nobody has shown a way to do that to a given file."))

# %% question="m05-q13" points=4 level="evaluate" objective="o3"
ask.classify("The defence draws conclusions from the pair. Judge each.",
    items={"exist": "Two different files can have one MD5", "disk": "So the MD5 recorded for the disk is worthless", "maker": "Whoever wrote both files may have prepared such a pair",
           "sha": "SHA-256 cannot tell the two files apart"},
    classes={"wrong": "Wrong", "far": "Goes further than the evidence", "holds": "Holds"})

# %% mark="m05-q13"
marking.classify(answer, {"exist": "holds", "disk": "far", "maker": "holds", "sha": "wrong"},
    because={"exist": "You have just seen two.", "disk": "A collision needs one author of both files. Nobody prepared the whole disk of another person in that way; but MD5 should not stand alone.",
             "maker": "That is how such pairs come about, so the question who made the files matters.", "sha": "Their SHA-256 values differ, as the table shows."},
    authority="BSA Schedule: SHA1, SHA256, MD5 or another accepted standard", register=["IN-U01", "US-028"], where="EXH-01, folder Invoices")

# %% reference="m05-q13"
{"exist": "holds", "disk": "far", "maker": "holds", "sha": "wrong"}

# %% [markdown]
"""
Is the older algorithm at least much faster? Measure it here, on the machine in front of you.
"""

# %% volatile
show.speed()

# %% practice="m05-p5"
practice.choice("An expert says that MD5 was used because SHA-256 takes too long. What do you ask?",
    option("old", "Whether MD5 is older", "It is, and that is no answer."),
    option("measured", "Whether that was measured, on which machine", "Yes. Processors with instructions for SHA hash about as fast with SHA-256. An E01 file stores no SHA-256, which is another and a better reason.", right=True),
    option("cost", "What SHA-256 costs", "It costs nothing."))

# %% [markdown]
"""
## Lists, likeness, exports

A **known-file list** tells which files are known by their bytes. A **fuzzy hash** tells how alike two files are. A **cloud export** is packed anew each time.
"""

# %%
_known = evidence.known.read_known(case.path("EXH-08"))
show.table(("file on the laptop", "name in the list", "kind"),
    [(e.path, _known[e.digest].name, _known[e.digest].kind) for e in evidence.list_files(_original, hash_algorithm="sha256") if e.digest in _known], "Known files, EXH-08")

# %% practice="m05-p6"
practice.choice("A list calls one file notable. What follows?",
    option("guilt", "The owner of the laptop used it", "No. The list knows bytes, not people."),
    option("look", "These exact bytes are known; now ask how they came there", "Yes. And a copy with one byte changed would not be on the list.", right=True),
    option("clean", "Every other file is harmless", "No. A file that is not listed is only not listed."))

# %%
_drafts = [evidence.filesystem.read_file(_original, f"/Contracts/supply draft {number}.txt") for number in (1, 2)]
show.table(("comparison", "result"), [("likeness by fuzzy hash, 0 to 100", evidence.similarity(*_drafts)), ("same SHA-256", "no" if evidence.hash_bytes(_drafts[0]) != evidence.hash_bytes(_drafts[1]) else "yes")],
    "Two drafts of a contract on the laptop")

# %% question="m05-q14" points=2 level="evaluate" objective="o3"
ask.choice("What may be said of the two drafts?",
    {"identical": "They are the same document", "copied": "The second was copied from the first by the accused", "alike": "They are much alike and not the same; somebody must read both",
     "nothing": "Nothing at all may be said of them"})

# %% mark="m05-q14"
marking.choice(answer, "alike",
    because="A high score is a hint where to look. Even at the top of the scale a clause can differ, and likeness names neither author nor direction.",
    authority="FRE 901(a): enough to support a finding of what the item is claimed to be", register=["US-026"], where="EXH-01, folder Contracts")

# %% reference="m05-q14"
"alike"

# %% visible
for id in ("EXH-06A", "EXH-06B"):
    print(id, evidence.hash_file(case.path(id))["sha256"])

# %%
import zipfile

_zips = {id: zipfile.ZipFile(case.path(id)) for id in ("EXH-06A", "EXH-06B")}
show.table(("file in the export", "SHA-256 in EXH-06A", "SHA-256 in EXH-06B"),
    [(name, *(evidence.hash_bytes(z.read(name))["sha256"][:16] for z in _zips.values())) for name in _zips["EXH-06A"].namelist()], "The files inside, values shortened")

# %% question="m05-q15" points=2 level="analyse" objective="o3"
ask.choice("The provider exported one account twice. The two ZIP files have different values. What do you find?",
    {"tampered": "One export was tampered with", "later": "The account was used between the exports", "same": "The content is the same; the packing is not",
     "reject": "Neither can be used, since the values differ"})

# %% mark="m05-q15"
marking.choice(answer, "same",
    because="The files inside agree one by one. A ZIP also holds times of packing. Hash the container when it arrives and the files when they are taken out.",
    authority="BSA Schedule: hash of the record that is produced", register=["IN-U01"], where="EXH-06A, EXH-06B")

# %% reference="m05-q15"
"same"

# %% [markdown]
"""
## The certificate

India's Schedule certificate has two parts: A by the party, B by an expert. {cite: IN-U01} What replaced the certificate of the custodian, and what it does not prove, is here. {cite: IN-008}
"""

# %%
show.text(case.path("EXH-05").read_text("utf-8"), "EXH-05, certificate for the image")

# %% question="m05-q16" points=3 level="analyse" objective="o4"
ask.choice("Look at Part A. What is wrong with it?",
    {"none": "Nothing: every field that matters is filled in and fits", "device": "The device is not identified", "algorithm": "The algorithm does not fit the value",
     "signature": "Nobody has signed it"})

# %% mark="m05-q16"
marking.choice(answer, case.truth["certificate.defect"],
    because="Part A must identify the device, be signed by the person in charge, and give a value that fits its algorithm: 32 characters for MD5, 40 for SHA-1, 64 for SHA-256.",
    authority="BSA s. 63(4) and Schedule, Part A", register=["IN-U01"], where="EXH-05, Part A")

# %% reference="m05-q16"
case.truth["certificate.defect"]

# %% [markdown]
"""
<!-- section: limits -->
## What this does not show

* Not **who** typed the note, nor that the clock was right when it was typed.
* Not that the file was on the laptop **before** the acquisition. A hash looks forward only.
* Not that everything was copied. A value covers what was read, and a solid-state disk may clear deleted blocks by itself, behind any write blocker.
* Not what a running computer held. Live acquisition changes what it copies; only its output can be hashed.
* Not that the content is **true**. A perfect copy of a wrong ledger is a perfectly kept error.

The firm's ledger has exactly the value that the manifest lists. Compare it with the statement of the bank.
"""

# %%
import csv

_books = [list(csv.DictReader(case.path(id).read_text("utf-8").splitlines())) for id in ("EXH-09", "EXH-11")]
show.table(("date", "ledger, EXH-09", "bank, EXH-11"), [(a["date"], a["amount"], b["amount"]) for a, b in zip(*_books)], "The same payments, twice")

# %% question="m05-q17" points=2 level="evaluate" objective="o3"
ask.choice("What does the match of the ledger's value establish?",
    {"true": "That the payments were made as entered", "kept": "That the ledger is as it was when the manifest was made", "system": "That the accounting system works reliably",
     "never": "That nobody ever changed an entry"})

# %% mark="m05-q17"
marking.choice(answer, "kept",
    because=f"Integrity is not truth. The entry of {case.truth['ledger.wrong_date']} differs from the bank's statement, and its hash is perfect.",
    authority="FRE 902(14), committee note of 2017; BSA s. 63: a gate, not proof of content", register=["US-028", "IN-008"], where="EXH-04, EXH-09, EXH-11")

# %% reference="m05-q17"
"kept"

# %% [markdown]
"""
<!-- section: expert -->
## Questions to put to the expert

You may ask three. The prosecution relies on the copy that was imaged again.
"""

# %% question="m05-q18" points=3 level="evaluate" objective="o5"
ask.several("Which three questions matter?",
    {"years": "How many years have you worked with this tool?", "what": "Which value did you compare with which, and who wrote the first one down?",
     "when": "When was this copy made, compared with the first analysis?", "long": "How many characters does a SHA-256 have?",
     "who": "Who held the copies between acquisition and your comparison?", "brand": "Which firm made the laptop?"})

# %% mark="m05-q18"
marking.several(answer, {"what", "when", "who"},
    because={"what": "A match with the copy's own value shows nothing about the day of acquisition.", "when": "A copy made after analysis can hold what the analysis left.",
             "who": "Only a person with access could image again.", "years": "Experience does not answer what was compared.", "long": "Anybody can look that up.", "brand": "It decides nothing here."},
    authority="FRE 902(14) and (11): certificate of a qualified person, and notice so that it can be tested", register=["US-017"], where="EXH-01, EXH-02")

# %% reference="m05-q18"
["what", "when", "who"]

# %% [markdown]
"""
<!-- section: written -->
## Write the finding
"""

# %% [markdown] task="m05-t1" points=10 rubric="m05-t1.md"
"""
Write the paragraph of the judgment that deals with the three copies: which one the court relies on, on which values, what the gap in custody means for it, and what the values leave open. 120 to 220 words. A person marks it, worth {points: m05-t1}.
"""

# %% draft="m05-t1"
ask.draft("Your paragraph of findings", fields=[
    field("finding", "The finding", help="Name exhibits and lines. State the values that decide.", rows=10, words=(120, 220)),
    field("open", "What the values leave open", help="One or two sentences.", rows=3, words=(15, 60))])

# %% [markdown]
"""
<!-- section: recap -->
## To keep

* Three values: stored, recomputed, recorded. Only the recorded one reaches back to the day of acquisition.
* An image that was made again agrees with itself.
* Same value: same bytes since it was taken. Not who, not when before, not whether true.
* A value needs its algorithm, its moment, its author, and unbroken custody.

**Words.** *Acquisition hash*: the value taken when evidence is first copied. *Chain of custody*: the record of who held an item at every moment. *Collision*: two different contents with one value.

**Authorities.** {cite: IN-008, IN-028, IN-U01, US-017, US-026, US-028}

When you are ready, press *Check my work*, then *Mark my work*, then *Download my work*.
"""
