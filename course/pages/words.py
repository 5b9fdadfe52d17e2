"""The glossary of the course."""

# %% setup title="Words" minutes=5 kind="introduction"
from casebook.lab.words import glossary

# %% [markdown]
"""
<!-- section: title -->
# Words

The course uses one term for one thing. The French and Russian terms help a reader whose language they are. They do not say that the institutions are the same. [Back to the modules](Welcome.ipynb)
"""

# %%
glossary()
