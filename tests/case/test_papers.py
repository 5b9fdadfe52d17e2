"""The papers of a case do not contradict one another where no fault is planted."""

import re

import pytest

from casebook.case.exhibits import certificates, custody, formalities, ledger
from casebook.case.scenario import Scenario, scenario

FACTS = [scenario(f"papers {number}") for number in range(60)]


@pytest.mark.parametrize("facts", FACTS[:12], ids=lambda facts: facts.id)
def test_a_seal_that_was_opened_is_never_closed_again(facts: Scenario) -> None:
    seals = [step[1] for step in custody.steps(facts)]
    opened = [number for number, step in enumerate(custody.steps(facts)) if "seal opened" in step[4]]
    assert len(set(seals)) == len(custody.seals(facts)) == len(opened) + 1
    for number in opened:
        assert not {*seals[:number]} & {*seals[number:]}


def test_the_officer_seals_and_the_examiner_takes_the_closed_bag_and_no_part_in_the_search() -> None:
    for facts in FACTS:
        giver, taker = custody.steps(facts)[0][2:4]
        search = formalities.search_record(facts)
        assert (giver, taker) == (facts.people["investigator"], facts.people["examiner"])
        assert (
            f"{giver} put it into a bag" in search["4"] and f"{taker}, examiner, received the closed bag" in search["4"]
        )
        assert "took no part" in search["4"]
        began, ended = re.findall(r"\d\d:\d\d", search["1"])[:2]
        assert began < ended == f"{custody.steps(facts)[0][0]:%H:%M}"


def test_no_note_explains_the_entry_that_the_bank_contradicts() -> None:
    assert {ledger.entered(facts)[ledger.wrong(facts)].note for facts in FACTS} == set(ledger.PLAIN)
    assert not [note for note in ledger.PLAIN if re.search(r"part|discount|reminder", note)]


def test_a_value_under_the_wrong_name_stands_in_the_custody_record() -> None:
    met = [facts for facts in FACTS if certificates.defects_902(facts).get("4") == "mislabelled"]
    assert met
    for facts in met:
        value = re.findall(r"\b[0-9a-f]{32,}\b", certificates.paragraphs_902(facts)["4"])
        assert value[0].encode() in custody.record(facts)


def test_who_signs_abroad_declares_under_the_laws_of_the_united_states_and_says_where() -> None:
    for facts in FACTS:
        paragraphs = certificates.paragraphs_902(facts)
        sound = "8" not in certificates.defects_902(facts)
        assert sound == ("under the laws of the United States of America" in paragraphs["8"])
        assert paragraphs["9"].startswith(f"Signed at {facts.requesting.city} on ")
