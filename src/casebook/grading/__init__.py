"""Grading: nbgrader's workflow, with answers that are data. Nothing that a learner sent is ever run."""
