"""Why these data: the tie between account and offence, how it is known, whether the data are still there, and risk."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from casebook.assistance.circumstances import Circumstances
from casebook.assistance.document import Document
from casebook.assistance.needs import FRESH, LOSS, PATH, SECRET, SOURCE, TIE, TWO_TIES, URGENT, Need
from casebook.assistance.rules.rule import (
    KEEPING,
    ORDERS,
    Lack,
    Rule,
    bound,
    carried,
    missing,
    picks,
    set_to,
)
from casebook.assistance.states import words_of_day
from casebook.clock import REGIMES, last_day

# the documents for which one tie is enough: nothing of content or use is handed over
ONE_TIE = KEEPING | {"subscriber"}


def _ties(document: Document, around: Circumstances) -> Need:
    return Need(TIE.sets, TWO_TIES.every) if document.document in ONE_TIE else TWO_TIES


def kept_until(around: Circumstances) -> date | None:
    """Return the last day of the preservation that a request at this moment sets running; None without a rule."""
    regime = REGIMES.get("budapest-29" if around.treaty else around.requested.regime)
    return last_day(around.at.astimezone(around.requested.zone).date(), regime.first) if regime else None


def _follow_up_day(document: Document, around: Circumstances) -> Iterator[Lack]:
    day, text = document.day("follow_up_by"), document.text("follow_up_by")
    if not text:
        return
    end = kept_until(around)
    if day is None:
        yield Lack("The day by which the request for the data follows is no date.")
    elif day < around.at.date():
        yield Lack("The day by which the request for the data is to follow has passed.")
    elif end and day > end:
        sure = around.treaty and document.document not in ORDERS
        counted = "the last of the sixty days on which you may count" if sure else "the last day of the first period"
        yield Lack(f"The request for the data is to follow after {words_of_day(end)}, {counted}.")


def _follow_up(document: Document, around: Circumstances) -> Mapping[str, str]:
    return {
        "none": "It does not say that a request for the data will follow. Preservation alone hands nothing over.",
        "perhaps": "Whether a request for the data will follow is left open.",
    }


def _disclosure(document: Document, around: Circumstances) -> Mapping[str, str]:
    return {"content": "It asks for the messages at once. Preservation keeps data; they are handed over on a request "
                       "for the data."}  # fmt: skip


def _no_path(document: Document, around: Circumstances) -> Mapping[str, str]:
    return {"none": "It does not ask for the traffic data that show another provider on the path, although the annex "
                    "points to one."}  # fmt: skip


def _early(fields: dict[str, Any], around: Circumstances) -> None:
    fields["follow_up_by"] = (around.at.date() + timedelta(days=400)).isoformat()


RULES: tuple[Rule, ...] = (
    missing("nexus", "returned", "R5", "same_relay deleted_note"),
    *carried("nexus", _ties, "The file ties the account to the offence.",
             "What is cited does not tie the account to the offence firmly enough for the data that are asked for.",
             "returned", "R5"),
    missing("source", "returned", "R5", "kept_mails copied_log"),
    *carried("source", SOURCE, "It can be seen how each fact is known.",
             "It does not say how the facts are known: who observed or kept what, and when.", "returned", "R5"),
    missing("freshness", "returned", "R5", "last_use"),
    *carried("freshness", FRESH, "It can be seen that the data are probably still there.",
             "It does not show that the data are probably still there.", "returned", "R5"),
    missing("necessity", "returned", "R5", "deletion"),
    *carried("necessity", LOSS, "It can be seen why the data could be lost.",
             "It does not show why the data could be lost if nothing is done.", "returned", "R5"),
    missing("follow_up", "returned", "", "follow_up"),
    picks("follow_up-sure", "follow_up", "A request for the data will follow.", _follow_up, "returned", "none",
          supplies="follow_up"),
    missing("follow_up_by", "delayed", "", "follow_up"),
    Rule("follow_up_by-in-time", "follow_up_by", "It follows while the data are kept.", "delayed", _follow_up_day,
         _early, "", ("follow_up",)),
    missing("confidentiality", "delayed", "", "secret"),
    picks("confidentiality-asked", "confidentiality", "Secrecy is asked for, since the file gives a reason.",
          lambda document, around: {
              "none": "Secrecy is not asked for, so that the user may come to know of the request."},
          "delayed", "none", supplies="secret"),
    missing("secret_because", "delayed", "", "secret"),
    *carried("secret_because", SECRET, "The reason for secrecy can be seen.",
             "Secrecy is asked for, and the reason that is cited does not carry it.", "delayed"),
    missing("disclosure", "delayed", "", "host", bound),
    picks("disclosure-none", "disclosure", "Preservation hands nothing over.", _disclosure, "refused", "content",
          "R6", part=True, asks="handed-over"),
    picks("disclosure-path", "disclosure", "It asks for the data that show the path.", _no_path, "delayed", "none",
          supplies="host", applies=bound),
    missing("path", "delayed", "", "host", bound),
    *carried("path", PATH, "The file points to another provider.",
             "What is cited does not point to another provider on the path.", "delayed", applies=bound),
    missing("urgency", "delayed", "", "hearing"),
    picks("urgency-claimed", "urgency", "It says that it is urgent.",
          lambda document, around: {"none": "It is not marked as urgent, although a court decides on a fixed day."},
          "delayed", "none", supplies="hearing"),
    missing("urgent_by", "delayed", "", "hearing"),
    missing("urgent_because", "delayed", "", "hearing"),
    *carried("urgent_because", URGENT, "The reason for urgency can be seen.",
             "Urgency is claimed, and what is cited gives no reason with a date.", "delayed"),
)  # fmt: skip


def _urgent_day(document: Document, around: Circumstances) -> Iterator[Lack]:
    text, day = document.text("urgent_by"), document.day("urgent_by")
    if text and (day is None or day.isoformat() != around.fact("hearing")):
        yield Lack("The day by which the answer is needed is not that on which the court decides.")


URGENCY: tuple[Rule, ...] = (
    Rule("urgent_by-true", "urgent_by", "It is the day on which the court decides.", "delayed", _urgent_day,
         set_to("urgent_by", "2026-12-31"), "", ("hearing",)),
    missing("ground", "returned", "", "hearing"),
    picks("ground-shown", "ground", "The file shows the reason for urgency.",
          lambda document, around: {
              "life": "It speaks of danger to life. Nothing in the annex shows one."},
          "returned", "life", supplies="hearing"),
    picks("ground-loss", "ground", "Loss is no reason where the data are kept.",
          lambda document, around: {
              "loss": "It speaks of loss. The data have been kept since the request for preservation."},
          "returned", "loss", supplies="hearing", asks="M14-loss"),
    picks("ground-none", "ground", "Convenience is no urgency.",
          lambda document, around: {
              "convenience": "That it would save time is no reason to leave the ordinary way, which is open."},
          "redirected", "convenience", "R11", "hearing"),
)  # fmt: skip
