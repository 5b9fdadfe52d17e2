"""nbgrader's settings for this course. Run nbgrader in this folder."""

import os
from pathlib import Path

from casebook.grading import autograde, feedback

c = get_config()  # noqa: F821
here = Path(__file__).resolve().parent
database = os.environ.get("CASEBOOK_DB", f"sqlite:///{here / 'course' / 'gradebook.db'}")

c.CourseDirectory.root = str(here)
c.CourseDirectory.course_id = "casebook"
c.CourseDirectory.source_directory = "course/source"
c.CourseDirectory.source_with_tests_directory = "course/source_with_tests"
c.CourseDirectory.release_directory = "modules"
c.CourseDirectory.solution_directory = "solutions"
c.CourseDirectory.submitted_directory = "course/submitted"
c.CourseDirectory.autograded_directory = "course/autograded"
c.CourseDirectory.feedback_directory = "course/feedback"
c.CourseDirectory.db_url = database
# a class on one server names a folder that all of its accounts can reach
c.Exchange.root = os.environ.get("CASEBOOK_EXCHANGE", str(here / "course" / "exchange"))
c.Exchange.assignment_dir = str(here / "modules")

# what learners send: <pseudonym>__<module>.zip with the notebook, answers.json and a manifest in it
c.ZipCollectApp.downloaded_directory = "course/downloaded"
c.ZipCollectApp.archive_directory = "archive"
c.ZipCollectApp.extracted_directory = "extracted"
c.ZipCollectApp.extractor_plugin = "casebook.grading.unpacking.Extractor"
c.FileNameCollectorPlugin.named_regexp = r".*?(?P<student_id>[A-Za-z0-9-]+)__m\d\d_[a-z0-9_]+[/\\](?P<file_id>[^/\\]+)$"
c.FileNameCollectorPlugin.valid_ext = [".ipynb", ".json", ".txt"]

# what late work costs: `casebook class late`
c.AssignLatePenalties.plugin_class = "casebook.grading.policy.LatePolicy"

autograde.install(c)
# what a learner gets back
feedback.install(c)
