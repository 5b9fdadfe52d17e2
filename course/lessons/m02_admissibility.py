"""m02 Evidence admissibility: the same exhibits before six courts, what lets them in, and what that leaves open."""

# %% setup title="May the court rely on it?" minutes=75
from casebook.lesson import ask, case, evidence, field, mark, option, practice, questions, show, start

start(__file__)

# %% [markdown]
"""
<!-- section: title -->
# May the court rely on it?

*{minutes} · {questions}, {points} · nothing to program · law as of November 2026*
"""

# %% [markdown]
"""
<!-- section: case -->
## The case

A firm paid an invoice into a wrong account, because a mail had told it to. A laptop was found in a room that several people
used. The prosecution offers eight things:

* the image of the laptop: a copy of its whole disk;
* a chat, and a screenshot of that chat;
* three mails;
* the ledger of the firm, and a printout of it;
* the record of the search;
* a connection log from a provider abroad.

Certificates come with some of them.

The defence says of each: this may not be used, or it does not show what you say. Six courts would hear the same words and ask
different questions. You sit in all six.
"""

# %%
ABOUT = ("account", "source", "legality", "where", "custody", "defence", "limits")
show.folded("Open the paragraphs of the case file that you may need",
    show.table(("paragraph", "text"),
        [(one.number, one.text) for one in case.narrative if {*ABOUT} & {*case.tags(one.number)}], "From the case file, EXH-12"))

# %% [markdown]
"""
<!-- section: aims -->
## What you will be able to do

* take a digital exhibit through five gates, and say which of them a given paper opens;
* say which certificate Indian law asks for on a given date, and find what is missing in one;
* rule on an exhibit under the law of six States: an outcome, and its grounds;
* tell what a certificate, a signature or a hash value settles, and what it leaves to the court;
* give the defence its full place in a ruling of one page.

You need module m00. Names, dates and amounts are those of **your** case. Practice questions answer at once. The others are
marked when you press *Mark my work*. Where you see a line of code, select it and press Shift and Enter.
Where the law is contested, each side earns full marks if its grounds are good.
"""

# %% [markdown]
"""
<!-- section: warmup -->
## Five questions from earlier modules

They cost nothing. Answer without looking anything up: trying to remember is what helps. If you have not done m01, skip them.
"""

# %% practice="m02-w1"
practice.choice("A State wrote in 2019 what its law of evidence is. What is that text worth to you today?",
    option("law", "The law of that State, since the State itself says it in its own words",
        "It is what a State chose to say of itself on one day. The statute and its date decide."),
    option("lead", "A lead: it tells which statute to look up, and for which date",
        "So each statement in this course carries a badge: what was said, what holds today, and since when.", right=True),
    option("none", "Nothing, since all of it has been overtaken",
        "Much of it still holds. The badge tells which part does."))

# %% practice="m02-w2"
practice.choice("In 2017 Japanese police cleared 9,014 cases of cybercrime. What does the figure count?",
    option("convicted", "Persons who were convicted in that year",
        "A court is not in this figure at all (JP-002)."),
    option("reported", "Cases that were reported to the police in that year",
        "Far more were reported or asked about than cleared (JP-002)."),
    option("cleared", "Cases that the police treat as solved",
        "Cleared is neither reported nor convicted. Each series counts its own thing (JP-002).", right=True))

# %% practice="m02-w3"
practice.choice("A newspaper writes that 72 States are bound by the UN Convention against Cybercrime. What do you look up?",
    option("force", "How many have ratified it, and whether it is in force",
        "The list seen has 72 signatures. Forty ratifications are needed, and there were very few by May 2026 (ML-16).", right=True),
    option("date", "On which day of October 2025 it was signed, and where",
        "A signature binds no State to the text, whatever its day (ML-16)."),
    option("names", "Which 72 States they are",
        "Even the right list would be a list of signatures (ML-16)."))

# %% practice="m02-w4"
practice.choice("A badge says CONTESTED. May you still rule?",
    option("wait", "No. The point must be left to a higher court",
        "The party before you needs an answer. Contested means that reasoned courts differ."),
    option("either", "Yes, either way, since both sides are as good as each other",
        "An outcome without grounds is not a ruling, on either side."),
    option("reason", "Yes, with grounds that meet the other side",
        "A contested point asks for more reasoning, and in this course either side earns full marks for it.", right=True))

# %% practice="m02-w5"
practice.choice("The Russian text of 2019 cites \"art. 74.1\" of the Code of Criminal Procedure. What do you read?",
    option("new", "Article 74.1, which was added later",
        "There is no such article. It is a slip of form (RU-15)."),
    option("part", "Article 74, part 1: what evidence is",
        "The content is right; the citation is not (RU-15).", right=True),
    option("skip", "Nothing, since a wrong citation has no value",
        "Look up what the words say: they are those of art. 74, part 1 (RU-15)."))

# %% [markdown]
"""
The entries behind the five: {cite: JP-002, ML-16, RU-15}
"""

# %% [markdown]
"""
<!-- section: worked -->
## One page, five gates

First an example from another file, from beginning to end. D. is charged with passing on stolen money. The prosecution
offers **one page**: a printed message of 3 May, *"I have it. I send it on tonight."* A telephone number stands at the top.
Nobody explains it.
"""

# %% practice="m02-p1"
practice.choice("A US court finds the message authentic for the purpose of admitting it. What has it found?",
    option("wrote", "That D. wrote the message",
        "No. That is for the judgment, after both sides have been heard."),
    option("true", "That the message is true, so the money was sent on that night",
        "No gate asks that. Truth is weighed at the end."),
    option("enough", "That there is enough for a reasonable person to find that it is from D.",
        "Authentication is a screening. In US terms: evidence sufficient to support a finding (US-026).", right=True))

# %% [markdown]
"""
A federal court in the United States takes the page through five gates of the Federal Rules of Evidence (FRE). Each can stop it, and
none answers for another.

| gate | the question | the page of 3 May |
| --- | --- | --- |
| **relevance**, FRE 401 | Does it make a fact that matters more or less likely? | Yes: it speaks of sending on. |
| **authenticity**, FRE 901, 902 | Is there enough to find that it is what the party says it is? | Not yet. Nobody ties the number to D. A witness whom D. answered from that number would be enough. |
| **hearsay**, FRE 801, 803 | Is it offered to prove that its words are true, and whose words are they? | D.'s own words may be used against D. A stranger's words are hearsay. |
| **original**, FRE 1001 to 1003 | Is the content proved by the thing itself, or by a copy that is as good? | A printout will do, if it reflects the message accurately. |
| **unfair prejudice**, FRE 403 | Does the danger of misuse substantially outweigh what it adds? | No. |

The prosecution now calls that witness. The court may write: *"The page is admitted. There is evidence from which it can be found
that D. sent it. Whether D. did is for the judgment. The defence remains free to show that others had the telephone."* {cite: US-F901, US-026, US-U04}

Many courts have no such gates. They admit and weigh. When they weigh, they meet the same five questions. And many ask one thing
first: **was it obtained as the law says?**
"""

# %% practice="m02-p2"
practice.choice("In 2007 both parties of a civil case asked a US federal court to decide without a trial. Both attached printed mails, with no witness and no certificate. What did it do?",
    option("both", "It used both, since neither side had objected to the other",
        "It would use neither side's mails (US-U04). At a trial somebody must object in time (FRE 103)."),
    option("none", "It used neither, since nobody had laid a foundation",
        "Lorraine v. Markel: both motions were denied. The gates bind both sides alike. Since December 2010 a paper may be used before a civil trial as long as nobody "
        "objects that it cannot be put into an admissible form; then its foundation must be shown (US-U04).", right=True),
    option("party", "It used those of the defendant, since the claimant bears the burden of proof",
        "Who must prove the case is one question. Who must lay the foundation of a paper is another: whoever offers it."))

# %% [markdown]
"""
<!-- section: guided -->
## Which gate?
"""

# %% practice="m02-p3"
practice.match("Counsel objects. Which gate is each objection about?",
    left={"who": "\"Nobody has told us whose account that is.\"",
          "clerk": "\"The clerk who wrote this report is not here to be asked.\"",
          "page": "\"Somebody typed this page from memory; where is the message?\"",
          "photo": "\"These pictures prove nothing in dispute, and will only make the jury angry.\""},
    right={"relevance": "relevance", "prejudice": "unfair prejudice", "original": "original",
           "hearsay": "hearsay", "authenticity": "authenticity"},
    answers={"who": ("authenticity", "Is the item what the party says it is? That is authenticity."),
             "clerk": ("hearsay", "Words of an absent person, offered for their truth, are hearsay."),
             "page": ("original", "Content is proved by the original or by a duplicate, not by memory."),
             "photo": ("prejudice", "Little to prove and much to inflame: that is unfair prejudice.")})

# %% [markdown]
"""
## Six courts, one printout

| court | what it asks before it relies on a record |
| --- | --- |
| **India** | A copy needs a certificate, each time it is submitted. The thing itself, brought by its owner, does not. What it says and who wrote it are proved like anything else. |
| **United States** | Five gates. A certificate may replace the witness on authenticity, and on nothing else. |
| **Russian Federation** | Was it gathered as the Code says? Then it is physical evidence or another document. If not, it has no legal force. |
| **Netherlands** | Is it one of the listed means of proof? A private paper counts only together with others. A breach may lead to a lower sentence, to exclusion, or to the end of the case. |
| **France** | Any means of proof, if it was debated before the judge. A breach of form leads to nullity if it harmed the person concerned and is raised in time. What a private person brings is weighed, not annulled. |
| **Japan** | Does a paper stand in for a witness? Then it needs consent or an exception; a ledger has one. Was it gathered lawfully? Even if not, exclusion is not automatic. Weight is free. |

India: {cite: IN-034, IN-045, IN-008}

United States: {cite: US-017}

Russian Federation: {cite: RU-14, RU-15, RU-X04}

Netherlands: {cite: NL-X06}

France: {cite: FR-X01, FR-X15}

Japan: {cite: JP-U10, JP-U03}

In none of them must the accused prove anything. Admission moves no burden.

You will meet one technical term. A **hash value** is a short text that a program computes from the bytes of a file. The same bytes always
give the same value.
"""

# %% question="m02-q1" points=3 level="apply" objective="o1"
ask.classify("The printout of the ledger, EXH-20, lies before five courts. Which court may say this?",
    items={"together": "It comes from a firm, in no official form. I may use it only together with other means of proof.",
           "condition": "It is the output of a computer. Until the paper that the Act asks for is filed, I do not look at what it says.",
           "civil": "It is no electronic writing within the Civil Code, so it proves no offence.",
           "debate": "No list of means of proof binds me. What was debated before me, I weigh by my own conviction.",
           "reflects": "It counts as an original if it shows accurately what was stored.",
           "gathered": "Who took it, under which article, and where is the record of that? What was taken otherwise has no force.",
           "hash": "A printout without a hash value can never be used."},
    classes={"france": "France", "india": "India", "dutch": "Netherlands", "russia": "Russian Federation", "us": "United States",
             "none": "none of the five"})

# %% mark="m02-q1"
marking.classify(answer, {"together": "dutch", "condition": "india", "civil": "none", "debate": "france", "reflects": "us", "gathered": "russia", "hash": "none"},
    because={"together": "A writing without official form is a means of proof only in connection with others: Sv 344(1)(5).",
             "condition": "For a copy the certificate comes first, and the content afterwards: BSA, s. 63; Evidence Act, s. 65B.",
             "civil": "An offence may be proved by any means: CPP, art. 427. The Civil Code is not the test.",
             "debate": "Any means of proof will do, and none that was not debated: CPP, art. 427. The Dutch and the Russian Code list the means of proof.",
             "reflects": "Any output that can be read is an original, if it reflects the information accurately: FRE 1001(d).",
             "gathered": "How an item was gathered decides whether it has legal force: UPK RF, arts 74(1), 75(1).",
             "hash": "Not even in India: the value belongs in the certificate of the new Act. What was pending on 1 July 2024 needs none, and a faulty certificate may be mended."},
    authority={"together": "Sv 344(1)(5)", "condition": "BSA 2023, s. 63(4); Evidence Act 1872, s. 65B(4)", "civil": "CPP, art. 427; C. civ., art. 1366",
               "debate": "CPP, art. 427; compare Sv 339 and UPK RF, art. 74", "reflects": "FRE 1001(d)", "gathered": "UPK RF, arts 74(1), 75(1)",
               "hash": "BSA 2023, ss. 63(4), 170(2) and Schedule"},
    register={"together": "NL-X06", "condition": ["IN-034", "IN-003"], "civil": "FR-X01", "debate": ["FR-X01", "NL-X06", "RU-14"], "reflects": "US-017",
              "gathered": ["RU-15", "RU-X04"], "hash": ["IN-U01", "IN-034", "IN-037"]}, where="EXH-20; table Six courts, one printout")

# %% reference="m02-q1"
{"together": "dutch", "condition": "india", "civil": "none", "debate": "france", "reflects": "us", "gathered": "russia", "hash": "none"}

# %% practice="m02-p4"
practice.choice("\"Proof is free here, so I need not ask where the file comes from.\" What is wrong with that?",
    option("nothing", "Nothing: where proof is free, it does not matter where a file comes from",
        "Free proof drops the formal tests, not the questions. They come back as weight."),
    option("cert", "A certificate is needed in France as well",
        "No certificate is a condition there. A party may still be asked how it knows."),
    option("weight", "Origin and integrity decide the weight, and must be open to debate",
        "The judge may rely only on what both sides could debate (FR-X01).", right=True))

# %% [markdown]
"""
## India: which rule on which day?

India said in 2019 that a party without the device need not bring a certificate. That was *Shafhi*, and it has gone.
"""

# %%
from datetime import date

show.rules_timeline(
    [show.Span("Copy needs a certificate: s. 65B(4) after Anvar", date(2014, 9, 18), date(2018, 1, 30)),
     show.Span("Not from a party without the device: Shafhi", date(2018, 1, 30), date(2020, 7, 14)),
     show.Span("Certificate again, from everyone: Arjun Panditrao", date(2020, 7, 14), date(2024, 7, 1)),
     show.Span("s. 65B goes on", date(2024, 7, 1), None, "only for what was pending on 1 July 2024"),
     show.Span("Certificate in two parts: s. 63(4) BSA", date(2024, 7, 1), None)],
    [show.Ruling(date(2014, 9, 18), "Anvar", "Three judges: without the certificate a copy is not evidence."),
     show.Ruling(date(2018, 1, 30), "Shafhi", "A party that does not hold the device need not certify. Overruled."),
     show.Ruling(date(2020, 7, 14), "Arjun Panditrao", "Three judges: the certificate is a condition; words of a witness do not replace it."),
     show.Ruling(date(2024, 7, 1), "the BSA", "New Act: a certificate by the party and by an expert, with hash values. Section 170(2) keeps the old Act for what was pending.")],
    today=date(2026, 11, 25))

# %% [markdown]
"""
A judgment says what the law is. So *Arjun Panditrao* governs a record of 2019 as well. A new statute with a transitional rule works
otherwise: what was **pending** just before 1 July 2024 stays under the old Act. An investigation can be pending, like a trial or
an appeal. The date of the offence does not decide. {cite: IN-035, IN-036, IN-034, IN-014}

A party that cannot get the certificate asks the holder for it, and then the court. If it has done all that it can, it may be
excused. {cite: IN-037}
"""

# %% question="m02-q2" points=3 level="analyse" objective="o2"
ask.classify("Which certificate does the statute ask for?",
    items={"log": "A copy of a server log. The police opened the investigation on 20 June 2024; it still goes on",
           "chat": "A copy of a chat. Complaint, investigation and trial are of 2026",
           "own": "The owner brings the telephone to court, unlocks it, and shows the message. Trial pending since 2023",
           "calls": "Call records of a company, in an appeal that was filed on 3 May 2024",
           "device": "A copy, offered in 2026 by a party that never had the device. Trial pending since March 2019",
           "late": "A copy. The fraud was committed in 2023; the first complaint is of August 2024"},
    classes={"new": "Section 63(4) of the new Act: two parts, with hash values",
             "old": "Section 65B(4) of the old Act",
             "none": "None: the thing itself is produced"})

# %% mark="m02-q2"
marking.classify(answer, {"log": "old", "chat": "new", "own": "none", "calls": "old", "device": "old", "late": "new"},
    because={"log": "An investigation that was pending just before 1 July 2024 is enough to keep the old Act.",
             "chat": "Nothing was pending on 1 July 2024.",
             "own": "An original that its owner produces and proves is primary evidence; the certificate is for copies.",
             "calls": "An appeal that was pending keeps the old Act.",
             "device": "The old Act goes on for it, and Shafhi no longer excuses the party: ask the holder, then the court.",
             "late": "The date of the offence does not decide for evidence. Nothing was pending when the new Act came."},
    authority={"log": "BSA 2023, s. 170(2)", "chat": "BSA 2023, s. 63(4)", "own": "Evidence Act 1872, s. 62; Arjun Panditrao (2020) 7 SCC 1",
               "calls": "BSA 2023, s. 170(2)", "device": "BSA 2023, s. 170(2); Arjun Panditrao (2020) 7 SCC 1", "late": "BSA 2023, ss. 63(4), 170(2)"},
    register={"log": "IN-034", "chat": "IN-034", "own": "IN-045", "calls": "IN-034", "device": ["IN-036", "IN-037"], "late": ["IN-034", "IN-014"]},
    where="the timeline on India")

# %% reference="m02-q2"
{"log": "old", "chat": "new", "own": "none", "calls": "old", "device": "old", "late": "new"}

# %% [markdown]
"""
## A certificate in the old form

EXH-23 was signed at the firm for the printout of the ledger. It names section 65B(4). That section asks for four things:

* the record, and how it was produced;
* the device, so that it can be told from another;
* regular use, regular feeding and proper working at the time that counts, or a fault that did not matter;
* the signature of a person in a responsible position for the device or the activity.

That person must state it. To the best of knowledge and belief is enough. {cite: IN-003}

Measure EXH-23 by the section that it names. Some of its paragraphs are as they should be.
"""

# %% question="m02-q3" points=4 level="apply" objective="o2"
ask.defects("EXH-23: which paragraphs fall short, and how?",
    paragraphs={label: f"{label}. {text}" for label, text in case.numbered("EXH-23").items()},
    defects={"working": "It does not say that the device worked properly at the time that counts",
             "record": "It does not say which record, or how it was produced",
             "position": "The signatory has no responsible position for the device or the activity",
             "use": "It does not say that the device was in regular use for this activity",
             "belief": "Nobody states it: the signatory passes on what others said",
             "device": "The device cannot be told from another one"})

# %% key
RULE_65B = {
    "working": ("s. 65B(2)(c)", "A computer that works today may have failed at the time that counts."),
    "record": ("s. 65B(4)(a)", "The court must be able to tell which record it is, and how it came about."),
    "device": ("s. 65B(4)(b)", "What is true of every computer of an office certifies none."),
    "use": ("s. 65B(2)(a)", "A record of regular business comes from regular use."),
    "position": ("s. 65B(4)", "Whoever signs must answer for the device or the activity."),
    "belief": ("s. 65B(4)", "The signatory's own knowledge and belief are enough. What others said is not."),
    "sound": ("s. 65B(2) and (4)", "This is stated, and it could be wrong: so it certifies something.")}

# %% mark="m02-q3"
marking.defects(answer, {label: found for label, found in case.truth["certificate.65B"].items() if found != "sound"},
    because={label: RULE_65B[found][1] for label, found in case.truth["certificate.65B"].items()},
    authority={label: f"Evidence Act 1872, {RULE_65B[found][0]}" for label, found in case.truth["certificate.65B"].items()},
    register=["IN-003", "IN-034", "IN-035"], where={label: f"EXH-23, paragraph {label}" for label in case.truth["certificate.65B"]})

# %% reference="m02-q3"
case.truth["certificate.65B"]

# %% practice="m02-p5"
practice.choice("Your case began in 2026. Suppose EXH-23 had no defect. Would it do in India?",
    option("yes", "Yes: the firm does not hold the laptop, so the old form is enough",
        "The form does not depend on who holds what. And the firm certifies its own computer."),
    option("law", "No: the new Act asks for another one, in two parts",
        "Nothing was pending on 1 July 2024. The new form has two parts and the hash values. A faultless paper under the wrong Act is still the wrong paper (IN-034, IN-U01).", right=True),
    option("choice", "Yes, if the court accepts the old form for convenience",
        "Section 170(2) draws the line by what was pending (IN-034)."))

# %% [markdown]
"""
<!-- section: independent -->
## Two more certificates

You will need the custody record and the acquisition report beside them.
"""

# %% shared
STEPS = evidence.read_custody(case.path("EXH-02"))
REPORT = dict(line.split(": ", 1) for line in case.path("EXH-03").read_text("utf-8").splitlines() if ": " in line)
BOOK, BANK = ([dict(zip(head.split(","), row.split(","), strict=True)) for row in rows]
              for head, *rows in (case.path(id).read_text("utf-8").splitlines() for id in ("EXH-09", "EXH-11")))

# %%
show.together(
    show.table(("line", "time", "seal afterwards", "from", "to", "action", "hash value"),
        [(s.line, s.time, s.seal, s.giver or "(blank)", s.taker, f"{s.action} {s.algorithm.upper()}", s.digest) for s in STEPS],
        "EXH-02, custody record of the laptop"),
    show.folded("Open EXH-03, the acquisition report", show.text(case.path("EXH-03").read_text("utf-8"), "EXH-03")))

# %% [markdown]
"""
**EXH-05** is in the new Indian form, for the image of the laptop. Part A is signed by the party, Part B by an expert. Both give the
hash value and its algorithm. A hash report is to be enclosed. An MD5 value has 32 characters, SHA-1 has 40, SHA-256 has 64.
Take it that the court accepts the examiner as an expert. {cite: IN-U01, IN-003}
"""

# %% shared
NEW = case.numbered("EXH-05")
LINES_63 = {"A2": NEW["A2"], "A3": NEW["A3"], "A5": NEW["A5"], "A7": f"{NEW['A6']}. {NEW['A7']}", "A9": NEW["A9"],
            "B1": NEW["B1"], "B3": f"{NEW['B3']}. {NEW['B4']}", "B5": NEW["B5"], "B6": NEW["B6"], "B7": NEW["B7"]}
SHOWN_63 = {"A7": "A6 and A7", "B3": "B3 and B4"}

# %% question="m02-q4" points=4 level="apply" objective="o2"
ask.defects("EXH-05: which lines fall short, and how?",
    paragraphs={label: f"{SHOWN_63.get(label, label)}. {text}" if text.split(":")[1].strip() else f"{label}. {text} (blank)" for label, text in LINES_63.items()},
    defects={"no-report": "The hash report is missing", "signature": "Nobody takes responsibility for this part",
             "other-hash": "The value stands nowhere in the custody record",
             "early": "It was signed before there was anything to certify",
             "algorithm": "The value cannot come from the algorithm that is named",
             "device": "The device cannot be told from another one"})

# %% key
WHY_63 = {
    "no-report": "A hash report is to be enclosed.", "signature": "Each part stands on its own signature: the party answers for the device, the expert for the value.",
    "other-hash": "Compare the value with the custody record.", "early": "Compare the date with the day of the image.",
    "algorithm": "Count the characters: MD5 has 32, SHA-1 has 40, SHA-256 has 64.", "device": "What is written here must lead to one device.",
    "sound": "Nothing is missing here, and nothing in the custody record or the report speaks against it."}

# %% mark="m02-q4"
marking.defects(answer, {label: case.truth["certificate.63"][label] for label in LINES_63 if case.truth["certificate.63"][label] != "sound"},
    because={label: WHY_63[case.truth["certificate.63"][label]] for label in LINES_63},
    authority={label: f"BSA 2023, s. 63(4)(c) and Schedule, Part {label[0]}" for label in LINES_63}, register=["IN-U01", "IN-003"],
    where={label: f"EXH-05, {SHOWN_63.get(label, label)}; EXH-02; EXH-03" for label in LINES_63})

# %% reference="m02-q4"
{label: case.truth["certificate.63"][label] for label in LINES_63}

# %% [markdown]
"""
**EXH-24** is for a court in the United States. Under FRE 902(14) a qualified person may certify a copy that was identified by a process
such as hashing. Under 902(13) the same goes for the output of a process that gives an accurate result. The certificate must contain what a witness
would have to say. The other side gets notice, in time to test it. {cite: US-F90213, US-F90214, US-U04}

Both rules refer to a certificate under 902(11) or (12), and 902(12) speaks of civil cases. Take it that the court accepts a certificate that
was signed abroad; whether it must is argued. Outside the United States the signatory declares under penalty of perjury *under the laws of
the United States of America*. {cite: US-S1746}
"""

# %% question="m02-q5" points=4 level="apply" objective="o2"
ask.defects("EXH-24: which paragraphs fall short, and how?",
    paragraphs={label: f"{label}. {text}" for label, text in case.numbered("EXH-24").items()},
    defects={"conclusory": "It states a conclusion without a fact that could be tested",
             "serial": "It is about another disk", "other-hash": "The value stands nowhere in the custody record",
             "mislabelled": "The value cannot come from the algorithm that is named",
             "unqualified": "The signatory has neither the training nor the knowledge",
             "notice": "The other side cannot test it in time", "unsworn": "Nobody answers for its truth",
             "early": "It was signed before there was anything to certify"})

# %% key
RULE_902 = {
    "conclusory": ("FRE 902(13), (14) and 2017 committee note", "The certificate says what a witness would have to say: how, so that it can be tested."),
    "serial": ("FRE 902(14)", "Compare the serial number with the acquisition report. The copy must be of this disk."),
    "other-hash": ("FRE 902(14)", "Compare the value with the custody record."),
    "mislabelled": ("FRE 902(14)", "Count the characters: MD5 has 32, SHA-1 has 40, SHA-256 has 64."),
    "unqualified": ("FRE 902(13), (14)", "A qualified person certifies, who knows the process."),
    "notice": ("FRE 902(11)", "The other side needs the certificate and the copy in time to test them."),
    "unsworn": ("28 USC 1746(1)", "A declaration made abroad is under penalty of perjury under the laws of the United States."),
    "early": ("FRE 902(14)", "Compare the date with the day of the image."),
    "sound": ("FRE 902(11), (13), (14); 28 USC 1746(1)", "A witness would say the same, and it can be tested.")}

# %% mark="m02-q5"
marking.defects(answer, {label: found for label, found in case.truth["certificate.902"].items() if found != "sound"},
    because={label: RULE_902[found][1] for label, found in case.truth["certificate.902"].items()},
    authority={label: RULE_902[found][0] for label, found in case.truth["certificate.902"].items()}, register=["US-F90213", "US-F90214", "US-S1746", "US-U04"],
    where={label: f"EXH-24, paragraph {label}; EXH-02, lines 2 and 3; EXH-03" for label in case.truth["certificate.902"]})

# %% reference="m02-q5"
case.truth["certificate.902"]

# %% practice="m02-p6"
practice.choice("EXH-24 has been replaced by one without defects. Which objection is still open to the defence in the United States?",
    option("copy", "That the image is not a copy of this disk",
        "That is what the certificate settles, unless facts are brought against it."),
    option("hearsay", "That a note in the image is hearsay when it is offered for its truth",
        "The certificate opens the gate of authenticity, and no other (US-017, US-U04).", right=True),
    option("none", "None: with a sound certificate the whole image is in evidence, for every use",
        "Four gates are left, the right to confront witnesses, and the weight of everything in it (US-017)."))

# %% [markdown]
"""
## Complete it yourself

Here is a sound certificate with six blanks. Fill them from the custody record and the acquisition report above:

> *On* **(1)** *I made an image of the disk with the serial number* **(2)**. *My name is* **(3)**. *Until I opened it, the laptop was under seal* **(4)**.
> *The image has the SHA-256 value* **(5)**. *I took that value from* **(6)**.
"""

# %% shared
OFFERED = sorted({
    REPORT["Item"].split("serial ")[1], REPORT["Disk"].split(",")[0].split("serial ")[1], REPORT["Examiner"], REPORT["Started"],
    REPORT["Ended"], STEPS[0].time, STEPS[6].time, STEPS[3].taker, STEPS[0].seal, STEPS[1].seal, STEPS[6].seal, STEPS[1].digest, STEPS[2].digest,
    evidence.hash_file(case.path("EXH-02"))["sha256"], "EXH-02, line 2", "EXH-02, line 3"})
BLANKS = {f"v{number}": text if len(text) < 32 else f"{text[:12]}… ({len(text)} characters)" for number, text in enumerate(OFFERED, 1)}

# %% key
def blank(*texts):
    return [f"v{OFFERED.index(text) + 1}" for text in texts]


FILLED = {"1": blank(REPORT["Started"]), "2": blank(case.truth["report.disk"]), "3": blank(STEPS[1].taker),
          "4": blank(case.truth["custody.seals"][0]), "5": blank(case.truth["custody.recorded.sha256"]), "6": blank("EXH-02, line 3")}

# %% question="m02-q6" points=4 level="apply" objective="o2"
ask.match("What belongs in each blank?",
    left={"1": "(1) the beginning of the imaging", "2": "(2) the serial number of the disk", "3": "(3) who made the image",
          "4": "(4) the seal that was opened for the imaging", "5": "(5) the SHA-256 value", "6": "(6) where that value was written down"},
    right=BLANKS)

# %% mark="m02-q6"
marking.match(answer, FILLED,
    because={"1": "The report gives the beginning with its zone. The custody record notes the end, when the value was known.",
             "2": "What was imaged is the disk; the laptop has a serial number of its own.",
             "3": "Whoever certifies must be the person who did it and can be asked.",
             "4": "The bag was closed with this seal in the room. A seal that was opened cannot be closed again, so line 2 has a new number, and line 7 another.",
             "5": "64 characters, written down on the day. The other value of that length is the one of a paper.",
             "6": "The line that holds the value, so that the other side can find it."},
    authority="FRE 902(14); BSA 2023, s. 63(4) and Schedule, Part B", register=["US-F90214", "IN-U01"], where="EXH-02, lines 1 to 3; EXH-03")

# %% reference="m02-q6"
{left: right[0] for left, right in FILLED.items()}

# %% [markdown]
"""
## Eight rulings

Now the exhibits themselves, each before one court. Rule as that court. Tick the grounds that carry **your** outcome, and no
others: a false ground costs points. Take it that each item is relevant.

### 1. The image, in India

The case began in 2026. The copy that is offered is the one whose MD5 agrees with the custody record. EXH-05 is all that the
prosecution has filed with it. The trial has begun. That a certificate may be filed late was decided under section 65B of the old Act.
That it holds for section 63 as well is argued, and not settled: take it that it does. {cite: IN-037}
"""

# %% question="m02-q7" points=3 level="evaluate" objective="o3"
ask.ruling("The image with EXH-05, in India, under the new Act",
    outcomes={"in": "Admitted as it stands",
              "cure": "Not admitted yet: a sound certificate may follow, and the defence is heard on it",
              "out": "Refused for good: a certificate that was filed with a defect cannot be mended later"},
    grounds={"hash": "The value agrees with the custody record, so a certificate would add nothing",
             "condition": "The certificate is a condition for a copy",
             "oral": "The examiner can say in the witness box what the certificate leaves out",
             "defect": "What was filed does not meet the Schedule",
             "later": "It may be filed later, if the accused is not irreversibly prejudiced",
             "holder": "A party that does not hold the laptop is excused"})

# %% mark="m02-q7"
marking.ruling(answer, {"cure": {"condition", "defect", "later"}},
    because="A condition is not met by half. But its purpose is a reliable copy, not a lost case. A sound certificate may come later, as long as "
            "the accused can still answer it. That was decided under section 65B; that it carries over to section 63 is argued.",
    authority="BSA 2023, s. 63(4); Arjun Panditrao (2020) 7 SCC 1; State of Karnataka v. T. Naseer 2023 INSC 988",
    register=["IN-003", "IN-036", "IN-037"], where="EXH-05")

# %% reference="m02-q7"
{"outcome": "cure", "grounds": ["condition", "defect", "later"]}

# %% [markdown]
"""
### 2. The printout, in the United States

The prosecution offers EXH-20 to prove what the firm paid in those days. The **native ledger**, EXH-09, is in court: the file that the
ledger programme itself keeps. The hearsay gate has a way
through for records of a regular business (FRE 803(6)). A witness opens it, or a certificate under FRE 902(11). Take it that this way is open.
The question is the original. {cite: US-017, US-F90211}
"""

# %%
PRINTED = show.printout(case.path("EXH-20"), "EXH-20, printout of the ledger")
show.together(PRINTED, show.table(tuple(BOOK[0]), [tuple(row.values()) for row in BOOK], "EXH-09, the ledger as the firm keeps it"))

# %% question="m02-q8" points=4 level="analyse" objective="o3"
ask.ruling("EXH-20, the printout",
    outcomes={"original": "Admitted as an original, since a printout always counts as one",
              "limited": "Admitted for the entries that it has, with the whole native ledger put in beside it",
              "refused": "Not admitted to prove the content of the ledger; the native ledger is there",
              "both": "Neither printout nor ledger is admitted, since records of a computer are hearsay"},
    grounds={"total": "Its total is the sum of its own entries, so nothing is missing",
             "rows": "Entries of the native ledger are missing, and the printout does not say so",
             "accurate": "An output is an original only if it reflects the information accurately",
             "native": "The native ledger is at hand, and both sides can read it",
             "paper": "A paper is always worth less than a file",
             "certified": "EXH-23 settles that the printout is accurate"},
    value=questions.number_field("Sum of the amounts that the printout leaves out"))

# %% mark="m02-q8"
marking.ruling(answer, {"refused": marking.grounds(required={"rows", "accurate"}, allowed={"native"}),
                        "limited": marking.grounds(required={"rows", "native"}, allowed={"accurate"})},
    marking.Quantity(case.truth["ledger.total"] - case.truth["printout.total"]),
    because="A printout is an original if it reflects the information accurately. This one leaves entries out and hides it. A court may refuse it, or "
            "take it for what it has, with the whole beside it. It may not pass for the ledger.",
    authority="FRE 1001(d), 1002, 1003", register=["US-017"],
    where=f"EXH-20 against EXH-09, entries {', '.join(map(str, case.truth['printout.missing']))}")

# %% reference="m02-q8"
{"outcome": "refused", "grounds": ["rows", "accurate"], "value": {"number": f"{case.truth['ledger.total'] - case.truth['printout.total']}"}}

# %% reference2="m02-q8"
{"outcome": "limited", "grounds": ["native", "rows"], "value": {"number": f"{case.truth['ledger.total'] - case.truth['printout.total']}"}}

# %% [markdown]
"""
### 3. The ledger, in the Netherlands

Now the native ledger is offered, to prove every payment in it. The bank has sent its statement, EXH-11. The **manifest**, EXH-04, is a list
of the papers of the case with the hash value of each.
"""

# %%
show.table(("date", "payee", "ledger of the firm, EXH-09", "statement of the bank, EXH-11"),
    [(mine["date"], mine["payee"], mine["amount"], theirs["amount"]) for mine, theirs in zip(BOOK, BANK, strict=True)], "The same payments, twice")

# %% question="m02-q9" points=3 level="evaluate" objective="o4"
ask.ruling("EXH-09, the ledger",
    outcomes={"out": "Excluded: a wrong entry is a breach of procedure",
              "proved": "Used, and every payment is proved: the file has not changed since it was listed",
              "weighed": "Used with other means of proof; for one day it is not relied on without more"},
    grounds={"hash": "The hash value of the file is the one in the manifest",
             "bank": "On one day the bank gives another amount",
             "other": "The ledger of a firm carries no official form: it counts only together with other means of proof",
             "computer": "A computer is presumed to have worked, unless the defence shows a fault",
             "system": "Nobody has said how the ledger programme is checked for errors"},
    value=questions.text_field("The date of that day, as the ledger writes it", longest=20))

# %% mark="m02-q9"
marking.ruling(answer, {"weighed": marking.grounds(required={"bank", "other"}, allowed={"system"})}, case.truth["ledger.wrong_date"],
    because="Integrity of the file is not reliability of the system that wrote it. The hash value shows that these are the bytes that were listed. "
            "For that day the two papers do not agree. A witness must say why.",
    authority="Sv 338, 339 and 344(1)(5); an error in an entry is no breach within 359a", register=["NL-X06", "US-028"],
    where=f"EXH-09 and EXH-11, {case.truth['ledger.wrong_date']}")

# %% reference="m02-q9"
{"outcome": "weighed", "grounds": ["bank", "other"], "value": case.truth["ledger.wrong_date"]}

# %% [markdown]
"""
### 4. The screenshot, in France

A witness hands in EXH-21, a picture of the chat. The chat itself was taken from the image of the laptop: EXH-07.
"""

# %%
import sqlite3

with sqlite3.connect(f"{case.path('EXH-07').as_uri()}?mode=ro&immutable=1", uri=True) as chat:
    MESSAGES = chat.execute("SELECT m.id, p.name, m.body FROM message m JOIN participant p ON p.id = m.sender ORDER BY m.id").fetchall()
chat.close()
show.together(show.scan(case.path("EXH-21"), "EXH-21, screenshot"),
    show.table(("message", "from", "text"), MESSAGES, "EXH-07, the chat as it lies in the image"))

# %% question="m02-q10" points=3 level="analyse" objective="o3"
ask.ruling("EXH-21, the screenshot",
    outcomes={"form": "Set aside: a screenshot is no electronic writing within the Civil Code",
              "shown": "The amount in the picture is proved",
              "weighed": "Open to debate; for the amount the native record is preferred"},
    grounds={"civil": "It lacks what the Civil Code asks of an electronic writing",
             "differs": "The native record gives another amount",
             "free": "An offence may be proved by any means",
             "maker": "Nobody has said who made the picture, from which device, and when",
             "image": "A picture cannot be changed without a trace"},
    value=questions.number_field("The amount in the native record"))

# %% mark="m02-q10"
marking.ruling(answer, {"weighed": marking.grounds(required={"differs", "free"}, allowed={"maker"})}, marking.Quantity(case.truth["chat.amount"]),
    because="Free proof lets the picture in and protects nobody from it. The debate protects, and so does the record from which the picture claims to come.",
    authority="CPP, art. 427; C. civ., art. 1366 is a rule of the Civil Code on writings", register=["FR-X01"],
    where=f"EXH-21 against EXH-07, message {case.truth['chat.amount.message']}")

# %% reference="m02-q10"
{"outcome": "weighed", "grounds": ["differs", "free"], "value": {"number": f"{case.truth['chat.amount']}"}}

# %% [markdown]
"""
### 5. The mails, in the United States

A mail may carry a **DKIM** signature. If it passes, a holder of the key of that domain signed the text, spacing aside, and the header
lines that the signature lists. It does not say which person did so, or who sent the mail on. The tool checks the three mails against
the key that the police saved (EXH-19). {cite: GEN-02}
"""

# %% visible
evidence.verify_mail(case.path("EXH-18A"), case.path("EXH-19"))

# %% visible
evidence.verify_mail(case.path("EXH-18B"), case.path("EXH-19"))

# %% visible
evidence.verify_mail(case.path("EXH-18C"), case.path("EXH-19"))

# %% question="m02-q11" points=3 level="analyse" objective="o4"
ask.classify("Read the three tables. What does each signature tell you?",
    items={"EXH-18A": "EXH-18A", "EXH-18B": "EXH-18B", "EXH-18C": "EXH-18C"},
    classes={"person": "It passes, so the person named as the sender wrote the mail",
             "loose": "It passes, but the mail came days after its date, with a Reply-To line that nobody signed",
             "text": "It does not pass: this text is not the one that was signed",
             "clean": "It passes, the mail came within seconds, and no Reply-To line was added"})

# %% mark="m02-q11"
marking.classify(answer,
    {mail: {"genuine": "clean", "replayed": "loose", "altered": "text"}[case.truth[f"mail.{mail}.kind"]] for mail in ("EXH-18A", "EXH-18B", "EXH-18C")},
    because="A signature speaks for a holder of the domain's key, and for what it lists. Anybody can send a signed mail again, with a new line on top. "
            "If the text was changed, the check fails; it does not say who changed it.",
    authority="RFC 6376, sections 3.5, 5.4, 8.6 and 8.15: only listed header lines are signed", register=["GEN-02"],
    where="EXH-18A to EXH-18C: Received, Date, Reply-To, and the last line of each table")

# %% reference="m02-q11"
{mail: {"genuine": "clean", "replayed": "loose", "altered": "text"}[case.truth[f"mail.{mail}.kind"]] for mail in ("EXH-18A", "EXH-18B", "EXH-18C")}

# %% practice="m02-p7"
practice.choice("The third kind of mail fails its check. Is that proof of a forgery by the accused?",
    option("yes", "Yes: only a person with something to hide changes a signed text",
        "Mailing lists and some filters change texts every day. And no check names a person (GEN-02)."),
    option("no", "No: the text that was signed was another. Who changed it is open",
        "That the text was changed may matter enough: the firm trusted the mail because of its sender.", right=True),
    option("useless", "No: a mail that fails its check is of no use to anybody",
        "The firm received it and acted on it. It may be used to prove that."))

# %% question="m02-q12" points=4 level="evaluate" objective="o3"
ask.ruling("The mail with the Reply-To line, offered to show what reached the firm",
    outcomes={"all": "Admitted: the signature passes, so every line in it comes from the supplier",
              "out": "Excluded: a mail that was sent again is a false document",
              "fact": "Admitted as what arrived; who added the Reply-To line is for other evidence"},
    grounds={"typed": "The signature shows who typed the mail",
             "covered": "The signature covers the text and the sender's line, so a holder of the domain's key signed them",
             "server": "The firm's own server noted when it came, and it was kept with its full header lines",
             "loose": "The Reply-To line is not covered, so anybody may have added it",
             "late": "It was received days after the date that it bears",
             "effect": "It is offered for what it made the firm do, not for the truth of what it says",
             "witness": "A mail needs the witness who wrote it"},
    value=questions.moment_field("When did the firm's server receive it?", ["UTC"]))

# %% mark="m02-q12"
marking.ruling(answer, {"fact": marking.grounds(required={"loose", "server"}, allowed={"covered", "late", "effect"})},
    marking.Instant(case.truth[f"mail.{case.truth['mail.replayed']}.received"]),
    because="What is offered is what arrived, and the firm's own server shows that. The signature adds that a holder of the domain's key once signed "
            "the text. Nothing here ties the Reply-To line to a person.",
    authority="FRE 901(a), (b)(4), (b)(9); RFC 6376, sections 5.4 and 8.15", register=["US-F901", "GEN-02"],
    where=f"{case.truth['mail.replayed']}: Received and Reply-To")

# %% reference="m02-q12"
{"outcome": "fact", "grounds": ["loose", "server"],
 "value": {"date": case.truth[f"mail.{case.truth['mail.replayed']}.received"][:10],
           "time": case.truth[f"mail.{case.truth['mail.replayed']}.received"][11:19], "zone": "UTC"}}

# %% [markdown]
"""
### 6. The search, in the Russian Federation

EXH-30 is the record of the search. All that was read from the laptop rests on it. **Suppose that this search had been made in Russia, under
the Russian Code.** In Russian law a **specialist** takes part when media are
seized. If the holder asks for a copy, the specialist makes it before **attesting witnesses**, unless that could hinder the inquiry.
The rules stand in article 164.1, which the text of 2019 left out. A search needs at least two attesting witnesses. What was gathered in
breach of the Code has no legal force. Yet courts have accepted a seizure without a specialist where nothing was copied. {cite: RU-20, RU-X04}

Indian procedure has the search **filmed**, and does not say what follows if it was not. {cite: IN-U02}
"""

# %%
show.text(case.path("EXH-30").read_text("utf-8"), "EXH-30, record of the search")

# %% shared
MISSING = {"specialist": "No specialist took part", "film": "The search was not filmed",
           "witnesses": "There was one attesting witness, and a second one was not called",
           "values": "The hash values were not given to the tenant", "copy": "A copy was asked for and refused without a reason"}

# %% key
GAPS = [gap for gap in case.truth["search.record"].values() if gap in ("specialist", "witnesses", "copy")]

# %% question="m02-q13" points=3 level="evaluate" objective="o3"
ask.ruling("The laptop and its image, in a Russian court: the defence asks to have them declared inadmissible",
    outcomes={"order": "Admitted: the court had ordered the search, so its manner is of no account",
              "out": "Inadmissible: they were not gathered as the Code says",
              "in": "Admitted: the breach is stated, and did not touch what the image shows"},
    grounds={**MISSING, "imaged": "The laptop was off, was sealed at once, and was imaged behind a write blocker the same day",
             "hash": "A hash value repairs any breach that came before it"})

# %% mark="m02-q13"
marking.ruling(answer, {"out": {*GAPS}, "in": {*GAPS, "imaged"}},
    because="Under the supposition the Russian Code is the measure. The film is an Indian rule; to give out the values is good practice. "
            "What a breach leads to is contested, so both outcomes can be right. To admit, say why the breach did not touch the data.",
    authority=f"UPK RF, arts 74(1), 75(1), {'170(1)' if 'witnesses' in GAPS else '164.1'}", register=["RU-15", "RU-X04", "RU-20"],
    where=f"EXH-30, paragraph {next(label for label, gap in case.truth['search.record'].items() if gap in GAPS)}; EXH-02, lines 1 to 3")

# %% reference="m02-q13"
{"outcome": "out", "grounds": GAPS}

# %% reference2="m02-q13"
{"outcome": "in", "grounds": ["imaged", *GAPS]}

# %% [markdown]
"""
### 7. The log from abroad, in the United States

EXH-15 came from a hosting provider in another State, with the certificate EXH-31. Notice was given in time. For foreign records of a
regular business, in criminal cases, 18 USC 3505 accepts a certificate by the keeper or another qualified person. It must say four things:

* the record was made at or near the time, by or from someone with knowledge;
* it was kept in the course of a regular activity;
* such a record is a regular practice;
* a copy is a true copy.

Take it that the court treats this log as a record of persons; whether what a machine writes alone falls under the rule is disputed.

A false certificate must be punishable where it is signed. The other side objects before the trial; later only if the court allows it for cause. And a record whose
source cannot be trusted stays out all the same. {cite: US-S3505}
"""

# %%
show.text(case.path("EXH-31").read_text("utf-8"), "EXH-31, certificate of the hosting provider")

# %% question="m02-q14" points=3 level="apply" objective="o3"
ask.ruling("EXH-15 with EXH-31",
    outcomes={"abroad": "Excluded, since it was collected abroad",
              "in": "Admitted with this certificate; its weight is open",
              "not": "Not admitted with this certificate; the keeper may mend it or testify"},
    grounds={"civil": "FRE 902(12) is the rule for foreign records in a criminal case",
             "custodian": "It is not by a person who keeps the log or knows how it is kept",
             "time": "It does not show that the log was written when things happened",
             "practice": "It does not show that such a log is a regular practice",
             "penalty": "Nothing in it shows that a false certificate could be punished where it was signed",
             "complete": "It says all that the statute asks for",
             "hash": "The value of the file shows that the log is accurate"})

# %% mark="m02-q14"
marking.ruling(answer, {"not": {case.truth["abroad.defect"]}} if case.truth["abroad.defect"] else {"in": {"complete"}},
    because="The place of collection is no ground against a record. The statute asks for a keeper, the time, a regular practice, and a person who can be "
            "punished if the certificate is false. Each must stand in the certificate.",
    authority="18 USC 3505(a) and (c); FRE 902(12) is for civil cases", register=["US-S3505", "US-F90212"], where="EXH-31")

# %% reference="m02-q14"
{"outcome": "not", "grounds": [case.truth["abroad.defect"]]} if case.truth["abroad.defect"] else {"outcome": "in", "grounds": ["complete"]}

# %% [markdown]
"""
How the data were collected abroad is a second question. US courts exclude the fruits of a foreign search only in two cases. Either it shocks
the conscience. Or it was a **joint venture**: their own officers took so great a part that the search was theirs as well, it was unreasonable by the Fourth Amendment
of the US Constitution, and the accused is a person whom that protects. The Dutch court does not review whether another State's powers were lawful there.
It must secure a fair trial, and may examine reliability. {cite: US-029, NL-X05}

### 8. The chat, in Japan

Suppose that the search had been made in Japan, under Japanese law, and that EXH-07 had **not** lain on the laptop. The warrant allowed copying from machines connected to it. An officer opened the account, on a server in
another State that is a Party to the Budapest Convention. The tenant said: "You will do it anyway." The officer copied the chat, and asked nobody abroad.

In 2021 the Supreme Court found such copying permitted with a valid consent. In the case before it one consent was not voluntary. The evidence stayed in: in substance
the police had kept to a warrant. In 2016 the Yokohama District Court had excluded mails that police fetched beyond what a warrant allowed. {cite: JP-U03, ML-10}
"""

# %% question="m02-q15" points=3 level="evaluate" objective="o3"
ask.ruling("EXH-07, had it been copied in this way",
    outcomes={"party": "Admitted: the server was in a State that is a Party to the Convention, so no consent was needed",
              "in": "Admitted, although the copying was not covered by a valid consent",
              "out": "Excluded: the copying was not covered by a valid consent",
              "foreign": "Excluded: data from a foreign server are never evidence"},
    grounds={"treaty": "Art. 32 of the Convention lets any officer copy from any Party",
             "consent": "The words of the tenant are no voluntary consent",
             "grave": "A warrant of this State does not reach a machine in another one, so nothing allowed the copying",
             "facts": "In substance the officer kept to a warrant that a judge had issued, and used no force",
             "useful": "A chat that helps to convict may not be excluded"})

# %% mark="m02-q15"
marking.ruling(answer, {"in": {"consent", "facts"}, "out": {"consent", "grave"}},
    because="Say first that there was no voluntary consent, so that art. 32 does not help. Then either ruling stands, if it deals with the warrant. "
            "What the chat would prove decides neither.",
    authority="Supreme Court of Japan, 1 February 2021, 2018 (A) 1381; Yokohama District Court, 17 March 2016; Convention on Cybercrime, art. 32",
    register=["JP-U03", "ML-10"], where="EXH-07; the facts supposed in 8. The chat, in Japan")

# %% reference="m02-q15"
{"outcome": "in", "grounds": ["consent", "facts"]}

# %% reference2="m02-q15"
{"outcome": "out", "grounds": ["grave", "consent"]}

# %% [markdown]
"""
<!-- section: limits -->
## What this does not show

* Not that an admitted item is **true**. Admission is a door, not a finding.
* Not **who** acted. A certificate names a device, a signature names the key of a domain, a hash value names bytes.
* Not that the **system** was reliable. A perfect copy of a wrong ledger is a perfectly kept error.

In England and Wales hundreds of people who ran post offices were convicted on figures of the *Horizon* system. Until 2000 a statute had asked for
proof that the computer worked properly. After its repeal the courts presumed it. Errors of the system could make such shortfalls, and
failures of disclosure kept the defence from showing it. In 2024 an Act quashed convictions of this kind. No hash value could have helped: each figure was
kept exactly as the system had produced it. {cite: GEN-01}
"""

# %% practice="m02-p8"
practice.several("A party relies on figures of its own system. What would have helped the accused in the Horizon cases?",
    option("hash", "A SHA-256 value of each monthly statement",
        "It would have shown that the wrong figure was unchanged."),
    option("errors", "The list of errors that the maker of the system knew of",
        "Failures of disclosure kept the evidence from being challenged (GEN-01).", right=True),
    option("access", "A record of who could change entries from outside",
        "Whether others could change the books was the very question.", right=True),
    option("certificate", "A certificate that the computer was used regularly",
        "Regular use says nothing about right results."))

# %% [markdown]
"""
## The claim of parity

The United States wrote in 2019 that some judges are not familiar with digital evidence and hold it to a higher standard. It saw no practical
reason for that. Such evidence, it wrote, is no more likely to be altered or fabricated than other evidence, and arguably harder to alter or
fabricate, because of hash values. {cite: US-026, US-027, US-028}
"""

# %% question="m02-q16" points=3 level="evaluate" objective="o4"
ask.classify("Take the claim apart.",
    items={"norm": "A US court asks of a digital record what it asks of others: evidence sufficient to support a finding",
           "unfamiliar": "Where a certificate is a condition, the reason is that judges do not know computers",
           "altered": "Digital evidence is altered or fabricated no more often than other evidence",
           "copy": "A hash value can show that a copy is the file from which the value was taken",
           "harder": "Hash values make it harder to fabricate digital evidence",
           "pressure": "In the United States, too, stricter rules for the output of machines have been proposed",
           "should": "Whether digital records deserve a rule of their own"},
    classes={"beyond": "It goes further than what is known", "holds": "It can be supported", "choice": "It is a choice for a legislator, not a fact"})

# %% mark="m02-q16"
marking.classify(answer, {"norm": "holds", "unfamiliar": "beyond", "altered": "beyond", "copy": "holds", "harder": "beyond", "pressure": "holds", "should": "choice"},
    because={"norm": "That is FRE 901(a), for every kind of evidence.",
             "unfamiliar": "India chose its certificate by statute, with an expert and a hash value.",
             "altered": "No figures were given for it, and rule-makers now treat fabrication as a live risk.",
             "copy": "That much a value can do.",
             "harder": "A fabricated file has a hash value as good as any other. The value looks forward only.",
             "pressure": "Rule 707 was proposed and a Rule 901(c) drafted. Neither is law (November 2026).",
             "should": "India and the United States answered in opposite ways, each for reasons."},
    authority={"norm": "FRE 901(a)", "unfamiliar": "BSA 2023, s. 63(4)", "altered": "Louisiana, Act 250 of 2025; draft FRE 901(c) (not law)",
               "copy": "FRE 902(14)", "harder": "FRE 902(14) and 2017 committee note", "pressure": "proposed FRE 707, draft FRE 901(c) (not law)",
               "should": "FRE 901(a); BSA 2023, s. 63(4)"},
    register={"norm": "US-026", "unfamiliar": "US-026", "altered": "US-027", "copy": "US-028", "harder": "US-028", "pressure": "US-024", "should": "US-026"},
    where="The claim of parity")

# %% reference="m02-q16"
{"norm": "holds", "unfamiliar": "beyond", "altered": "beyond", "copy": "holds", "harder": "beyond", "pressure": "holds", "should": "choice"}

# %% [markdown]
"""
<!-- section: expert -->
## Before you question the witness

The head of accounts and the examiner are in court. You have three questions. A question matters when its answer can change the ruling,
in either direction.
"""

# %% question="m02-q17" points=3 level="evaluate" objective="o5"
ask.classify("What does each question serve?",
    items={"years": "How many minutes did the printing take?",
           "errors": "Which errors of the programme are known, and who outside the firm can change its entries?",
           "sha": "Does the SHA-256 value not show that the ledger is right?",
           "filter": "Which selection was set when it was printed, and who set it?",
           "code": "Who else had the code of the laptop, and what shows who used it at that hour?",
           "sure": "Are you sure that the accused wrote the note?"},
    classes={"nothing": "Nothing: no answer can change a ruling",
             "system": "Can the ledger's figures be trusted?",
             "selection": "Why is the printout shorter?",
             "others": "Could it have been another person?"})

# %% mark="m02-q17"
marking.classify(answer, {"years": "nothing", "errors": "system", "sha": "nothing", "filter": "selection", "code": "others", "sure": "nothing"},
    because={"years": "However long it took, the same entries stand on the paper.",
             "errors": "Known errors and access from outside are what the courts in the Horizon cases did not learn in time.",
             "sha": "Whatever the witness says, a value says nothing about the entries. It shows that these are the bytes that were listed.",
             "filter": "A printout shows what was selected. Somebody selected it, and has a name.",
             "code": "Doubt counts for the accused. A court looks for it before it convicts, and waits for no proof of innocence.",
             "sure": "The witness was not there. An answer would be an opinion."},
    authority={"years": "FRE 1001(d)", "errors": "FRE 901(b)(9): a process that produces an accurate result; BSA 2023, s. 63(2)", "sha": "FRE 902(14)",
               "filter": "FRE 1001(d)", "code": "FRE 901(a): who did it is for the judgment", "sure": "FRE 901(b)(1): a witness with knowledge"},
    register={"years": "US-017", "errors": ["US-F901", "IN-008", "GEN-01"], "sha": "US-028", "filter": "US-017", "code": "US-F901", "sure": "US-F901"},
    where={"years": "EXH-20", "errors": "EXH-09", "sha": "EXH-09; EXH-04", "filter": "EXH-20 against EXH-09", "code": "EXH-30, paragraph 9", "sure": "EXH-12"})

# %% reference="m02-q17"
{"years": "nothing", "errors": "system", "sha": "nothing", "filter": "selection", "code": "others", "sure": "nothing"}

# %% practice="m02-p9"
practice.choice("The image is admitted. The prosecutor says: \"Now it is for the defence to explain the note.\" What do you answer?",
    option("right", "That is so: admitted evidence shifts the burden",
        "Admission shifts nothing. It allows the court to look."),
    option("silence", "It may, and need not. The prosecution must still prove who wrote it",
        "Two others had the code. That doubt must be met by evidence, not by the silence of the accused.", right=True),
    option("expert", "The expert must explain it, since it was the expert who found the note",
        "The expert can say what lies where. Who wrote it is not a question for a tool."))

# %% [markdown] task="m02-t1" points=10 rubric="m02-t1.md"
"""
<!-- section: written -->
## The ruling

Choose one of the six courts, or your own, and name it. The prosecution offers **the printout EXH-20** and **the mail with the Reply-To line**. The defence
objects to both.

**Write the ruling of one page** ({points: m02-t1}, marked by a person). For each exhibit give the outcome, the provision, and the facts with
exhibit and line. Say what the ruling does not decide. Say what the defence may still do, and that its silence is not held against the
accused. Do not decide on guilt.

The marker looks for three things: outcomes that follow from their grounds, facts that can be checked, and an answer to the side that lost.
"""

# %% draft="m02-t1"
ask.draft("The ruling", fields=[
    field("court", "Court, and the rule that it applies", help="One or two lines.", rows=2, words=(5, 60)),
    field("printout", "The printout EXH-20", help="70 to 150 words: outcome, provision, facts with exhibit and line, and an answer to the other side.", rows=9, words=(70, 150)),
    field("mail", "The mail with the Reply-To line", help="70 to 150 words, as above.", rows=9, words=(70, 150)),
    field("open", "What is not decided, and what the defence may still do", help="30 to 90 words.", rows=5, words=(30, 90))])

# %% [markdown]
"""
<!-- section: recap -->
## To keep

* Five gates in a US federal court: relevance, authenticity, hearsay, original, unfair prejudice. A paper that opens one opens no other.
* Authentication is a screening. The finding comes with the judgment.
* India: the certificate is a condition for a copy. What was pending on 1 July 2024 decides which one.
* A certificate that says nothing that could be wrong says nothing.
* Where proof is free, the same questions come back as weight. Many courts ask first whether it was lawfully gathered.
* Integrity of a copy is not reliability of the system.
* A signature shows that a holder of the domain's key signed what it lists. Look for the line that it does not list.
* Place of collection is no ground. How it was collected, and who answers for it, may be.
* Admission moves no burden of proof.

Next: press *Check my work*, then *Mark my work*. The reasons show what to read again.

## Words

| English | French | Russian |
| --- | --- | --- |
| admissibility | recevabilité | допустимость доказательств |
| attesting witness | témoin instrumentaire | понятой |
| authentication | authentification | установление подлинности |
| burden of proof | charge de la preuve | бремя доказывания |
| certificate | certificat | сертификат (удостоверение) |
| DKIM signature | signature DKIM | подпись DKIM |
| exclusion of evidence | exclusion de la preuve | исключение доказательства |
| hearsay | ouï-dire | показания с чужих слов |
| integrity | intégrité | целостность |
| nullity | nullité | недействительность процессуального действия |
| original | original | подлинник |
| relevance | pertinence | относимость |
| specialist | spécialiste | специалист |
| unfair prejudice | préjudice indu | несправедливое предубеждение |
| weight | force probante | доказательственная сила |

**Short forms.** BNSS, BSA: the Indian Acts of 2023 on procedure and on evidence. CPP: French Code of Criminal Procedure. FRE: Federal
Rules of Evidence. Sv: Dutch Code of Criminal Procedure. UPK RF: Russian Code of Criminal Procedure. USC: United States Code.

**Authorities.** {cite: IN-003, IN-008, IN-034, IN-035, IN-036, IN-037, IN-045, IN-U01, IN-U02, US-017, US-024, US-026, US-027, US-028, US-029, US-U04, US-F901, US-F90212, US-F90213, US-F90214, US-S1746, US-S3505, US-F90211, RU-14, RU-15, RU-20, RU-X04, NL-X05, NL-X06, FR-X01, FR-X15, JP-U03, JP-U10, ML-10, GEN-01, GEN-02}
"""
