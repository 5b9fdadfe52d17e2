"""A class on one server: places and accounts, a seat for each learner under JupyterHub, and a check from the seat."""
