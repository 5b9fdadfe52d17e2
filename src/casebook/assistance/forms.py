"""Each kind of document with its sections and fields, in the order in which an authority reads them."""

# ruff: noqa: RUF001 - headings stand in Russian too

from dataclasses import replace

from casebook.assistance import fields as f
from casebook.assistance.authorities import ELEMENTS
from casebook.assistance.form import Ask, Form, Section, Words

SENDER = Words("Who asks", "Autorité requérante", "Запрашивающая сторона")
CASE = Words("The case", "L'affaire", "Дело")
DATA = Words("The data", "Les données", "Данные")
GROUNDS = Words("Why these data", "Motifs", "Обоснование")
HANDLING = Words("How it is to be handled", "Modalités d'exécution", "Порядок исполнения")


def form(kind: str, title: Words, instrument: str, register: tuple[str, ...], about: str, *parts: Section) -> Form:
    """Return a form."""
    return Form(kind, title, instrument, about, register, parts)


def at(element: str, field: Ask) -> Ask:
    """Return a field under the element and the authority of another checklist."""
    return replace(field, element=element, authority=ELEMENTS[element].text, register=ELEMENTS[element].register)


PRESERVATION = form(
    "preservation",
    Words("Request for expedited preservation", "Demande de conservation rapide", "Запрос об оперативном сохранении"),
    "Budapest Convention, art. 29; template T-CY(2018)11", ("ML-B291", "ML-B29a", "ML-G05"),
    "Asks another State to have stored data kept. It hands nothing over: a request for the data must follow.",
    Section("sender", SENDER, (
        at("P1", f.AUTHORITY), at("P1", f.FILE), f.CONTACTS, at("P8", f.CHANNEL_FIELD), f.BASIS_FIELD, f.STATUS,
        at("P9", f.PRESERVATION_REFERENCE))),
    Section("case", CASE, (at("P2", f.OFFENCES), at("P2", f.FACTS_TEXT), at("P2", f.FACTS))),
    Section("data", DATA, (
        at("P4", f.PROVIDER), at("P4", f.ACCOUNTS), at("P4", f.CONNECTIONS), f.STORED, at("P3", f.PERIOD))),
    Section("grounds", GROUNDS, (
        at("P3", f.NEXUS), f.NECESSITY, f.FOLLOW_UP, f.FOLLOW_UP_BY, at("P7", f.CONFIDENTIALITY),
        at("P7", f.SECRET_BECAUSE), f.DISCLOSURE, f.PATH, f.REMARKS)),
)  # fmt: skip

EXTENSION = form(
    "extension",
    Words("Request to extend a preservation", "Demande de prolongation", "Запрос о продлении сохранения"),
    "Budapest Convention, art. 29(7); template T-CY(2018)11", ("ML-B297", "ML-G05"),
    "Asks for more time for data that are already kept. It must arrive before the time has run out.",
    Section("sender", SENDER, (
        at("P1", f.AUTHORITY), at("P1", f.FILE), f.CONTACTS, at("P8", f.CHANNEL_FIELD), f.BASIS_FIELD, f.STATUS,
        at("P9", f.PRESERVATION_REFERENCE), at("P9", f.PRESERVATION_ASKED))),
    Section("data", DATA, (at("P4", f.PROVIDER), at("P4", f.ACCOUNTS))),
    Section("grounds", GROUNDS, (
        f.NECESSITY, f.FOLLOW_UP, f.FOLLOW_UP_BY, at("P7", f.CONFIDENTIALITY), at("P7", f.SECRET_BECAUSE), f.REMARKS)),
)  # fmt: skip

SUBSCRIBER = form(
    "subscriber",
    Words("Request for subscriber information", "Demande d'informations sur l'abonné", "Запрос данных об абоненте"),
    "Budapest Convention, arts 18(3), 31; template T-CY(2018)11", ("ML-B183", "ML-B311", "ML-G04"),
    "Asks who holds an account. It asks for neither traffic data nor content.",
    Section("sender", SENDER, (
        f.AUTHORITY, f.FILE, f.STAGE, f.INVESTIGATING, f.CHANNEL_FIELD, f.BASIS_FIELD, f.LANGUAGE, f.TRANSLATION)),
    Section("case", CASE, (f.FACTS_TEXT, f.FACTS, f.OFFENCES, f.PURPOSE)),
    Section("data", DATA, (
        f.PROVIDER, f.ACCOUNTS, f.CONNECTIONS, f.DATA, f.PRESERVATION_REFERENCE, f.PRESERVATION_ASKED,
        f.EARLIER_REFERENCE)),
    Section("grounds", GROUNDS, (f.GROUNDS_TEXT, f.NEXUS, f.SOURCE)),
    Section("handling", HANDLING, (
        f.CONFIDENTIALITY, f.SECRET_BECAUSE, f.SPECIALITY, f.URGENCY, f.URGENT_BY, f.URGENT_BECAUSE, f.CERTIFICATION,
        f.DELIVERY, f.ALGORITHM, f.REMARKS)),
)  # fmt: skip

MLA = form(
    "mla",
    Words("Request for mutual legal assistance", "Demande d'entraide judiciaire", "Запрос о правовой помощи"),
    "UNTOC, art. 18(15); Budapest Convention, arts 25, 27, 31", ("ML-T1815a", "ML-B254", "ML-B271", "ML-B311"),
    "Asks another State to obtain stored data and to hand them over for a criminal case.",
    Section("sender", SENDER, (
        f.AUTHORITY, f.FILE, f.STAGE, f.INVESTIGATING, f.CHANNEL_FIELD, f.BASIS_FIELD, f.LANGUAGE, f.TRANSLATION)),
    Section("case", CASE, (f.FACTS_TEXT, f.FACTS, f.OFFENCES, f.PERSONS, f.PURPOSE)),
    Section("data", DATA, (
        f.ASSISTANCE, f.PROVIDER, f.ACCOUNTS, f.CONNECTIONS, f.DATA, f.PERIOD, f.PRESERVATION_REFERENCE,
        f.PRESERVATION_ASKED, f.EARLIER_REFERENCE)),
    Section("grounds", GROUNDS, (f.GROUNDS_TEXT, f.NEXUS, f.SOURCE, f.FRESHNESS)),
    Section("handling", HANDLING, (
        f.CONFIDENTIALITY, f.SECRET_BECAUSE, f.SPECIALITY, f.URGENCY, f.URGENT_BY, f.URGENT_BECAUSE, f.CERTIFICATION,
        f.DELIVERY, f.ALGORITHM, f.REMARKS)),
)  # fmt: skip

PRODUCTION_ORDER = form(
    "production-order",
    Words("European Production Order Certificate", "Certificat d'injonction européenne de production",
          "Сертификат европейского распоряжения о предоставлении данных"),
    "Regulation (EU) 2023/1543, arts 4, 5, 8 to 10", ("ML-E041", "ML-E055", "ML-E081", "ML-E093", "ML-E102"),
    "Orders a provider in another Member State to hand over data, since 18 August 2026.",
    Section("sender", SENDER, (
        f.ISSUER, f.AUTHORITY, f.FILE, f.STAGE, at("addressee", f.CHANNEL_FIELD), f.BASIS_FIELD, f.LANGUAGE,
        f.TRANSLATION, f.NOTIFICATION, f.DEADLINE)),
    Section("case", CASE, (f.FACTS_TEXT, f.FACTS, at("threshold", f.OFFENCES))),
    Section("data", DATA, (
        f.PROVIDER, f.ACCOUNTS, f.CONNECTIONS, f.DATA, f.PERIOD, f.PRESERVATION_REFERENCE, f.PRESERVATION_ASKED)),
    Section("grounds", GROUNDS, (f.GROUNDS_TEXT, f.NEXUS)),
    Section("handling", HANDLING, (
        f.CONFIDENTIALITY, f.SECRET_BECAUSE, f.CERTIFICATION, f.DELIVERY, f.ALGORITHM, f.REMARKS)),
)  # fmt: skip

PRESERVATION_ORDER = form(
    "preservation-order",
    Words("European Preservation Order Certificate", "Certificat d'injonction européenne de conservation",
          "Сертификат европейского распоряжения о сохранении данных"),
    "Regulation (EU) 2023/1543, arts 4, 6, 11", ("ML-E043", "ML-E064", "ML-E111"),
    "Orders a provider in another Member State to keep data for 60 days, since 18 August 2026.",
    Section("sender", SENDER, (
        f.ISSUER, f.AUTHORITY, f.FILE, at("addressee", f.CHANNEL_FIELD), f.BASIS_FIELD, f.LANGUAGE, f.TRANSLATION)),
    Section("case", CASE, (f.FACTS_TEXT, f.FACTS, at("P2", f.OFFENCES))),
    Section("data", DATA, (f.PROVIDER, f.ACCOUNTS, f.CONNECTIONS, f.STORED, f.PERIOD)),
    Section("grounds", GROUNDS, (
        f.NEXUS, f.NECESSITY, f.FOLLOW_UP, f.FOLLOW_UP_BY, f.CONFIDENTIALITY, f.SECRET_BECAUSE, f.REMARKS)),
)  # fmt: skip

EMERGENCY = form(
    "emergency",
    Words("Urgent request by expedited means", "Demande urgente", "Срочный запрос"),
    "Budapest Convention, arts 25(3), 31(3); UNTOC, art. 18(24)", ("ML-B253", "ML-B313", "ML-T1824"),
    "Asks for what cannot wait for the ordinary way. Danger to life, a decision on liberty and loss of data are "
    "reasons; convenience is none.",
    Section("sender", SENDER, (
        f.AUTHORITY, f.FILE, f.CONTACTS, f.CHANNEL_FIELD, f.BASIS_FIELD, f.LANGUAGE, f.TRANSLATION, f.CONFIRMATION)),
    Section("case", CASE, (f.GROUND, f.URGENT_BY, f.URGENT_BECAUSE, f.FACTS_TEXT, f.FACTS, f.OFFENCES)),
    Section("data", DATA, (f.PROVIDER, f.ACCOUNTS, f.CONNECTIONS, f.DATA, f.PERIOD, f.PRESERVATION_REFERENCE)),
    Section("grounds", GROUNDS, (
        f.GROUNDS_TEXT, f.NEXUS, f.SOURCE, f.CONFIDENTIALITY, f.SECRET_BECAUSE, f.SPECIALITY, f.REMARKS)),
)  # fmt: skip

SPONTANEOUS = form(
    "spontaneous",
    Words("Spontaneous information", "Information spontanée", "Информация по собственной инициативе"),
    "Budapest Convention, art. 26; UNTOC, art. 18(4)", ("ML-B26", "ML-T1804"),
    "Passes on what another State may need. Nobody has asked for it, and it asks for nothing.",
    Section("sender", SENDER, (f.AUTHORITY, f.FILE, f.CONTACTS, f.CHANNEL_FIELD, f.BASIS_FIELD, f.LANGUAGE,
                               f.TRANSLATION)),
    Section("case", CASE, (f.FACTS_TEXT, f.INFORMATION, f.USE, f.SOURCE, at("information", f.ACCOUNTS))),
    Section("handling", HANDLING, (f.CONFIDENTIALITY, f.SECRET_BECAUSE, f.SPECIALITY, f.REMARKS)),
)  # fmt: skip

REPLY = form(
    "reply",
    Words("Reply", "Réponse", "Ответ"),
    "Budapest Convention, arts 25(4), 27(4) to (7), 29(5)", ("ML-B254", "ML-B274", "ML-B277", "ML-B295"),
    "What the requested State does with a request, point by point, each with its provision.",
    Section("answer", Words("The answer", "La réponse", "Ответ"), (
        f.ask("reference", "short", "", "Reference", "Référence", "Номер"),
        f.ask("received", "moment", "", "Request received", "Demande reçue le", "Запрос получен"),
        f.ask("sent", "moment", "", "Reply sent", "Réponse envoyée le", "Ответ отправлен"),
        f.ask("outcome", "choice", "", "Outcome", "Suite donnée", "Решение", options=f.choices(
            executed="Executed", partly="Executed in part", returned="Returned for a supplement",
            postponed="Postponed", narrowed="Narrowed", redirected="Redirected", refused="Refused")),
        f.ask("points", "records", "", "Points", "Points", "Пункты", parts=(
            f.ask("element", "short", "", "Element", "Élément", "Элемент"),
            f.ask("code", "short", "", "Ground", "Motif", "Основание"),
            f.ask("text", "long", "", "Text", "Texte", "Текст"),
            f.ask("authority", "short", "", "Provision", "Disposition", "Норма"))),
        f.ask("letter", "long", "", "Letter", "Lettre", "Письмо", prose=True))),
)  # fmt: skip

FORMS: dict[str, Form] = {
    one.kind: one
    for one in (
        PRESERVATION, EXTENSION, SUBSCRIBER, MLA, PRODUCTION_ORDER, PRESERVATION_ORDER, EMERGENCY, SPONTANEOUS, REPLY,
    )
}  # fmt: skip
# what a person drafts; a reply is written by the requested State
DRAFTED = tuple(kind for kind in FORMS if kind != "reply")
