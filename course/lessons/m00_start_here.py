"""m00 Start here: every kind of question once, and what happens to your answers."""

# %% setup title="Start here: how do I answer, and who sees it?" minutes=10 kind="introduction"
from casebook.lesson import ask, case, evidence, field, mark, option, practice, questions, show, start

start(__file__)

# %% [markdown]
"""
<!-- section: title -->
# Start here: how do I answer, and who sees it?

*{minutes} · no points · nothing to program*
"""

# %% [markdown]
"""
<!-- section: case -->
**The case.** One invented case runs through the whole course. There was an intrusion at a manufacturer, and a false message changed a bank account. A laptop was seized. Providers in other States hold the rest.
You have its file: images of the laptop, records, letters. They are real files in their real formats.
"""

# %% [markdown]
"""
<!-- section: aims -->
**When you have finished you can**

* answer every kind of question, and see that it was saved;
* run a line of code that stands in the lesson;
* find out what is missing, mark your work, and hand it in;
* read the badges that date the law.

**Where things are.** The buttons *Check my work*, *Mark my work*, *Download my work* and *Words* stand in a row above the lesson. The Tab key moves, Space presses, Escape closes a window. In a list of options the arrow keys move.
"""

# %% [markdown]
"""
<!-- section: guided -->
## Choose one

Use the mouse, or the Tab key to come to the question and the arrow keys within it. Practice answers at once.
"""

# %% practice="m00-p1"
practice.choice("Where does your answer go?",
    option("net", "To the people who run the course", "No. Nothing is sent to them while you work. You hand in when you choose to."),
    option("file", "Into a file beside the lesson, where the lesson runs", "Yes. It is called answers.json. You can read it, copy it and delete it. On Binder or a class server the lesson runs on that server, and so the file lies there.", right=True),
    option("lost", "Nowhere, it is gone when you close the page", "No. Close the page and open it again: your answer is there."))

# %% [markdown]
"""
## Choose several
"""

# %% practice="m00-p2"
practice.several("Which of these can you do without writing code?",
    option("edit", "Change the course's own mark of your answer", "No. The marks are not in your notebook."),
    option("hash", "Verify a disk image", "Yes. The line of code is there. You only run it.", right=True),
    option("rule", "Rule on an exhibit", "Yes. You choose an outcome and the grounds that carry it.", right=True))

# %% [markdown]
"""
## Sort, order, match

A **hash value** is a short text that a program computes from the bytes of a file. The same bytes always give the same value. A value that somebody wrote down, with the day, is a **recorded hash value**.
"""

# %% practice="m00-p3"
practice.classify("Sort what you may hear in court.",
    items={"same": "These bytes are the same as on Monday", "true": "So the content is true"},
    classes={"values": "Follows from two equal hash values", "more": "Needs more evidence"},
    answers={"same": ("values", "That is what equal values mean."), "true": ("more", "Bytes can be perfectly kept and false.")})

# %% practice="m00-p4"
practice.order("Put the steps of a lesson in order with the buttons Up and Down.",
    items={"hand": "Hand in", "open": "Open the lesson", "mark": "Mark my work", "answer": "Answer"},
    answers=["open", "answer", "mark", "hand"], reason="You may mark and answer again as often as you like before you hand in.")

# %% practice="m00-p5"
practice.match("Match the word with its meaning.",
    left={"acq": "Recorded hash value", "coc": "Chain of custody"},
    right={"held": "Who held an item at every moment", "first": "The value that was written down when evidence was first copied"},
    answers={"acq": ("first", "Every later comparison leads back to it."), "coc": ("held", "One named holder at each moment.")})

# %% [markdown]
"""
## Type a value

Capital or small letters and spaces do not matter. A time needs its zone.
"""

# %% practice="m00-p6"
practice.moment("The log says 2 March 2026, 09:30:00, local time in India. Enter that moment.", zones=["UTC", "+05:30"],
    answers={"date": "2026-03-02", "time": "09:30:00", "zone": "+05:30"}, reason="India is five hours and thirty minutes ahead of UTC. 04:00:00 UTC is the same moment, and is right too.")

# %% [markdown]
"""
## Run a line

Where you see a line of code, it is the examiner's tool, and you run it. Select it with the mouse or the Tab key, and press Shift and Enter. This line computes a hash value. Change nothing, and run it twice: the value stays the same.
"""

# %% visible
print(evidence.hash_text("Send it to the second account."))

# %% [markdown]
"""
## Rule, and give grounds

Choose an outcome, and tick the grounds that carry it. A false ground costs. Grounds count twice as much as the outcome.
"""

# %% practice="m00-p8"
practice.ruling("A copy of a letter is offered. Its hash value was recorded on Monday, and today it is the same. What do you find?",
    outcomes={"true": "What the letter says is true", "same": "The copy is as it was on Monday", "nothing": "Nothing can be said"},
    grounds={"equal": "Today's hash value is the recorded one", "long": "The value is long", "written": "The value was recorded on Monday, outside the file"},
    answers={"outcome": "same", "grounds": ["equal", "written"]},
    reason="Equal values mean equal bytes, from the day on which the first was recorded. They say nothing about the truth of the letter.")

# %% [markdown]
"""
## Find the defects

For each line, say that it is sound, or what is wrong with it. Finding a defect earns. Calling a sound line defective costs as much, so call nothing defective on suspicion.
"""

# %% practice="m00-p9"
practice.defects("A record of hash values has two lines. Which falls short?",
    paragraphs={"1": "1. On 2 March 2026 I computed the SHA-256 value of the image and wrote it down below.", "2": "2. The value was right."},
    defects={"moment": "It gives no moment", "empty": "It says nothing that could be tested"},
    answers={"1": "sound", "2": "empty"},
    reason="Line 1 says what was done, when and how. Line 2 would be true of every record.")

# %% [markdown]
"""
## Write

A longer text is saved while you type. Whoever teaches the class reads it; no machine marks it.
"""

# %%
ask("m00-d1").draft("Why are you taking this course?", fields=[field("why", "One sentence, for yourself", rows=2)])

# %% [markdown]
"""
## Read the date of the law

States described their law to the United Nations in 2019. Some of it has changed. A badge says which. Open this one: {cite: FR-17}

It says what was said in 2019, what holds today, on what authority, and as of which day. One word stands in front:

* **holds**: what was said in 2019 is still right;
* **PARTLY SUPERSEDED**: a part of it has changed;
* **SUPERSEDED**: another rule has taken its place;
* **CONTESTED**: courts or writers differ;
* **WRONG WHEN SAID**: it was not right in 2019 either;
* **NOT VERIFIABLE**: no source was found for it;
* **background** or **rule**: nobody said it in 2019; the course adds it;
* **UNCHECKED**: nobody has checked the entry, and no question with points rests on it.
"""

# %% practice="m00-p7"
practice.choice("The badge says SUPERSEDED. What do you do with the statement of 2019?",
    option("use", "Use it, since a State said it", "No. It no longer holds."),
    option("today", "See since when it no longer holds, and which rule governs your case", "Yes. The older rule may still govern an older case. The badge gives the dates and the authority.", right=True),
    option("drop", "Forget it", "No. It may still govern older cases."))

# %% [markdown]
"""
<!-- section: recap -->
## Check, mark, hand in

* **Check my work** says in words what is unanswered or cannot be read.
* **Mark my work** gives points and reasons, where the lesson runs. It sends nothing.
* **Download my work** makes one file to hand in, and a receipt with its SHA-256. Keep the receipt: it shows later what you handed in.

**Privacy.** You are known by a pseudonym. There is no ranking. Your marks stay with you until you hand in. On Binder everything is deleted when you leave: download first.
"""
