"""m04 Mutual legal assistance: a request for electronic evidence that the other State can execute, and its answer."""

# %% setup title="Would you execute this request?" minutes=75
from casebook.lesson import ask, assistance, case, field, mark, option, practice, questions, show, start

start(__file__)

# %% [markdown]
"""
<!-- section: title -->
# Would you execute this request?

*{minutes} · {questions}, {points} · nothing to program · law as of November 2026*
"""

# %% [markdown]
"""
<!-- section: case -->
## The case

A firm paid an invoice to a wrong account. Days later its servers were locked. One mailbox turns up in both stories, and the company
that holds it sits in another State. That State has been asked to keep the data, and waits for the request to hand them over.

First you sit where such requests arrive. Then you write one. Your two States are named below; another learner has another pair.
"""

# %% shared
import hashlib


def named(state):
    """Return the name of a State as it stands in a sentence."""
    return f"the {state}" if state in ("Netherlands", "United States") else state


def turn(name, count):
    """Return a number below `count` that is the same whenever this case is opened."""
    return int(hashlib.sha256(f"{case.id} {name}".encode()).hexdigest(), 16) % count


def some(name, count, every):
    """Return `count` of some things for this case, in their order."""
    kept = sorted(every, key=lambda key: turn(f"{name} {key}", 10**9))[:count]
    return {key: text for key, text in every.items() if key in kept}

# %%
show.together(
    show.table(("what", "in your case"), [("the State that asks", named(case.requesting)), ("the State that is asked", named(case.requested)),
        ("the day of the request", case.fact("note"))], "Your pair"),
    show.folded("Open the case file, EXH-12: you will need it for most of this hour",
        show.table(("paragraph", "text"), list(case.paragraphs.items()), "EXH-12, all paragraphs")))

# %% [markdown]
"""
<!-- section: aims -->
## What you will be able to do

* choose the route for a piece of data, on a given day, between two States;
* say into which tier data belong, and which fact of the file justifies asking for them;
* find in a file what each element of a request rests on;
* read a request as the State that receives it, and say what it does with it, and why;
* draft a request, read the letter that comes back, supplement, and obtain execution;
* say what a request costs, and what a figure about delay is worth.

You need module m00; m03 helps. Names, dates and amounts are those of **your** case. Where law is contested, each side earns full marks if its grounds are good.
"""

# %% [markdown]
"""
<!-- section: warmup -->
## Five questions from earlier modules

They cost nothing. Answer from memory: trying to remember is what helps.
"""

# %% practice="m04-w1"
practice.choice("The other State confirms that the provider keeps the data. May you now read them?",
    option("no", "No. A request for the data must follow",
        "That request is the subject of this hour (FR-17).", right=True),
    option("yes", "Yes, once the provider has sent them to the contact point",
        "To preserve is to keep, not to hand over (FR-17)."),
    option("some", "Yes, the traffic data; for content a request must follow",
        "Only what shows another provider on the path may come at once (ML-09)."))

# %% practice="m04-w2"
practice.choice("Under article 29 of the Budapest Convention data are preserved for how long?",
    option("most", "60 days at the most, unless the State that asks renews in time",
        "60 days are the least, so that the request can be made in that time (ML-08)."),
    option("ninety", "90 days, renewable",
        "That is the domestic maximum of article 16 (ML-02)."),
    option("least", "60 days at the least, and longer once the request is there",
        "Once received, it keeps the data until it is decided (ML-08).", right=True))

# %% practice="m04-w3"
practice.choice("A State has signed a convention that 40 States must ratify. May your request rest on it?",
    option("signed", "Yes, if both States have signed",
        "A signature binds neither to execute anything (ML-16)."),
    option("force", "Not before it is in force, and binds both",
        "Look for two dates: in force at all, and for each of the two (ML-16).", right=True),
    option("spirit", "Yes, if you call it an expression of goodwill between the two",
        "Goodwill is no legal basis."))

# %% practice="m04-w4"
practice.choice("The copy that you hope for must later be shown to be what the provider sent. What do you ask for today?",
    option("nothing", "Nothing: the court will ask the provider if it has doubts about what was sent",
        "By then the person who made the copy may not be found."),
    option("paper", "A printout, since paper cannot be altered",
        "A printout leaves out what was not selected."),
    option("hash", "A hash value of each file, by a separate way, and who answers for it",
        "A value that comes with the file can be changed with it.", right=True))

# %% practice="m04-w5"
practice.choice("The log of the firm gives an address and a time without a zone. What may you put into a request?",
    option("utc", "The time as it stands, with UTC added, since the logs of servers are mostly kept in UTC",
        "A guess may lead to another person's door."),
    option("both", "Both readings, and the provider may choose",
        "Then you ask for the data of a stranger as well."),
    option("found", "The time in UTC, after you have found out which zone the log used",
        "And the port, where several customers share one address.", right=True))

# %% [markdown]
"""
The law behind the five: {cite: FR-17, ML-02, ML-08, ML-09, ML-16}
"""

# %% [markdown]
"""
<!-- section: worked -->
## A page that came back

The United States wrote in 2019 that training could ease much of the delay in mutual legal assistance, above all training in drafting requests that suffice. {cite: US-022}

Training helps still. For some States an agreement has since opened another way. {cite: US-022}

Here is a request from another file that did not suffice, and what its reader wrote in the margin. Read the left column first. Where would **you** stop?
"""

# %%
show.table(("the request", "the reader"), [
    ("The undersigned prosecutor presents his compliments and has the honour to ask for urgent assistance in an important matter of cybercrime.",
     "Who asks? In which investigation? How far is it?"),
    ("A well-known hacker has attacked one of our leading firms.",
     "A conclusion. What happened, on which day, and how do you know?"),
    ("He uses an account with the provider Marlmail.",
     "Which account? Which company? How do you know that he uses it?"),
    ("We ask for all data of this account since it was opened.",
     "Why these? The facts speak of one week."),
    ("The matter is confidential and most urgent.",
     "What happens if the user learns of it? What happens on which day?"),
    ], "A request, and what its reader asked")

# %% practice="m04-p1"
practice.choice("The reader sent the page back. What is the shortest text that would have spared the two months?",
    option("facts", "Five dated facts, each with its source, that end at one exact account",
        "The reader must be able to tell a judge: this account, for this reason, in this week.", right=True),
    option("law", "Two pages on the law of the requesting State, with every provision and its penalty",
        "They belong into a request, and answer none of these five questions."),
    option("polite", "A letter by a higher authority",
        "Rank does not replace a fact."))

# %% [markdown]
"""
After the supplement it said: *"On 3 May 2026, 08:14:20 UTC, a mail with a false account reached the firm (statement of its clerk, paragraph 4; the mail is enclosed). Its reply
address is **kerr77@marlmail.example**. The firm wrote to that address on 4 May and was answered on the same day (paragraph 5). Marlmail Inc. wrote on 12 May that it holds this mailbox (paragraph 9).
We ask for the messages exchanged with the firm from 2 to 5 May 2026."* It was executed in four weeks.

Each sentence can be taken over, as it stands, into an application to a judge who knows nothing of the case. That is what **sufficient** means: enough for the standard of the State that executes.
"""

# %% practice="m04-p2"
practice.choice("\"The suspect is known to use several accounts for his crimes.\" What does the reader need in its place?",
    option("record", "His earlier convictions, to show what kind of man he is",
        "They say nothing about this account."),
    option("certain", "Proof beyond doubt that the account is his",
        "Reasons to believe are enough, if they are facts."),
    option("nexus", "What ties this account to this offence, and from whom you know it",
        "Account, offence, data: their tie is called nexus.", right=True))

# %% [markdown]
"""
<!-- section: guided -->
## Which route?

Mutual legal assistance is seldom the quickest route. Is there another one on **this** day between **these** two States?

* **Request through central authorities**: whatever the law of the requested State allows to be handed over. {cite: FR-19, ML-24}
* **Contact point that answers at every hour**: to have data kept, to get advice, to find a person. {cite: ML-11}
* **European Production Order**, since 18 August 2026: stored data, wherever they lie, of a provider that offers services in the European Union, from its establishment or representative there. {cite: FR-12, NL-20, ML-E071}
* **European Investigation Order**: other measures within the Union, such as listening as it happens. {cite: NL-24}
* **Order to the provider under an agreement**: between the United States and a State that has one, such as the United Kingdom since 3 October 2022. {cite: US-022}
* **Emergency**: a US provider may give records without content to an authority abroad by itself. It need not, and does so most readily when a life is in danger. Content it may then give to US authorities only. {cite: US-S2702, US-U01}
* **None**: what is public may be read wherever it lies. {cite: ML-10}
"""

# %% practice="m04-p3"
practice.choice("A French prosecutor wants all sign-ins of a known user's account in Ireland over one month, to see where he was. Who may issue the European Production Order?",
    option("self", "The prosecutor, as for all data that are not content",
        "Only for subscriber information, and for data that serve solely to identify the user: here he is known (ML-E031, ML-E041)."),
    option("police", "The police, if the prosecutor validates it later",
        "A judge would have to validate it beforehand; validation afterwards, in an emergency, is only for subscriber and identifying data (ML-E042, ML-E045)."),
    option("judge", "A judge, a court or an investigating judge",
        "Where somebody was, and when, is more than who somebody is (FR-12).", right=True))

# %% shared
SITUATIONS = some("routes", 6, {
    "production": "A Dutch court wants the messages of one mailbox, for a fraud that is punished with four years. The provider has its establishment in Ireland",
    "listening": "A Dutch investigating judge wants a suspect's calls in France to be listened to from Monday on",
    "treaty": "A court in India wants the messages of a mailbox that a company in the United States holds",
    "agreement": "A judge in the United Kingdom wants, for a grave offence, the messages of a mailbox that a company in the United States holds; its user lives in London",
    "friday": "Friday, 23:00. A record in France will be deleted on Sunday. The prosecutor in Morocco has not begun to write the request",
    "life": "A child has been taken. The mails come from a mailbox of a US company that offers no services in the European Union. French police must know within hours from where",
    "public": "A Japanese prosecutor wants a price list that anyone can open on a page in the Netherlands",
    "who": "A French prosecutor wants to know who opened an account that a provider with an establishment in Ireland holds, for one fraud",
})

# %% question="m04-q1" points=4 level="apply" objective="o1"
ask.classify("It is 20 November 2026. Which route comes first?", items=SITUATIONS,
    classes={"mla": "A request from central authority to central authority", "eio": "A European Investigation Order",
             "epo": "A European Production Order", "contact": "The contact point that answers at every hour",
             "direct": "An order to the provider, under an agreement between the two States",
             "emergency": "An urgent request to the provider, which may answer and need not",
             "none": "No request at all"})

# %% mark="m04-q1"
ROUTES = {"production": "epo", "listening": "eio", "treaty": "mla", "agreement": "direct", "friday": "contact", "life": "emergency",
          "public": "none", "who": "epo"}
marking.classify(answer, {key: ROUTES[key] for key in SITUATIONS},
    because={"production": "The Regulation applies since 18 August 2026, and Ireland takes part in it. A court may order content for an offence of three years and more.",
             "listening": "The Regulation is for stored data. What is still to come stays with the Investigation Order.",
             "treaty": "US law bars content from a foreign authority without this process. No agreement with India that would open another way was found.",
             "agreement": "The agreement with the United Kingdom is in force since 3 October 2022.",
             "friday": "First have it kept; the contact point of article 35 is there for that. The request follows.",
             "life": "The company may give records by itself; a formal request may follow. If it offered services in the Union, an emergency European Production Order would bind it to eight hours.",
             "public": "Article 32(a): what is publicly available may be read wherever it lies.",
             "who": "For subscriber information a prosecutor may issue the order."},
    authority="Regulation (EU) 2023/1543, arts 2(1), 4, 5, 10(4); Budapest Convention, arts 25, 27, 32, 35; 18 USC 2702, 2703, 2523",
    register={"production": ["FR-12", "NL-24"], "listening": "NL-24", "treaty": ["US-U01", "IN-012"], "agreement": "US-022", "friday": ["ML-11", "ML-08"],
              "life": ["US-S2702", "US-U01", "NL-20", "ML-E045", "ML-E102"], "public": "ML-B32a", "who": ["FR-12", "NL-24"]}, where="section Which route?")

# %% reference="m04-q1"
{key: {"production": "epo", "listening": "eio", "treaty": "mla", "agreement": "direct", "friday": "contact", "life": "emergency",
       "public": "none", "who": "epo"}[key] for key in SITUATIONS}

# %% [markdown]
"""
## On what does it rest?

A full bar is law that can be used; a hatched one has been signed by many, and nobody can rely on it yet.
"""

# %%
from datetime import date

show.rules_timeline(
    [show.Span("Budapest Convention, between its Parties", date(2004, 7, 1), None),
     show.Span("Second Additional Protocol", date(2022, 5, 12), None, "signed by many, not in force"),
     show.Span("Agreement of the United States and the United Kingdom", date(2022, 10, 3), None),
     show.Span("United Nations Convention against Cybercrime", date(2025, 10, 25), None, "signed by many, not in force"),
     show.Span("European Production and Preservation Orders", date(2026, 8, 18), None)],
    [show.Ruling(date(2004, 7, 1), "Convention", "The Budapest Convention is in force, for those who are Parties to it."),
     show.Ruling(date(2022, 10, 3), "agreement", "UK courts may order data from US providers directly, and the other way round."),
     show.Ruling(date(2026, 8, 18), "Regulation", "Orders go to the provider's establishment or representative in the European Union.")],
    today=date(2026, 11, 24))

# %% [markdown]
"""
A request names the law that binds **both** States on **its** day. Look each instrument up, for each of the two. On those that were much written about: {cite: ML-14, ML-16, US-U02}
"""

# %% question="m04-q2" points=3 level="apply" objective="o1"
ask.several(f"Which of these bind both {named(case.requesting)} and {named(case.requested)} on {case.fact('note')}?",
    {"protocol": "Second Additional Protocol to the Budapest Convention",
     "bilateral": "A treaty on mutual legal assistance between the two, or between the European Union and the other State",
     "un-convention": "United Nations Convention against Cybercrime",
     "e-evidence": "Regulation (EU) 2023/1543 on European Production and Preservation Orders",
     "executive": "An executive agreement under 18 USC 2523",
     "eio": "Directive 2014/41/EU on the European Investigation Order",
     "budapest": "Budapest Convention"})

# %% key
def bound():
    """Return the instruments that bind the two States on the day of the request, as the question offers them."""
    found = assistance.circumstances(case).binding
    return {key: one for key, one in found.items() if key in ("bilateral", "budapest", "eio", "e-evidence")}

# %% mark="m04-q2"
marking.several(answer, set(bound()),
    because={"protocol": "The Second Additional Protocol had three of five ratifications on the record seen in 2026, and is not in force on it.",
             "un-convention": "The United Nations Convention needs 40 ratifications and is not in force.",
             "executive": "No executive agreement between these two was found.",
             "e-evidence": "Between States, the Regulation binds Member States other than Denmark, since 18 August 2026. It can reach a provider from elsewhere, through its representative in the Union.",
             "eio": "The Directive binds States of the European Union alone.",
             "budapest": "The Budapest Convention binds only those who are Parties; look for both.",
             "bilateral": "A treaty between two States, or with the Union, is easily overlooked. The Convention supplements it."},
    authority="Budapest Convention, arts 25(4), 27, 39; " + "; ".join(one.name for one in bound().values()),
    register=["ML-14", "ML-16", "ML-24", *dict.fromkeys(id for one in bound().values() for id in one.register)],
    where=f"{case.requesting} and {case.requested}")

# %% reference="m04-q2"
[*bound()]

# %% [markdown]
"""
## Three tiers

The Budapest Convention tells three kinds of data apart, and most laws ask more for each next one:

* **subscriber information**: who opened the account, with which address, number and means of payment. {cite: ML-03}
* **traffic data**: when, by which way and with whom it exchanged messages; in this module, sign-ins too;
* **content data**: what was said.

The ladder of the United States has other rungs. A subpoena is enough for a closed list, which takes in the times of sessions and the address assigned for them. Other records need an order on
*specific and articulable facts*, content a warrant on *probable cause*. {cite: US-S2703c, US-S2703d, US-S2703a, US-008}

So a request that asks for all three justifies **each by itself**.
"""

# %% practice="m04-p4"
practice.choice("A request justifies the content of a mailbox very well, and asks for the sign-ins \"as well\". What happens?",
    option("all", "All of it is executed, since content is the highest tier",
        "Nobody words a warrant so for a request that does not say why."),
    option("none", "Nothing is executed until every tier is justified",
        "A good reader executes what can be executed, and asks for the rest."),
    option("part", "The messages may come, and a letter that asks why the sign-ins are needed",
        "Each tier stands on its own reasons.", right=True))

# %% question="m04-q4" points=3 level="apply" objective="o2"
ask.classify("Into which tier does it belong?",
    items={"card": "The number of the card with which the mailbox was paid", "drafts": "A draft that was never sent",
           "server": "With which server a message was exchanged, and when", "partners": "The list of addresses to which the mailbox wrote, with the times",
           "opened": "The telephone number that was given when the mailbox was opened", "attached": "A table that was attached to a message",
           "tomorrow": "The messages that will arrive next week"},
    classes={"content": "Content data", "subscriber": "Subscriber information", "traffic": "Traffic data",
             "future": "None of the three: it is not stored yet"})

# %% mark="m04-q4"
marking.classify(answer, {"card": "subscriber", "drafts": "content", "server": "traffic", "partners": "traffic", "opened": "subscriber",
                          "attached": "content", "tomorrow": "future"},
    because={"card": "Means of payment are named in article 18(3).", "drafts": "What was written is content, sent or not.",
             "server": "Which way a message took, and when, is traffic data.", "partners": "With whom and when, without the words, is traffic data.",
             "opened": "What the user gave when opening the account is subscriber information.", "attached": "What travels with the message is content.",
             "tomorrow": "Data to come are for articles 33 and 34, in real time, and for no request for stored data."},
    authority="Budapest Convention, arts 1(d), 18(3), 31, 33, 34", register=["ML-03", "ML-05", "ML-09"], where="section Three tiers")

# %% reference="m04-q4"
{"card": "subscriber", "drafts": "content", "server": "traffic", "partners": "traffic", "opened": "subscriber", "attached": "content", "tomorrow": "future"}

# %% [markdown]
"""
Each law names its tiers for itself, and sign-ins have no one place. In the United States the times of sessions and the assigned address stand on a subpoena; a port is not named there, so give the reason for an order as well. In the Union data that serve solely to identify the user go with subscriber information. {cite: US-S2703c, US-S2703d, ML-E031, FR-12}
"""

# %% shared
FILE = {str(number): text for number, text in case.paragraphs.items()}

# %% key
def governs(element):
    """Return the provision that governs an element between the two States, and its entries of the register."""
    return assistance.citing.cite(element, "mla", assistance.circumstances(case))


TIERS = {tier: governs(f"justified-{tier.removesuffix('_data')}") for tier in ("subscriber_data", "traffic_data", "content_data")}
CONTENTS, SUPPLEMENT = governs("M4"), governs("supplement")

# %% question="m04-q5" points=3 level="analyse" objective="o2"
ask.support("The office wants all three tiers of one mailbox. Which paragraph of the file says why each is needed?",
    elements={"subscriber_data": "Subscriber information: why they are needed", "traffic_data": "Traffic data: why they are needed",
              "content_data": "Content data: why they are needed"}, paragraphs=FILE)

# %% mark="m04-q5"
marking.support(answer, {element: case.support(element) for element in ("subscriber_data", "traffic_data", "content_data")},
    because={"subscriber_data": "What was given at the opening can be compared with persons who are known.",
             "traffic_data": "Only a sign-in shows from where the mailbox was used.",
             "content_data": "The firm has what it received. Drafts, and messages to others, are only in the mailbox."},
    authority={tier: found.text for tier, found in TIERS.items()}, register={tier: found.register for tier, found in TIERS.items()},
    where="EXH-12, note of the prosecutor")

# %% reference="m04-q5"
{element: sorted(case.support(element)[0], key=int) for element in ("subscriber_data", "traffic_data", "content_data")}

# %% [markdown]
"""
## What must stand in it

The law between your two States governs. This list follows the Convention against Transnational Organized Crime, as a common model. Each line is an **element**; letters use its code. {cite: ML-T1815a}

| code | element | code | element |
| --- | --- | --- | --- |
| M1 | which authority asks | M8 | form and language |
| M2 | the proceeding, and who conducts it | M9 | channel |
| M3 | the facts | M10 | legal basis |
| M4 | the assistance that is asked for | M11 | the conduct that is an offence |
| M5 | the persons concerned | M12 | secrecy, with the reason |
| M6 | the purpose | M13 | what the answer will be used for |
| M7 | the period | M14 | urgency, with reason and date |
| E1 | the company that holds the data | E6 | the earlier request in the matter |
| E2 | the account, or the connection | E7 | from whom each fact is known |
| E3 | which data, in which tier, and why | E8 | nexus of the account with the offence |
| E4 | the period, from moment to moment | E9 | the certificate that your court needs |
| E5 | the earlier preservation | E10 | how the files are delivered |

An element is there when a paragraph of the file carries it. Take the file apart: first the elements up to M7, then the others. M10 you have settled above.
"""

# %% shared
FIRST = {"M1": "M1 Which authority asks", "M2": "M2 What is investigated, how far, by whom", "M3": "M3 What happened: money, servers, and the message that led to it",
         "M4": "M4 What is asked for, in one sentence", "M5": "M5 The person concerned: who, where, of which nationality",
         "M6": "M6 What has to be decided with the evidence", "M7": "M7 From which second to which second"}
REST = {"M8": "M8 Form and language", "M9": "M9 Channel", "M11": "M11 Conduct", "M12": "M12 Secrecy", "M13": "M13 Use of the answer", "M14": "M14 Urgency",
        "E8": "E8 Nexus of the mailbox with the offence"}

# %% question="m04-q6" points=3 level="analyse" objective="o3"
ask.support("Which paragraphs carry each element?", elements=FIRST, paragraphs=FILE,
    help="Some elements rest on one paragraph, one rests on several. Where a paragraph stands in two languages, choose either.")

# %% mark="m04-q6"
marking.support(answer, {element: case.support(element) for element in FIRST},
    because={"M1": "The office that asks, and who signs.", "M2": "The file number, the stage, the authority that investigates, the one suspect.",
             "M3": "What happened to the firm. An opinion on who did it is no fact.", "M4": "What is wanted, of which account.",
             "M5": "Identity, place, nationality.", "M6": "Whether the suspect or another used it; it may also clear the suspect.",
             "M7": "Two moments in UTC, and why these."},
    authority={element: governs(element).text for element in FIRST}, register={element: governs(element).register for element in FIRST}, where="EXH-12")

# %% reference="m04-q6"
{element: sorted(case.support(element)[0], key=int) for element in FIRST}

# %% question="m04-q7" points=3 level="analyse" objective="o3"
ask.support("And these?", elements=REST, paragraphs=FILE)

# %% mark="m04-q7"
marking.support(answer, {element: case.support(element) for element in REST},
    because={"M8": "In writing, in which language, with which translation.", "M9": "From whom to whom the request goes.",
             "M11": "The conduct, told so that another State can recognise it, whatever its name there.",
             "M12": "What would be lost if the persons learned of it.", "M13": "An undertaking not to use the answer elsewhere.",
             "M14": "A day, and what is decided on it.",
             "E8": "What ties the mailbox to the false mail and to the locked servers."},
    authority={element: governs(element).text for element in REST}, register={element: governs(element).register for element in REST}, where="EXH-12")

# %% reference="m04-q7"
{element: sorted(case.support(element)[0], key=int) for element in REST}

# %% practice="m04-p5"
practice.choice("Your code calls it \"computer sabotage\". The other State has no offence of that name. Is dual criminality lacking?",
    option("conduct", "Not for that reason: what counts is whether the conduct is punished there",
        "So describe what was done: entered without right, made data unusable, asked for money (ML-B255).", right=True),
    option("yes", "Yes: the offences must have the same name",
        "Names never match across languages."),
    option("never", "No: dual criminality never matters for electronic evidence",
        "For preservation mostly not. For handing data over, a State may ask for it (ML-B255, ML-T1809)."))

# %% [markdown]
"""
<!-- section: independent -->
## You are the central authority

Change chairs. Eight requests lie on your desk. Your State and those that ask are Parties to the Budapest Convention and to the Convention against Transnational Organized Crime, and made no reservation; they have no other treaty. Your conditions for handing data over are the three tiers.
Say of each what you do with it. The codes are those of letters.
"""

# %%
show.folded("The grounds R1 to R12, as letters cite them", show.table(("code", "ground"), [
    ("R1", "a political offence"), ("R2", "essential interests of the requested State"), ("R3", "the conduct is no offence in the requested State"),
    ("R4", "an investigation of its own would suffer"), ("R5", "the facts do not carry what is asked for"), ("R6", "more is asked for than the facts carry, or than is stored"),
    ("R7", "it cannot be found: another company, no such account, or deleted"), ("R8", "no law that binds both carries it"), ("R9", "form or language"),
    ("R10", "the cost stands in no proportion"), ("R11", "another way serves it, or none is needed"), ("R12", "it is possible only under conditions")], "Grounds"))

# %% shared
INCOMING = some("incoming", 8, {
    "secrecy": "Statements of one bank account, well justified, in a case of transnational organized crime. The bank says that its secrecy forbids it",
    "whole": "Subscriber information of one exact account; five dated facts with sources; one week; a reason for each thing asked",
    "keep": "Preservation of the sign-ins of one account, for a conduct that is no offence in your State; all items of article 29(2) are there",
    "own": "Messages of one account, well justified. Your own police watch the same user and will search the house in three weeks",
    "thin": "Messages of one account. \"The account belongs to a criminal who is known to us\"",
    "wide": "Messages of one account for one week, well justified, \"and the data of all other users of the domain\"",
    "entity": "Subscriber information, well justified. It asks you to order a company that only sells advertising; you do not know who holds the data",
    "party": "Messages of one account. The offence: its user has \"insulted the ruling party\" on a web page, which is punished here too",
    "force": "An order that asks your provider to answer directly within 30 days, \"under the Second Additional Protocol\"",
    "public": "A copy of a page that is open to everyone, \"by way of mutual legal assistance\"",
    "future": "\"All messages that will arrive on the account in the next six months\", in a request for stored data; the facts are good",
})
ANSWERS = {
    "refuse-secrecy": "Refuse: bank secrecy", "refuse-political": "Refuse: the offence is a political one (R1)", "refuse-conduct": "Refuse: no offence in our law (R3)",
    "postpone": "Postpone, with the reason, and say what is possible now (R4)", "return-facts": "Return: the facts are too thin for this tier (R5)",
    "narrow": "Execute what is justified, and leave out the rest (R6)", "return-entity": "Return: this company does not hold the data (R7)",
    "return-basis": "Return: the law that is named is not in force (R8)", "redirect": "Say that no assistance is needed for it (R11)",
    "power": "Do not execute it: data to come need another power, and no request for stored data reaches them (R6)", "execute": "Execute",
}

# %% question="m04-q8" points=5 level="evaluate" objective="o4"
ask.match("What do you do with each?", left=INCOMING, right=ANSWERS)

# %% key
DONE = {"secrecy": "execute", "whole": "execute", "keep": "execute", "own": "postpone", "thin": "return-facts", "wide": "narrow", "entity": "return-entity",
        "party": "refuse-political", "force": "return-basis", "public": "redirect", "future": "power"}

# %% mark="m04-q8"
marking.match(answer, {key: DONE[key] for key in INCOMING},
    because={"secrecy": "Bank secrecy is no ground: article 18(8) of the Convention against Transnational Organized Crime.",
             "whole": "Nothing is missing. A request need not be long.",
             "keep": "Dual criminality is no condition for preservation, unless a State has reserved it; yours has not.",
             "own": "Article 27(5): postponement, where your own investigation would suffer. First ask whether part of it, or conditions, would do.",
             "thin": "A conclusion without facts does not carry content. Say which facts would.",
             "wide": "Good reasons for one account are no reason for all users. Execute the part that they carry.",
             "entity": "Who sells advertising has no mailbox to hand over. Ask which company holds it; if you knew, you could serve that one.",
             "party": "A political offence is a ground under articles 27(4) and 29(5).",
             "force": "The Protocol had three of five ratifications on the record seen in 2026. The request can be repeated under the Convention.",
             "public": "Article 32(a): publicly available data need no assistance.",
             "future": "Data to come are for articles 33 and 34, in real time, under conditions of their own. A request for stored data that asks for them asks for too much."},
    authority="Budapest Convention, arts 15, 25(4), 27(4) to (7), 29(3) to (5), 32(a), 33, 34; UNTOC, art. 18(8), (15), (16)",
    register={"secrecy": "ML-T1808", "whole": "ML-T1815c", "keep": ["ML-B293", "ML-B294"], "own": ["ML-B275", "ML-B276"], "thin": ["ML-T1815c", "ML-T1816"], "wide": "ML-26",
              "entity": "ML-T1816", "party": "ML-B274", "force": "ML-14", "public": "ML-B32a", "future": ["ML-B33", "ML-B34"]}, where="the eight requests")

# %% reference="m04-q8"
{key: DONE[key] for key in INCOMING}

# %% practice="m04-p6"
practice.choice("You must refuse. What does the other State hear from you?",
    option("nothing", "That the request could not be executed",
        "It cannot mend what it is not told (ML-B277)."),
    option("law", "The text of your law, in full, so that it sees what you need",
        "It is the one sentence of it that counts that helps."),
    option("reasons", "The reason, the provision, and what could be asked for in its place",
        "A refusal with reasons is the beginning of the next request.", right=True))

# %% [markdown]
"""
## A hard one

You are at the central authority of the United States. A court abroad asks for **all messages** of a mailbox since it was opened in 2019. The facts are dated and sourced; they show that the mailbox served one fraud between 3 and 9 March 2026.
Nothing is said of the years before.
"""

# %% question="m04-q9" points=3 level="evaluate" objective="o4"
ask.ruling("What do you do?",
    outcomes={"whole": "Apply for a warrant for all messages", "refuse": "Refuse the request",
              "narrow": "Apply for a warrant for March, and tell the court that asked", "return": "Ask the court first what it knows about the years before, and keep the request open"},
    grounds={"whole-box": "Probable cause for one week carries the whole mailbox",
             "march": "The facts give probable cause that the messages of 3 to 9 March hold traces of the fraud",
             "years": "No fact ties the years before to any offence",
             "wide": "A request that asks for too much is bad as a whole",
             "suspect": "Whoever uses a mailbox for a fraud has lost the protection of the rest"})

# %% mark="m04-q9"
marking.ruling(answer, {"narrow": {"march", "years"}, "return": {"march", "years"}},
    because="A warrant may have the provider deliver the account and still limit what is seized from it; scope is what is handed over, and it follows the facts. To narrow at once, or to ask first, are both good answers, if you see both halves: what is carried, and what is not.",
    authority="18 USC 2703(a), (b); 18 USC 3512; Fourth Amendment practice since Warshak", register=["US-S2703a", "US-S3512", "US-007"], where="section A hard one")

# %% reference="m04-q9"
{"outcome": "narrow", "grounds": ["march", "years"]}

# %% reference2="m04-q9"
{"outcome": "return", "grounds": ["years", "march"]}

# %% [markdown]
"""
## Nobody knows where it lies

The Netherlands told the UN in 2019 that assistance is impossible when nobody knows where data lie, and that investigations then stop. {cite: NL-25, NL-26}

Your police have searched a house under a warrant. Through a telephone that lies open they
could read the drafts in a mailbox; on which server, in which State, nobody can tell. The suspect says nothing.
"""

# %% question="m04-q10" points=3 level="evaluate" objective="o4"
ask.ruling("The officer asks you, the prosecutor, on the telephone: copy now, or not?",
    outcomes={"now": "Copy now, record why and how, and put it before the court", "ask": "Do not copy: have the provider keep the data, and ask for them"},
    grounds={"rule": "Loss of location is an accepted rule that allows States to act alone",
             "law": "Our law may reach what can be opened lawfully from the searched device; whether that ends at the border is open as long as the place is unknown",
             "loss": "Whoever holds the telephone can lose or delete the drafts within the hour, and no provider has been asked yet",
             "abroad": "Article 19 lets a search be extended within the own territory; beyond it article 32 asks for consent, and nobody has consented",
             "provider": "The provider can be reached where it is, whatever the place of the data",
             "silent": "Who says nothing consents"})

# %% mark="m04-q10"
marking.ruling(answer, {"ask": {"abroad", "provider"}, "now": {"law", "loss"}},
    because="Contested. Loss of location is a debate and no settled rule. Whoever copies must say that the law is open, and why it could not wait; whoever waits must say how the data will still be obtained.",
    authority="Budapest Convention, arts 19(2), 32; Regulation (EU) 2023/1543", register=["NL-26", "ML-04", "ML-10", "NL-20"], where="section Nobody knows where it lies")

# %% reference="m04-q10"
{"outcome": "ask", "grounds": ["abroad", "provider"]}

# %% reference2="m04-q10"
{"outcome": "now", "grounds": ["loss", "law"]}

# %% [markdown]
"""
## A colleague's draft

A colleague has drafted the request for **your** mailbox. Judge each paragraph against the case file. Some can stay.
"""

# %% shared
fact = case.fact


def utc(name):
    """Return a moment of the case as a request writes it."""
    return fact(name).replace("T", ", ").removesuffix("Z") + " UTC"


NUMBERS = assistance.circumstances(case).numbers
PAGES = {
    "1": ("The undersigned has the honour to ask for your kind assistance in a most important matter.",
          f"{fact('office')[0].upper()}{fact('office')[1:]} asks for assistance in its investigation {fact('file')}, which {fact('police')} conducts. No charge has been brought yet."),
    "2": (f"In a running thread of mails the firm was told of a new account, and on {fact('paid')} it paid {fact('currency')} {fact('amount')} to it; the supplier never received the money (complaint of the firm, paragraph {NUMBERS['payment']} of the annex).",
          "It is beyond doubt that a well-organised group of criminals has attacked the firm."),
    "3": (f"{fact('provider')} holds the mailbox {fact('mailbox')} (its letter, paragraph {NUMBERS['holder']} of the annex).", f"{fact('subsidiary')} holds the mailbox {fact('mailbox')}."),
    "4": (f"The mail with the reply address was handed in from {fact('hand_in.address')} on {utc('hand_in.time')[:10]}.",
          f"The mail with the reply address was handed in from {fact('hand_in.address')}, port {fact('hand_in.port')}, on {utc('hand_in.time')} (paragraph {NUMBERS['hand_in']} of the annex)."),
    "5": ("We ask for all data that the provider has on the mailbox, and on everyone who wrote to it.",
          "We ask who opened the mailbox, for its sign-ins with address, port and second, and for the messages exchanged with the firm: to compare who opened it with known persons, to learn from where it was used, and because drafts are only there."),
    "6": (f"The data are needed from {utc('period.start')} to {utc('period.end')}.",
          "The data are needed from the opening of the mailbox to the day on which you execute this request."),
    "7": ("Please keep the request secret. The persons concerned do not know that the mailbox has been found, and could empty it.",
          "Please keep the request secret."),
    "8": ("This is a matter of the greatest urgency.",
          f"Please let us have the sign-ins before {fact('hearing')}: on that day the court decides whether the suspect stays in custody."),
    "9": (f"By reference {fact('preservation.reference')} you confirmed on {utc('preservation.confirmed')} that the data are kept.",
          "To our knowledge the data are being kept."),
    "10": ("Please send the data in the form that is usual with you.",
           "Please have each file delivered encrypted to our key, with its SHA-256 value by a separate way and a certificate by the person in charge of the records."),
}
# which of the two versions a learner sees of each
SHOWN = ("0011000001", "1100110100", "0000001111", "1111110001", "0101001100", "1010110011")[turn("draft", 6)]
DRAFT = {key: f"{key}. {versions[int(SHOWN[place])]}" for place, (key, versions) in enumerate(PAGES.items())}

# %% question="m04-q11" points=4 level="analyse" objective="o3"
ask.defects("What is wrong with each paragraph?", paragraphs=DRAFT,
    defects={"who": "It does not say who asks, or in which proceeding", "conclusion": "It gives a conclusion in the place of facts",
             "entity": "It names a company that does not hold the data", "moment": "Its moment or its address cannot be traced to one user",
             "broad": "It asks for more than the facts carry", "reason": "It asks for something and gives no reason",
             "reference": "It does not say which earlier step it follows", "form": "It does not say what the court will need to use the answer"})

# %% key
FLAWED = {"1": ("0", "who"), "2": ("1", "conclusion"), "3": ("1", "entity"), "4": ("0", "moment"), "5": ("0", "broad"), "6": ("1", "broad"),
          "7": ("1", "reason"), "8": ("0", "reason"), "9": ("1", "reference"), "10": ("0", "form")}
DEFECTS = {key: FLAWED[key][1] for place, key in enumerate(FLAWED) if SHOWN[place] == FLAWED[key][0]}
PROVISIONS = {"1": governs("M1"), "2": governs("M3"), "3": governs("E1"), "4": governs("E2"), "5": governs("E3"), "6": governs("E4"),
              "7": governs("M12"), "8": governs("M14"), "9": governs("E5"), "10": governs("E9")}

# %% mark="m04-q11"
marking.defects(answer, DEFECTS,
    because={"1": "Authority, file and stage are the first thing that a reader looks for.",
             "2": "Facts are what happened and how one knows it.", "3": "Compare the letters of the providers in EXH-12.",
             "4": "Several customers share an address, so the port and the second in UTC are needed.",
             "5": "One mailbox, three kinds of data, a reason for each.", "6": "The facts bound the period.",
             "7": "Secrecy is asked for with the reason.", "8": "Urgency is a day, and what happens on it.",
             "9": "The other State finds its own file by its reference.", "10": "Certificate, values and the way of delivery are asked for in time, or not at all."},
    authority={key: found.text for key, found in PROVISIONS.items()}, register={key: found.register for key, found in PROVISIONS.items()}, where="EXH-12")

# %% reference="m04-q11"
{**dict.fromkeys(PAGES, "sound"), **DEFECTS}

# %% [markdown]
"""
## A letter

The colleague corrected the draft and sent it. This came back. It follows from what was sent, from the law of the State that answers, and from the day.
"""

# %% shared
SLIPS = (("nexus-enough", "provider-holds", "secret_because-stated", "certification-stated"),
         ("basis-binds", "period-zone", "urgent_by-stated", "delivery-stated"),
         ("source-enough", "connections-port", "delivery-stated", "secret_because-stated"),
         ("facts-enough", "accounts-exact", "urgent_by-stated", "certification-stated"))


def answered():
    """Return the answer to the colleague's request in this case."""
    around = assistance.circumstances(case)
    return assistance.reply(assistance.incoming.weakened("mla", around, SLIPS[turn("letter", 4)]), around, around.at)

# %%
show.text(answered().letter, "The letter")

# %% question="m04-q16" points=3 level="analyse" objective="o5"
ask.several("What goes into the supplement?",
    {"higher": "A letter by a higher authority of your State", "E1": "The full name of the company that holds the mailbox",
     "E2": "The account or the connection, so exact that it leads to one user", "M3": "What happened to the firm, with the paragraphs",
     "E8": "What ties the mailbox to the offence", "E7": "From whom each fact is known", "E4": "The period, from moment to moment, with a zone",
     "M10": "The law that binds both States on the day", "guilt": "An assurance that the suspect is guilty",
     "M12": "Why the request must stay secret",
     "M14": "By which day the answer is needed", "E9": "Which certificate your court needs", "E10": "How the files are to be delivered"})

# %% key
def wanted():
    """Return what the letter asks for, of what the question offers: points that stop the request, and those to see to."""
    found = {one.element for one in (*answered().points, *answered().notes)}
    return [key for key in ("E1", "E2", "M3", "E8", "E7", "E4", "M10", "M12", "M14", "E9", "E10") if key in found]

# %% mark="m04-q16"
marking.several(answer, wanted(),
    because="Each numbered point of the letter is one thing to supply, and nothing else is asked for. What stops the request comes first; what only delays it comes at the end and is as easily forgotten.",
    authority=SUPPLEMENT.text, register=SUPPLEMENT.register, where="the letter, numbered points")

# %% reference="m04-q16"
wanted()

# %% [markdown]
"""
## Your request

From a State in the Union, ask first whether a European Production Order is open. Between France and the Netherlands it would come first; the Investigation Order stays open beside it
(Regulation (EU) 2023/1543, art. 32(1)), and here you draft what goes on its form. Assume that a holder in the United States has named nobody in the Union to receive orders. {cite: ML-20, ML-E071}

Now draft it: the data of the one mailbox, all three tiers. Where the form asks for paragraphs, choose those of the case file that carry the element: they go with your request as its annex. What you write freely earns nothing here.

1. Fill in what you can. *Check* tells you what is missing, which provision asks for it and where in the file it would stand.
2. *Send* it. The other State reads it by its law, and writes back.
3. Read the letter. Supplement, and send again, until it executes. Each letter says how long the data stay kept.
4. Download it as PDF or DOCX, to see what goes into the envelope.

Sending early costs nothing here; in life each round costs weeks. What is marked is the request as it stands in the form.
"""

# %% question="m04-q12" points=8 level="draft" objective="o5"
ask.request(f"Draft the request to {named(case.requested)}.", "mla", case.paragraphs, sends=named(case.requested))

# %% mark="m04-q12"
marking.request(answer, case,
    because="Each element counts the same. What would make the other State return, narrow or refuse the request earns nothing; what would only delay its answer earns half. "
            "Your free text is marked by a person, in the last piece of this module.",
    authority=CONTENTS.text, register=CONTENTS.register, where="EXH-12")

# %% reference="m04-q12"
assistance.model("mla", assistance.circumstances(case)).to_json()

# %% reference2="m04-q12"
assistance.model("mla", assistance.circumstances(case), second=True).to_json()

# %% [markdown]
"""
## What it costs

Your office has a small budget for translation, and must have what comes back translated itself. The rates, and which languages a State reads, are assumptions of this exercise.
"""

# %% shared
PAGE_RATE = 20 + 5 * turn("rate", 5)
PAIR = assistance.circumstances(case)
SHARED = set(PAIR.requesting.languages) & set(PAIR.requested.languages)
MESSAGES, YEARS = 12 + turn("messages", 20), 900 + 50 * turn("years", 9)

# %%
show.table(("what", "pages"), [("your request with annexes, in a language that both read", 0) if SHARED else ("your request with annexes", 9), ("subscriber information and sign-ins", 3),
    ("messages exchanged with the firm, in a third language", MESSAGES) if SHARED else ("messages exchanged with the firm", MESSAGES), ("all messages since the mailbox was opened", YEARS)],
    f"What there is to translate, at {PAGE_RATE} EUR a page")

# %% question="m04-q13" points=2 level="apply" objective="o6"
ask.number("How much does the office save if it asks for the messages with the firm in the place of all messages?", units=["EUR", "pages"])

# %% mark="m04-q13"
marking.number(answer, (YEARS - MESSAGES) * PAGE_RATE, "EUR",
    because="The rest costs the same either way. What is asked for too much is paid for twice: in translation, and in the time of a reader who must narrow it.",
    authority="Budapest Convention, art. 15: no more than the facts carry; the rates are invented", register=["ML-26"], where="table What there is to translate")

# %% reference="m04-q13"
{"number": str((YEARS - MESSAGES) * PAGE_RATE), "unit": "EUR"}

# %% [markdown]
"""
Figures on time are seldom quoted with what they count. Two that you will meet:

* a trade association wrote of a backlog of more than 11,000 unanswered requests in the United States, when the budget of 2016 was debated. {cite: US-X14}
* India counted more than 550 of its letters pending abroad in December 2024. {cite: IN-042}
"""

# %% question="m04-q14" points=2 level="evaluate" objective="o6"
ask.classify("A report to your minister. Which sentences can stay?",
    items={"eight": "In an emergency a European Production Order is to be answered in 8 hours, otherwise within 10 days; where the other State is notified, at their end, or sooner if it says that it will not refuse",
           "mine": "More than 550 letters were pending in 2024, so ours of this autumn will be answered in the summer",
           "letters": "In December 2024 more than 550 Indian letters were pending abroad",
           "backlog": "Today 11,000 requests wait in the United States",
           "lost": "Data that are preserved under article 29 are gone after 60 days",
           },
    classes={"wrong": "It says more than the source, or something else", "stays": "It can stay"})

# %% mark="m04-q14"
marking.classify(answer, {"eight": "stays", "mine": "wrong", "letters": "stays", "backlog": "wrong", "lost": "wrong"},
    because={"eight": "That is article 10 of the Regulation.",
             "mine": "A count of many says nothing about one. Plan with a range, and with the next renewal.",
             "letters": "It says what was counted, and when.", "backlog": "A figure of a past budget, from an association that asked for money, is no figure of today.",
             "lost": "60 days are the least, and a request that arrives in that time keeps the data until it is decided."},
    authority="Regulation (EU) 2023/1543, art. 10; Budapest Convention, art. 29(7)", register=["ML-E102", "US-X14", "IN-042", "ML-B297"], where="section What it costs")

# %% reference="m04-q14"
{"eight": "stays", "mine": "wrong", "letters": "stays", "backlog": "wrong", "lost": "wrong"}

# %% [markdown]
"""
<!-- section: limits -->
## What this does not show

* Not **who** used the mailbox. A name can be invented; an address leads to a line, and a line to a house with several people in it.
* Not that what comes back is **complete**. You get what was found under the words of your request.
* Not that it is **true**. A certificate says how records are kept.
* Not that it may be **used** for something else. In most pairs the answer is bound to the purpose that you gave.
* Not what speaks **for** the suspect, unless you ask for it.

The defence can seldom send such a request itself. If yours leaves out what could clear the suspect, perhaps nobody will ask.
"""

# %% practice="m04-p7"
practice.choice("The answer shows that the mailbox was opened with the suspect's name. What have you proved?",
    option("opened", "That the suspect opened it",
        "Anyone can type a name. Compare the number and the payment."),
    option("given", "That somebody gave that name when the mailbox was opened",
        "It is a reason to look further, in both directions.", right=True),
    option("nothing", "Nothing at all",
        "The number, the payment and the first sign-in can be checked."))

# %% [markdown]
"""
In 2016 a court in Ontario sent the data of an encrypted network to the Netherlands under conditions that limited their use to four investigations. {cite: NL-16}
"""

# %% practice="m04-p8"
practice.choice("In another of your cases you could use the same messages. What do you do?",
    option("ask", "Ask the State that sent them for its consent, and say for what",
        "You promised it (M13). Keeping the promise keeps the door open.", right=True),
    option("use", "Use them: they lie lawfully in your file",
        "They were given for one purpose."),
    option("copy", "Have a witness tell in the other case what they say",
        "That goes round the promise."))

# %% [markdown]
"""
<!-- section: expert -->
## Questions to the requested authority

You may telephone the desk where your request will arrive, **before** you send it. You have three questions.
"""

# %% question="m04-q15" points=3 level="evaluate" objective="o4"
ask.match("Which question serves which purpose?",
    left={"standard": "It tells you which facts the request must carry", "spare": "It spares a round of letters",
          "later": "It makes sure that your court can use what comes back"},
    right={"urgent": "You do know that our case is urgent?",
           "judge": "What will your judge want to read before messages of this account are handed over?",
           "draft": "Would you read our draft and tell us what is missing, before we send it formally?",
           "form": "Can the provider certify its records in the form that our law asks for, and who signs?",
           "fast": "Could you not telephone the provider for us?",
           })

# %% mark="m04-q15"
marking.match(answer, {"standard": "judge", "spare": "draft", "later": "form"},
    because={"standard": "The standard is theirs, and they know what their judges ask.", "spare": "A draft costs a day; a returned request costs months.",
             "later": "What was not asked for will not be made afterwards."},
    authority="Budapest Convention, arts 25(4), 27(3), 27(6); UNTOC, art. 18(17)",
    register={"standard": "ML-B254", "spare": "ML-B276", "later": ["ML-B273", "ML-T1817"]}, where="section Questions to the requested authority")

# %% reference="m04-q15"
{"standard": "judge", "spare": "draft", "later": "form"}

# %% [markdown] task="m04-t1" points=10 rubric="m04-t1.md"
"""
<!-- section: written -->
## The narrative

The form can check that a paragraph is named. It cannot read. The judge in the other State does nothing else.

**Write the two short texts at the heart of your request** ({points: m04-t1}, marked by a person): the facts, and why the messages of this mailbox probably hold evidence. Give dates in UTC, give the source of each fact with its paragraph, and leave out
opinion. Say also what speaks for the suspect. Your reader is a judge who has no other page, and whose first language is not yours.
"""

# %% draft="m04-t1"
ask.draft("The heart of the request", fields=[
    field("facts", "Summary of the facts", help="70 to 115 words. Each fact with its date and paragraph.", rows=9, words=(70, 115)),
    field("cause", "Why this mailbox probably holds evidence", help="50 to 90 words: offence, account, data, and why the data are still there.", rows=7, words=(50, 90)),
    field("other", "What speaks for the suspect, and what the answer could show in his or her favour", help="15 to 35 words.", rows=3, words=(15, 35))])

# %% [markdown]
"""
<!-- section: recap -->
## To keep

* Ask first whether there is another route, today, between these two States.
* A legal basis binds both States on the day of the request, or it is none.
* Three tiers, three reasons.
* Nexus: this account, this offence, these data. Facts with dates and sources, no conclusions.
* Too much asked is narrowed, returned, or translated at your cost.
* Secrecy and urgency need their reason; certificate, hash values and delivery must be asked for now.
* A letter that returns your request is a list of what to write. Ask also for what may clear the suspect.

Next: press *Check my work*, then *Mark my work*. The reasons show what to read again.

## Words

| English | French | Russian |
| --- | --- | --- |
| mutual legal assistance | entraide judiciaire | взаимная правовая помощь |
| central authority | autorité centrale | центральный орган |
| contact point | point de contact (24/7) | контактный пункт (24/7) |
| requested State | État requis | запрашиваемое государство |
| legal basis | base légale | правовое основание |
| nexus | lien (avec l'infraction) | связь (с преступлением) |
| probable cause | motif raisonnable (droit américain) | достаточное основание (право США) |
| dual criminality | double incrimination | двойная криминализация |
| speciality | règle de spécialité | правило специальности (ограничение использования) |
| production order | injonction de produire | распоряжение о предоставлении данных |
| European Production Order | injonction européenne de production | европейское распоряжение о предоставлении данных |
| subscriber information | données relatives aux abonnés | данные об абоненте |
| traffic data | données de trafic | данные о трафике |
| content data | données de contenu | данные о содержании |

**Authorities.** {cite: FR-12, FR-17, FR-19, IN-012, IN-042, ML-03, ML-05, ML-08, ML-09, ML-10, ML-11, ML-12, ML-14, ML-16, ML-20, ML-24, ML-26, ML-B255, ML-E031, ML-E041, ML-E042, ML-E045, ML-E071, ML-E102, ML-T1808, ML-T1809, ML-T1815a, ML-T1816, NL-16, NL-20, NL-24, NL-26, US-007, US-008, US-022, US-S2702, US-S2703a, US-S2703c, US-S2703d, US-S2703f, US-S3512, US-U01, US-U02, US-X14}
Convention against Transnational Organized Crime, art. 18.
Budapest Convention (ETS 185). Council of Europe, templates T-CY(2018)11 for preservation and for subscriber information. Regulation (EU) 2023/1543. 18 USC 2702, 2703, 3512.
"""
