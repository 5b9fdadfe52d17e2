"""The course in the browser: the launcher, what the buttons of a notebook do, and the map of modules."""
