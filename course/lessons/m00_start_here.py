"""m00 Start here: every kind of question once, and what happens to your answers."""

# %% setup title="Start here: how do I answer, and who sees it?" minutes=10 kind="introduction"
from casebook.lesson import ask, case, field, mark, option, practice, questions, show, start

start(__file__)

# %% [markdown]
"""
<!-- section: title -->
# Start here: how do I answer, and who sees it?

*{minutes} · no points · nothing to install, nothing to program*
"""

# %% [markdown]
"""
<!-- section: case -->
**The case.** One invented case runs through the whole course: an intrusion at a manufacturer, a false message that changed a bank account, a seized laptop, and providers in other States.
You have its file: images of the laptop, records, letters. They are real files in their real formats.
"""

# %% [markdown]
"""
<!-- section: aims -->
**When you have finished you can** answer every kind of question, see that it was saved, find out what is missing, mark your work, hand it in, and read the badges that date the law.
"""

# %% [markdown]
"""
<!-- section: guided -->
## Choose one

Use the mouse, or the Tab key to come to the question and the arrow keys within it. Practice answers at once.
"""

# %% practice="m00-p1"
practice.choice("Where does your answer go?",
    option("net", "To a server of the course", "No. Nothing leaves this machine while you work."),
    option("file", "Into a file beside the lesson, on this machine", "Yes. It is called answers.json. You can read it, copy it and delete it.", right=True),
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
    left={"acq": "Acquisition hash", "coc": "Chain of custody"},
    right={"held": "Who held an item at every moment", "first": "The value taken when evidence is first copied"},
    answers={"acq": ("first", "Every later comparison leads back to it."), "coc": ("held", "One named holder at each moment.")})

# %% [markdown]
"""
## Type a value

Capital or small letters and spaces do not matter. A time needs its zone.
"""

# %% practice="m00-p6"
practice.moment("The log says 2 March 2026, 09:30:00, local time in India. Enter that moment.", zones=["+00:00", "+05:30"],
    answers={"date": "2026-03-02", "time": "09:30:00", "zone": "+05:30"}, reason="India is five hours and thirty minutes ahead of UTC. 04:00:00 with +00:00 is the same moment, and is right too.")

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

States described their law in 2019. Some of it has changed. A badge says which. Open this one: {cite: IN-036}

It says what was said in 2019, what holds today, on what authority, and as of which day. Where nobody has checked an entry, the badge says UNCHECKED, and no question with points rests on it.
"""

# %% practice="m00-p7"
practice.choice("The badge says SUPERSEDED. What do you do with the statement of 2019?",
    option("use", "Use it, since a State said it", "No. It no longer holds."),
    option("today", "Use what the badge says holds today, and look at its authority", "Yes.", right=True),
    option("drop", "Forget it", "It may still govern older cases. The badge gives the dates."))

# %% [markdown]
"""
<!-- section: recap -->
## Check, mark, hand in

* **Check my work** says in words what is unanswered or cannot be read.
* **Mark my work** gives points and reasons, here on your machine.
* **Download my work** makes one file to hand in, and a receipt with its SHA-256. Keep the receipt: it shows later what you handed in.

**Privacy.** You are known by a pseudonym. There is no ranking. Your marks stay with you until you hand in. On Binder everything is deleted when you leave: download first.
"""
