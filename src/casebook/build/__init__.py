"""Build lessons: one source becomes what learners open and what instructors check. Never imported by a lesson."""
