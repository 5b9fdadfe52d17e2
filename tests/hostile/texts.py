"""Answer files as text: encodings, sizes, depths, and JSON that means two things."""

import gzip
import json
import os
import pickle

from attack import HONEST, Corpus, Hand

TEXTS = Corpus("Answer files: encodings, sizes and odd JSON")
attack = TEXTS.attack
OTHERS = HONEST[1:]
FIRST = f'"{HONEST[0]}": '


def raw(hand: Hand, put: str) -> str:
    """Return the honest file as text, with the first honest answer replaced by a text that JSON could not hold."""
    found = hand.answers()
    del found["answers"][HONEST[0]]
    return json.dumps(found).replace('"answers": {', f'"answers": {{{FIRST}{{"value": {put}}}, ', 1)


@attack("UTF-8 with a byte order mark", "a reader that does not know it", "")
def byte_order_mark(hand: Hand) -> None:
    hand.write(b"\xef\xbb\xbf" + json.dumps(hand.answers()).encode())


@attack("UTF-16", "a reader that guesses", "saved as UTF-16", earns=())
def utf_16(hand: Hand) -> None:
    hand.write(json.dumps(hand.answers()).encode("utf-16"))


@attack("UTF-16 without a mark", "a reader that guesses", "mistake at line 1", earns=())
def utf_16_unmarked(hand: Hand) -> None:
    hand.write(json.dumps(hand.answers()).encode("utf-16-le"))


@attack("UTF-32", "a reader that guesses", "saved as UTF-16", earns=())
def utf_32(hand: Hand) -> None:
    hand.write(json.dumps(hand.answers()).encode("utf-32"))


@attack("UTF-7, where markup hides", "a browser that guesses", "", earns=HONEST)
def utf_7(hand: Hand) -> None:
    hand.write(hand.with_values({"m05-t1": {"finding": "+ADw-script+AD4-alert(1)", "open": ""}}))


@attack("bytes that are no UTF-8", "a reader that gives up", "no UTF-8 text", earns=())
def latin_1(hand: Hand) -> None:
    hand.write(json.dumps(hand.answers()).encode() + b"\xe9\xff")


@attack("NULs before the text", "readers in C", "mistake at line 1, column 1", earns=())
def nuls_before(hand: Hand) -> None:
    hand.write(b"\x00" * 100 + json.dumps(hand.answers()).encode())


@attack("NULs in an answer", "readers in C, databases", "signs that cannot be seen", earns=HONEST)
def nuls_inside(hand: Hand) -> None:
    hand.write(hand.with_values({"m05-t1": {"finding": "a\x00b", "open": "\x00"}}))


@attack("half a surrogate pair", "whatever writes UTF-8", "signs that cannot be seen", earns=HONEST)
def half_a_letter(hand: Hand) -> None:
    hand.write(json.dumps(hand.with_values({"m05-t1": {"finding": "\ud800", "open": "\udfff"}})))


@attack("nothing", "a reader of something", "ends too early", earns=())
def empty_file(hand: Hand) -> None:
    hand.write(b"")


@attack("a file cut in half", "a reader of the whole", "mistake at line", earns=())
def cut_file(hand: Hand) -> None:
    hand.write(json.dumps(hand.answers())[:200])


@attack("something after the end", "a reader that stops early", "something after the end", earns=())
def second_document(hand: Hand) -> None:
    hand.write(json.dumps(hand.answers()) + json.dumps(hand.answers()))


@attack("1 GB (sparse)", "memory", "larger than 2000 kB", earns=())
def huge_file(hand: Hand) -> None:
    with (hand.folder / "answers.json").open("wb") as file:
        os.truncate(file.fileno(), 1_000_000_000)


@attack("lists 10,000 deep", "the reader's stack", "nested too deep", earns=())
def deep_file(hand: Hand) -> None:
    hand.write("[" * 10_000 + "]" * 10_000)


@attack("one answer 10,000 deep", "the reader's stack", "nested too deep", earns=())
def deep_answer(hand: Hand) -> None:
    hand.write(raw(hand, "[" * 10_000 + "]" * 10_000))


@attack("one answer 50 deep", "whatever draws it", "nested too deep", earns=OTHERS)
def rather_deep_answer(hand: Hand) -> None:
    hand.write(raw(hand, "[" * 50 + "]" * 50))


@attack("NaN", "comparisons", "holds NaN", earns=OTHERS)
def nan(hand: Hand) -> None:
    hand.write(raw(hand, '{"number": NaN, "unit": "hours"}'))


@attack("infinity", "arithmetic", "holds -Infinity", earns=OTHERS)
def infinity(hand: Hand) -> None:
    hand.write(raw(hand, "[-Infinity]"))


@attack("1e999999", "arithmetic", "too large", earns=OTHERS)
def overflow(hand: Hand) -> None:
    hand.write(raw(hand, "1e999999"))


@attack("an integer of 100,000 digits", "the reader's time", "too long", earns=OTHERS)
def huge_integer(hand: Hand) -> None:
    hand.write(raw(hand, "9" * 100_000))


@attack("an answer twice", "two readers that disagree", "is there twice", earns=OTHERS)
def answer_twice(hand: Hand) -> None:
    first = json.dumps(hand.answers()["answers"][HONEST[0]])
    hand.write(json.dumps(hand.answers()).replace('"answers": {', f'"answers": {{{FIRST}{first}, ', 1))


@attack("a name twice inside an answer", "two readers that disagree", "is there twice", earns=OTHERS)
def name_twice(hand: Hand) -> None:
    hand.write(raw(hand, '{"stored": "made", "stored": "now"}'))


@attack("all answers twice", "two readers that disagree", "is there twice", earns=())
def answers_twice(hand: Hand) -> None:
    hand.write(json.dumps(hand.answers()).replace('"answers": {', '"answers": {}, "answers": {', 1))


@attack("a future schema", "a reader that guesses", "Get the newer version", earns=())
def future_schema(hand: Hand) -> None:
    hand.write(hand.answers(schema=99))


@attack("a schema that is a list", "a reader that compares", '"schema"', earns=())
def odd_schema(hand: Hand) -> None:
    hand.write(hand.answers(schema=[1]))


@attack("20,000 answers to questions that nobody asked", "memory and report", "belong to no question")
def many_answers(hand: Hand) -> None:
    hand.write(hand.with_values({f"m99-q{number}": "a" for number in range(20_000)}))


@attack("ids that are paths, markup and Python's own names", "files and objects by name", "is no id of a question")
def odd_ids(hand: Hand) -> None:
    ids = ("../../../etc/passwd", "<script>", "__class__", "__proto__", "", "a\nb: graded", "x" * 500)
    hand.write(hand.with_values(dict.fromkeys(ids, "a")))


@attack("Python's own pickle", "a reader that runs what it reads", "mistake at line 1", earns=())
def pickled(hand: Hand) -> None:
    hand.write(pickle.dumps(hand.answers(), protocol=0))


@attack("gzip", "a reader that unpacks", "no UTF-8 text", earns=())
def gzipped(hand: Hand) -> None:
    hand.write(gzip.compress(json.dumps(hand.answers()).encode()))


@attack("YAML that makes objects", "a reader that is too clever", "mistake at line 1", earns=())
def yaml(hand: Hand) -> None:
    hand.write(f"!!python/object/apply:os.system ['touch {hand.canary()}']")


@attack("times that are none", "dates and sorting", "")
def odd_times(hand: Hand) -> None:
    found = hand.answers()
    odd = ["9999-12-31T23:59:59+23:59", "0001-01-01T00:00:00-23:59", 5, None, "x" * 10_000, "2026-02-30T00:00:00Z"]
    for entry, time in zip(found["answers"].values(), odd, strict=False):
        entry["saved"] = time
    hand.write(found)


@attack("another learner's case", "answers that fit another key", "another learner's case", earns=())
def other_case(hand: Hand) -> None:
    hand.write(hand.answers(case="C-0000000000"))


@attack("a case that is a path", "a case of the learner's own making", '"case" is not a name')
def path_as_case(hand: Hand) -> None:
    hand.write(hand.answers(case="../submitted/path-as-case"))


@attack("another module's answers", "marks for other work", "the answers are those of module m02", earns=())
def other_module(hand: Hand) -> None:
    hand.write(hand.answers(module="m02_admissibility"))


@attack("a module that is a path", "lessons of the learner's own", '"module" is not a name')
def path_as_module(hand: Hand) -> None:
    hand.write(hand.answers(module="../../lessons/mine"))
