"""Five questions from what was learned before."""

# %% setup title="Refresher" minutes=5 kind="introduction"
from casebook.lesson import retrieval

# %% [markdown]
"""
<!-- section: title -->
# Five minutes

Practice questions from the modules that you have begun: first what you missed, then what you saw longest ago. Answer without looking anything up. Trying to remember is what helps. The forms start blank each time; nothing here counts. [Back to the modules](Welcome.ipynb)
"""

# %%
retrieval.refresh()
