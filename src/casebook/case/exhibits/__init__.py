"""The exhibits of the case, a module for each family.

Each has `files(facts)`, the bytes by name, and `answers(facts)`, what was planted, under the keys of the catalogue.
"""
