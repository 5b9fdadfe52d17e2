"""How to write for this course: a lesson on lessons, made by the builder like any other."""

# %% setup title="Writing for this course" minutes=20 kind="introduction"
from casebook.lesson import option, practice
from casebook.lesson.session import start

start("authoring")

# %% [markdown]
"""
<!-- section: title -->
# Writing for this course

For whoever corrects a statement of law, adds a question or writes a module. This page is written as a lesson is, and made by the same builder. [Back to the modules](Welcome.ipynb)
"""

# %% [markdown]
"""
<!-- section: case -->
## A correction of the law

You read in a judgment of last week that an entry of the register no longer holds. Where do you write it?
"""

# %% practice="authoring-p1"
practice.choice("A rule has changed. How many files do you edit?",
    option("lessons", "Every lesson that mentions the rule",
        "A lesson states no law of its own. It cites the entry, and shows what the entry says."),
    option("one", "One: the entry in datasets/register",
        "What was said in 2019 stays. You change what holds today, the date, the authority, the source and the day you read it.", right=True),
    option("two", "Two: the entry and the page of authorities",
        "That page is made from the register."))

# %% [markdown]
"""
1. Open the State's file in `datasets/register/` and change the entry. Give the new rule its first day under `rules`.
2. `casebook register check` says in words what is missing, with the line.
3. `casebook register uses IN-036` says where the entry is cited, and whether a mark rests on it.
4. `casebook build` puts the correction into every lesson. Commit the entry and what the build made.

An entry that nobody has read in its source says `checked: false` and why. No mark may rest on it: the build refuses.
"""

# %% [markdown]
"""
<!-- section: guided -->
## A question

`casebook new question m05 ruling` puts three cells into the lesson, side by side: what is asked, the key, the full answer. The kinds are in `docs/marking.md`.
"""

# %% practice="authoring-p2"
practice.choice("Where does the right answer of a graded question stand?",
    option("form", "In the question's cell, where the form can check it at once",
        "Then every learner has it in the page. A graded question carries no key."),
    option("mark", "In the mark cell of the lesson, which never leaves course/lessons",
        "A marking run reads it there. It is computed from the learner's exhibits wherever a case can differ.", right=True),
    option("solutions", "In solutions/, from which marks are read",
        "Those are made from the lesson, for the public case alone."))

# %% practice="authoring-p3"
practice.several("Which of these does the builder refuse?",
    option("first", "A choice whose first option is the right one",
        "Whoever always takes the first option must earn nothing.", right=True),
    option("long", "A paragraph of more than six lines",
        "It should be shorter, and no machine decides it."),
    option("change", "A key by which one changed element costs nothing",
        "The builder changes each element of the full answer. If that costs nothing, the mark does not see what it asks.", right=True),
    option("badge", "A citation of an entry that is not in the register",
        "Nor a mark without a reason and an authority.", right=True))

# %% [markdown]
"""
## A module

`casebook new module m06_powers --title "…"` writes every section with one question of each step. `casebook build m06 --dry-run` says what is still missing: file, line, mend.
`casebook build m06 --watch` builds it at each save; reload the page to see it.

* The title is a question that a judge would ask. The case has five lines.
* First predict, then see. One worked example, then one with help, then one without.
* Say **what this does not show**. Give the defence its place.
* Short sentences, one term for one thing (`docs/glossary.yaml`). Read it aloud.
* Another learner has another case: prose speaks of *your image*, and values come from the exhibits.
* Law that courts see differently: accept each side for its reasons, with `# %% reference2="…"`.

## The minutes

`casebook build m06` ends with what the module takes: its words at 180 a minute, and a time for each answer. `docs/authoring.md` has the arithmetic. The minutes that you state may differ by a tenth.
A part that no graded question needs may be marked `longer`. It opens with a heading *If you have longer* and is not counted.

## Before you hand it over

Take the module yourself, by keyboard alone and at the width of a telephone. Then give it to a judge, to counsel for the defence and to somebody who reads English as a second language. Ask where they were lost, bored or misled.
"""

# %% [markdown]
"""
<!-- section: recap -->
## To keep

* One file for one change: the entry, or the lesson. Everything else is made from it.
* The key stays in the lesson, and is computed from the exhibits.
* A mark is a number with a reason, an authority and a place.
"""
