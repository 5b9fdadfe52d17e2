"""How the request is to be handled: use, certificate, delivery; and what only orders of the European Union ask."""

from collections.abc import Iterator, Mapping
from typing import Any

from casebook.assistance.circumstances import Circumstances
from casebook.assistance.citing import investigation_order
from casebook.assistance.document import Document
from casebook.assistance.rules.rule import Lack, Rule, add_to, listed, missing, picks

CERTIFICATE = {
    "custodian": "who is in charge of the records",
    "method": "how the records were made",
    "values": "the hash value of each file",
}


def _bound_to_purpose(kind: str, around: Circumstances) -> bool:
    """Apply where the law asks for an undertaking; the Directive, as far as it was read, has no such rule."""
    return not investigation_order(kind, around)


def _speciality(document: Document, around: Circumstances) -> Mapping[str, str]:
    text = (
        "It does not undertake to use the answer in this investigation only, and to ask for consent before other use."
    )
    if document.document == "spontaneous":
        text = "It leaves the use of the information open. A condition must be set before it is passed on."
    return {"any": text, "shared": text}


def _certificate(document: Document, around: Circumstances) -> Iterator[Lack]:
    given = document.chosen("certification")
    lacking = [words for key, words in CERTIFICATE.items() if key not in given]
    if given and lacking:
        yield Lack(f"The certificate that is asked for would leave out {listed(lacking)}.")


def _drop_values(fields: dict[str, Any], around: Circumstances) -> None:
    fields["certification"] = [one for one in fields["certification"] if one != "values"]


def _drop_apart(fields: dict[str, Any], around: Circumstances) -> None:
    fields["delivery"] = [one for one in fields["delivery"] if one != "apart"]


def _useless(document: Document, around: Circumstances) -> Mapping[str, str]:
    text = "{} says nothing on how the records were made and need not be asked for."
    return {"covering": text.format("A covering letter"), "notary": text.format("The stamp of a notary")}


def _delivery(document: Document, around: Circumstances) -> Iterator[Lack]:
    given = document.chosen("delivery")
    if given and "encrypted" not in given:
        yield Lack("It does not ask for delivery in encrypted form.")
    if given and "apart" not in given:
        yield Lack(
            "The list of hash values would come with the files: whoever changed one on the way could change both."
        )


def _insecure(document: Document, around: Circumstances) -> Mapping[str, str]:
    return {
        "plain": "Delivery by ordinary mail, not encrypted, would not keep the data secret.",
        "printed": "A printout is not the record: it has no hash value and leaves out what is not printed.",
    }


def _weak_hash(document: Document, around: Circumstances) -> Mapping[str, str]:
    text = "{} does not protect against somebody who wants to change a file unseen."
    return {"crc32": text.format("CRC-32"), "md5": text.format("MD5 alone"), "sha1": text.format("SHA-1 alone")}


def _reach(document: Document) -> set[str]:
    return {str(one["category"]) for one in document.records("data")}


def _issuer(document: Document, around: Circumstances) -> Mapping[str, str]:
    found = {"police": "The police cannot issue it without validation by an authority that may."}
    if document.document == "production-order" and _reach(document) & {"traffic", "content"}:
        found["prosecutor"] = (
            "A prosecutor may order subscriber data, and data to identify the user; traffic and content data need a "
            "judge, a court or an investigating judge."
        )
    return found


def _deadline(document: Document, around: Circumstances) -> Mapping[str, str]:
    return {
        "hours-6": "The Regulation knows no time of six hours: in an emergency it is eight, otherwise ten days.",
        "hours-8": "Eight hours are for an emergency, which the annex does not show.",
        "days-60": "Sixty days are the time of preservation, not of production.",
        "open": "It sets no time.",
    }


RULES: tuple[Rule, ...] = (
    missing("speciality", "delayed", "", "use_only", _bound_to_purpose),
    picks("speciality-only", "speciality", "Use is limited to the case.", _speciality, "delayed", "any",
          supplies="use_only", applies=_bound_to_purpose),
    missing("certification", "delayed", "", "certificate"),
    Rule("certification-whole", "certification", "The certificate lets the court take the records.", "delayed",
         _certificate, _drop_values, "", ("certificate",)),
    picks("certification-needed", "certification", "No certificate is asked for that proves nothing.", _useless,
          "delayed", add_to("certification", "notary"), supplies="certificate"),
    missing("delivery", "delayed", "", "delivery"),
    Rule("delivery-safe", "delivery", "It comes encrypted, and the hash values by another way.", "delayed", _delivery,
         _drop_apart, "", ("delivery",)),
    picks("delivery-record", "delivery", "The records themselves come.", _insecure, "delayed",
          add_to("delivery", "plain"), supplies="delivery"),
    missing("algorithm", "delayed", "", "delivery"),
    picks("algorithm-sound", "algorithm", "The hash algorithm withstands intent.", _weak_hash, "delayed", "md5",
          supplies="delivery"),
    missing("issuer", "returned", "R8"),
    picks("issuer-may", "issuer", "It is issued by one who may.", _issuer, "returned", "police", "R8"),
    missing("deadline", "delayed"),
    picks("deadline-right", "deadline", "The time is that of the Regulation.", _deadline, "delayed", "hours-6"),
    missing("notification", "delayed"),
    missing("confirmation", "delayed", "", "language"),
    picks("confirmation-follows", "confirmation", "A request in due form follows.",
          lambda document, around: {"none": "It does not offer confirmation in due form, which is asked for here."},
          "delayed", "none", supplies="language"),
)  # fmt: skip
