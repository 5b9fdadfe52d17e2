"""The first page of the course: the map of modules, and how to work with them."""

# %% setup title="Electronic evidence for prosecutors and judges" minutes=5 kind="introduction"
from casebook.lab.progress import course_map

# %% [markdown]
"""
<!-- section: title -->
# Electronic evidence for prosecutors and judges

Each module puts one case before you, with real exhibits. You answer as you would in chambers: choose, compare, rule, give reasons. You write no code.
"""

# %% [markdown]
"""
<!-- section: case -->
## The modules

Follow a link to open a module. If this is your first visit, start with m00.
"""

# %%
course_map()

# %% [markdown]
"""
[Refresher: five minutes with what you learned before](Refresher.ipynb) · [Words: the glossary in English, French and Russian](Words.ipynb) · [Authorities: what the course rests on, and its date](Authorities.ipynb)
"""

# %% [markdown]
"""
<!-- section: aims -->
## How a module works

1. **Answer.** Every answer is saved on this computer as you give it. You may close the page and come back.
2. **Check my work** says which questions have no answer yet, and which answers cannot be read. It gives no marks.
3. **Mark my work** gives marks with their reasons. It is for your own study and sends nothing.
4. **Download my work** makes the one file that you hand in. It shows the SHA-256 value of the file. Keep that value: it proves later which file you sent.

The buttons on this page: **Print my work** makes one paper of all that you wrote. **Certificate** says which modules you completed, and gives no mark. **Bring my work back** opens a file of *Download my work* again, on this or another computer.

All buttons work with the keyboard: Tab moves, Space presses, Escape closes a window.

## What stays private

The course runs on this computer alone and sends nothing. The file that you hand in carries a pseudonym, not your name. The pseudonym stands in `modules/learner.json`.

## Law, then and now

The course starts from what States told the United Nations in 2019. Where the law has changed, a badge beside the text says what holds today and when that was last checked.
"""
