"""EXH-12: the case in numbered paragraphs, from the complaint to the prosecutor's note, and what each supports.

The file says nothing about elements. Some paragraphs carry none: opinions, guesses, other people's addresses, wishes.
Which of those stand in a case is drawn, so the numbers differ from learner to learner.
"""

# ruff: noqa: E501 - a paragraph stands on its own line

import html
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from casebook.case.catalogue import ELEMENTS
from casebook.case.exhibits import logs
from casebook.case.exhibits.laptop import Answers
from casebook.case.formats.table import day, offset, utc
from casebook.case.scenario import STREETS, Scenario

FILE = "EXH-12_narrative.html"
OPTIONAL = 2
# between Member States of the European Union judicial authorities write to each other
IN_THE_UNION = {"France", "Netherlands"}


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: a name that stays, its text, the elements that it carries.

    `of` names the original of a translation; `optional` paragraphs are in some cases only.
    """

    slug: str
    text: str
    elements: tuple[str, ...] = ()
    language: str = "en"
    of: str = ""
    optional: bool = False


Document = tuple[str, list[Paragraph]]


def moment(when: datetime) -> str:
    """Return a moment as the file writes it."""
    return f"{day(when)}, {when.strftime('%H:%M:%S')} UTC"


def references(facts: Scenario) -> dict[str, str]:
    """Return the numbers of the correspondence."""
    return {
        name: f"{letter}-2026-{facts.draw.number(f'reference {name}', 1000, 9999)}"
        for name, letter in (("file", "INV"), ("preservation", "PR"), ("earlier", "RQ"), ("order", "ORD"))
    }


def period(facts: Scenario) -> tuple[datetime, datetime]:
    """Return begin and end of the period for which data are needed: whole days in UTC."""
    begin, end = facts.times.replay_received - timedelta(days=1), facts.times.last_use
    return begin.replace(hour=0, minute=0, second=0), end.replace(hour=23, minute=59, second=59)


def documents(facts: Scenario) -> list[Document]:
    """Return every document of the file with all paragraphs that a case can have."""
    f, t, who, ref = facts, facts.times, facts.people, references(facts)
    home, away, third = f.requesting, f.requested, f.third
    begin, end = period(f)
    p = Paragraph

    def maybe(slug: str, text: str) -> Paragraph:
        return Paragraph(slug, text, optional=True)

    return [
        (f"Complaint of {f.firm}, {day(f.local(t.complaint))}", [
            p("firm", f"{f.firm} makes machine parts in {home.city} and employs {f.draw.number('staff', 60, 400)} people. Its director, {who['director']}, signs this complaint for it.", ("who",)),
            p("locked", f"In the morning of {day(f.local(t.locked))} the files on three of its servers could no longer be opened. A note on each server asked for money and named a mailbox for the answer.", ("what",)),
            p("payment", f"On {day(t.paid)} the firm had paid {home.currency} {f.amount} to an account that it took for the account of its supplier, {f.supplier}. The supplier never received it. The bank says that the money left that account on the same day.", ("what",)),
            p("mining", f"Since {day(f.local(t.entry))} one server had also been running a program that mines a cryptocurrency. Nobody at the firm had installed it. Its traffic is EXH-22.", ("what",)),
            p("damage", f"Production stood still for {f.draw.number('days lost', 3, 9)} days. The auditor of the firm puts the loss so far at {home.currency} {f.amount * f.draw.number('loss', 4, 9)}.", ("gravity",)),
            maybe("competitor", "The director believes that a competitor is behind all this, and gives no fact for it."),
            maybe("van", "In 2023 a delivery van of the firm was stolen. The insurer paid."),
        ]),
        (f"Statement of {who['accountant']}, head of accounts", [
            p("false_mail", f"For two years the firm and {f.supplier} have written about invoices in one thread of mails. On {moment(t.altered + timedelta(seconds=2))}, a mail arrived in it that gave a new account. The mail server of the firm shows UTC.", ("when", "dates_utc")),
            p("new_account", f"The new account was {f.account}. The open invoice was paid to it on the next day.", ("what",)),
            p("reply_address", f"One of the mails had a reply address that nobody at {f.supplier} uses: {f.mailbox}. Two answers went to it before this was seen.", ("account",)),
            p("kept_mails", f"The head of accounts kept all mails with their full headers and gave a copy to {home.police} on {day(f.local(t.complaint))}. They are EXH-18A, EXH-18B and EXH-18C.", ("source",)),
            maybe("style", "The head of accounts thinks that the writer must be young, because of the style, and gives no example."),
            maybe("colleague", f"Another address, {f.supplier_domain.split('.')[0]}.archive{f.draw.number('colleague', 10, 99)}@{f.mail_domain}, belongs to a former colleague and has nothing to do with the matter."),
        ]),
        (f"Statement of {who['technician']}, technician", [
            p("break_in", "In the night before the files were locked somebody logged on to the remote-access server from outside. The log has one such logon, by the account named backup. Its time is local; the letter EXH-14 says which zone that is.", ("when",)),
            p("copied_log", "The technician copied the log before anything was restarted, and compared the clock of the server with a time server on the same day. The copy is EXH-13.", ("source",)),
            p("hand_in", f"The mail with the reply address was handed in from the address {logs.trail(f).relay}, port {logs.hand_in_port(f, 'replay')}, on {moment(t.replay_received)}. The mail server of the firm wrote this down.", ("address", "dates_utc")),
            p("same_relay", "The address from which that mail was handed in is the address from which the logon came, and the mailbox in the notes on the servers is the reply address of that mail.", ("nexus",)),
            maybe("firewall", "The technician believes that the firewall was too old, and gives no reason."),
            maybe("guard", "A guard saw light in the server room at about 2.40. Nobody asked by which clock, or on which day."),
        ]),
        (f"Letter of {f.supplier}, Lausanne", [
            p("supplier_fr", "Notre compte bancaire n'a pas chang\u00e9 depuis 2019. Le message qui annonce un autre compte ne vient pas de nous.", ("what",), "fr"),
            p("supplier_en", "Our bank account has not changed since 2019. The message that announces another account does not come from us. [Translation of the paragraph above.]", ("what",), of="supplier_fr"),
            p("paper_fr", "Depuis cet \u00e9t\u00e9, nos factures sont imprim\u00e9es sur un papier bleu. Nous pr\u00e9f\u00e9rons \u00eatre appel\u00e9s le matin.", language="fr"),
            p("paper_en", "Since this summer our invoices have been printed on blue paper. We prefer to be called in the morning. [Translation of the paragraph above.]", of="paper_fr"),
        ]),
        (f"Letter of an engineer at another customer of {f.supplier}, Almaty", [
            p("warning_ru", "\u0422\u0430\u043a\u043e\u0435 \u0436\u0435 \u043f\u0438\u0441\u044c\u043c\u043e \u043f\u0440\u0438\u0448\u043b\u043e \u0438 \u043d\u0430\u043c. \u0412 \u043d\u0451\u043c \u0431\u044b\u043b \u0443\u043a\u0430\u0437\u0430\u043d \u0442\u043e\u0442 \u0436\u0435 \u0430\u0434\u0440\u0435\u0441 \u0434\u043b\u044f \u043e\u0442\u0432\u0435\u0442\u0430. \u041c\u044b \u043f\u043e\u0437\u0432\u043e\u043d\u0438\u043b\u0438 \u043f\u043e\u0441\u0442\u0430\u0432\u0449\u0438\u043a\u0443 \u0438 \u043d\u0435 \u0437\u0430\u043f\u043b\u0430\u0442\u0438\u043b\u0438.", ("nexus",), "ru"),
            p("warning_en", "The same letter came to us as well. It gave the same reply address. We telephoned the supplier and did not pay. [Translation of the paragraph above.]", ("nexus",), of="warning_ru"),
            p("quality_ru", "\u041c\u044b \u0440\u0430\u0431\u043e\u0442\u0430\u0435\u043c \u0441 \u044d\u0442\u0438\u043c \u043f\u043e\u0441\u0442\u0430\u0432\u0449\u0438\u043a\u043e\u043c \u043f\u044f\u0442\u044b\u0439 \u0433\u043e\u0434 \u0438 \u0434\u043e\u0432\u043e\u043b\u044c\u043d\u044b \u043a\u0430\u0447\u0435\u0441\u0442\u0432\u043e\u043c.", language="ru"),
            p("quality_en", "This is the fifth year in which we work with this supplier, and we are content with the quality. [Translation of the paragraph above.]", of="quality_ru"),
        ]),
        (f"Letter of the {f.bank}", [
            maybe("secrecy", "The bank asks whether bank secrecy stands in the way of any further answer."),
        ]),
        ("Letters of the providers", [
            p("holder", f"{f.mail_brand}: mailboxes at {f.mail_domain} are held by {f.provider} in {away.called}. No other company can answer for these data.", ("provider",)),
            p("subsidiary", f"{f.mail_brand}: {f.subsidiary} in {home.city} sells advertising. It has no access to mailboxes and cannot carry out orders that concern them."),
            p("deletion", f"{f.mail_brand}: the record of a sign-in is deleted after the days in EXH-25, unless we are asked in time. A message that the user deletes can be brought back for the days in EXH-25, and then no more.", ("loss",)),
            p("host", f"{f.host} in {third.called}: the address from which the mail was handed in is ours. We rent out servers by the hour. Our log shows from where a customer came in, and the trail leads back to an access provider in {home.called}.", ("path",)),
            p("shared_address", f"{f.access}: several customers share each of our addresses at the same time. We can name one of them only if we are given the address, the source port and the second in UTC.", ("port",)),
            maybe("privacy", f"{f.mail_brand}: the privacy of our users matters to us. We refer to our web page."),
            maybe("advertising", "In 2024 an unknown person complained to the mail provider about advertising from another of its mailboxes."),
        ]),
        ("Report on the search", [
            p("found_room", f"{f.access} named the customer who had the address and the port at the second of the logon; see EXH-16 and EXH-17. The customer lets a room at {f.draw.number('room', 2, 80)} {f.draw.one('room street', STREETS)}, {home.city}.", ("source",)),
            p("order", f"The court in {home.city} ordered the search of that room by order {ref['order']}. The order names devices and storage media.", ("legality",)),
            p("searched", f"The room was searched, and the search ended on {moment(t.seized)}. A laptop stood on the desk, switched off.", ("where", "dates_utc")),
            p("tenant", f"The tenant of the room is {who['suspect']}, born {f.draw.number('born', 1978, 2003)}, who lives in {home.city} and is a national of {home.called}.", ("persons",)),
            p("sealed", f"{who['investigator']} sealed the laptop in a bag and handed the closed bag to {who['examiner']}, examiner, at the door; see the custody record, EXH-02. On the same day the examiner imaged the disk behind a write blocker, wrote its values into that record and put a new seal on the laptop.", ("custody",)),
            p("others_used", f"{who['suspect']} said that two other persons used the room and the laptop, and that both had the code.", ("defence",)),
            maybe("neighbour", f"A neighbour says that {who['suspect']} is polite and has a bicycle."),
            maybe("paint", "The room had been painted not long before."),
        ]),
        (f"Report of {who['examiner']}, examiner", [
            p("deleted_note", "A deleted text file, brought back from the image, names the mailbox and says that the account is to be changed in the thread. It was last written before the false mail came.", ("nexus", "probable_cause")),
            p("account_note", "Another text file names the account to which the firm paid.", ("probable_cause",)),
            p("not_examined", "The examiner has not looked into the telephone that lay beside the laptop, nor any account in the cloud.", ("limits",)),
            p("defence_says", "Counsel for the defence says that a note was put on the laptop after the seizure, and points to hours in which nobody is written down as its holder.", ("defence",)),
            maybe("guilty", "The examiner adds that the tenant must be guilty, and gives no further fact."),
        ]),
        ("Correspondence between the contact points", [
            p("preserve_asked", f"On {moment(t.asked)}, the contact point of {home.called} asked the contact point of {away.called} to have the records of the mailbox kept. Reference {ref['preservation']}.", ("preservation", "dates_utc")),
            p("preserve_confirmed", f"On {moment(t.confirmed)}, the contact point of {away.called} confirmed under the same reference that the provider keeps them. It waits for a request for the data.", ("preservation", "dates_utc")),
            p("earlier", f"By request {ref['earlier']} of {day(t.asked + timedelta(days=8))} the office had asked {away.called} for the subscriber of a telephone number in the same investigation. The answer is still open.", ("earlier_request",)),
            p("contact", f"For questions: {who['investigator']}, {home.police}, by telephone from 08:30 to 17:00 local time (UTC{offset(f.local(t.note))}), Monday to Friday; at other hours the duty officer, who calls back within the hour.", ("contact",)),
            p("channel", _channel(f), ("channel",)),
            p("language", _language(f), ("language",)),
        ]),
        (f"Note of the prosecutor, {day(t.note)}", [
            p("office", f"This note is by {who['prosecutor']}, prosecutor at {home.office}, which asks for the assistance.", ("authority",)),
            p("stage", f"Investigation {ref['file']} is conducted by {home.police} under the direction of the office. It concerns one suspect, {who['suspect']}. No charge has been brought yet.", ("proceeding",)),
            p("conduct", f"The conduct under investigation is: entering a computer system without right, making data unusable in order to obtain money, using computing time without right, and obtaining money by a false message. The office brings it under {home.offences}, among others.", ("conduct",)),
            p("asked_for", "The office asks for three things about the one mailbox: who opened it, from where it was used, and the messages that were exchanged with the firm.", ("assistance",)),
            p("tier_subscriber", "Who opened the mailbox must be known because the name, telephone number and means of payment given there can be compared with those of the persons who used the room.", ("subscriber_data",)),
            p("tier_traffic", "The sign-ins, with address, port and second, are needed because only they can show whether the mailbox was used from the room or from elsewhere.", ("traffic_data",)),
            p("tier_content", "The messages exchanged with the firm are needed because the firm has only what it received; drafts and answers to others who were written to can show who planned the false mail.", ("content_data",)),
            p("period", f"The data are needed from {moment(begin)}, to {moment(end)}: from the day before the first false mail to the day of the last known use. Nothing outside this period is asked for.", ("period", "dates_utc")),
            p("purpose", f"The evidence is needed to decide whether {who['suspect']} or another person used the mailbox. It may also clear the suspect.", ("purpose",)),
            p("last_use", f"On {moment(t.last_use)}, the mailbox sent a further demand to the firm. It was therefore in use after the records had been preserved.", ("freshness", "probable_cause", "dates_utc")),
            p("secret", "The persons concerned do not know that the mailbox has been found. If they learn of it they can empty it and warn others. The request should therefore stay secret until the data have been secured.", ("confidentiality",)),
            p("use_only", "The office undertakes to use the answer in this investigation only, and to ask for consent before any other use.", ("speciality",)),
            p("hearing", f"On {day(t.hearing)} the court decides whether {who['suspect']} stays in custody. It has said that it wants to know by then who used the mailbox.", ("urgency",)),
            p("certificate", "The court will need a certificate by the person who is in charge of the records, which says how they were made and gives the hash value of each file.", ("certification",)),
            p("delivery", "The files should come encrypted to the key of the office, each with its SHA-256 value, and the list of values by a separate way.", ("delivery",)),
            p("follow_up", f"The request for the data themselves will follow by {day(t.note + timedelta(days=10))}. Until then the records must be kept.", ("follow_up",)),
            maybe("everything", "It would be convenient to have whatever the provider holds about all users of its domain since it was founded."),
            maybe("obvious", "It is obvious who is behind all this."),
            maybe("future", "It would also be useful if the provider kept whatever is still to come in the next two years."),
        ]),
    ]  # fmt: skip


def _channel(facts: Scenario) -> str:
    home, away = facts.requesting, facts.requested
    if {home.name, away.name} <= IN_THE_UNION:
        return f"The request is to go directly from the office to the competent authority in {away.called}. The contact points may be told in advance."
    return f"The request is to go from the central authority of {home.called} to the central authority of {away.called}. In urgent matters the contact points may be told in advance."


def _language(facts: Scenario) -> str:
    home, away = facts.requesting.language, facts.requested.language
    if home == away:
        return (
            f"The request is to be made in writing, in {home}, by means that leave a record. No translation is needed."
        )
    return f"The request is to be made in writing, in {home}, with a signed translation into {away}, by means that leave a record."


@lru_cache(maxsize=2)
def chosen(facts: Scenario) -> list[tuple[str, list[Paragraph]]]:
    """Return the documents of this case: of the optional paragraphs two are there."""
    every = documents(facts)
    optional = [one.slug for _, paragraphs in every for one in paragraphs if one.optional]
    kept = set(facts.draw.order("optional paragraphs", optional)[:OPTIONAL])
    return [
        (title, there)
        for title, paragraphs in every
        if (there := [one for one in paragraphs if not one.optional or one.slug in kept])
    ]


def numbered(facts: Scenario) -> list[tuple[int, Paragraph]]:
    """Return the paragraphs with their numbers."""
    return list(enumerate((one for _, paragraphs in chosen(facts) for one in paragraphs), 1))


def files(facts: Scenario) -> dict[str, bytes]:
    """Return the narrative as HTML with a number and an anchor for each paragraph."""
    numbers = {one.slug: number for number, one in numbered(facts)}
    body = ""
    for title, paragraphs in chosen(facts):
        body += f"<h2>{html.escape(title, quote=False)}</h2>\n"
        for one in paragraphs:
            number = numbers[one.slug]
            language = f' lang="{one.language}"' if one.language != "en" else ""
            text = html.escape(one.text, quote=False)
            body += f'<p id="p{number}"{language}><b>{number}</b> {text}</p>\n'
    return {
        FILE: (
            f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Case {facts.id}</title>\n</head>\n'
            f"<body>\n<h1>Case {facts.id}: {facts.requesting.called[0].upper()}{facts.requesting.called[1:]} asks {facts.requested.called}</h1>\n{body}</body>\n</html>\n"
        ).encode()
    }


def answers(facts: Scenario) -> Answers:
    """Return what was planted."""
    f, t, ref = facts, facts.times, references(facts)
    listed = numbered(f)
    there = {one.slug: number for number, one in listed}
    begin, end = period(f)
    found: Answers = {"narrative.count": len(listed)}
    for _, paragraphs in documents(f):
        found |= {f"narrative.number.{one.slug}": there.get(one.slug) for one in paragraphs}
    for element in ELEMENTS:
        carriers = [(number, one) for number, one in listed if element.slug in one.elements]
        plain = [number for number, one in carriers if not one.of and one.language == "en"]
        pairs = [[there[one.of], number] for number, one in carriers if one.of]
        sets = [[]] if not pairs else [[number] for number in pairs[0]]
        for code in (element.slug, *element.codes):
            found[f"narrative.supports.{code}"] = [number for number, _ in carriers]
            found[f"narrative.sets.{code}"] = [sorted([*plain, *one]) for one in sets]
    return found | {
        "narrative.distractors": [number for number, one in listed if not one.elements],
        "fact.firm": f.firm,
        "fact.city": f.requesting.city,
        "fact.suspect": f.people["suspect"],
        "fact.mailbox": f.mailbox,
        "fact.amount": f.amount,
        "fact.currency": f.requesting.currency,
        "fact.paid": t.paid.strftime("%Y-%m-%d"),
        "fact.account": f.account,
        "fact.provider": f.provider,
        "fact.subsidiary": f.subsidiary,
        "fact.host": f.host,
        "fact.third": f.third.name,
        "fact.access": f.access,
        "fact.hand_in.address": logs.trail(f).relay,
        "fact.hand_in.port": logs.hand_in_port(f, "replay"),
        "fact.hand_in.time": utc(t.replay_received),
        "fact.prosecutor": f.people["prosecutor"],
        "fact.office": f.requesting.office,
        "fact.police": f.requesting.police,
        "fact.file": ref["file"],
        "fact.offences": f.requesting.offences,
        "fact.period.start": utc(begin),
        "fact.period.end": utc(end),
        "fact.preservation.reference": ref["preservation"],
        "fact.preservation.asked": utc(t.asked),
        "fact.preservation.confirmed": utc(t.confirmed),
        "fact.earlier.reference": ref["earlier"],
        "fact.last_use": utc(t.last_use),
        "fact.follow_up": (t.note + timedelta(days=10)).strftime("%Y-%m-%d"),
        "fact.hearing": t.hearing.strftime("%Y-%m-%d"),
        "fact.note": t.note.strftime("%Y-%m-%d"),
    }
