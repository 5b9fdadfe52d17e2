"""m01 What States said in 2019, and what is law today: the date of a rule, what a figure counts, who is bound by a treaty."""

# %% setup title="A State said so in 2019. Is it still the law?" minutes=75
from casebook.lesson import ask, case, field, mark, option, practice, questions, register, show, start, submissions

start(__file__)

# %% [markdown]
"""
<!-- section: title -->
# A State said so in 2019. Is it still the law?

*{minutes}, in two sittings · {questions}, {points} · nothing to program · law as of November 2026*
"""

# %% [markdown]
"""
<!-- section: case -->
## The case

Both sides have filed the same text: the **compilation of contributions for the fifth meeting of the United Nations expert group on
cybercrime** (Vienna, 27 to 29 March 2019). In it States told how they fight cybercrime and how they prove it. The prosecution quotes it for
a figure, and for a treaty. The defence quotes it for a rule of evidence. Each says: a State has said so itself, so it must be right.

The presiding judge asks you for a note: **what may the court rely on?**
"""

# %% shared
import random

DRAW = random.Random(f"m01 {case.id}")
HEARING = DRAW.choice(["14 December 2026", "18 January 2027", "9 February 2027", "15 March 2027"])


def drawn(pool, *either):
    """The claims of a pool without one choice of each group: learners audit different ones."""
    left_out = {key for group in either for key in DRAW.choice(group).split()}
    return {key: claim for key, claim in pool.items() if key not in left_out}

# %%
show.table(("what", "in your case"),
    [("State that investigates", case.requesting), ("State that is asked for help", case.requested), ("day of the hearing", HEARING)],
    "The case before you")

# %% [markdown]
"""
<!-- section: aims -->
## What you will be able to do

* say what a State's account of itself is worth, and at which lines (the **pinpoint**) it stands;
* audit a statement: still right, overtaken, contested, or wrong when it was written;
* find the instrument that changed a rule, and the day from which it did;
* read a figure in court: what one unit is, what changed between two years, what cannot be said;
* tell the signature of a treaty from its ratification, and both from its entry into force;
* write a note to the bench on one statement.

You need module m00. Some dates and statements are those of **your** case. Practice questions answer at once; the others are marked
when you press *Mark my work*. The work has **two sittings**: the first ends after the question on which rule governs on which day.
"""

# %% [markdown]
"""
<!-- section: warmup -->
## Five questions to begin with

They cost nothing. Answer without looking anything up: trying to remember is what helps. This is the first module of law, so three of the
five come from m00. Two come from m05, which asks for no law and which some take first. If you have not, guess, and read the reasons.
"""

# %% practice="m01-w1"
practice.choice("A badge says UNCHECKED. What does that tell you?",
    option("wrong", "That the statement is wrong, and that somebody has found it out",
        "It may be right. Nobody has read the authority yet."),
    option("read", "That nobody has read its authority, so no point rests on it",
        "Look the text up yourself before you use it.", right=True),
    option("old", "That the statement is older than the submissions of 2019",
        "The badge gives dates in other words. UNCHECKED is about reading."))

# %% practice="m01-w2"
practice.choice("You have answered, closed the page and opened it again. Where is your answer?",
    option("gone", "It is gone, since the page was closed before you handed in", "It is saved while you work."),
    option("cloud", "On a server of the course", "Nothing leaves the machine while you work."),
    option("here", "In a file beside the lesson", "You can read it, copy it and delete it.", right=True))

# %% practice="m01-w3"
practice.choice("A log says 09:30:00, local time in India. What is that moment in UTC?",
    option("four", "04:00:00", "India is five hours and thirty minutes ahead of UTC.", right=True),
    option("fifteen", "15:00:00", "Ahead of UTC means that UTC is earlier."),
    option("same", "09:30:00, since a log has no zone", "A moment without its zone is not a moment."))

# %% practice="m01-w4"
practice.choice("Two copies of a file have one SHA-256 value. What follows?",
    option("true", "That the content is true, since nobody has changed it", "Bytes can be kept perfectly and be false."),
    option("author", "That one person made both", "No value names a person."),
    option("bytes", "That both hold the same bytes", "One value, the same bytes, and no more.", right=True))

# %% practice="m01-w5"
practice.choice("Two hash values have 4 of 64 characters in common, place by place. What does a witness make of it?",
    option("near", "One file is an earlier version of the other", "Nearness of values means nothing."),
    option("unlike", "The two files are different", "About one character in sixteen, so four of 64, agrees in any two values.", right=True),
    option("tool", "The tool has made an error, and the values must be taken again", "Nothing points to an error."))

# %% [markdown]
"""
<!-- section: worked -->
## The text

Before the meeting the Secretariat had asked all States for comments, good practices and new information. It printed what it received by 1 March 2019,
one text after another, with their slips.

* **The lines** that you read here are the course's own count. No printed copy has them.
* **In court** cite the State, the section and the paragraph. They stand beside the lines.
"""

# %%
ASKED = submissions.table("respondents")
show.table(("State", "announced", "printed", "language", "lines of the text"),
    [(one.state, one.announced, one.printed, one.language or "(no text)", one.lines) for one in ASKED.itertuples()],
    "Who answered")

# %% practice="m01-p1"
practice.choice("Counsel says: \"Morocco told the United Nations in 2019 that its judges may order the freezing of data.\" What do you say?",
    option("public", "The public law of Morocco may well say so, so I accept it",
        "Then cite that law. The sentence is about a submission that nobody here has read (MA-00)."),
    option("none", "Seven texts are announced, six are printed; this one is missing",
        "\"Please see below\" stands there, and nothing below. Nothing may be attributed to it (MA-00).", right=True),
    option("silent", "Morocco did not answer, so it has no such power",
        "It did answer: two submissions are announced. And a silence proves no absence of a power (MA-00)."))

# %% [markdown]
"""
## What a State's account of itself is worth

A submission is not a statute. It is not a sworn statement, and nobody was cross-examined on it. It was written for a meeting, with a
purpose. That makes it a good **lead**: it names the statute, the judgment, the authority that keeps the figures. It is rarely the **source**.

Ask four things of a sentence before you use it.

1. What exactly does it claim, in which words, at which lines?
2. What kind of sentence is it: a rule with its source, a figure, a plan or a judgment on oneself, or a position or bare claim?
3. What would show that it is right: which text, of which day?
4. What has changed since, and from when?

One sentence, from beginning to end. France wrote that the Convention on Cybercrime has *"62 Etats parties"* (France, para 7; lines 52 to 54). The Netherlands wrote
*"62 current"* (Netherlands, 'Electronic evidence and criminal justice', para 2; lines 788 to 794).

* **Claim.** Sixty-two States are bound. Not sixty-two signatures.
* **Kind.** A figure with a day, although the day is not written.
* **Shown by.** The list of the Treaty Office of the Council of Europe. It is the **depositary**: it keeps the treaty and receives what States hand in.
* **Since.** Sixty with Morocco's accession on 29 June 2018, which fits 62 in early 2019. Seventy-five on 20 June 2024. More today.

What may be written: *"It was right when it was written and has been overtaken. The court takes the number of Parties from the
list of the day, if the number matters at all. What matters here is whether the two States of this case are among them."* {cite: FR-15, NL-22, MA-02}
"""

# %% practice="m01-p2"
practice.choice("Two States give the same number, 62. What does their agreement add?",
    option("double", "Two independent witnesses, so it is proved",
        "They wrote in the same months, and each may have it from the same list. That would be one source twice."),
    option("nothing", "Nothing: figures of States are worthless",
        "It was right. It could be checked in a minute, at its source."),
    option("common", "Little, since both may have it from one list",
        "Agreement counts only where the sources are independent.", right=True))

# %% [markdown]
"""
<!-- section: guided -->
## What kind of sentence?

Short names that you will meet in the shelves, the badges and the reasons:

* **IT Act**: the Information Technology Act of India. **BSA**: the Indian Act on evidence, in force since 1 July 2024.
* **PHAROS**: the French portal for reports of illegal content. **THESEE**: the French platform for complaints of online fraud.
* **CPP**: the French Code of Criminal Procedure. **CCP**: the Japanese one. **NPA**: the National Police Agency of Japan.
* **Sr, Sv**: the Dutch Criminal Code and Code of Criminal Procedure. **EIO**: the European Investigation Order.
* **UK RF, UPK RF**: the Russian Criminal Code and Code of Criminal Procedure. **FZ**: a federal law.
* **FRE**: the Federal Rules of Evidence of the United States.
* **T-CY**: the committee of the Parties to the Convention on Cybercrime. **ETS, CETS**: the numbers of its treaties.
"""

# %% question="m01-q1" points=3 level="apply" objective="o1"
ask.classify("Sort these sentences. What do you do with each?",
    items={"par": "India: our computer forensics are on a par with the world",
           "anvar": "India: by a judgment of 18 September 2014 an electronic record needs a certificate",
           "cleared": "Japan: 9,014 cases of cybercrime were cleared in 2017",
           "overdue": "Russian Federation: in its view a convention under the United Nations is long overdue",
           "soon": "France: the platform THESEE is soon to help with complaints of online fraud",
           "weekly": "Russian Federation: by art. 186.1 of the Code, connection data come by a court decision, for up to six months",
           "higher": "United States: there is no practical reason for higher standards for digital evidence",
           "reports": "France: the portal PHAROS recorded more than 160,000 reports in 2018"},
    classes={"position": "A position or a bare claim: treat it as an argument", "self": "A plan or a judgment on oneself: ask who has checked it since",
             "rule": "A rule with its source: read the source, and its date", "figure": "A figure: ask what one unit is"})

# %% key
VERDICT = {"accurate": "holds", "superseded": "over", "contested": "open", "inaccurate when submitted": "wrong"}


def found(claims):
    """What the register holds of each claim today."""
    return {key: VERDICT[register.entry(ENTRY[key]).status] for key in claims}


def authority_of(claims):
    return {key: "; ".join(register.entry(ENTRY[key]).authority) for key in claims}


def at(*ids):
    """Where the statements of some entries stand, as a court would cite them, and at which lines of the course."""
    places = {}
    for one in (register.entry(id).pinpoint for id in ids):
        places.setdefault(one.place, []).append(one.lines)
    return "; ".join(f"{place}, lines {' and '.join(lines)}" for place, lines in places.items())


def place_of(claims):
    return {key: at(ENTRY[key]) for key in claims}


def entries_of(claims):
    return {key: [ENTRY[key], *ALSO.get(key, ())] for key in claims}


def accepted(claims):
    """The findings that count: what the register holds, and the other one where both can be argued."""
    return {key: EITHER.get(key, finding) for key, finding in found(claims).items()}


def other(claims):
    """The second answer that is as good as the first."""
    return found(claims) | {key: EITHER[key][1] for key in claims if key in EITHER}


EITHER = {"shafhi": ["over", "wrong"], "anvar": ["holds", "over"], "unlock": ["open", "wrong"], "eio": ["over", "open"],
          "hash": ["open", "wrong"], "salvador": ["open", "wrong"]}
ALSO = {"shafhi": ["IN-035"], "anvar": ["IN-034"]}


ENTRY = {
    "par": "IN-029", "anvar": "IN-035", "cleared": "JP-002", "overdue": "RU-02", "soon": "FR-08", "weekly": "RU-23", "higher": "US-026",
    "reports": "FR-06",
    "hashes": "IN-028", "shafhi": "IN-036", "section": "IN-034", "two": "IN-018", "system": "IN-T17", "speech": "IN-013", "unlock": "IN-031",
    "proposals": "FR-11", "thesee": "FR-08", "paris": "FR-09", "record": "JP-002", "retain": "JP-008", "eio": "NL-24", "entry": "NL-30",
    "place": "NL-26", "guidance": "NL-28",
    "malware": "RU-12", "term": "RU-14", "salvador": "RU-25", "none": "RU-02", "critical": "RU-07", "common": "US-003", "hash": "US-028",
    "fabricated": "US-027",
}
KINDS = {"par": "self", "anvar": "rule", "cleared": "figure", "overdue": "position", "soon": "self", "weekly": "rule",
         "higher": "position", "reports": "figure"}

# %% mark="m01-q1"
marking.classify(answer, KINDS,
    because={"par": "No State is the judge of its own rank. Approvals of laboratories would be a source.",
             "anvar": "A court and a day are named. Read the judgment, and what became of it.",
             "cleared": "A figure. One unit is a case that the police count as solved.",
             "overdue": "That something ought to be is a position, whoever takes it.",
             "soon": "A plan of 2019. Whether and when it was carried out is another fact.",
             "weekly": "An article is named, so it can be read, with its amendments.",
             "higher": "It says what courts should do. Weigh it as an argument.",
             "reports": "A figure. One unit is a report by a user, which is neither an offence nor a complaint."},
    authority=authority_of(KINDS), register=entries_of(KINDS), where=place_of(KINDS))

# %% reference="m01-q1"
KINDS

# %% [markdown]
"""
## The audit: India

Now you audit twenty statements, in three rounds. There are four findings.

* **Still right.** Nothing found since has changed it. Say as of when.
* **Overtaken.** It was right in early 2019. A later text took its place.
* **Contested.** Courts, States or writers differ, or what is known does not carry the sentence.
* **Wrong when written.** A text that was there in early 2019 already said otherwise.

The difference between the second and the last is a date. In the badges these findings read `holds`, SUPERSEDED, CONTESTED and WRONG WHEN SAID.
For a few statements two findings can be argued: either one counts.

With each round comes a **shelf**: the instruments that a search finds, with a number each. Some of them matter for no statement.
"""

# %% shared
FINDINGS = {"open": "Contested", "holds": "Still right", "wrong": "Wrong when written", "over": "Overtaken"}

INDIA = drawn({
    "shafhi": "A party that does not hold the device cannot be required to produce the certificate ((II)(A) para 5; lines 513 to 518)",
    "speech": "Section 66A of the IT Act was declared unconstitutional ((I)(A) para 6; lines 133 to 137)",
    "two": "Messages may be intercepted in two circumstances: in an emergency; and, apart from that, for a listed interest ((I)(B) para 2; lines 364 to 377)",
    "section": "Section 65B of the Evidence Act governs how an electronic record is admitted ((II)(A) para 4; lines 496 to 497)",
    "hashes": "The courts are given hash values of every relevant file ((II)(A) para 1; lines 464 to 472)",
    "anvar": "By Anvar (2014) an electronic record comes with a certificate ((II)(A) para 5; lines 507 to 512)",
    "system": "Access to a protected system is punished with three to five years: s. 70 of the IT Act ((I)(B) para 1, table row 17; lines 298 to 305)",
    "unlock": "No legal remedy can compel a suspect to help with decryption ((II)(A) para 2; lines 481 to 482)"},
    ("anvar unlock", "shafhi speech", "shafhi anvar"))

# %%
import re
from datetime import date

SHELF = submissions.table("instruments")


def in_words(days):
    """The days and months of a text as one says them; a year or a stretch of time stays as it is."""
    def said(found):
        first = date.fromisoformat(found[0] if found[1] else f"{found[0]}-01")
        return f"{first.day if found[1] else ''} {first:%B %Y}".strip()

    return re.sub(r"\b\d{4}-\d\d(-\d\d)?\b", said, days)


def shelf(caption, *states):
    """The instruments of some States, in the order of their days."""
    rows = SHELF[SHELF["state"].isin(states)].sort_values("date")
    whose = [f"{state}, " if len(states) > 1 and state != "Multilateral" else "" for state in rows["state"]]
    return show.table(("no. and day", "instrument: what it says"),
        [(f"{one.id}, {in_words(one.date)}", f"{state}{one.instrument}: {one.effect}") for one, state in zip(rows.itertuples(), whose, strict=True)], caption)


shelf("Shelf: India", "India")

# %% question="m01-q2" points=4 level="analyse" objective="o2"
ask.classify("India said. What do you find?", items=INDIA, classes=FINDINGS)

# %% mark="m01-q2"
marking.classify(answer, accepted(INDIA),
    because={"shafhi": "Overtaken: three judges overruled it on 14 July 2020 (S11). Wrong when written: it went against three judges in Anvar, of 2014, who bind a smaller bench (S29). "
                       "Both findings are accepted.",
             "speech": "Decided on 24 March 2015 (S04); nothing on the shelf restores the section.",
             "two": "A court said in 1997 that both must be there at once (S01). The sentence was wrong twenty-two years later.",
             "section": "The new Act took its place on 1 July 2024 (S16). What was pending stays under the old one.",
             "hashes": "Good practice, and not everywhere: in 2023 a bench of the Supreme Court remarked that the person searched often gets no hash value (S30).",
             "anvar": "Still right: the judgment stands, and three judges built on it in 2020 (S11). Overtaken: for what was not pending, the new Act asks for the certificate "
                      "since 1 July 2024 (S16). Both findings are accepted. It is about copies, not about an original.",
             "system": "The section as in force since 2009 has ten years and no minimum (S02). No later text is needed to see it.",
             "unlock": "Wrong when written: since 2009 s. 69(3) and (4) of the IT Act has compelled help with decryption in its own field (S28). Contested: outside it some courts "
                       "compel and some do not, and no ruling of the Supreme Court was found (S12). Both findings are accepted."},
    authority=authority_of(INDIA), register=entries_of(INDIA), where=place_of(INDIA))

# %% reference="m01-q2"
found(INDIA)

# %% reference2="m01-q2"
other(INDIA)

# %% practice="m01-p3"
practice.choice("Shafhi was overruled in 2020. A record was copied in 2019, and is offered today in a trial that has been pending since then. Does Shafhi help?",
    option("then", "Yes: it was the law when the record was copied",
        "A later ruling says what the section means, for old records too. For a statute, look at its transitional rule (IN-036, IN-034)."),
    option("no", "No: the ruling of 2020 says what the section means",
        "Whether an objection comes too late in an old trial is another question, and courts differ on it (IN-036, IN-U07).", right=True),
    option("both", "The court may choose between two rulings of one Supreme Court",
        "What three judges have overruled cannot stand beside their ruling (IN-036)."))

# %% [markdown]
"""
<!-- section: independent -->
## The audit: France, Japan, the Netherlands

Watch the small words. *"On 27 April"*, *"soon"*, *"normally"*, *"the highest ever"*: each of them can be true on one day and false on the next.
"""

# %% shared
WEST = drawn({
    "proposals": "France: the Commission presented two proposals on electronic evidence on 27 April 2018 (para 6; lines 45 to 49)",
    "entry": "Netherlands: new powers of remote search are in force from 1 March 2019 ('Electronic evidence and criminal justice', para 7; lines 820 to 821)",
    "thesee": "France: the platform THESEE is soon to help with complaints of online fraud (para 4; lines 37 to 38)",
    "place": "Netherlands: mutual legal assistance is impossible when nobody knows where the data are, and justice is not served ('Electronic evidence and criminal justice', para 5; lines 808 to 812)",
    "paris": "France: the Paris prosecutor has national jurisdiction over cyber-attacks, beside other prosecutors (para 5; lines 39 to 42)",
    "retain": "Japan: no law obliges providers to retain traffic data (3(2); lines 620 to 624)",
    "record": "Japan: no year has more cleared cases than 2017, with 9,014 (2(1); lines 598 to 600)",
    "eio": "Netherlands: within the EU, evidence held by a provider is normally obtained by the European Investigation Order ('Electronic evidence and criminal justice', para 5; lines 802 to 806)",
    "guidance": "Netherlands: subscriber information can be ordered from a provider abroad that offers services here ('Electronic evidence and criminal justice', para 7; lines 816 to 818)"},
    ("paris", "guidance"), ("thesee", "record"))

# %%
shelf("Shelf: France, Japan, Netherlands, European Union", "France", "Japan", "Netherlands", "European Union", "Multilateral")

# %% question="m01-q3" points=4 level="analyse" objective="o2"
ask.classify("What do you find?", items=WEST, classes=FINDINGS)

# %% mark="m01-q3"
marking.classify(answer, accepted(WEST),
    because={"proposals": "The proposal itself bears the date of 17 April 2018 (S07). A wrong date was wrong on the day it was written.",
             "entry": "The Act entered into force on that day (S09), and nothing on the shelf has ended it.",
             "thesee": "It opened on 15 March 2022 (S13). The plan was carried out, so it is no longer a plan.",
             "place": "A State that nobody knows cannot be asked. Whether justice must fail is debated (S26): some ways do not ask for the place, one of them older than the "
                      "text (S25). The order of the Union is one more way, and no mutual legal assistance (S21).",
             "paris": "Law of 3 June 2016 (S05): beside the others, and for attacks on systems. No text was found that ends it; read in its version of 2022. "
                      "Since January 2026 another national prosecutor stands beside it.",
             "retain": "A duty is studied and retention is asked for (S18). On sources up to December 2025 no statute obliges.",
             "record": "Right when it was handed in. 9,040 cases for 2018 were published on 7 March 2019 (S10).",
             "eio": "Overtaken: since 18 August 2026 orders go straight to the provider's establishment (S21). Contested: the older order is still there, and nobody "
                    "has counted which is the normal one. Both findings are accepted.",
             "guidance": "A reading by the committee of the Parties, T-CY (S25). It does not bind, and it needs a power at home, which there is."},
    authority=authority_of(WEST), register=entries_of(WEST), where=place_of(WEST))

# %% reference="m01-q3"
found(WEST)

# %% reference2="m01-q3"
other(WEST)

# %% practice="m01-p4"
practice.choice("A French judge reads \"près de 250 demandes de gel\" in the text of 2019. What was frozen?",
    option("assets", "Money on accounts, for confiscation",
        "Gel also has that meaning. Here it stands beside data and the 24/7 network (FR-17)."),
    option("data", "Data, perhaps: requests to preserve them were handled",
        "Requests, received or sent, with a result that is not told. And no second source was found (FR-17, FR-18).", right=True),
    option("people", "The accounts of 250 persons under investigation in France",
        "One request can name many accounts, or none that exists (FR-18)."))

# %% [markdown]
"""
## The audit: Russian Federation, United States

The Russian text is in Russian: *«электронные доказательства»* is electronic evidence. Read it with one eye on its form. It cites *«статье 74.1»* and means part 1 of article 74. {cite: RU-15}

The American text cites no statute at all. It says what other States should do.
"""

# %% shared
EAST = drawn({
    "malware": "Russian Federation: 733 offences of making and spreading malicious programs were registered under art. 272 "
               "(II.1 Law enforcement and investigations, para 7; lines 918 to 923)",
    "hash": "United States: hash values arguably make digital evidence harder to alter or fabricate (Chapter 6, heading 'Judiciary', para 2; lines 1227 to 1228)",
    "term": "Russian Federation: the Code of Criminal Procedure does not define electronic evidence (II.2 Gathering electronic evidence, para 1; lines 926 to 927)",
    "none": "Russian Federation: a criminal-law convention under the United Nations has still to be drawn up (I General comments, para 2; lines 856 to 860)",
    "common": "United States: States continue to join the Convention on Cybercrime (Chapter 5, heading 'Effective Legal Frameworks', para 1; lines 1121 to 1124)",
    "fabricated": "United States: digital evidence is no more likely to be fabricated than other evidence (Chapter 6, heading 'Judiciary', para 2; line 1226)",
    "salvador": "Russian Federation: the idea of such a convention first appears in the Salvador Declaration of 2010 (III Recommendations, para 2; lines 1063 to 1065)",
    "critical": "Russian Federation: since January 2018 unlawful influence on critical infrastructure is an offence "
                "(II.1 Law enforcement and investigations, para 5; lines 881 to 883)"},
    ("term", "critical"))

# %%
show.together(shelf("Shelf: Russian Federation, United States, treaties", "Russian Federation", "United States", "Multilateral"),
    show.folded("Open the words of the Russian text on art. 272",
        show.table(("article as printed", "offence, as printed", "2017", "2018"),
            [(printed, words, *group.sort_values("year")["registered"])
             for (printed, words), group in submissions.table("russian_offences").groupby(["article_printed", "offence_ru"], sort=False)],
            "Registered offences (II.1, para 7; lines 888 to 923)")))

# %% question="m01-q4" points=4 level="analyse" objective="o2"
ask.classify("What do you find?", items=EAST, classes=FINDINGS)

# %% mark="m01-q4"
marking.classify(answer, accepted(EAST),
    because={"malware": "The words are those of art. 273. The number of the article was a misprint from the first day.",
             "hash": "A value shows that two sets of bits are the same, from its taking on (S23). A fabricated file has a value as good as any other: contested in what it "
                     "carries, and wrong already in 2019 as far as it speaks of fabrication. Both findings are accepted.",
             "term": "There still is no definition; writers discuss one (S22).",
             "none": "The UN Convention against Cybercrime was adopted on 24 December 2024 (S17).",
             "common": "75 Parties in June 2024 (S24), 62 in 2019.",
             "fabricated": "No figure was given for it. Law-makers now treat fabrication as a live risk (S27).",
             "salvador": "The Declaration asks for a study of options, legal or other (S03). Whether the idea \"appears\" there is a matter of reading; "
                         "that it proposes a convention would be wrong. Both findings are accepted.",
             "critical": "Art. 274.1 is in force since 1 January 2018 (S06). The text drops a syllable: it should say infrastructure."},
    authority=authority_of(EAST), register=entries_of(EAST), where=place_of(EAST))

# %% reference="m01-q4"
found(EAST)

# %% reference2="m01-q4"
other(EAST)

# %% [markdown]
"""
## Which instrument, and from when?

An instrument has many days: it is proposed, adopted, signed, published; it enters into force; it applies. Only one of them moves a case.
"""

# %% question="m01-q5" points=3 level="analyse" objective="o3"
ask.match("What took the place of the statement, and from which day?",
    left={"section": "India: section 65B governs electronic records",
          "shafhi": "India: who does not hold the device need not certify",
          "retention": "India: a provider that does not retain data risks three years of prison (s. 67C)",
          "eio": "Netherlands: within the EU, normally the European Investigation Order",
          "none": "Russian Federation: a convention under the United Nations has still to be drawn up"},
    right={"opened": "UN Convention against Cybercrime, 25 October 2025: opened for signature",
           "applies": "Regulation (EU) 2023/1543, 18 August 2026: applies",
           "anvar": "Anvar v. Basheer, 18 September 2014",
           "jan": "Jan Vishwas Act, 30 November 2023: in force for this section",
           "signed": "Regulation (EU) 2023/1543, 12 July 2023: signed",
           "bsa": "Sections 62 and 63 of the new Act (BSA), 1 July 2024",
           "adopted": "UN Convention against Cybercrime, 24 December 2024: adopted",
           "arjun": "Arjun Panditrao, 14 July 2020",
           "force": "UN Convention against Cybercrime, 2025: in force"})

# %% mark="m01-q5"
marking.match(answer, {"section": "bsa", "shafhi": "arjun", "retention": "jan", "eio": "applies", "none": "adopted"},
    because={"section": "The new Act replaced the old one on 1 July 2024, with a transitional rule for what was pending.",
             "shafhi": "Three judges overruled it. Anvar is older than Shafhi and cannot have changed it.",
             "retention": "The section is still there; prison has gone from it.",
             "eio": "A Regulation can be law for years before it applies. The day of application is the one that moves a case.",
             "none": "The statement was that one has still to be drawn up. Since its adoption there is one; whether it binds anybody is another question."},
    authority={"section": "BSA 2023, ss. 63, 170", "shafhi": "Arjun Panditrao (2020) 7 SCC 1", "retention": "Act 18 of 2023",
               "eio": "Regulation (EU) 2023/1543, art. 34(2)", "none": "A/RES/79/243"},
    register={"section": "IN-034", "shafhi": "IN-036", "retention": "IN-T14", "eio": "NL-24", "none": ["RU-02", "ML-16"]},
    where={"section": at("IN-034"), "shafhi": at("IN-036"), "retention": at("IN-T14"), "eio": at("NL-24"), "none": at("RU-02")})

# %% reference="m01-q5"
{"section": "bsa", "shafhi": "arjun", "retention": "jan", "eio": "applies", "none": "adopted"}

# %% practice="m01-p5"
practice.order("Bring the life of a treaty into its order.",
    items={"force": "It enters into force, some time after the last ratification that it needs",
           "opened": "It is opened, and States sign", "adopted": "A body adopts the text",
           "ratified": "States ratify, one by one"},
    answers=["adopted", "opened", "ratified", "force"],
    reason="Forty ratifications and ninety days, for the UN Convention. A signature alone binds no State to the text (ML-16).")

# %% [markdown]
"""
The law behind these dates: {cite: FR-12, IN-034, IN-036, IN-T14, RU-02}

## Which rule on which day?

Before you ask *what is the rule*, ask **which day decides**. It is not the same for every rule.

| kind of rule | the day that usually decides |
| --- | --- |
| what is punished, and how | the day of the act |
| how evidence is gathered | the day on which it is gathered, in many systems |
| how evidence is admitted | the day that the transitional rule names: in India, what was pending on 1 July 2024 {cite: IN-014, IN-034} |
| which order reaches a provider | the day on which the order is issued |
| what a figure says | the day on which it is said |

The table is a place to begin. In your own law another day may decide: ask counsel for the transitional rule before anything else. And a milder penal law may reach back to older acts.
"""

# %% shared
# two days for each rule; which of them is drawn differs from learner to learner
DAYS = {
    "retention": ("29 December 2023", "2 October 2023"),
    "links": ("12 August 2020", "3 November 2020"),
    "remote": ("11 March 2019", "4 February 2019"),
    "cards": ("9 January 2018", "17 September 2018"),
    "order": ("31 August 2026", "3 August 2026"),
    "copying": ("30 April 2026", "15 June 2026"),
}
PICKED = dict(zip(DAYS, DRAW.choice(["011010", "000001", "110110", "101001", "001111"]), strict=True))
ON = {key: DAYS[key][int(bit)] for key, bit in PICKED.items()}
RULES = {
    "retention": f"India: the sanction that section 67C held on {ON['retention']}. New: a civil penalty in place of prison",
    "links": f"Japan: on {ON['links']} a person gathers links to pirated works. New: that is an offence by itself",
    "remote": f"Netherlands: the police enter a suspect's device covertly on {ON['remote']}. New: the power to do so",
    "cards": f"Russian Federation: a fraud by electronic means of payment of {ON['cards']}. New: art. 159.3 in its wider form",
    "order": f"European Union: an order is issued on {ON['order']}. New: it may go straight to the provider",
    "copying": f"Japan: a court is asked on {ON['copying']}. New: the provision order in place of the record-copying order",
}

# %% question="m01-q6" points=3 level="apply" objective="o3"
ask.classify("Does the new rule govern on that day?", items=RULES, classes={"new": "The new rule governs", "old": "The old position still holds"})

# %% key
from datetime import date, datetime

# for "cards" the day of the law: both days of the question lie well away from its entry into force, which was not read
CHANGED = {"retention": date(2023, 11, 30), "links": date(2020, 10, 1), "remote": date(2019, 3, 1), "cards": date(2018, 4, 23),
           "order": date(2026, 8, 18), "copying": date(2026, 5, 21)}


def day(text):
    return datetime.strptime(text, "%d %B %Y").date()


GOVERNS = {key: "new" if day(ON[key]) >= CHANGED[key] else "old" for key in ON}

# %% mark="m01-q6"
marking.classify(answer, GOVERNS,
    because={"retention": "Prison left section 67C on 30 November 2023.",
             "links": "Knowing links on such a site became an offence on 1 October 2020. Before, the convictions were for uploading.",
             "remote": "The Act entered into force on 1 March 2019.",
             "cards": "The law that widened art. 159.3 is of 23 April 2018 and came into force later (the day was not read). A graver penal law does not reach back.",
             "order": "The Regulation applies from 18 August 2026. It was signed three years before.",
             "copying": "The provision order came on 21 May 2026, a day taken from reports of the Act. Other parts of the Act come later."},
    authority={"retention": "IT Act, s. 67C; Act 18 of 2023", "links": "Copyright Act, art. 113(2) to (4); Act 48 of 2020",
               "remote": "Computer Crime III Act", "cards": "Federal Law 111-FZ of 23 April 2018", "order": "Regulation (EU) 2023/1543, art. 34(2)",
               "copying": "Act 39 of 2025; CCP, arts 102-2 ff."},
    register={"retention": "IN-T14", "links": "JP-U07", "remote": ["NL-18", "NL-30"], "cards": "RU-09", "order": ["FR-11", "NL-24"],
              "copying": ["JP-018", "JP-U02"]},
    where={"retention": at("IN-T14"), "links": at("JP-020"), "remote": at("NL-18", "NL-30"), "cards": at("RU-09"), "order": at("FR-11"),
           "copying": at("JP-018")})

# %% reference="m01-q6"
GOVERNS

# %% [markdown]
"""
## A good place to stop

The first sitting ends here. Your answers are saved. The second sitting takes about as long: two hearings, the figures, the treaties and the note.

## Two hearings

The first is in India. The second is between two Member States of the European Union. The days are those of your case.
"""

# %% shared
OPENED = DRAW.choice(["17 June 2024", "22 July 2024", "26 June 2024", "8 July 2024"])
COMMITTED = DRAW.choice(["11 October 2023", "19 January 2024", "5 March 2024"])
ISSUED = DRAW.choice(["5 August 2026", "1 September 2026", "12 August 2026", "22 September 2026"])

# %% question="m01-q7" points=3 level="analyse" objective="o3"
ask.ruling(f"A fraud was committed in India on {COMMITTED}. The police opened their investigation on {OPENED}; charge and trial followed. A party that never "
           f"held the server offers a copy of its log at the hearing of {HEARING}. It has asked neither the holder nor the court for a certificate. What do you rule?",
    outcomes={"none": "No certificate: the party does not hold the device",
              "new": "A certificate under section 63(4) of the new Act",
              "old": "A certificate under section 65B(4) of the old Act"},
    grounds={"act": "The day of the offence decides which law of evidence applies",
             "pending": "The investigation was pending just before 1 July 2024",
             "hearing": "The day of the hearing decides",
             "after": "Nothing was pending just before 1 July 2024",
             "said": "India told the United Nations that such a party need not certify",
             "condition": "The certificate is a condition, whoever holds the device, save for a party that did all it could to get it"})

# %% key
KEPT = day(OPENED) < date(2024, 7, 1)

# %% mark="m01-q7"
marking.ruling(answer,
    {"old": marking.grounds(required={"pending", "condition"})} if KEPT else {"new": marking.grounds(required={"after", "condition"})},
    because="Penal law follows the act. The law of evidence follows what was pending on 1 July 2024, and an investigation is enough. "
            "Shafhi, which excused the party without the device, was overruled in 2020. An exception is left, decided under the old Act: who has asked the holder, and then the court, and so has done all "
            "that can be done, may be excused. This party has asked nobody.",
    authority="BSA 2023, s. 170(2); Arjun Panditrao (2020) 7 SCC 1", register=["IN-034", "IN-036", "IN-037", "IN-014"], where=f"India, (II)(A) paras 4 and 5, lines 496 to 520; investigation opened on {OPENED}")

# %% reference="m01-q7"
{"outcome": "old", "grounds": ["pending", "condition"]} if KEPT else {"outcome": "new", "grounds": ["after", "condition"]}

# %% question="m01-q8" points=3 level="analyse" objective="o3"
ask.ruling(f"A Dutch authority wants traffic data, and more than what identifies the user, from a provider established in France. The order is issued on {ISSUED}. "
           "The offence carries up to six years. Which order, and whose?",
    outcomes={"prosecutor": "A European Production Order of a prosecutor alone, straight to the provider",
              "investigation": "No order straight to the provider: a European Investigation Order to the French authorities",
              "judge": "A European Production Order that a judge issues or validates, straight to the provider"},
    grounds={"signed": "The Regulation was signed in July 2023, and is law since then",
             "traffic": "For such traffic data a judge, a court or an investigating judge must issue or validate the order",
             "notyet": "On that day the Regulation does not apply yet",
             "any": "A prosecutor may issue a production order for any data, and nobody need validate it",
             "applies": "On that day the Regulation applies",
             "normal": "The Netherlands called it the normal instrument in 2019"})

# %% key
DIRECT = day(ISSUED) >= CHANGED["order"]

# %% mark="m01-q8"
marking.ruling(answer,
    {"judge": marking.grounds(required={"applies", "traffic"})} if DIRECT else {"investigation": marking.grounds(required={"notyet"}, allowed={"normal"})},
    because="From 18 August 2026 production orders go straight to the provider. A prosecutor may issue them for subscriber data and for data that only identify the user; "
            "for other traffic data and content a judge, a court or an investigating judge issues the order, or validates that of another authority. Before that day the older instrument is the way, and it remains beside the new one.",
    authority="Regulation (EU) 2023/1543, arts 4 and 34(2); Directive 2014/41/EU", register=["ML-E042", "ML-E041", "FR-12", "FR-11", "NL-24"], where=f"{at('FR-11', 'NL-24')}; order issued on {ISSUED}")

# %% reference="m01-q8"
{"outcome": "judge", "grounds": ["applies", "traffic"]} if DIRECT else {"outcome": "investigation", "grounds": ["notyet"]}

# %% [markdown]
"""
## Figures: what is one unit?

Ask four questions of every figure.

1. **What is one unit**: what is counted once?
2. **Who** counted?
3. **When**?
4. By which **definition**?

The figures of 2019 count different things, so no two States' figures can be compared.
"""

# %%
COUNTED = submissions.table("figures")
OFFERED = COUNTED[COUNTED["id"].isin(["FIG-03", "FIG-05", "FIG-08", "FIG-14", "FIG-16", "FIG-23", "FIG-35"])]
show.table(("State and year", "as printed", "place", "lines"),
    [(f"{one.state}, {one.year}", f"\"{one.as_printed}\"", register.entry(one.register).pinpoint.place.split(", ", 1)[1], one.lines)
     for one in OFFERED.itertuples()], "Seven figures of the compilation")

# %% question="m01-q9" points=2 level="recall" objective="o4"
ask.match("What is one unit?",
    left={"cleared": "Japan: 9,014", "asked": "Japan: about 130,000", "registered": "Russian Federation: 4,917",
          "reports": "France: 160 000, PHAROS", "survey": "Netherlands: one in nine"},
    right={"convicted": "a person who was convicted", "solved": "a case that the police count as solved",
           "report": "a report sent in by a user of the internet", "written": "an offence entered in the records of an authority",
           "answer": "a person who said so when asked in a survey", "act": "an act that somebody committed",
           "question": "a question or complaint put to the police"})

# %% mark="m01-q9"
marking.match(answer, {"cleared": "solved", "asked": "question", "registered": "written", "reports": "report", "survey": "answer"},
    because={"cleared": "Cleared is neither reported nor convicted.", "asked": "A consultation need not be about an offence at all.",
             "registered": "Registered is what an authority wrote down, by the definition of that year.",
             "reports": "Many users may report one page, and a page need not be illegal.",
             "survey": "A survey of victims: it also finds what nobody reported."},
    authority={"cleared": "National Police Agency, annual figures", "asked": "National Police Agency, annual figures",
               "registered": "Criminal Code of the Russian Federation, art. 159.3", "reports": "Ministry of the Interior, figures for 2018",
               "survey": "Statistics Netherlands, Safety Monitor"},
    register={"cleared": "JP-002", "asked": "JP-005", "registered": "RU-09", "reports": ["FR-05", "FR-06"], "survey": "NL-01"},
    where={"cleared": at("JP-002"), "asked": at("JP-005"), "registered": at("RU-09"), "reports": at("FR-06"), "survey": at("NL-01")})

# %% reference="m01-q9"
{"cleared": "solved", "asked": "question", "registered": "written", "reports": "report", "survey": "answer"}

# %% practice="m01-p6"
practice.choice("The United States wrote that electronic evidence is admissible \"in more than 85% of responding countries\". What is the 85 percent of?",
    option("world", "Of all States, in 2019",
        "The survey is older, and smaller. Elsewhere the same text says \"countries\" where it should say that they are those that answered."),
    option("some", "Of those of 69 States that answered, in 2012",
        "A draft of the United Nations, made from answers of 69 States in 2012. It was never adopted, and asks not to be cited without permission (US-001, US-025).", right=True),
    option("courts", "Of the courts that were asked by the United Nations",
        "Governments answered, not courts (US-025)."))

# %% [markdown]
"""
Whether anyone has checked these percentages at the pages of that draft, the badges say. {cite: US-001, US-025}

## A chart that misleads

A newspaper took one line of the Russian text and drew this. The prosecution shows it to the court, against an employee of a bank: *"Fraud by card has
exploded, so the accused must have known."* Repair the drawing. Below it stands, in words, what still misleads.

With the keyboard: Tab goes to the next control, arrow keys choose, the space bar ticks a box.
"""

# %%
OFFENCES = submissions.numbers("russian_offences", "registered").sort_values("year")


def series(article, name):
    rows = OFFENCES[OFFENCES["article_meant"] == article]
    return show.Series(name, "an offence entered in the records", dict(zip(rows["year"].astype(int), rows["registered"].astype(int), strict=True)))


show.chart_explorer(
    show.Story([series("159.3", "art. 159.3, means of payment"), series("159.6", "art. 159.6, computer information")],
        headline="Card fraud explodes: up twentyfold", plain="Offences registered in the Russian Federation, 2017 and 2018",
        unit="registered offences", broken="A law of 23 April 2018 renamed art. 159.3 and widened it: the two years do not count the same thing.",
        hidden="One series is shown and another is hidden: under art. 159.6 the number fell in the same year."),
    "The chart and its repair")

# %% practice="m01-p7"
practice.choice("You have repaired everything. Both series stand side by side, from zero, with the change of the law written below. Did fraud rise?",
    option("rose", "Yes: together the two articles rose from 2,423 to 5,887",
        "The sum is right. But the definition became wider in between, and other articles took in cases as well."),
    option("unknown", "The figures cannot say",
        "They say how many offences were registered, by two definitions. An honest chart may show that there is no answer (RU-09).", right=True),
    option("fell", "No: art. 159.6 fell by more than half",
        "One of the two series fell. Choosing it would be the newspaper's fault the other way round."))

# %% question="m01-q10" points=3 level="analyse" objective="o4"
ask.ruling("Under art. 159.3 the number went from 228 to 4,917. What may the court find?",
    outcomes={"police": "The police worked twenty times harder in 2018",
              "definition": "The number cannot show whether conduct changed, because the definition changed",
              "rise": "Fraud with means of payment rose about twentyfold"},
    grounds={"factor": "4,917 is 21.6 times 228",
             "renamed": "A law of 23 April 2018 widened the article from payment cards to electronic means of payment",
             "official": "The figure is official, so it shows what happened",
             "fell": "In the same year the number under art. 159.6 fell from 2,195 to 970",
             "unit": "One unit is a registered offence, not an act"},
    value=questions.number_field("Offences registered under the two articles together in 2018", ["offences"]))

# %% mark="m01-q10"
marking.ruling(answer, {"definition": marking.grounds(required={"renamed"}, allowed={"fell", "unit"})}, marking.Quantity(5887, "offences"),
    because="Between two counts by two definitions there is no growth to compute. The factor is right arithmetic and proves nothing.",
    authority="Criminal Code of the Russian Federation, art. 159.3, as amended by Federal Law 111-FZ of 23 April 2018", register=["RU-09"], where=f"{at('RU-09')} and 895-900")

# %% reference="m01-q10"
{"outcome": "definition", "grounds": ["renamed"], "value": {"number": "5887", "unit": "offences"}}

# %% [markdown]
"""
## One article, printed twice

The same paragraph gives two blocks of figures for *«статьей 272»*. In brackets stand the words of each offence. In another place the Prosecutor General gave, for 2017, **1,883** offences for articles
272 and 273 **together**.
"""

# %%
TWICE = OFFENCES[OFFENCES["article_printed"] == "272"]
show.table(("printed", "words in brackets, in Russian", "in English", "year", "registered"),
    [(f"art. {one.article_printed}", one.offence_ru, one.offence, one.year, one.registered)
     for one in TWICE.sort_values(["offence_ru", "year"]).itertuples()], "Both blocks of art. 272 (II.1, para 7; lines 900 to 923)")

# %% question="m01-q11" points=3 level="analyse" objective="o4"
ask.ruling("What do you make of the second block?",
    outcomes={"both": "Both blocks belong to art. 272, and must be added",
              "other": "The second block is art. 273; the number is a misprint, the figures may stand",
              "neither": "Neither block can be used for anything"},
    grounds={"twice": "The number is printed twice, so it is meant",
             "words": "The words in brackets are those of another offence",
             "official": "A State does not misprint its own law",
             "sum": "For 2017 the two blocks together come within two of another authority's figure for arts 272 and 273",
             "fell": "The figure of the second block fell"},
    value=questions.number_field("Both blocks together in 2017", ["offences"]))

# %% mark="m01-q11"
marking.ruling(answer, {"other": {"words", "sum"}}, marking.Quantity(1881, "offences"),
    because="A misprint is shown by what stands beside it and by a source outside it. Correct the citation openly, and say how you know.",
    authority="Criminal Code of the Russian Federation, arts 272 and 273", register=["RU-12"], where=at("RU-11", "RU-12"))

# %% reference="m01-q11"
{"outcome": "other", "grounds": ["words", "sum"], "value": {"number": "1881", "unit": "offences"}}

# %% [markdown]
"""
## The highest ever

Japan gave one number for 2017, **9,014** cleared cases; its growth, **690** more than in 2016, or 8.3 percent; and its three parts. Add the parts, and
look at the years that followed. Years without a figure here stay empty.
"""

# %%
CASES = submissions.numbers("japanese_cases", "cases")
WHOLE = CASES[(CASES["part_of"] == "") & (CASES["year"] >= "2017")].sort_values("year")
PARTS = CASES[(CASES["year"] == "2017") & (CASES["part_of"] != "")]
show.together(
    show.table(("part, in 2017", "cleared cases"), [(one.series, f"{one.cases:,}") for one in PARTS.itertuples()], "The parts of 9,014"),
    show.bars([show.Series("cleared cases", "a case that the police count as solved", dict(zip(WHOLE["year"].astype(int), WHOLE["cases"].astype(int), strict=True)))],
        "Cleared cases of cybercrime in Japan", "cleared cases", "2017 as printed. From 2018 on, figures published later."))

# %% shared
SPOKEN = DRAW.choice(["4 March 2019", "27 March 2019", "5 March 2019", "28 March 2019"])

# %% question="m01-q12" points=3 level="analyse" objective="o4"
ask.ruling(f"A prosecutor says on {SPOKEN}: \"More cases of cybercrime were cleared in 2017 than in any other year: 9,014.\" What do you find?",
    outcomes={"never": "It was never right",
              "right": "It was right on that day, as far as figures were published",
              "stale": "It was no longer right on that day"},
    grounds={"convicted": "9,014 persons were convicted",
             "later": "By that day 9,040 cases for 2018 had been published",
             "noneyet": "By that day no higher figure had been published",
             "parts": "The three parts add up to 9,014",
             "asked": "The consultations with the police fell"},
    value=questions.number_field("Cleared cases in 2016, from what Japan printed", ["cases"]))

# %% key
STALE = day(SPOKEN) >= date(2019, 3, 7)

# %% mark="m01-q12"
marking.ruling(answer,
    {"stale": marking.grounds(required={"later"}, allowed={"parts"})} if STALE else {"right": marking.grounds(required={"noneyet"}, allowed={"parts"})},
    marking.Quantity(8324, "cases"),
    because="The next figure came out on 7 March 2019. Japan's text was handed in by 1 March and was right; at the meeting on 27 March it was not. "
            "9,014 less 690 is 8,324, and 690 is 8.3 percent of that.",
    authority="National Police Agency, figures for 2018, published on 7 March 2019", register=["JP-002", "JP-004"], where=f"{at('JP-002', 'JP-004')}; said on {SPOKEN}")

# %% reference="m01-q12"
{"outcome": "stale" if STALE else "right", "grounds": ["later" if STALE else "noneyet"], "value": {"number": "8324", "unit": "cases"}}

# %% question="m01-q13" points=3 level="evaluate" objective="o4"
ask.several("Which sentences may stand in a judgment, on these figures and on the law shown with them?", {
    "compare": "There is more cybercrime in Japan than in the Russian Federation",
    "plain": "In 2018, frauds with means of payment numbered 4,917 in the Russian Federation",
    "registered": "In 2019 the Russian Federation reported that 4,917 offences had been registered in 2018 under art. 159.3",
    "threefold": "Eight in nine Dutch people were safe on the internet in 2017",
    "share": "Of the cases cleared in Japan in 2017, about 89 percent were those in which information technology was an indispensable means",
    "consult": "About 130,000 offences were reported to the Japanese police in 2017",
    "definition": "Between 2017 and 2018 the definition of art. 159.3 was widened, so its two figures are not one series",
    "pharos": "160,000 pages with illegal content were found in France in 2018"})

# %% mark="m01-q13"
marking.several(answer, {"registered", "share", "definition"},
    because={"compare": "Cleared cases and registered offences are different units, by different laws.",
             "plain": "It takes what was registered for what happened, and drops who said so. No second source for the number was found.",
             "registered": "It says who reported, what was counted, where and when, and no more.",
             "threefold": "One in nine said that they were victims. Who did not say so need not have been safe, nor have noticed.",
             "share": "8,011 of 9,014. A part and its whole, of one series and one year.",
             "consult": "A consultation is not a report of an offence.",
             "definition": "It says why there is no growth to compute.",
             "pharos": "Reports by users: several may be about one page, and a page need not be illegal."},
    authority={"compare": "National Police Agency, figures for 2017; Criminal Code of the Russian Federation, art. 159.3",
               "plain": "Criminal Code of the Russian Federation, art. 159.3", "registered": "Criminal Code of the Russian Federation, art. 159.3",
               "threefold": "Statistics Netherlands, Safety Monitor 2017", "share": "National Police Agency, figures for 2017",
               "consult": "National Police Agency, figures for 2017", "definition": "Federal Law 111-FZ of 23 April 2018",
               "pharos": "Ministry of the Interior, figures for 2018"},
    register={"compare": ["JP-002", "RU-09"], "plain": "RU-09", "registered": "RU-09", "threefold": "NL-01", "share": "JP-004", "consult": "JP-005", "definition": "RU-09",
              "pharos": ["FR-05", "FR-06"]},
    where={"compare": at("JP-002", "RU-09"), "plain": at("RU-09"), "registered": at("RU-09"), "threefold": at("NL-01"), "share": at("JP-004"),
           "consult": at("JP-005"), "definition": at("RU-09"), "pharos": at("FR-06")})

# %% reference="m01-q13"
["registered", "share", "definition"]

# %% [markdown]
"""
## Signed, ratified, in force

The defence argues that a treaty forbids what the police did. The prosecution argues that another treaty allows it. Before you read either treaty, ask: does it bind **these two States**, and **today**?

* **Signature** is a first approval. As a rule it does not bind.
* By **ratification** a State agrees to be bound. Acceptance and approval are other names for it.
* A State that was not there at the beginning may **accede**, which is as good as ratification.
* By **entry into force** the treaty binds, as a rule, those who have ratified it.

Two questions stay open when a treaty is in force for both States. Has one of them made a **reservation** to the article that you need? And may your court apply
the article directly, or only a law at home that carries it out? {cite: ML-01, ML-14, ML-16, ML-17}
"""

# %%
TREATIES = submissions.table("treaties")


def standing(treaty, state):
    """What the table holds of a State and a treaty, in words; nothing is made of a row that is not there."""
    rows = TREATIES[(TREATIES["treaty"] == treaty) & (TREATIES["state"] == state)]
    return [in_words(one) for one in rows[["signed", "ratified", "in_force_for_it"]].iloc[0]] if len(rows) else ["not looked up"] * 3


def treaty_table(states, caption):
    return show.table(("treaty", "State", "signed", "ratified, accepted or acceded", "in force for that State"),
        [(treaty, state, *standing(treaty, state)) for treaty in dict.fromkeys(TREATIES["treaty"]) for state in states], caption)


show.together(
    show.table(("treaty", "opened for signature", "when it binds", "ratifications seen"),
        [("Convention on Cybercrime (Budapest, ETS 185)", "23 November 2001", "in force since 1 July 2004", "75 Parties in June 2024"),
         ("Second Additional Protocol (CETS 224)", "12 May 2022", "after 5 ratifications", "3 in February 2026"),
         ("UN Convention against Cybercrime", "25 October 2025", "90 days after 40 ratifications", "1 to 3 reported in the middle of 2026")],
        "What each treaty needs"),
    treaty_table([case.requesting, case.requested], "The two States of your case, on the lists seen up to November 2026"),
    show.folded("Open the table of all States",
        treaty_table(sorted(set(TREATIES["state"])), "All States of the course. The list seen of the UN Convention has 72 signatories; who signed later is not on it")))

# %% question="m01-q14" points=3 level="apply" objective="o5"
ask.classify("Where does the State stand, on the lists shown? The list of the UN Convention has 72 signatories; who signed later is not on it.",
    items={"in-bud": "India and the Convention on Cybercrime",
           "jp-second": "Japan and the Second Additional Protocol",
           "us-bud": "United States and the Convention on Cybercrime",
           "fr-second": "France and the Second Additional Protocol",
           "ma-bud": "Morocco and the Convention on Cybercrime",
           "fr-un": "France and the UN Convention against Cybercrime",
           "nl-un": "Netherlands and the UN Convention against Cybercrime",
           "ma-second": "Morocco and the Second Additional Protocol"},
    classes={"ratified": "Ratified, but the treaty is not in force", "signed": "Signed only", "neither": "Neither, on the list shown", "bound": "Bound: it is in force for that State"})

# %% mark="m01-q14"
marking.classify(answer, {"in-bud": "neither", "jp-second": "ratified", "us-bud": "bound", "fr-second": "signed", "ma-bud": "bound", "fr-un": "signed",
                          "nl-un": "neither", "ma-second": "signed"},
    because={"in-bud": "India is not a Party, and names an older network instead.",
             "jp-second": "Japan ratified in August 2023. Three of the five ratifications were there in February 2026, so nobody is bound.",
             "us-bud": "The United States deposited their ratification on 29 September 2006; in force for them since 1 January 2007.", "fr-second": "Signed on 27 January 2023, not ratified on the record seen.",
             "ma-bud": "Morocco acceded on 29 June 2018; in force for it on 1 October 2018.",
             "fr-un": "Signed in Hanoi. Forty ratifications are needed.", "nl-un": "Not among the 72 on the list shown. It may have signed since: look at the list of the day.",
             "ma-second": "Signed on 12 May 2022, not ratified on the record seen."},
    authority={"in-bud": "ETS 185, list of the Treaty Office", "jp-second": "CETS 224, art. 16", "us-bud": "ETS 185, list of the Treaty Office", "fr-second": "CETS 224, art. 16",
               "ma-bud": "ETS 185, list of the Treaty Office", "fr-un": "UN Treaty Collection XVIII-16", "nl-un": "UN Treaty Collection XVIII-16", "ma-second": "CETS 224, art. 16"},
    register={"in-bud": "IN-U06", "jp-second": ["JP-U06", "ML-14"], "us-bud": ["US-003", "TR-09"], "fr-second": ["FR-20", "ML-14"], "ma-bud": "MA-02", "fr-un": ["ML-17", "ML-16"],
              "nl-un": ["NL-X09", "ML-17"], "ma-second": ["MA-04", "ML-14"]},
    where="table of treaties, section Signed, ratified, in force")

# %% reference="m01-q14"
{"in-bud": "neither", "jp-second": "ratified", "us-bud": "bound", "fr-second": "signed", "ma-bud": "bound", "fr-un": "signed", "nl-un": "neither", "ma-second": "signed"}

# %% [markdown]
"""
## The headline

The police attach a page of a newspaper to their request. It is invented here, after pages that exist: **"72 STATES RATIFY WORLD TREATY ON CYBERCRIME"**.
"""

# %% question="m01-q15" points=4 level="analyse" objective="o5"
ask.defects("Judge each paragraph of the article, which is of 27 October 2025, by what stood on that day.",
    paragraphs={
        "1": "1. The text had been adopted by the General Assembly on 24 December 2024.",
        "2": "2. In Hanoi, 72 States ratified the UN Convention against Cybercrime on the first weekend.",
        "3": "3. From today the police of these States may rest their requests on it.",
        "4": "4. It is to enter into force ninety days after the fortieth ratification.",
        "5": "5. With the European Union, all of its Member States signed.",
        "6": "6. If the Union ratifies, its ratification will count as one of the forty.",
        "7": "7. States may go on signing in New York until 31 December 2026.",
        "8": "8. For Japan the Second Additional Protocol to the older Convention has been in force since its ratification in 2023."},
    defects={"count": "It counts a ratification that does not count",
             "sign": "It takes signature for ratification",
             "force": "It treats a treaty as in force that is not",
             "list": "It names more signatories than there were"})

# %% mark="m01-q15"
marking.defects(answer, {"2": "sign", "3": "force", "5": "list", "6": "count", "8": "force"},
    because={"1": "It gives the adoption with its right day.",
             "2": "They signed. The list seen shows signatures, and the ratifications that were reported since are one to three.",
             "3": "Forty ratifications are needed and ninety days after them. On that day they were not there.",
             "4": "It says what article 65 says.",
             "5": "Thirteen Member States signed with the Union. The Netherlands was not among them.",
             "6": "The ratification of the Union does not count beside those of its Members.",
             "7": "It says what article 64 says.",
             "8": "Five ratifications are needed. On the list seen two were there on that day, Serbia and Japan. A State can ratify years before it is bound."},
    authority={"1": "A/RES/79/243", "2": "UN Treaty Collection XVIII-16", "3": "UN Convention against Cybercrime, art. 65", "4": "UN Convention against Cybercrime, art. 65",
               "5": "UN Treaty Collection XVIII-16", "6": "UN Convention against Cybercrime, art. 65", "7": "UN Convention against Cybercrime, art. 64", "8": "CETS 224, art. 16"},
    register={"1": "ML-16", "2": "ML-16", "3": "ML-16", "4": "ML-16", "5": ["ML-17", "NL-X09"], "6": "ML-16", "7": "ML-16", "8": ["ML-14", "FR-20", "JP-U06"]},
    where={str(n): f"paragraph {n} of the article" for n in range(1, 9)})

# %% reference="m01-q15"
{"1": "sound", "2": "sign", "3": "force", "4": "sound", "5": "list", "6": "count", "7": "sound", "8": "force"}

# %% practice="m01-p8"
practice.choice("The court needs to know whether a treaty binds a State on the day of the hearing. Where does it look?",
    option("press", "In two newspapers of good name, from that same week",
        "Both may have one agency report. One well-known headline of 2025 was wrong."),
    option("state", "In the State's own submission of 2019",
        "It cannot know of anything later."),
    option("list", "In the list of the depositary, on that day",
        "The depositary receives the ratifications. Note what you saw, and when.", right=True))

# %% [markdown]
"""
<!-- section: limits -->
## What this does not show

* Not that a statement marked *still right* is complete. Japan said rightly that no law obliges to **retain**; it has a request to **preserve**, which the text does not name. {cite: JP-008, JP-U01}
* Not that silence means absence. The Russian text leaves out the article that governs the seizure of media; its entry has its own badge. {cite: RU-20}
* Not what the law of **your** case is. A register is a map with dates. The text and the day are yours to check.
* Not that a conviction in a submission can be generalised. Japan told of a conviction for covert mining. In another case, on other facts, its Supreme Court acquitted. {cite: JP-016, JP-017}
* Not that a wrong sentence was a lie. Most of them are slips, plans that were carried out, or rules that moved on.
* Not who is right in a debate. *Contested* is a reason to hear both sides.

## The right of the other side

A statement of a State about its own law is not above the debate. The side against which it is used must be able

* to see the text;
* to bring another;
* to be heard on which day decides.

In some courts a party must prove foreign law, in others the court finds it by itself: ask which rule yours follows. Where guilt depends on it, the prosecution must
prove it or the court must find it. A State's own words shift nothing to the accused.

In a common-law court two questions come first. Is the text **hearsay** when it is offered for the truth of what it says, and does an exception cover it? And how is
foreign law proved there: by a witness, by the text, or by what the judge reads?
"""

# %% [markdown]
"""
<!-- section: expert -->
## Questions to put to counsel, and to the one who counted

You have four questions. A question matters when its answer can change the finding, whichever way it goes.
"""

# %% question="m01-q16" points=3 level="evaluate" objective="o1"
ask.match("Which question serves which purpose?",
    left={"day": "It shows whether the rule that was quoted governs this case at all",
          "series": "It shows whether two years of a figure may be compared",
          "bound": "It shows whether the treaty can be used between the two States",
          "source": "It shows whether the statement has a source outside itself"},
    right={"official": "Is the text not an official document of the United Nations?",
           "depositary": "On which day did each State deposit its ratification, and is the treaty in force between them?",
           "rising": "Is it not well known that cybercrime is rising?",
           "transition": "Which day decides, and what does the transitional rule say of what was pending then?",
           "definition": "Did the definition, or the way of counting, change between them?",
           "read": "Which statute or judgment does it rest on, and have you read it as of today?",
           "many": "How many States said the same?",
           "signed": "How many States were present at the signing?"})

# %% mark="m01-q16"
marking.match(answer, {"day": "transition", "series": "definition", "bound": "depositary", "source": "read"},
    because={"day": "The day that decides comes first. The rule follows from it.",
             "series": "A change of definition makes two series of one.",
             "bound": "Presence and signature bind nobody. The deposit and the entry into force do.",
             "source": "A text can be official and wrong. Many can repeat one source."},
    authority={"day": "BSA 2023, s. 170(2)", "series": "Federal Law 111-FZ of 23 April 2018", "bound": "UN Convention against Cybercrime, arts 64 and 65; CETS 224, art. 16",
               "source": "Arjun Panditrao (2020) 7 SCC 1, against the statement of 2019"},
    register={"day": "IN-034", "series": "RU-09", "bound": ["ML-16", "ML-14"], "source": "IN-036"},
    where={"day": "section Which rule on which day", "series": "section A chart that misleads", "bound": "section Signed, ratified, in force",
           "source": "section What a State's account of itself is worth"})

# %% reference="m01-q16"
{"day": "transition", "series": "definition", "bound": "depositary", "source": "read"}

# %% [markdown] task="m01-t1" points=10 rubric="m01-t1.md"
"""
<!-- section: written -->
## The note to the bench

Counsel relies on **one** of these statements of 2019. Choose it.

* India: a party without the device need not produce the certificate ((II)(A) para 5; lines 513 to 518).
* Netherlands: within the EU, normally the European Investigation Order ('Electronic evidence and criminal justice', para 5; lines 802 to 806).
* Russian Federation: 4,917 offences under art. 159.3, against 228 the year before (II.1 Law enforcement and investigations, para 7; lines 888 to 893).
* United States: hash values make digital evidence harder to fabricate (Chapter 6, 'Judiciary', para 2; lines 1227 to 1228).

**Write the note to the bench: may the court rely on it at the hearing of your case?** ({points: m01-t1}, marked by a person.) Say

* what the text is, and at which section, paragraph and lines the statement stands;
* what holds on the day that decides, since when, and by which instrument;
* what the statement can still be used for, and what not;
* what must be looked up before the hearing;
* what the side against which it is used may say.

The marker looks for the day that decides, for an instrument with its date, and for sentences that a judge can adopt as they stand.
"""

# %% draft="m01-t1"
ask.draft("The note", fields=[
    field("statement", "The statement, its pinpoint, and what kind of sentence it is", help="30 to 80 words.", rows=4, words=(30, 80)),
    field("today", "What holds on the day that decides, since when, by which instrument", help="60 to 130 words.", rows=7, words=(60, 130)),
    field("use", "What the court may and may not take from it", help="40 to 110 words.", rows=6, words=(40, 110)),
    field("before", "What to look up before the hearing, and what the other side may say", help="30 to 80 words.", rows=4, words=(30, 80))])

# %% [markdown]
"""
<!-- section: recap -->
## To keep

* A submission is a lead. The statute, the judgment and the list are the sources.
* Seven texts were announced and six are printed. Nothing can be quoted from the seventh.
* Overtaken or wrong when written: the difference is a date.
* Ask first which day decides. Then ask for the rule.
* A Regulation can be law for years before it applies. Of its days, the one from which it applies matters.
* A figure without its unit, its counter, its day and its definition is not evidence.
* When the definition changes, the series ends.
* Signed, ratified, in force: three days, and only the last one binds.

Next: press *Check my work*, then *Mark my work*. The reasons show what to read again.

## Words

| English | French | Russian |
| --- | --- | --- |
| pinpoint | renvoi précis | точная ссылка |
| transitional rule | disposition transitoire | переходное положение |
| signature of a treaty | signature d'un traité | подписание договора |
| ratification | ratification | ратификация |
| entry into force | entrée en vigueur | вступление в силу |
| treaty party | partie au traité | участник договора |
| registered offence | infraction enregistrée | зарегистрированное преступление |
| cleared case | affaire élucidée | раскрытое преступление |
| preservation | conservation rapide (« gel » des données) | обеспечение сохранности данных |
| mutual legal assistance | entraide judiciaire | взаимная правовая помощь |

**Authorities.** {cite: FR-06, FR-08, FR-09, FR-11, FR-12, FR-17, FR-18, FR-20, IN-013, IN-014, IN-018, IN-028, IN-029, IN-031, IN-034, IN-035, IN-036, IN-037, IN-T14, IN-T17, IN-U06, JP-002, JP-004, JP-005, JP-008, JP-018, JP-U02, JP-U06, JP-U07, NL-01, NL-18, NL-24, NL-26, NL-28, NL-30, RU-02, RU-07, RU-09, RU-12, RU-14, RU-23, RU-25, US-003, US-026, US-027, US-028, ML-14, ML-16, ML-17, MA-00, MA-02, MA-04, NL-X09, TR-01, TR-08, TR-09, TR-10, TR-11}
The compilation of 2019 was made for the fifth meeting of the expert group (Vienna, 27 to 29 March 2019). Its figures and lists, with pinpoints: `datasets/submissions/`.
"""
