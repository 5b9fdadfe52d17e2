"""m03 Preservation powers: keep the record until you may ask for it, by the power that fits and before it is gone."""

# %% setup title="Will the record still be there?" minutes=75
from casebook.lesson import ask, assistance, case, clock, field, mark, option, practice, printing, questions, show, start

start(__file__)

# %% [markdown]
"""
<!-- section: title -->
# Will the record still be there?

*{minutes} in two sittings · {questions}, {points} · nothing to program · law as of November 2026*
"""

# %% [markdown]
"""
<!-- section: case -->
## The case

Somebody logged on to the server of a firm at night. Hours later its files could no longer be opened. Behind the logon stands a rented *relay* in
another State: a server that passes connections on, so that its address is seen and not the user's. Behind the relay stands an access provider whose
customers share addresses. A mailbox in a third State ties it all together.

Each of these providers holds a record, and each deletes it on a day of its own. The request for legal assistance will take months. You decide
what must be preserved, by which power, and until when. You also say what nobody can save any more.

Three words are kept apart here. A *logon* opens the server of the firm. A *sign-in* opens the mailbox. A *connection* is what a relay or an access
provider passes on.
"""

# %% shared
import csv
import re
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

CALENDARS = {"India": "Asia/Kolkata", "France": "Europe/Paris", "Netherlands": "Europe/Amsterdam", "Japan": "Asia/Tokyo",
             "United States": "America/Denver", "Morocco": "Africa/Casablanca"}


def rows(exhibit):
    with case.path(exhibit).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def moment(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def spoken(text):
    when = moment(text)
    return f"{when.day} {when:%B %Y, %H:%M:%S} UTC"


def named(state):
    return f"the {state}" if state in ("Netherlands", "United States") else state


def said(element, pattern="(.*)"):
    """What the first paragraph that carries an element says, by a pattern."""
    return re.search(pattern, case.tagged(element)[0].text)[1]


RETENTION = {row["record"]: row for row in rows("EXH-25")}
KIND = {"relay": "traffic", "rental": "subscriber", "cgnat": "traffic", "signin": "traffic", "deleted": "content"}
MAIL, HOST, ACCESS = (RETENTION[record]["holder"] for record in ("signin", "relay", "cgnat"))
HOME, AWAY, THIRD = case.requesting, case.requested, said("path", r" in (?:the )?([^:]+):")
CALENDAR = ZoneInfo(CALENDARS[AWAY])
# India is no Party to the Budapest Convention; France and the Netherlands are bound by Regulation (EU) 2023/1543
PARTIES, UNION = "India" not in (HOME, AWAY), {"France", "Netherlands"}

# %% [markdown]
"""
<!-- section: aims -->
## What you will be able to do

* tell preservation from retention, production and disclosure, and choose the least intrusive power that works;
* say who may order what, for how long, and under which safeguards, in several legal systems;
* work out until when a record is preserved, and when a request or a renewal must leave;
* follow an address through three providers, and name the one thing that each must be told;
* find what is wrong with a preservation request, mend it from the case file, and draft one.

You need module m00. Names, dates and addresses are those of **your** case. Take two sittings: a line says where the first one ends.
One part is headed *If you have longer*. It carries no points, and its time is not counted.
"""

# %% [markdown]
"""
<!-- section: warmup -->
## Five questions from earlier modules

They cost nothing. Answer from memory: trying to remember is what helps.
"""

# %% practice="m03-w1"
practice.choice("A line of a log says 09:30:00 and no zone. What do you ask first?",
    option("utc", "Nothing, since the times that computers write down are in UTC",
        "Many are not. The line does not say, so somebody must."),
    option("zone", "By which clock, and in which zone, the line was written",
        "A time without a zone is another moment in each zone.", right=True),
    option("sync", "Whether the log has a hash value",
        "The value would show that the line has not changed. It would not say what the line means."))

# %% practice="m03-w2"
practice.choice("A provider hands over preserved records with a SHA-256 value of that day. From when on does the value speak?",
    option("born", "From the day on which the records arose",
        "Nobody had taken a value then. A value does not look back (US-028)."),
    option("kept", "From the day on which preservation was asked for",
        "Only if a value was taken and written down on that day."),
    option("taken", "From the day on which the value was taken",
        "A hash value looks forward from its own moment (US-028).", right=True))

# %% practice="m03-w3"
practice.choice("The Second Additional Protocol lets authorities ask a provider abroad directly. May you use it now?",
    option("force", "Not before it is in force between the two States",
        "On the record seen in 2026 three States had ratified and five were needed (ML-14).", right=True),
    option("signed", "Yes, if both States have signed it",
        "A signature does not bind a State to the text (ML-14)."),
    option("party", "Yes, since it adds to a Convention that is in force",
        "A protocol needs ratifications of its own (ML-14)."))

# %% practice="m03-w4"
practice.choice("Records come from a provider abroad with the certificate that 18 USC 3505 asks for. What is open in a US court?",
    option("none", "Nothing: the certificate settles that they are right",
        "It keeps out the objection of hearsay, unless the source, or the way in which the record was prepared, shows that it cannot be trusted (US-029)."),
    option("place", "Whether records from abroad may be used at all",
        "The place of collection is no ground by itself (US-029)."),
    option("weight", "Their weight, and who acted",
        "A certificate speaks of how a record was made. It names nobody. Notice is given early, and an objection is made before trial (US-029).", right=True))

# %% practice="m03-w5"
practice.choice("The text of 2019 says that India has no provision on preservation at providers. What do you make of it?",
    option("both", "It went too far then, and one thing in it is still true",
        "There were rules on retention. What was missing, and still is, is an expedited preservation order (IN-010).", right=True),
    option("true", "It is right, since the State said so itself",
        "The same text lists section 67C, which speaks of preserving and retaining (IN-010)."),
    option("false", "It is wrong, since section 67C is an order to preserve",
        "That section lays down a duty for intermediaries. It gives a prosecutor no order (IN-010)."))

# %% [markdown]
"""
The entries behind the five: {cite: US-028, ML-14, US-029, IN-010}
"""

# %% [markdown]
"""
<!-- section: worked -->
## Four words, kept apart

| word | what it does | what it does not do |
| --- | --- | --- |
| **retention** | makes providers hold certain records of everybody, for a time that the law fixes | it follows no suspicion, and many States have none |
| **preservation** | saves records that exist, about one matter, because somebody asks | it hands nothing over, and reaches nothing that is still to come |
| **production** | makes a provider, or whoever else has them, hand the records over, by subpoena, order or warrant | it comes too late for what has been deleted |
| **partial disclosure** | gives, at once, just the traffic data that show the next provider | no content, no name, no more than the path |

A provider *holds* a record by itself, as long as it likes or as a law on retention says. A record is *preserved* once somebody has asked for it.

The Convention on Cybercrime, signed at Budapest, has the last three:

* at home, articles 16 and 17, and 18 for production;
* between States, articles 29 and 30.

The French text of 2019 calls preservation *gel*. It has nothing to do with freezing money. {cite: ML-02, ML-B171, ML-B291, ML-B301, ML-B181a, FR-17}
"""

# %% practice="m03-p1"
practice.choice("A provider confirms that a mailbox is preserved. The user deletes a message on the next day. What follows?",
    option("gone", "The message is gone, since the user may do as he likes",
        "The user may delete. What was there when the provider preserved is there all the same."),
    option("kept", "What was there at preservation stays; you still have none of it",
        "A frozen picture of one day, in the hands of the provider. An order or a request must follow (US-006, FR-17).", right=True),
    option("sent", "The provider sends the message to you as soon as it is deleted",
        "Preservation hands nothing over."))

# %% [markdown]
"""
## One record, sixty days, ten months

An example from another file. On 2 March 2026 at 10:00 UTC somebody signed in to a mail account and wrote a threat. The provider holds the
record of a sign-in for thirty days. The contact point of the other State was asked on 20 March and had it preserved on the same day. The request
for legal assistance is answered ten months later.
"""

# %% shared
THREAT = clock.Plan(datetime(2026, 3, 2, 10, tzinfo=UTC), 30, clock.REGIMES["budapest-29"], ZoneInfo("Europe/Paris"),
    asked=datetime(2026, 3, 20, 9, tzinfo=UTC), answered=datetime(2027, 1, 20, 9, tzinfo=UTC))

# %%
show.clock(THREAT)

# %% [markdown]
"""
Three steps, always in this order:

1. **The provider's own clock.** Thirty days from 2 March, counted by a machine in hours: until 1 April. On 20 March the record was still there.
2. **The rule's clock.** Article 29(7) gives *not less than* sixty days. This course does not count the day of the request; the Convention does not
   say. So counted, the sixtieth day is 19 May. Somebody else may count to 18 May: send a day early.
3. **What comes next.** Nobody sent the request for the data. From 20 May the treaty no longer obliges anybody to keep the record.

The cure stands in the same paragraph. Once the request for the data has been received, they stay preserved *until it is decided*. This binds the
**State** that was asked, not the provider. So do two things: send the request inside the sixty days, and ask which order at home holds the
provider. {cite: ML-B297}

Here is the same record, with a request for the data that is received on 11 May.
"""

# %%
show.clock(replace(THREAT, followed=datetime(2026, 5, 11, 9, tzinfo=UTC), treaty=True))

# %% practice="m03-p2"
practice.choice("The colleague abroad says: \"Sixty days are over, we had to let it go.\" Your request had arrived on day 52. What do you answer?",
    option("right", "Nothing: sixty days are what article 29 allows",
        "Sixty days are the least, not the most (ML-B297)."),
    option("again", "That a new request for preservation starts another sixty days",
        "There must be something left to preserve. And no second request was needed."),
    option("wait", "That the data had to stay preserved until the request was decided",
        "Article 29(7), second sentence. Day 52 was in time (ML-B297).", right=True))

# %% question="m03-q1" points=3 level="apply" objective="o1"
ask.classify("What does each sentence ask for?",
    items={"keep": "Keep the sign-ins of this mailbox from 7 to 17 September as they are",
           "everyone": "Keep the connections of all your customers for a year",
           "path": "Tell us at once from which address, and so from which provider, this connection came in",
           "name": "Send us the name and the means of payment of the customer",
           "coming": "From tomorrow, send us each sign-in as it happens",
           "more": "Keep for two years whatever still arrives in this mailbox"},
    classes={"production": "production", "preservation": "preservation", "retention": "retention",
             "disclosure": "partial disclosure", "other": "none of these four: data that do not exist yet"})

# %% mark="m03-q1"
marking.classify(answer, {"keep": "preservation", "everyone": "retention", "path": "disclosure", "name": "production",
                          "coming": "other", "more": "other"},
    because={"keep": "Existing records of one matter, saved and not handed over: preservation.",
             "everyone": "All customers, without a suspicion: that is retention. It needs a law, or an act that a law provides for. In France the Prime Minister may "
                         "order it for traffic data, against a serious threat to national security, for a year at most at a time.",
             "path": "Just enough traffic data to find the next provider: partial disclosure.",
             "name": "To hand over is production; a name and means of payment are subscriber information.",
             "coming": "Data still to come are collected in real time, under articles 20 and 21 and stricter safeguards.",
             "more": "Preservation freezes what exists. What is still to come needs another power."},
    authority={"keep": "Budapest Convention, art. 16", "everyone": "Budapest Convention, art. 16: specified data; Code of post and electronic communications (France), art. L.34-1", "path": "Budapest Convention, art. 17",
               "name": "Budapest Convention, art. 18", "coming": "Budapest Convention, arts 20, 21", "more": "Budapest Convention, art. 16: stored data"},
    register={"keep": ["ML-02"], "everyone": ["ML-02", "FR-X04"], "path": ["ML-B171"], "name": ["ML-B183"], "coming": ["ML-B20", "ML-B21"], "more": ["ML-02", "US-006"]},
    where="section Four words, kept apart")

# %% reference="m03-q1"
{"keep": "preservation", "everyone": "retention", "path": "disclosure", "name": "production", "coming": "other", "more": "other"}

# %% [markdown]
"""
<!-- section: guided -->
## Regimes, side by side

| rule | what is preserved, and for how long | who asks, and what guards it |
| --- | --- | --- |
| **Budapest 16**, at home | Stored data of any kind. An order to a person: as long as necessary, up to 90 days. A Party may let it be renewed. | Domestic law decides who. Proportionality, grounds, supervision that fits the power. |
| **Budapest 17**, at home | Traffic data, however many providers took part. The path is disclosed at once. | As for 16. |
| **Budapest 29**, between Parties | At least 60 days. Then the requested State must see that they stay preserved until the request for the data is decided. | Six contents. No dual criminality, with one narrow reservation. Refused only for a political offence or essential interests. |
| **Budapest 30**, between Parties | No period. The requested Party discloses the path to a provider in another State. | Withheld only for the same two reasons. |
| **Budapest 35**, between Parties | No period. A contact point at every hour: advice, preservation, help. | It works with the central authority and does not replace it. |
| **European Union**, Regulation 2023/1543, since 18 August 2026, all Member States but Denmark | Any data: 60 days, once 30 more. As long as needed, once the authority confirms that a production request has been issued. | A prosecutor may order it, or a judge. It must be necessary and proportionate, and possible in a similar case at home. It goes straight to the provider's establishment or representative. |
| **United States**, 18 USC 2703(f) | What the provider has: 90 days, once 90 more. | A US authority asks; no judge. Whether that is a seizure is argued. An authority from abroad goes through the contact point. |
| **Japan**, Code of Criminal Procedure, art. 197(3) to (5) | Traffic data only: up to 30 days, at most 60 in all. | Prosecutor or police officer of rank, in writing. No penalty. Withdrawn when the need ends. Read before the Act of 2025: look at today's text. |
| **Netherlands**, Code of Criminal Procedure, art. 126ni | Data liable to loss or change: up to 90 days, once up to 90 more. The renewal was read in an older text: look at today's. | Prosecutor (<i lang="nl">officier van justitie</i>); grave offence, urgent need; never addressed to the suspect. |
| **France**, Code of Criminal Procedure, art. 60-2 | Content that users consulted: up to one year. | A police officer, on the prosecutor's requisition, authorised by the liberty and custody judge (<i lang="fr">juge des libertés et de la détention</i>). |
| **France**, Code of post and electronic communications, art. L.34-1 III bis | Data that operators hold under that article, and so no content. The text names no period. | Authorities that have access to them by law, against serious crime. On 12 July 2022 the Court of Cassation read arts 60-1 and following of the Code of Criminal Procedure as allowing quick preservation for serious crime. That reaches data held for national security too. |

The entries behind the table:

* Budapest 16 and 17: {cite: ML-B162, ML-26, ML-B171}
* Budapest 29: {cite: ML-B297, ML-07, ML-B293, ML-B295}
* Budapest 30 and 35: {cite: ML-B301, ML-B302, ML-B351, ML-B352}
* European Union: {cite: ML-E111, ML-E043, ML-E062, ML-E071, NL-24}
* United States: {cite: US-006, US-U01}
* Japan, Netherlands, France: {cite: JP-U01, NL-21, FR-X03}

*Not shown here to have a quick order to preserve:*

* **India.** General powers of production, and duties to retain: section 67C, licences, and 180 days of logs by order of CERT-In, the government's office for
  computer incidents. A quick order to preserve is still missing. {cite: IN-010, IN-012, IN-T14}
* **Russian Federation.** Not a Party to the Budapest Convention. Connection data by court decision, for up to six months. Whether its law has a quick
  order to preserve was not looked for. {cite: RU-23, TR-11}
* **Morocco.** A Party since 1 October 2018, with two contact points declared in that year: confirm them. No Moroccan text is in the file of 2019, and its
  law at home on preservation was not read. {cite: MA-00, MA-02, MA-03}
* **UN Convention against Cybercrime.** It will have its own rules on preservation. It is not in force. {cite: ML-16, ML-18}

Where nobody must retain, a request can only freeze what a provider happens to hold. The Netherlands and Japan have no general duty, and in France the general year of 2019 has
gone. {cite: NL-X07, JP-008, FR-X04}
"""

# %% question="m03-q2" points=4 level="apply" objective="o2"
ask.defects("A colleague has written a handout. Judge each line.",
    paragraphs={
        "1": "1. Article 16: an order to preserve at home may run for up to 90 days, and a Party may let it be renewed.",
        "2": "2. Article 29: after sixty days the data must be erased, even if the request for them has arrived.",
        "3": "3. Article 35: once the contact point has acted, the central authority is no longer needed.",
        "4": "4. Regulation (EU) 2023/1543: 60 days, once 30 more, and as long as needed once the authority confirms that a production request has been issued.",
        "5": "5. 18 USC 2703(f): the provider also preserves what arrives in the ninety days after the letter.",
        "6": "6. India: CERT-In's 180 days let a prosecutor have the logs of one suspect preserved.",
        "7": "7. Its signature in Hanoi obliges a State to preserve data under the UN Convention.",
        "8": "8. In 2019 Morocco described its power of preservation to the UN."},
    defects={"future": "It reaches data that do not exist yet", "most": "It takes the least time for the most",
             "point": "It gives the contact point a task that it does not have",
             "retention": "It takes a duty to retain for an order to preserve",
             "force": "It takes a text for law that is not in force", "source": "It cites a text that nobody has"})

# %% mark="m03-q2"
marking.defects(answer, {"2": "most", "3": "point", "5": "future", "6": "retention", "7": "force", "8": "source"},
    because={"2": "Not less than sixty days, and then until the decision.",
             "3": "The contact point works with the central authority and does not replace it.",
             "5": "The letter covers records in the provider's possession.",
             "6": "A duty of providers to retain is not an order that a prosecutor gives in one matter.",
             "7": "A signature is no consent to be bound, and forty ratifications are needed.",
             "8": "The Moroccan text is missing from the file of 2019.",
             "1": "Article 16(2) says just that.", "4": "Article 11 says just that."},
    authority={"1": "Budapest Convention, art. 16(2)", "2": "Budapest Convention, art. 29(7)", "3": "Budapest Convention, arts 27, 35",
               "4": "Reg. (EU) 2023/1543, art. 11", "5": "18 USC 2703(f)", "6": "CERT-In Directions of 28 April 2022; IT Act 2000, s. 67C",
               "7": "UN Convention against Cybercrime, art. 65", "8": "Compilation of 2019: the Moroccan text is not in it"},
    register={"1": ["ML-B162"], "2": ["ML-B297"], "3": ["ML-B352", "ML-B272"], "4": ["ML-E111"], "5": ["US-006"], "6": ["IN-010"], "7": ["ML-16"], "8": ["MA-00"]},
    where="table Regimes, side by side")

# %% reference="m03-q2"
{"1": "sound", "2": "most", "3": "point", "4": "sound", "5": "future", "6": "retention", "7": "force", "8": "source"}

# %% [markdown]
"""
## Which way is open from your State?

Article 29 joins Parties only. Of the States of this course:

* **Parties** to the Budapest Convention: France, Japan, Morocco, the Netherlands, the United States;
* **not Parties**: India, the Russian Federation. {cite: TR-01, TR-08, TR-09, TR-10, MA-02, IN-U06, TR-11}

The European order is open to authorities of all Member States but Denmark. It reaches every provider that offers its services in the Union, wherever
the data lie. {cite: ML-E023, NL-24}

Three providers hold what you need. Which way reaches each of them **from your State**?
"""

# %% question="m03-q3" points=3 level="apply" objective="o2"
ask.match("Which way asks the provider to preserve, quickly and with a legal basis?",
    left={"mail": f"{MAIL}, {AWAY}: the mailbox", "host": f"{HOST}, {THIRD}: the relay", "access": f"{ACCESS}, {HOME}: the shared addresses"},
    right={"letter": "A letter to the provider's sister firm that sells advertising",
           "full": "A full request for legal assistance, and no other step before it",
           "eu": "A European Preservation Order, if the provider offers its services in the Union",
           "home": "An order or request under the law of your own State",
           "29": "A request under article 29, through the contact points of article 35",
           "other": "Another treaty, another network or the courts, since one of the two States is no Party to the Budapest Convention"})

# %% key
def way(state):
    abroad = "other" if "India" in (HOME, state) else "29"
    return [abroad, "eu"] if HOME in UNION else [abroad]


def why(state):
    """Which ways are open between two States, and which are not."""
    treaty = ("India is no Party to the Convention, so article 29 is closed" if "India" in (HOME, state) else
              f"{HOME} and {named(state)} are Parties, so article 29 is open")
    union = (f"the authorities of {named(HOME)} also have the European order, if the provider offers its services in the Union" if HOME in UNION else
             "the European order is open to authorities of the Union alone")
    return f"From {named(HOME)} to {named(state)}: {treaty}; {union}."


BOUND = {"France": "TR-01", "Japan": "TR-08", "United States": "TR-09", "Netherlands": "TR-10", "Morocco": "MA-02", "India": "IN-U06"}


def entries(state):
    """Whether the Convention binds either of the two, the ways that it opens, and those of the Union."""
    return [BOUND[HOME], BOUND[state], "ML-B291", "ML-B351", *(("ML-E043", "ML-E071") if HOME in UNION else ())]


ABROAD = "Budapest Convention, arts 29 and 35" + ("; Reg. (EU) 2023/1543, arts 4(3) and 7(1)" if HOME in UNION else "")
WAYS = {"mail": way(AWAY), "host": way(THIRD), "access": "home"}

# %% mark="m03-q3"
marking.match(answer, WAYS,
    because={"mail": why(AWAY), "host": why(THIRD), "access": "What lies at home is reached by the law at home. No contact point is needed."},
    authority={"mail": ABROAD, "host": ABROAD, "access": "Budapest Convention, art. 16"},
    register={"mail": entries(AWAY), "host": entries(THIRD), "access": "ML-02"},
    where="EXH-12, letters of the providers")

# %% reference="m03-q3"
{holder: found if isinstance(found, str) else found[0] for holder, found in WAYS.items()}

# %% [markdown]
"""
## Who had this address at this second?

Now the trail itself, with help. Three things make an address mean one customer: the **address**, the **second** in a known zone, and the **port**
where customers share addresses. Leave out one of them and the provider has to guess.
"""

# %%
ABOUT = ("logged on", "address", "mailbox", "sign-in", "kept", "preserv", "follow")
show.folded("Open the paragraphs of the case file on the trail and on what was preserved",
    show.table(("paragraph", "text"),
        [(number, text) for number, text in case.paragraphs.items() if any(word in text for word in ABOUT)],
        "From the case file, EXH-12"))

# %% [markdown]
"""
**Step 1: the second.** EXH-13 is the log of the firm's server. The inside addresses begin with 192.0.2. One logon from outside was accepted.
"""

# %%
show.together(
    show.table(tuple(rows("EXH-13")[0]), [tuple(row.values()) for row in rows("EXH-13")][-14:], "EXH-13, server log, the last lines"),
    show.folded("Open the whole log", show.table(tuple(rows("EXH-13")[0]), [tuple(row.values()) for row in rows("EXH-13")], "EXH-13")),
    show.text(case.path("EXH-14").read_text("utf-8"), "EXH-14, the letter that came with the log"))

# %% shared
ZONES = ["+09:00", "-06:00", "UTC", "+05:30", "+02:00", "+01:00"]

# %% question="m03-q4" points=3 level="apply" objective="o4"
ask.moment("At which second was the logon from outside accepted? Give it in UTC.", zones=ZONES)

# %% mark="m03-q4"
marking.moment(answer, case.truth["trace.utc"],
    because="The log shows local time and does not say so. Only the letter gives the zone, and in UTC it is another day.",
    authority="Budapest Convention, art. 29(2)(c); Reg. (EU) 2023/1543, art. 3(10): address, source port and time stamp", register=["ML-B29c", "ML-E031"],
    where=f"EXH-13, line of {case.truth['trace.local']}; EXH-14")

# %% reference="m03-q4"
{"date": case.truth["trace.utc"][:10], "time": case.truth["trace.utc"][11:19], "zone": "UTC"}

# %% [markdown]
"""
**Step 2: behind the relay.** EXH-15 is the log of the hosting provider, in UTC. The *client address* is the one from which the customer came in. Ask
the log as you would ask the provider: by address, port and second of EXH-13. Then leave out the second, and see what changes.
"""

# %%
import pandas

show.log_explorer(pandas.read_csv(case.path("EXH-15")), ["UTC", *(zone for zone in ZONES if zone != "UTC")],
    "EXH-15, connection log of the hosting provider")

# %% question="m03-q5" points=3 level="analyse" objective="o4"
ask.ruling("What does the row that fits allow you to do next?",
    outcomes={"search": "Search the home of the person who rented the relay",
              "next": "Ask the provider of the client address who had it at this second, at this port",
              "all": "Ask for all customers of the hosting provider in these days"},
    grounds={"row": "At this second the relay passed on a connection from that address and port",
             "person": "A row of a connection log names the person who sat at the keyboard",
             "other": "The same relay address and port stand in the log at another second as well",
             "near": "A row a few hours away serves as well, since the client address is the same",
             "rented": "Whoever rented the relay made every connection through it"},
    value=questions.number_field("The port behind the relay, at the client address"))

# %% mark="m03-q5"
marking.ruling(answer, {"next": marking.grounds(required={"row"}, allowed={"other"})}, marking.Quantity(case.truth["trace.client.port"]),
    because="A row ties two ends of one connection, at one second. It names no person. The same relay address and port come back at another second, so the second decides.",
    authority="Budapest Convention, arts 17(1)(b) and 30(1): the path, and no more", register=["ML-B171", "ML-B301"],
    where=f"EXH-15, row of {case.truth['trace.utc']}")

# %% reference="m03-q5"
{"outcome": "next", "grounds": ["row"], "value": {"number": f"{case.truth['trace.client.port']}"}}

# %% [markdown]
"""
**Step 3: the shared address.** EXH-16 says which customer had which *block of ports*, a row of port numbers of one address, and from when to when.
Sharing addresses in this way is called *carrier-grade NAT*. Ask first without the port, then with it.
"""

# %%
show.together(show.folded("Open EXH-17, the customers by number",
    show.table(tuple(rows("EXH-17")[0]), [tuple(row.values()) for row in rows("EXH-17")], "EXH-17, subscribers")))

# %%
show.log_explorer(pandas.read_csv(case.path("EXH-16")), ["UTC", *(zone for zone in ZONES if zone != "UTC")],
    "EXH-16, log of shared addresses")

# %% practice="m03-p4"
practice.choice("Without the port several customers fit. A colleague proposes to search all of their homes. What do you say?",
    option("all", "Yes: one of them must be it, and the others will be cleared by the search",
        "The others would be searched because an inquiry was not finished. That is no ground against any of them."),
    option("port", "Ask for the port first: with it one customer fits",
        "The less intrusive step works. If the port was never logged, say so and look for another trace.", right=True),
    option("name", "Search the one whose name occurs in the file",
        "A name that occurs elsewhere is no reading of this log."))

# %% [markdown]
"""
What the case file says of the line and of the room behind it:
"""

# %%
show.table(("paragraph", "text"),
    [(number, text) for number, text in case.paragraphs.items() if "lets a room" in text or "other persons used" in text],
    "From the report on the search, EXH-12")

# %% question="m03-q6" points=4 level="evaluate" objective="o4"
ask.ruling("What may be found about the customer?",
    outcomes={"author": "The customer logged on to the server of the firm",
              "line": "The connection came over the line of this customer; who used it is open",
              "none": "Nothing, since customers share the address"},
    grounds={"block": "At that second the port lies in the block of one customer, and of no other",
             "share": "Several customers had the address, so that none can be told apart",
             "room": "The customer lets a room, and other persons used it",
             "name": "The name in the list of customers is the name of the user",
             "contract": "Whoever signs the contract answers for all that is done over the line"},
    value=questions.text_field("The number of the customer", longest=20))

# %% mark="m03-q6"
marking.ruling(answer, {"line": {"block", "room"}}, case.truth["cgnat.customer"],
    because="Address, second and port lead to a line. A line has a contract, and a home behind it several people. The file says that a room was let and that others used it.",
    authority="Budapest Convention, art. 18(3): subscriber information names the holder of a service", register=["ML-B183"],
    where=f"EXH-16, the row with the block of port {case.truth['trace.client.port']}; EXH-12, report on the search")

# %% reference="m03-q6"
{"outcome": "line", "grounds": ["block", "room"], "value": case.truth["cgnat.customer"]}

# %% [markdown]
"""
The police report in your file had a predecessor. Its writer took the time of EXH-13 for UTC, and went on with care from there. Follow the wrong second through EXH-15 and EXH-16.
"""

# %% question="m03-q7" points=2 level="apply" objective="o4"
ask.text("Whose name comes out at the end? Write it as EXH-17 has it.")

# %% mark="m03-q7"
marking.text(answer, case.truth["cgnat.if_local"],
    because="Every later step was right, and a stranger's door would have been opened. The zone is no detail: it decides whose home is searched.",
    authority="Budapest Convention, art. 29(2)(c); Reg. (EU) 2023/1543, art. 3(10): address, source port and time stamp", register=["ML-B29c", "ML-E031"],
    where=f"EXH-13 at {case.truth['trace.local']} read as UTC; EXH-15; EXH-16; EXH-17")

# %% reference="m03-q7"
case.truth["cgnat.if_local"]

# %% [markdown]
"""
## What each provider may tell at once

Each step from one provider to the next is a *hop*. Your trail has three, in three States. While a record is being preserved, enough traffic data may
be disclosed to find **the next provider**: at home under article 17, between Parties under article 30.

The Convention asks for speed. It does not say that no court is needed: whether one is, the law of each State says. Everything beyond the path waits for
an order.
{cite: ML-B171, ML-B301}
"""

# %% question="m03-q8" points=3 level="apply" objective="o4"
ask.match("What may be disclosed at once, at each hop, where articles 17 and 30 apply and the law of that State allows it?",
    left={"host": f"{HOST}: the log of the relay", "access": f"{ACCESS}: the log of shared addresses", "mail": f"{MAIL}: the sign-ins to the mailbox"},
    right={"everyone": "The log of that day with all customers, so that nobody has to ask again",
           "client": "Address, port and second of the connection that came in, and so the access provider",
           "who": "Name and address of the customer, since the path leads to him",
           "end": "That no further provider stands behind it; who the customer is needs an order",
           "words": "Sender, receiver and text of the messages of that day",
           "from": "From which addresses and ports it was opened, as far as they show which provider comes next"})

# %% mark="m03-q8"
marking.match(answer, {"host": "client", "access": "end", "mail": "from"},
    because={"host": "Hop 1: the connection that came in shows the next provider. That, and no other customer's, where the law of that State allows it.",
             "access": "Hop 2: the path ends here. A name is subscriber information, and is produced on an order.",
             "mail": "Hop 3: sign-ins are traffic data. So much of them as shows the provider, and no message."},
    authority={"host": "Budapest Convention, arts 17(1)(b), 30(1)", "access": "Budapest Convention, arts 17(1)(b), 18(3)", "mail": "Budapest Convention, art. 30(1)"},
    register={"host": ["ML-B171", "ML-B301"], "access": ["ML-B171", "ML-B183"], "mail": ["ML-B301"]}, where="EXH-15; EXH-16; EXH-12, letters of the providers")

# %% reference="m03-q8"
{"host": "client", "access": "end", "mail": "from"}

# %% [markdown]
"""
**The first sitting ends here.** You have the four words, the regimes and the trail. The second sitting is about days, and about what you write.
"""

# %% [markdown]
"""
<!-- section: independent -->
## What had gone already?

EXH-25 says how long each provider holds what, from when it counts, and when it was asked. Machines count in hours: five days after 21:19:51 UTC end at 21:19:51 UTC.
"""

# %%
show.table(("record", "what is held", "provider", "days", "counted from", "asked on"),
    [(*list(row.values())[:4], spoken(row["counted_from_utc"]), spoken(row["asked_utc"])) for row in RETENTION.values()], "EXH-25, retention")

# %% question="m03-q9" points=3 level="apply" objective="o3"
ask.classify("Was the record still there when its provider was asked?",
    items={name: f"{row['what'].capitalize()} ({row['holder']})" for name, row in RETENTION.items()},
    classes={"gone": "It had been deleted", "there": "It was still there"})

# %% mark="m03-q9"
marking.classify(answer, {name: "there" if case.truth[f"retention.{name}.kept"] else "gone" for name in RETENTION},
    because={name: f"{row['days']} days from {spoken(row['counted_from_utc'])} end on {spoken(case.truth[f'retention.{name}.expires'])}; "
                   f"asked on {spoken(row['asked_utc'])}."
             for name, row in RETENTION.items()},
    authority="Budapest Convention, art. 16(1): stored data, that is, data that exist", register=["ML-02", "NL-X07"], where="EXH-25")

# %% reference="m03-q9"
{name: "there" if case.truth[f"retention.{name}.kept"] else "gone" for name in RETENTION}

# %% question="m03-q10" points=3 level="analyse" objective="o3"
ask.ruling("You get the file on the day of the complaint, before anybody was asked. Assume that every request arrives in the same hour. Which record do you have preserved first?",
    outcomes={name: RETENTION[name]["what"].capitalize() for name in ("cgnat", "signin", "rental", "deleted", "relay")},
    grounds={"content": "Content is graver than traffic data, so it comes first",
             "soonest": "Its own period ends before that of all others",
             "far": "Its provider is in another State, so the request takes longest",
             "safe": "What a provider holds for weeks can wait until then"},
    value=questions.moment_field("When it is deleted", ["+05:30", "+09:00", "UTC", "-06:00", "+01:00", "+02:00"]))

# %% mark="m03-q10"
marking.ruling(answer, {case.truth["retention.first"]: marking.grounds(required={"soonest"}, allowed={"safe"})},
    case.truth[f"retention.{case.truth['retention.first']}.expires"],
    because="Triage goes by the clock. Add the days to the moment from which they are counted, and compare the ends, not the days. "
            "In practice take off the time that each request needs on its way.",
    authority="Budapest Convention, art. 16(1): particularly where data are vulnerable to loss", register=["ML-02"],
    where=f"EXH-25, line {case.truth['retention.first']}")

# %% reference="m03-q10"
{"outcome": case.truth["retention.first"], "grounds": ["soonest"],
 "value": {"date": case.truth[f"retention.{case.truth['retention.first']}.expires"][:10],
           "time": case.truth[f"retention.{case.truth['retention.first']}.expires"][11:19], "zone": "UTC"}}

# %% [markdown]
"""
## The clock

Now move the moments yourself. Choose a record of your case and a rule. Then slide, or type, on which day each step is taken. Day 0 means that
it is not taken. Try three things:

1. Leave the request for the data at 0, and the answer at ten months.
2. Let the request arrive inside the period, first under article 29, then under 18 USC 2703(f), without and with the tick for the Convention.
3. Find the last day on which a renewal under the Japanese rule may **leave**, if it needs five days.
"""

# %%
show.clock_explorer(
    {row["what"]: show.Held(moment(row["counted_from_utc"]), int(row["days"]), moment(row["asked_utc"]), KIND[row["record"]])
     for row in sorted(RETENTION.values(), key=lambda row: row["record"] != "signin")}, CALENDAR)

# %% shared
RULE = clock.REGIMES["budapest-29" if PARTIES else "us-2703f"]
ASKED = moment(RETENTION["signin"]["asked_utc"])
LAST = clock.last_day(ASKED.astimezone(CALENDAR).date(), RULE.first)
FOLLOWS = datetime.strptime(said("follow_up", r"will follow by (\d+ \w+ \d+)"), "%d %B %Y").date()
ANSWER = clock.add_months(FOLLOWS, 10)
SENT = "The request for the data" if PARTIES else f"The request for the data, under the treaty between {HOME} and {named(AWAY)},"


def written(day):
    return f"{day.day} {day:%B %Y}"

# %% question="m03-q11" points=3 level="apply" objective="o3"
ask.text(f"{MAIL} was asked on the day in EXH-25. Count by {RULE.authority} alone: {RULE.longest}. Leave aside what it holds by itself, and any renewal. "
         f"Do not count the day of the request. Which is the last day of the first period, by the calendar of the provider's State? Write it as 2026-12-31.")

# %% mark="m03-q11"
marking.text(answer, [LAST.isoformat(), written(LAST)],
    because=f"By this way of counting the day of the request, {written(ASKED.astimezone(CALENDAR).date())}, is left out. {RULE.first} later is {written(LAST)}. "
            f"The text itself does not say how the day is counted, and no weekend makes the period longer here. Send a day early.",
    authority=RULE.authority, register=[*RULE.register], where="EXH-25, line signin")

# %% reference="m03-q11"
LAST.isoformat()

# %% question="m03-q12" points=4 level="evaluate" objective="o3"
ask.ruling(f"{SENT} is received on {written(FOLLOWS)}. The answer is made ten months later, on {written(ANSWER)}. Nothing else is sent. What do you find about the sign-ins?",
    outcomes={"sixty": "They are lost on the day after the first period, whatever has been received",
              "kept": "The requested State is bound to see that they stay preserved until the request is decided",
              "lost": "No rule shown here binds that State to keep them; they are lost unless an order secures them in time",
              "ever": "They stay preserved for good, since the provider has confirmed"},
    grounds={"confirmed": "The provider has confirmed the preservation",
             "in-time": "The request is received before the first period ends",
             "treaty": "Between these two Parties, data stay preserved once the request is received",
             "most": "No rule lets anything be preserved for more than sixty days",
             "no-party": "One of the two States is no Party, so that article 29(7) does not bind them",
             "renewals": "Even renewed once, the periods of 18 USC 2703(f) end before the answer"},
    value=questions.number_field("Days from the last day of the first period to the answer", ["days"]))

# %% key
FATE, NEEDED = ("kept", {"in-time", "treaty"}) if PARTIES else ("lost", {"no-party", "renewals"})
# a Party keeps to the treaty by its law at home, and in the United States that law ends before the answer
BESIDE = {"renewals"} if PARTIES and AWAY == "United States" else set()
WHY = ("The treaty binds the State, which must see that the data stay preserved until the request is decided. It does not bind the provider, and the periods of the "
       "law at home may end before the answer. Ask which order at home holds the provider, and have each renewal confirmed." if PARTIES else
       "Ten months are longer than both periods of the statute, and article 29(7) joins Parties only. What saves the data is an order of the requested State, asked "
       "for so early that it comes inside the periods. Ask for the one renewal as well.")

# %% mark="m03-q12"
marking.ruling(answer, {FATE: marking.grounds(required=NEEDED, allowed=BESIDE)}, marking.Quantity((ANSWER - LAST).days, "days"),
    because=WHY,
    authority="Budapest Convention, art. 29(7); 18 USC 2703(f)(2)", register=["ML-B297", "US-006", "US-U01"],
    where="EXH-25, line signin; EXH-12, note of the prosecutor")

# %% reference="m03-q12"
{"outcome": FATE, "grounds": sorted(NEEDED), "value": {"number": f"{(ANSWER - LAST).days}", "unit": "days"}}

# %% [markdown]
"""
## The least that works

Eight things are wanted. Each can be had by more than one power. Choose the **least intrusive that still works**. Assume three things:

* every provider can be reached;
* what lies in the mailbox is preserved already, with its sign-ins and the data of its user; only what the user deleted is not;
* a court needs a week for an order.

Preservation is the mildest of all, and still it touches a person who has not been heard. Article 15 asks for safeguards that fit: grounds, limits of scope and time, supervision. It does not say that only a judge may
order. Whoever relies on the record must be able to show who ordered what, when, and on which ground. {cite: ML-26}

Many laws ask more for content than for traffic data, and more for traffic data than for the name of a subscriber. Where somebody was may weigh as much as what he wrote. {cite: ML-E041, ML-E042, NL-X02, NL-X03, US-008}
"""

# %% question="m03-q13" points=4 level="analyse" objective="o1"
ask.classify("Which power, for which item?",
    items={"own": "The log of the firm's own server",
           "who": "Who opened the mailbox: name, telephone, means of payment given",
           "signins": "To show from where the mailbox was used: its sign-ins of ten past days, with address, port and second",
           "words": "The messages that were exchanged with the firm and still lie in the mailbox",
           "next": "A connection through the relay: which provider, in which State, comes next",
           "deleted": "Messages that the user deleted, which can be brought back for two days more",
           "coming": "From where the mailbox is opened in the coming two weeks",
           "paid": "Which means of payment the customer of another relay gave; held for a month yet"},
    classes={"content": "Search, or an order for content", "realtime": "Collection in real time", "traffic": "Order to produce traffic data",
             "subscriber": "Order to produce subscriber information", "path": "Preservation with disclosure of the path",
             "keep": "Preservation now, and an order afterwards", "ask": "No power: ask whoever they belong to"})

# %% mark="m03-q13"
marking.classify(answer, {"own": "ask", "who": "subscriber", "signins": "traffic", "words": "content", "next": "path", "deleted": "keep",
                          "coming": "realtime", "paid": "subscriber"},
    because={"own": "The firm complained, and may hand over what is its own.",
             "who": "Identity, telephone and payment are subscriber information. No message need be seen for it.",
             "signins": "Sign-ins of the past are stored traffic data: produce them, and do not search the mailbox. In the Union an address, port and second that serve only to "
                        "identify the user are asked for more easily; here they must show from where the mailbox was used.",
             "words": "Messages are content. Nothing milder gives them.",
             "next": "For the next provider the path is enough, and it comes at once.",
             "deleted": "An order needs a week and the messages have two days. Preserve them first; see them when a judge allows it.",
             "coming": "What does not exist yet can neither be preserved nor produced.",
             "paid": "Payment belongs to subscriber information, and a month is time enough for the order."},
    authority={"own": "Budapest Convention, art. 15: proportionality", "who": "Budapest Convention, art. 18(3)", "signins": "Budapest Convention, art. 18(1)(a); Reg. (EU) 2023/1543, art. 3(10) and (11)",
               "words": "Budapest Convention, arts 18(1)(a), 19", "next": "Budapest Convention, arts 17(1)(b), 30(1)", "deleted": "Budapest Convention, art. 16",
               "coming": "Budapest Convention, art. 20", "paid": "Budapest Convention, art. 18(3)"},
    register={"own": ["ML-26"], "who": ["ML-B183"], "signins": ["ML-B181a", "ML-E031"], "words": ["ML-B181a", "ML-04"], "next": ["ML-B171", "ML-B301"],
              "deleted": ["ML-02"], "coming": ["ML-B20"], "paid": ["ML-B183"]},
    where="section The least that works")

# %% reference="m03-q13"
{"own": "ask", "who": "subscriber", "signins": "traffic", "words": "content", "next": "path", "deleted": "keep", "coming": "realtime", "paid": "subscriber"}

# %% question="m03-q14" points=4 level="apply" objective="o2"
ask.classify("Each of these is signed and ready to go, on 1 October 2026. Is it within the power of the one who signs?",
    items={"fr": "France: an officer, alone, requires a provider to preserve for a year the content that a user consulted",
           "nl": "Netherlands: a prosecutor orders a provider to preserve sign-ins for 90 days; grave offence, urgent need",
           "suspect": "Netherlands: the same order, addressed to the person who is suspected",
           "us": "United States: a federal investigator asks a provider by letter to preserve what it has, without a judge",
           "abroad": "A prosecutor of another State sends a US provider such a letter herself, and demands that it obey section 2703(f)",
           "eu": "European Union: a prosecutor issues a European Preservation Order for content",
           "produce": "European Union: the same prosecutor, alone, issues a European Production Order for that content",
           "jp": "Japan: a police officer of rank asks a provider in writing not to erase traffic data for thirty days",
           "ru": "Russian Federation: an investigator obtains connection data on her own decision"},
    classes={"no": "No, it goes beyond it", "yes": "Yes"})

# %% mark="m03-q14"
marking.classify(answer, {"fr": "no", "nl": "yes", "suspect": "no", "us": "yes", "abroad": "no", "eu": "yes", "produce": "no", "jp": "yes", "ru": "no"},
    because={"fr": "Article 60-2 asks for a requisition of the prosecutor that the liberty and custody judge has authorised.",
             "nl": "Article 126ni gives this order to the prosecutor.",
             "suspect": "An order under article 126ni is never addressed to the suspect.",
             "us": "Section 2703(f) asks for no judge, and for no stated threshold.",
             "abroad": "Authorities from abroad have no power of their own under section 2703. They go through the contact point.",
             "eu": "A prosecutor may have any data preserved.",
             "produce": "To produce content takes a judge, court or investigating judge, who issues or validates the order.",
             "jp": "Article 197(3), read before the Act of 2025, gives this request to a prosecutor or police officer of rank.",
             "ru": "Connection data need a court decision."},
    authority={"fr": "Code of Criminal Procedure (France), art. 60-2", "nl": "Code of Criminal Procedure (Netherlands), art. 126ni",
               "suspect": "Code of Criminal Procedure (Netherlands), art. 126ni", "us": "18 USC 2703(f)",
               "abroad": "18 USC 2703", "eu": "Reg. (EU) 2023/1543, art. 4(3)", "produce": "Reg. (EU) 2023/1543, art. 4(2)",
               "jp": "Code of Criminal Procedure (Japan), art. 197(3)", "ru": "Code of Criminal Procedure (Russian Federation), art. 186.1"},
    register={"fr": ["FR-X03"], "nl": ["NL-21"], "suspect": ["NL-21"], "us": ["US-006"], "abroad": ["US-U01"], "eu": ["ML-E043"], "produce": ["ML-E042"],
              "jp": ["JP-U01"], "ru": ["RU-23"]}, where="table Regimes, side by side")

# %% reference="m03-q14"
{"fr": "no", "nl": "yes", "suspect": "no", "us": "yes", "abroad": "no", "eu": "yes", "produce": "no", "jp": "yes", "ru": "no"}

# %% [markdown]
"""
## Nine requests on the desk

Go back to the day on which the contact point was asked to have the mailbox preserved. Article 29(2) names six contents:

1. who asks;
2. the offence and brief facts;
3. the data, and what ties them to the offence;
4. what identifies the provider;
5. why preservation is necessary;
6. that a request for the data will follow.

The template of the Cybercrime Convention Committee (T-CY) tells a new request from a further one. It adds a contact with hours and zone, and the
disclosure of the path. {cite: ML-07, ML-G05, ML-B301}

Nine colleagues have each drafted it. You see the one line in which each draft differs from a sound model, or a line that is sound. Six of the nine are defective. Name for each the repair that it needs.
"""

# %% shared
AROUND = assistance.natural("preservation", assistance.circumstances(case))
MODEL = assistance.model("preservation", AROUND)
ASKED_FOR = {one.key: one for one in assistance.FORMS["preservation"].fields()}
WEAK = {one.name: one.document for one in assistance.mutations(MODEL, AROUND)}
# line -> the field that is shown, and the weakness that was put into it ("" for none)
LINES = {"A": ("contacts", ""), "B": ("period", "period-bounded"), "C": ("status", ""), "D": ("follow_up", "follow_up-sure"),
         "E": ("provider", "provider-holds"), "F": ("necessity", "necessity-enough"), "G": ("connections", "connections-moment"),
         "H": ("disclosure", "disclosure-none"), "I": ("channel", "")}


def draft_line(letter):
    key, weakness = LINES[letter]
    ask_for = ASKED_FOR[key]
    value = (WEAK[weakness] if weakness else MODEL).to_json()["fields"][key]
    if ask_for.kind == "paragraphs":
        return f"{letter}. {ask_for.label.en}: {' '.join(case.paragraph(int(number)) for number in value)}"
    return f"{letter}. {ask_for.label.en}: {printing.words(ask_for, value)}"

# %% question="m03-q15" points=4 level="analyse" objective="o5"
ask.defects("Which repair does each line need?",
    paragraphs={letter: draft_line(letter) for letter in LINES},
    defects={"follow": "Say that a request for the data will follow, and by when",
             "see": "Do not ask to see what you may only have preserved",
             "period": "Ask for the days that the offence calls for, and no more",
             "second": "Give the zone of the moment",
             "loss": "Give a fact from which loss is to be feared",
             "holder": "Name the provider that holds the data",
             "who": "Say who asks, and who can be reached when"})

# %% key
DEFECTIVE = {"B": "period", "D": "follow", "E": "holder", "F": "loss", "G": "second", "H": "see"}
FOUND = {letter: next(one for one in assistance.check(WEAK[LINES[letter][1]], AROUND) if one.rule == LINES[letter][1]) for letter in DEFECTIVE}

# %% mark="m03-q15"
marking.defects(answer, DEFECTIVE,
    because={**{letter: found.text for letter, found in FOUND.items()},
             "A": "It says who can be reached, when, and in which zone.", "C": "Nothing had been preserved before that day.",
             "I": "It goes by the way that serves a preservation."},
    authority={"A": "T-CY(2018)11, fields 5 and 6", "B": "Budapest Convention, art. 29(2)(c)", "C": "T-CY(2018)11, field 3", "D": "Budapest Convention, art. 29(2)(f)",
               "E": "Budapest Convention, art. 29(2)(d)", "F": "Budapest Convention, art. 29(2)(e)", "G": "Budapest Convention, art. 29(2)(c) and (d)",
               "H": "Budapest Convention, art. 29(1): preservation", "I": "Budapest Convention, art. 35(1)"},
    register={"A": ["ML-G05"], "B": ["ML-B29c"], "C": ["ML-G05"], "D": ["ML-B29f"], "E": ["ML-B29d"], "F": ["ML-B29e"], "G": ["ML-B29c", "ML-B29d"],
              "H": ["ML-B291", "FR-17"], "I": ["ML-B351"]},
    where={letter: "; ".join(["EXH-12", *(f"paragraph {number}" for number in (FOUND[letter].paragraphs if letter in FOUND else ()))]) for letter in LINES})

# %% reference="m03-q15"
{**dict.fromkeys(LINES, "sound"), **DEFECTIVE}

# %% [markdown]
"""
## Your request

Now write it yourself, as it should have left on that day. Every fact stands in your file.

* Choose for each field the paragraphs that carry it, and no others.
* Ask for what the prosecutor's note asks for, from the first day that it names to the day of the request.
* Treat the whole file as known on that day.
* Where no treaty of both States gives the path at once, ask for none.

The form is that of the T-CY template. It is marked element by element. P1 to P11 and M10, in the mark and in what *Check* finds, are the numbers of these elements.
"""

# %% question="m03-q16" points=8 level="draft" objective="o5"
ask.request(f"The request for expedited preservation, from {named(HOME)} to {named(AWAY)}", "preservation", case.paragraphs)

# %% mark="m03-q16"
marking.request(answer, case, because="A preservation request is short, exact and quick. What it leaves out, the other State has to ask for, while the clock runs.",
    authority="Budapest Convention, arts 29(2), 30(1), 35; T-CY(2018)11", register=["ML-07", "ML-B301", "ML-B351", "ML-G05"], where="EXH-12")

# %% reference="m03-q16"
MODEL.to_json()

# %% reference2="m03-q16"
assistance.model("preservation", AROUND, second=True).to_json()

# %% [markdown] longer
"""
## If you have longer

Four questions, and what a careful request says beyond its form. Nothing later needs them.

Four lines of practice that no template asks for:

* **Confirmation.** Ask the provider to confirm what it preserved, from when to when, and to take a hash value on that day.
* **Privileged users.** Might the account be that of a lawyer, a doctor or a journalist? Say so, and agree before anything is opened who may look.
* **Withdrawal.** Withdraw the request when the need ends. Japanese law says so; elsewhere it is fair to the person concerned. {cite: JP-U01}
* **The defence.** It may ask too. In the Union it may ask that a European order be issued, within its rights under national law. {cite: ML-E012}

India names another network of contact points, once of the G8 and now of the G7. Whether it belongs to it could not be confirmed. {cite: IN-011}

France wrote that it had handled nearly 250 such requests in 2018. No second source has been found, so build nothing on it. {cite: FR-18}
"""

# %% longer practice="m03-p3"
practice.choice("Why does article 29 ask for no dual criminality, when a later search may ask for it?",
    option("light", "Because preserving is light and fast, and the check comes before anything is seen",
        "Nothing is handed over yet. A Party that needs the check later may reserve one narrow exception (ML-B293, ML-B294).", right=True),
    option("minor", "Because preservation is for minor offences",
        "It is for any offence. What differs is what is done to the person concerned."),
    option("trust", "Because Parties to a treaty trust each other and never check what they are asked",
        "They check before disclosure. Essential interests may be invoked even before (ML-B295)."))

# %% longer practice="m03-p5"
practice.several("A record has been deleted. What may still show the same fact?",
    option("other-end", "The other end of the connection: what that server or provider wrote down",
        "Each end holds a record of its own, for its own time.", right=True),
    option("device", "The device that was used, and the paper and mails around a payment",
        "A receipt, a bank statement or a history on the laptop may show it.", right=True),
    option("guess", "The conclusion that it was deleted because it was harmful",
        "A record that its calendar deleted proves nothing, for either side. If somebody who had to keep it let it go, ask what your law draws from that."),
    option("renew", "A renewal of the preservation that was asked for",
        "Nothing was preserved. There is nothing to renew."))

# %% longer practice="m03-p6"
practice.choice("18 USC 2703(f) preserves for 90 days, and once for 90 more. Your request for the data comes on day 30 and is answered after ten months. What saves the records?",
    option("letter", "The letter itself, since it binds the provider until the foreign request has been decided",
        "The statute knows no such wait (US-006). The provider's own duty ends with the periods."),
    option("third", "A third period of 90 days",
        "The statute speaks of one additional period (US-006). Do not build on a third."),
    option("treaty", "Between Parties, the duty of the State; otherwise only an order inside 180 days",
        "Article 29(7) binds the State, not the provider: ask it which order at home holds the provider. Without the treaty, ask early for the order itself "
        "(ML-B297, US-U01).", right=True))

# %% longer practice="m03-p7"
practice.choice("In the Netherlands the code gives the order for traffic data to the prosecutor. May you leave it at that?",
    option("code", "Yes: what the code says is the law",
        "Not here. The Supreme Court read it in the light of European Union law in 2022 (NL-X02)."),
    option("magistrate", "Not for a serious interference: then the examining magistrate must authorise it first",
        "Hoge Raad, the Supreme Court, 5 April 2022, after the Court of Justice of the Union in Prokuratuur. Preservation itself is another order (NL-X02).", right=True),
    option("never", "No: prosecutors may order nothing any more",
        "Preservation and subscriber data are still theirs to order (NL-21, NL-X03)."))

# %% [markdown]
"""
<!-- section: limits -->
## What this does not show

* That a record is preserved shows nothing of what is **in** it, and brings you no nearer to it without a second step.
* An address, a port and a second name a **line**. Who used it is a question for other evidence.
* A record that its calendar deleted proves nothing, for either side. *There is no entry* is not *it did not happen*. If somebody who had to keep it let it
  go, or the State was asked in time and did nothing, ask what your law draws from that.
* The second is as good as the **clock** of the machine. Somebody must have compared it.
* What the provider did not log, nobody can freeze.
* A confirmation does not say that the measure was **lawful**. Whoever relies on the record must be able to show who ordered what, when, on which ground.
  Whether and when the person is told, the law says.
* Preservation saves what helps the **defence** as well. Ask for it when the suspect names a trace that could clear him: it deletes itself just as fast.
"""

# %% practice="m03-p8"
practice.choice("The suspect says that he was in a mailbox abroad at the hour of the logon, and that its sign-ins would show it. They are held for ten days. What do you do?",
    option("keep", "Have them preserved now, and weigh the claim when they can be seen",
        "The mildest step, and the only one in time. A record that may clear is evidence like any other.", right=True),
    option("later", "Wait: it is for the defence to bring its evidence",
        "The defence has no contact point. In ten days the trace is gone, and nobody will know what it said."),
    option("see", "Have the whole of that mailbox handed over at once, to test the claim",
        "Too much for the point. Sign-ins are enough, and they can wait once they are preserved."))

# %% [markdown]
"""
<!-- section: expert -->
## Before you write to the provider

The provider will answer three questions and no more. Choose one for each purpose.
"""

# %% question="m03-q17" points=3 level="evaluate" objective="o4"
ask.match("Which question serves which purpose?",
    left={"saved": "It shows what can still be saved, and what you must look for elsewhere",
          "second": "It shows whether the second in the log can carry a finding",
          "alone": "It shows whether the log can tell one customer from another"},
    right={"policy": "What is your policy on the privacy of your users?",
           "clock": "In which zone is the log written, and with what was its clock compared?",
           "sure": "Are you certain that your log is right?",
           "gone": "Which of the records that we named had gone when you were asked, and which will go next?",
           "known": "Has this customer come to notice before?",
           "ports": "How many customers share an address, and do you write down source ports?",
           "law": "Which law allows you to hold these records?"})

# %% mark="m03-q17"
marking.match(answer, {"saved": "gone", "second": "clock", "alone": "ports"},
    because={"saved": "If preservation will not secure the data, the requested State warns you at once, and you decide. Ask for that warning.",
             "second": "A second without its clock is a number.",
             "alone": "Without ports, a shared address names a crowd."},
    authority={"saved": "Budapest Convention, art. 29(6)", "second": "Reg. (EU) 2023/1543, art. 3(10): time stamp", "alone": "Reg. (EU) 2023/1543, art. 3(10): source port"},
    register={"saved": ["ML-B296"], "second": ["ML-E031"], "alone": ["ML-E031"]}, where="EXH-12, letters of the providers; EXH-14; EXH-25")

# %% reference="m03-q17"
{"saved": "gone", "second": "clock", "alone": "ports"}

# %% [markdown] task="m03-t1" points=10 rubric="m03-t1.md"
"""
<!-- section: written -->
## The note

Your file goes to the judge who must order what comes next; or, where the law asks for no judge, to the head of your office.

**Write the note of one page** ({points: m03-t1}, marked by a person). Say which records can still be saved, by which power and by which day, with the exhibit and the line. Say which are lost, and what may show the same fact. Say what the measures do to the
persons concerned, how they are limited, and what they cannot show. Ask for the one thing that must be signed today.

The marker looks for dates that can be checked, and for the mildest power that works.
"""

# %% draft="m03-t1"
ask.draft("The note", fields=[
    field("today", "What must be signed today, and why today", help="20 to 60 words.", rows=5, words=(20, 60)),
    field("saved", "What can still be saved: record, provider, power, day", help="60 to 150 words. Name exhibits and lines.", rows=9, words=(60, 150)),
    field("lost", "What is lost, and what may show the same fact", help="20 to 60 words.", rows=5, words=(20, 60)),
    field("limits", "Whom it touches, how it is limited, what it cannot show", help="30 to 90 words.", rows=5, words=(30, 90))])

# %% [markdown]
"""
<!-- section: recap -->
## To keep

* Retention is a law for everybody; preservation is a request in one matter. It hands nothing over.
* Triage by the clock, counting the time that your request needs: what ends first is asked for first.
* Article 16: up to 90 days at home. Article 29: at least 60 between Parties, and then until the decision, if the request for the data came in time.
* The treaty binds the State, not the provider. Ask which order at home holds the provider.
* Where no rule waits for your request, renew in time, and get the order itself. Send a day early.
* Address, port, second, zone. Leave one out, and somebody else's door is opened.
* At each hop just the path. Names and content wait for an order.
* Choose the mildest power that works, and write down who may order it.
* A line is not a person. A record that its calendar deleted proves nothing, for either side.

Next: press *Check my work*, then *Mark my work*. The reasons show what to read again.

## Words

| English | French | Russian |
| --- | --- | --- |
| preservation | conservation rapide (« gel » des données) | обеспечение сохранности данных |
| retention | conservation obligatoire des données | обязательное хранение данных |
| production order | injonction de produire | распоряжение о предоставлении данных |
| partial disclosure | divulgation partielle | частичное раскрытие |
| contact point | point de contact (24/7) | контактный пункт (24/7) |
| mutual legal assistance | entraide judiciaire | взаимная правовая помощь |
| renewal | prolongation | продление срока |
| subscriber information | données relatives aux abonnés | данные об абоненте |
| traffic data | données de trafic | данные о трафике |
| content data | données de contenu | данные о содержании |
| shared address | adresse partagée (CGNAT) | общий адрес (CGNAT) |
| source port | port source | порт источника |
| block of ports | bloc de ports | блок портов |
| client address | adresse du client | адрес клиента |
| relay | relais | ретранслятор |
| hop | saut | переход (участок пути) |
| time zone | fuseau horaire | часовой пояс |

**Authorities.** {cite: ML-26, ML-B162, ML-B171, ML-B181a, ML-B183, ML-07, ML-B291, ML-B293, ML-B295, ML-B296, ML-B297, ML-B301, ML-B351, ML-B352, ML-G05, ML-E042, ML-E043, ML-E062, ML-E111, FR-X03, NL-21, NL-X02, US-006, US-U01, JP-U01, RU-23, IN-010, MA-03}
Council of Europe, Convention on Cybercrime (ETS 185), arts 15 to 18, 29 to 31 and 35. Cybercrime Convention Committee, T-CY(2018)11. Regulation (EU) 2023/1543.
"""
