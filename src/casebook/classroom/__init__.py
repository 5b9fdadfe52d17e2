"""What an instructor does with a class: hand out, collect, export, report, forget. Marks are the work of `grading`."""
