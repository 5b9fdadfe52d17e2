"""The exhibits of the case: a module for each family, each a pure function from the scenario to bytes by name."""
