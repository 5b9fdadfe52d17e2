"""A class whose roster changes: who is there stays, what is known of them stays, and nobody is guessed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st

from casebook.classroom.private import BadFolder, Private, join
from casebook.classroom.roster import FIELDS, Learner

Run = Callable[..., Result]
ZOE = Learner("heron-1001", "Zoë Müller")
PAT = Learner("tern-1002", "Pat O'Neil")
WEI = (Learner("heron-1001", "Li Wei", email="a@x.example"), Learner("tern-1002", "Li Wei", email="b@x.example"))


def test_a_class_begun_with_names_goes_on_with_the_platforms_own_list(run: Run, tmp_path: Path) -> None:
    """`class export` gives this advice when the first roster has names alone."""
    names, listed, kept = tmp_path / "r.csv", tmp_path / "participants.csv", tmp_path / "p"
    names.write_text("name\nZoë Müller\nPat O'Neil\n", "utf-8")
    listed.write_text(
        "First name,Last name,Email address\nPat,O'NEIL,pat@x.example\nZoe,Muller,zoe@x.example\n"
        "Ana,Ruiz,ana@x.example\n", "utf-8",
    )  # fmt: skip
    options = ("--private", str(kept), "--cases", "public", "--module", "m05")
    run("class", "new", "--roster", str(names), *options)
    before = [one.pseudonym for one in Private(kept).learners()]
    run("class", "new", "--roster", str(listed), *options)
    after = Private(kept).learners()
    assert [one.pseudonym for one in after[:2]] == before
    assert [one.email for one in after] == ["zoe@x.example", "pat@x.example", "ana@x.example"]
    assert {path.stem for path in (kept / "handout").iterdir()} == {one.pseudonym for one in after}


def test_a_roster_with_fewer_columns_takes_nothing_out_of_the_key() -> None:
    full = Learner("heron-1001", "Zoë Müller", "Zoë", "Müller", "zoe@x.example", "7", "zoe", "501", "s7", "z7", "A")
    assert join([full], [Learner(name="Zoe Muller", email="ZOE@x.example", section="B")]) == [
        Learner("heron-1001", "Zoe Muller", "Zoë", "Müller", "ZOE@x.example", "7", "zoe", "501", "s7", "z7", "B")
    ]
    assert join([full], [Learner(name="Zoë Müller")]) == [full]
    # another name has other parts: the old family name must not go back to the platform
    married = join([full], [Learner(name="Zoë Schmidt", email="zoe@x.example")])
    assert (married[0].name, married[0].first, married[0].last) == ("Zoë Schmidt", "", "")


def test_a_platform_that_knows_other_numbers_means_the_same_person() -> None:
    moodle = Learner("heron-1001", "Zoë Müller", "Zoë", "Müller", email="zoe@x.example")
    canvas = Learner("", "Zoë Müller", "Zoë", "Müller", canvas_id="501", sis_login="zm")
    assert join([moodle], [canvas]) == [
        Learner("heron-1001", "Zoë Müller", "Zoë", "Müller", email="zoe@x.example", canvas_id="501", sis_login="zm")
    ]


def test_one_name_with_another_address_is_another_person() -> None:
    joined = join([WEI[0]], [Learner(name="Li Wei", email="b@x.example"), Learner(name="Li Wei", email="a@x.example")])
    assert [one.email for one in joined] == ["a@x.example", "b@x.example"]
    assert joined[1].pseudonym not in ("", "heron-1001")


@pytest.mark.parametrize(("known", "roster", "says"), [
    (WEI, [Learner(name="Li Wei")], "Li Wei in the roster could be heron-1001 or tern-1002. Write the right pseudonym"),
    ([Learner("heron-1001", "Li Wei")], [Learner(name="Li Wei", email="a@x.example"), Learner(name="Wei Li",
     first="Li", last="Wei", email="b@x.example")], "is not the only line that could be heron-1001"),
    ([Learner("heron-1001", "A", email="a@x.example"), Learner("tern-1002", "A", id_number="7")],
     [Learner(name="A", email="a@x.example", id_number="7")], "could be heron-1001 or tern-1002"),
    ([Learner("heron-1001", "A", email="a@x.example", id_number="7")],
     [Learner(name="A", email="a@x.example"), Learner(name="B", id_number="7")], "not the only line"),
])  # fmt: skip
def test_nobody_is_guessed(known: list[Learner], roster: list[Learner], says: str) -> None:
    with pytest.raises(BadFolder, match=says):
        join(known, roster)


def test_a_pseudonym_beside_the_name_says_who_is_meant() -> None:
    assert join(WEI, [Learner("tern-1002", "Li Wei", username="lw")]) == [
        WEI[0], Learner("tern-1002", "Li Wei", email="b@x.example", username="lw")
    ]  # fmt: skip
    # and so an address is changed
    assert join(WEI, [Learner("tern-1002", "Li Wei", email="new@x.example")])[1].email == "new@x.example"
    known = [Learner("heron-1001", "Li Wei")]
    one, two = Learner("", "Li Wei", email="b@x.example"), Learner("heron-1001", "Li Wei", email="a@x.example")
    joined = join(known, [one, two])
    assert joined[0] == two and joined[1].email == "b@x.example"
    assert join(WEI, [Learner("dipper-1003", "Li Wei")])[2].pseudonym == "dipper-1003"
    with pytest.raises(BadFolder, match="belongs to somebody else"):
        join([ZOE], [Learner("heron-1001", "Pat O'Neil")])
    with pytest.raises(BadFolder, match="is heron-1001 already"):
        join([ZOE], [Learner("dipper-1003", "Zoë Müller")])


SOME = st.sampled_from(["", "1", "2"])
LINE = st.builds(Learner, name=st.sampled_from(["Ali", "Khalid"]), email=SOME, canvas_id=SOME, section=SOME)
# `roster.read` refuses two lines that share what identifies people
ROSTERS = st.lists(LINE, max_size=4).filter(
    lambda lines: sum(len(one.identities) for one in lines) == len({mark for one in lines for mark in one.identities})
)


@given(ROSTERS, ROSTERS)
def test_a_roster_read_twice_changes_nothing_and_nothing_known_is_lost(one: list[Learner], two: list[Learner]) -> None:
    first = join([], one)
    assert len(first) == len(one) and join(first, one) == first
    try:
        second = join(first, two)
    except BadFolder as error:
        assert "could be" in str(error)
        return
    assert join(second, two) == second
    assert [learner.pseudonym for learner in second][: len(first)] == [learner.pseudonym for learner in first]
    assert len({learner.pseudonym for learner in second}) == len(second) <= len(one) + len(two)
    for kept, now in zip(first, second, strict=False):
        assert all(getattr(now, field) for field in FIELDS if getattr(kept, field))
