"""A hand-in that is made of links, pipes and names, and not of files."""

import contextlib
import os
import shutil
import socket

from attack import MODULE, NEIGHBOUR, Corpus, Hand

FILES = Corpus("Links, pipes, devices and names")
attack = FILES.attack
LINK = "answers.json is a link and is not followed"


@attack("answers.json a link to the system's passwords", "what the grader may read", LINK, earns=())
def link_to_passwords(hand: Hand) -> None:
    (hand.folder / "answers.json").symlink_to("/etc/passwd")


@attack("answers.json a link to a neighbour's answers", "another learner's marks", LINK, earns=())
def link_to_neighbour(hand: Hand) -> None:
    (hand.folder / "answers.json").symlink_to(f"../../{NEIGHBOUR}/{MODULE}/answers.json")


@attack("answers.json a link to a file in the grader's home", "the grader's files", LINK, earns=())
def link_to_home(hand: Hand) -> None:
    (hand.folder / "answers.json").symlink_to(hand.home / "secret.json")


@attack("answers.json a link to itself", "a reader that follows", LINK, earns=())
def link_to_itself(hand: Hand) -> None:
    (hand.folder / "answers.json").symlink_to("answers.json")


@attack(
    "answers.json a link to a device without an end",
    "memory",
    LINK,
    earns=(),
    untried="a device without an end is copied until the disk is full",
)
def link_to_device(hand: Hand) -> None:
    (hand.folder / "answers.json").symlink_to("/dev/zero")


@attack(
    "honest answers beside links to the gradebook and out of the course",
    "what is copied or followed",
    "not followed",
)
def links_beside(hand: Hand) -> None:
    hand.write(hand.answers())
    (hand.folder / "gradebook.db").symlink_to(hand.course / "gradebook.db")
    (hand.folder / "out").symlink_to("../../../..")
    (hand.folder / "timestamp.txt").symlink_to(hand.home / "secret.txt")


@attack("the notebook a link to a file in the grader's home", "the grader's files", "is a link and is not followed")
def linked_notebook(hand: Hand) -> None:
    hand.write(hand.answers())
    (hand.folder / f"{MODULE}.ipynb").symlink_to(hand.home / "secret.json")


@attack("the whole folder a link to a neighbour's", "another learner's marks", "the folder is a link", earns=())
def linked_folder(hand: Hand) -> None:
    shutil.rmtree(hand.folder)
    hand.folder.symlink_to(f"../{NEIGHBOUR}/{MODULE}")


@attack("answers.json a hard link to a file in the grader's home", "the grader's files", "", earns=())
def hard_link(hand: Hand) -> None:
    os.link(hand.home / "private.json", hand.folder / "answers.json")


@attack(
    "answers.json a pipe",
    "a reader that waits for ever",
    "answers.json is no regular file",
    earns=(),
    untried="a pipe that is opened is waited for without an end",
)
def pipe(hand: Hand) -> None:
    os.mkfifo(hand.folder / "answers.json")


@attack("pipe and socket beside honest answers", "whatever opens all it finds", "left aside", untried="as above")
def pipe_beside(hand: Hand) -> None:
    hand.write(hand.answers())
    os.mkfifo(hand.folder / "a.fifo")
    # a socket's name may have 107 bytes, so it is made in the folder
    with contextlib.chdir(hand.folder), socket.socket(socket.AF_UNIX) as made:
        made.bind("a.socket")


@attack("answers.json a folder", "a reader of files", "answers.json", earns=())
def folder_as_file(hand: Hand) -> None:
    hand.write("x", "answers.json/answers.json")


@attack(
    "timestamp.txt a pipe",
    "a reader that waits for ever",
    "timestamp.txt gives no time",
    untried="a pipe that is opened is waited for without an end",
)
def piped_time(hand: Hand) -> None:
    hand.write(hand.answers())
    os.mkfifo(hand.folder / "timestamp.txt")


@attack(
    "timestamp.txt and the notebook folders",
    "a reader of files, and the class behind it",
    "timestamp.txt gives no time",
)
def folders_as_files(hand: Hand) -> None:
    hand.write(hand.answers())
    hand.write("x", "timestamp.txt/x")
    hand.write("x", f"{MODULE}.ipynb/x")
    hand.write("x", "remarks.txt/x")


@attack("a time that is no time", "the run, and formgrader's list", "timestamp.txt gives no time")
def broken_time(hand: Hand) -> None:
    hand.write(hand.answers())
    hand.write("9999-99-99 <script>\x00 UTC", "timestamp.txt")


@attack("a time stamp of 1 GB (sparse)", "memory", "timestamp.txt gives no time")
def huge_time(hand: Hand) -> None:
    hand.write(hand.answers())
    with (hand.folder / "timestamp.txt").open("wb") as file:
        os.truncate(file.fileno(), 1_000_000_000)


@attack("names with line ends, escape codes and turned letters", "the report and the terminal", "left aside")
def odd_names(hand: Hand) -> None:
    hand.write(hand.answers())
    for name in ("a\nb: graded", "\x1b[2Jclear", "txt.\u202efdp", "-rf", "x" * 255, "$(touch x)", "a;b", "%00"):
        hand.write("x", name)
    (hand.folder.joinpath(os.fsdecode(b"\xff\xfe"))).write_bytes(b"x")


@attack("a tree of folders 60 deep", "whatever walks", "left aside")
def deep_tree(hand: Hand) -> None:
    hand.write(hand.answers())
    hand.write("x", "d/" * 60 + "x")


@attack("2,000 files", "whatever reads all", "left aside")
def many_files(hand: Hand) -> None:
    hand.write(hand.answers())
    for number in range(2000):
        (hand.folder / f"f{number}").touch()
