"""The authorities that the modules rest on."""

# %% setup title="Authorities" minutes=5 kind="introduction"
from casebook.lab.authorities import authorities

# %% [markdown]
"""
<!-- section: title -->
# Authorities

Every statement of law in the modules stands on an entry of the register. Here are the entries in use: what each rests on, whether it holds, and the day on which that was last looked at. *UNCHECKED* means that nobody has read the source yet; no mark rests on such an entry. [Back to the modules](Welcome.ipynb)
"""

# %%
authorities()
