"""The data: who holds them, which account, which categories, which period; and nothing that is over-asked."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from ipaddress import ip_address
from typing import Any

from casebook.assistance.circumstances import Circumstances
from casebook.assistance.document import Document, Moment
from casebook.assistance.needs import JUSTIFIED, JUSTIFIED_US
from casebook.assistance.rules.rule import (
    DISCLOSING,
    KEEPING,
    Lack,
    Rule,
    add_to,
    counted,
    listed,
    missing,
    of,
    picks,
    same,
    short,
    strange,
)

CATEGORY = {
    "registration": "subscriber", "sign-ins": "traffic", "messages-with": "content", "messages-all": "content",
}  # fmt: skip
# what each document is for, in this case
WANTED = {
    "mla": ("registration", "sign-ins", "messages-with"),
    "production-order": ("registration", "sign-ins", "messages-with"),
    "subscriber": ("registration",),
    "emergency": ("registration", "sign-ins"),
    "preservation": ("registration", "sign-ins", "messages-with"),
    "preservation-order": ("registration", "sign-ins", "messages-with"),
}
WORDS = {
    "registration": "who opened the account", "sign-ins": "the sign-ins",
    "messages-with": "the messages exchanged with the firm",
}  # fmt: skip
DATA = {"subscriber": "subscriber information", "traffic": "traffic data", "content": "content data"}
IS = {
    "registration": "Who opened the account is subscriber information",
    "sign-ins": "Sign-ins are traffic data", "messages-with": "Messages are content data",
    "messages-all": "Messages are content data",
}  # fmt: skip
CAUSE = (
    "probable cause: that the account was used for the offence, that its traces are still there, and that these "
    "messages hold them"
)
SLACK = timedelta(days=2)
DISCLOSES = of(*DISCLOSING)


def _wrong_holder(document: Document, around: Circumstances) -> Iterator[Lack]:
    given = document.text("provider")
    if not given or same(given, around.fact("provider")):
        return
    if same(given, around.fact("subsidiary")):
        yield Lack(f"{given} sells advertising and has no access to mailboxes. The data are held by another company.")
    else:
        yield Lack(f"{given} is not known here as the company that holds the mailbox.")


def _subsidiary(fields: dict[str, Any], around: Circumstances) -> None:
    fields["provider"] = around.fact("subsidiary")


def _account(document: Document, around: Circumstances) -> Iterator[Lack]:
    given = document.records("accounts")
    right = [one for one in given if one["identifier"].casefold() == around.fact("mailbox").casefold()]
    if given and not any(one["type"] == "mailbox" for one in right):
        yield Lack("No account is found under the identifier that is stated; it must be exact, and its kind stated.")


def _other_accounts(document: Document, around: Circumstances) -> Iterator[Lack]:
    other = [
        one["identifier"]
        for one in document.records("accounts")
        if one["identifier"] and one["identifier"].casefold() != around.fact("mailbox").casefold()
    ]
    if other:
        yield Lack(f"Nothing in the annex ties {listed(other)} to the offence.")


def _misspell(fields: dict[str, Any], around: Circumstances) -> None:
    fields["accounts"][0]["identifier"] = around.fact("mailbox").replace(".", "", 1)


def _add_connection(**other: Any) -> Any:
    def edit(fields: dict[str, Any], around: Circumstances) -> None:
        moment = around.moment("hand_in.time")
        at = {"date": moment.strftime("%Y-%m-%d"), "time": moment.strftime("%H:%M:%S"), "zone": "UTC"}
        one = {"address": around.fact("hand_in.address"), "port": around.fact("hand_in.port"), "at": at}
        fields["connections"] = [one | {key: value for key, value in other.items() if key != "at"}]
        fields["connections"][0]["at"] = at | other.get("at", {})

    return edit


def _connection_moment(document: Document, around: Circumstances) -> Iterator[Lack]:
    for one in document.records("connections"):
        at: Moment = one["at"]
        if at.instant is None:
            yield Lack(f"The connection of {one['address'] or 'an address'} has no moment that could be looked up: "
                       "date, time and zone are all needed.")  # fmt: skip
        elif not at.to_the_second:
            yield Lack(f"The moment of the connection of {one['address']} is not given to the second.")


def _connection_port(document: Document, around: Circumstances) -> Iterator[Lack]:
    for one in document.records("connections"):
        if not 0 < (counted(one["port"]) or 0) < 65536:
            yield Lack(f"The connection of {one['address'] or 'an address'} has no port. Several customers share an "
                       "address at one moment.", around.paragraphs("shared_address"))  # fmt: skip


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _connection_true(document: Document, around: Circumstances) -> Iterator[Lack]:
    for one in document.records("connections"):
        instant = one["at"].instant
        known = one["address"] == around.fact("hand_in.address") and one["port"] in ("", around.fact("hand_in.port"))
        if not _is_address(one["address"]):
            yield Lack("A connection is listed without an address.")
        elif not known or (instant and abs((instant - around.moment("hand_in.time")).total_seconds()) >= 1):
            yield Lack(f"The connection of {one['address']} is not one that the annex records.")


def _data_field(document: Document) -> str:
    return "data" if document.has("data") else "stored"


def _category(document: Document, around: Circumstances) -> Iterator[Lack]:
    for one in document.records(_data_field(document)):
        if one["what"] in CATEGORY and one["category"] not in _categories(one["what"], around):
            yield Lack(f"{IS[one['what']]}; it is put under another category, or under none.")
        elif not one["what"]:
            yield Lack("A category is named, and no data.")


def _categories(what: str, around: Circumstances) -> tuple[str, ...]:
    """Return the categories that are right for data: times of sessions stand on the American list of subscribers.

    The port does not; who puts the whole line there is not sent back for it.
    """
    american = around.requested.name == "United States" and what == "sign-ins"
    return (CATEGORY[what], "subscriber") if american else (CATEGORY[what],)


def _wanted(document: Document, around: Circumstances) -> Iterator[Lack]:
    given = {one["what"] for one in document.records(_data_field(document))}
    if not given:
        return
    if "messages-all" in given or "everything" in given:
        given.add("messages-with")
    wanted = WANTED[document.document]
    lacking = [WORDS[key] for key in wanted if key not in given]
    if lacking:
        yield Lack(f"It does not cover {listed(lacking)}, which the purpose calls for.")


def _everything(document: Document, around: Circumstances) -> Iterator[Lack]:
    for one in document.records(_data_field(document)):
        if one["what"] == "everything":
            yield Lack("It asks for all data on the account. It must say which data, and why each of them is needed.")
        elif one["what"] == "all-users":
            yield Lack("It asks for the data of all users of a domain, to whom nothing in the file points.")


def _all_messages(document: Document, around: Circumstances) -> Iterator[Lack]:
    if any(one["what"] == "messages-all" for one in document.records("data")):
        yield Lack(
            "It asks for all messages of the account. The annex justifies those that were exchanged with the firm."
        )


def _future(document: Document, around: Circumstances) -> Iterator[Lack]:
    if any(one["what"] == "future" for one in document.records(_data_field(document))):
        yield Lack("It asks for data that are still to come. Stored data can be kept and handed over; to collect data "
                   "to come is another measure, under other conditions.")  # fmt: skip


def _beyond(document: Document, around: Circumstances) -> Iterator[Lack]:
    allowed = {CATEGORY[key] for key in WANTED[document.document]}
    for one in document.records("data"):
        if CATEGORY.get(one["what"]) and CATEGORY[one["what"]] not in allowed:
            yield Lack(f"A document of this kind does not reach {DATA[CATEGORY[one['what']]]}, which need a request of "
                       "their own.")  # fmt: skip


def lacks(one: Mapping[str, Any], document: Document, around: Circumstances) -> Iterator[Lack]:
    """Yield what the justification of one line of the data lacks, by the standard of the requested State.

    Whoever applies for a warrant reads the request as a whole: what shows the tie to the offence, and that the data are
    still there, need not be cited again beside the messages.
    """
    american = around.requested.name == "United States"
    needs = JUSTIFIED_US if american else JUSTIFIED
    standard = {
        "subscriber": "that it is relevant to the case",
        "traffic": "that they are relevant to the case" if american else "why they are needed",
        "content": CAUSE if american else "why no less would do",
    }
    category = CATEGORY.get(one["what"])
    if category is None:
        return
    asks = f"justified-{category}"
    whole = american and category == "content"
    elsewhere = [number for key in ("nexus", "freshness") if whole for number in document.chosen(key)]
    if one["because"]:
        lacking = f"For {DATA[category]} the annex must show {standard[category]}. What is cited does not show it."
        yield from short([*one["because"], *elsewhere], needs[category], around, lacking, asks)
    else:
        nearest = needs[category].nearest({around.names.get(number, number) for number in elsewhere})
        yield Lack(f"No reason of its own is given for asking for {DATA[category]}.", around.paragraphs(*nearest), asks)


def _justified(document: Document, around: Circumstances) -> Iterator[Lack]:
    # what a document of this kind does not reach needs no reason in it
    reach = {CATEGORY[key] for key in WANTED[document.document]}
    for one in document.records("data"):
        if CATEGORY.get(one["what"]) in reach:
            yield from lacks(one, document, around)


def _justified_only(document: Document, around: Circumstances) -> Iterator[Lack]:
    for one in document.records("data"):
        if category := CATEGORY.get(one["what"]):
            yield from strange(one["because"], JUSTIFIED[category], around, f"the need for {DATA[category]}")


def _unjustify(fields: dict[str, Any], around: Circumstances) -> None:
    fields["data"][-1]["because"] = [around.numbers["purpose"]]


def _cite_another(fields: dict[str, Any], around: Circumstances) -> None:
    fields["data"][0]["because"] = [*fields["data"][0]["because"], around.numbers["subsidiary"]]


def _period_zone(document: Document, around: Circumstances) -> Iterator[Lack]:
    period = document.period("period")
    for words, moment in (("begin", period.start), ("end", period.end)):
        if moment.instant is None and not moment.blank:
            yield Lack(f"The {words} of the period lacks date, time or zone. Without a zone it is another moment in "
                       "each State.")  # fmt: skip


def _period_bounded(document: Document, around: Circumstances) -> Iterator[Lack]:
    period = document.period("period")
    start, end = period.start.instant, period.end.instant
    if period.start.blank != period.end.blank:
        yield Lack("The period is open on one side.")
    elif start and end:
        first, last = around.moment("period.start") - SLACK, around.moment("period.end") + SLACK
        if start >= end:
            yield Lack("The period ends before it begins.")
        elif start < first or end > last:
            yield Lack("The period goes beyond what the facts justify.")


def _period_covers(document: Document, around: Circumstances) -> Iterator[Lack]:
    period = document.period("period")
    start, end = period.start.instant, period.end.instant
    needed = min(around.moment("last_use"), around.at - timedelta(days=1))
    if start and end and start < end and (start > around.moment("hand_in.time") or end < needed):
        yield Lack("The period leaves out moments at which, by the facts, the account was used.")


def _period_future(document: Document, around: Circumstances) -> Iterator[Lack]:
    end = document.period("period").end.instant
    if end and end > around.at + timedelta(minutes=1):
        yield Lack("The period reaches beyond the day of the request. What is stored can be kept; what is still to "
                   "come cannot.")  # fmt: skip


def _move(which: str, days: int) -> Any:
    def edit(fields: dict[str, Any], around: Circumstances) -> None:
        name = {"start": "period.start", "end": "period.end"}[which]
        moved = around.moment(name) + timedelta(days=days)
        fields["period"][which] = {"date": moved.strftime("%Y-%m-%d"), "time": "00:00:00", "zone": "UTC"}

    return edit


def _no_zone(fields: dict[str, Any], around: Circumstances) -> None:
    fields["period"]["end"]["zone"] = ""


def _beyond_request(fields: dict[str, Any], around: Circumstances) -> None:
    moved = around.at + timedelta(days=1)
    fields["period"]["end"] = {"date": moved.strftime("%Y-%m-%d"), "time": "00:00:00", "zone": "UTC"}


def _fewer(fields: dict[str, Any], around: Circumstances) -> None:
    key = "data" if "data" in fields else "stored"
    fields[key] = fields[key][1:] or [{"category": "content", "what": "messages-with"}]


def _more(what: str) -> Any:
    def edit(fields: dict[str, Any], around: Circumstances) -> None:
        key = "data" if "data" in fields else "stored"
        fields[key] = [*fields[key], {"category": "content", "what": what}]

    return edit


def _miscall(fields: dict[str, Any], around: Circumstances) -> None:
    fields["data" if "data" in fields else "stored"][0]["category"] = "content"


def _on_data(field: str) -> tuple[Rule, ...]:
    """Return the rules on what is asked for, for the field of disclosure or of preservation."""
    code = "R6"
    return (
        missing(field, "returned", code, "asked_for"),
        Rule(f"{field}-category", field, "Each category is stated as it is.", "returned", _category, _miscall, code),
        Rule(f"{field}-wanted", field, "It covers what the purpose calls for.", "delayed", _wanted, _fewer, "",
             ("asked_for",)),
        Rule(f"{field}-everything", field, "It does not ask for all data.", "narrowed", _everything,
             _more("everything"), code, ("asked_for",), part=True),
        Rule(f"{field}-stored", field, "It asks for stored data only.", "refused", _future, _more("future"), code,
             part=True, asks="stored"),
    )  # fmt: skip


RULES: tuple[Rule, ...] = (
    missing("assistance", "returned", supplies="asked_for"),
    picks("assistance-fitting", "assistance", "The assistance fits the data.",
          lambda document, around: {
              "any": "It asks for whatever helps. What is wanted must be named.",
              "interception": "It asks for interception, and the data that it names are stored.",
              "hearing": "It asks for a hearing, and what it names are data.",
              "service": "It asks for service of documents, and what it names are data."},
          "returned", "any", "R6", "asked_for"),
    missing("provider", "returned", "R7", "holder"),
    Rule("provider-holds", "provider", "It is the company that holds the data.", "returned", _wrong_holder, _subsidiary,
         "R7", ("holder",)),
    missing("accounts", "returned", "R7", "reply_address"),
    Rule("accounts-exact", "accounts", "The account is named exactly.", "returned", _account, _misspell, "R7",
         ("reply_address",)),
    Rule("accounts-tied", "accounts", "No account is named that nothing points to.", "narrowed", _other_accounts,
         add_to("accounts", {"type": "mailbox", "identifier": "archive@other.example"}), "R6", ("reply_address",),
         part=True),
    Rule("connections-moment", "connections", "A connection has its moment, to the second, with zone.", "returned",
         _connection_moment, _add_connection(at={"zone": ""}), "R7", ("hand_in",)),
    Rule("connections-port", "connections", "A shared address has its port.", "returned", _connection_port,
         _add_connection(port=""), "R7", ("hand_in", "shared_address")),
    Rule("connections-true", "connections", "It is a connection that the file records.", "returned", _connection_true,
         _add_connection(address="203.0.113.255"), "R7", ("hand_in",)),
    *_on_data("data"),
    *_on_data("stored"),
    Rule("data-particular", "data", "Content is limited to what the file justifies.", "narrowed", _all_messages,
         lambda fields, around: fields["data"][-1].update(what="messages-all", category="content"), "R6",
         ("asked_for", "tier_content"), of("mla", "production-order"), part=True),
    Rule("data-within", "data", "It asks only for what a document of this kind reaches.", "narrowed", _beyond,
         _more("messages-with"), "R6", ("asked_for",), of("subscriber", "emergency"), part=True),
    Rule("data-justified", "data", "Each category has a reason of its own, as strong as it needs.", "returned",
         _justified, _unjustify, "R5", (), DISCLOSES, part=True, asks="justified-content"),
    Rule("data-only", "data", "Nothing is cited that does not justify it.", "delayed", _justified_only, _cite_another,
         "", (), DISCLOSES),
    missing("period", "returned", "R6", "period"),
    Rule("period-zone", "period", "Begin and end have their zone.", "returned", _period_zone, _no_zone, "R6",
         ("period",)),
    Rule("period-bounded", "period", "The period is bounded to the facts.", "narrowed", _period_bounded,
         _move("start", -400), "R6", ("period",), part=True),
    Rule("period-covers", "period", "The period covers the facts.", "delayed", _period_covers, _move("start", 5), "",
         ("period",)),
    Rule("period-stored", "period", "The period does not reach into the future.", "refused", _period_future,
         _beyond_request, "R6", ("period",), of(*KEEPING), part=True,
         asks="stored"),
)  # fmt: skip
