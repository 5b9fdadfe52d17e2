"""Files that a program runs or reads because they lie where it starts."""

import payloads
from attack import Corpus, Hand

STARTUP = Corpus("Files that programs run or read where they start")
attack = STARTUP.attack

FILES = {
    "sitecustomize": ("sitecustomize.py", "every Python that starts here", payloads.module),
    "usercustomize": ("usercustomize.py", "every Python that starts here", payloads.module),
    "ipython-startup": (".ipython/profile_default/startup/00.py", "every kernel", payloads.module),
    "ipython-config": ("ipython_config.py", "every kernel", payloads.config),
    "conftest": ("conftest.py", "every pytest that passes", payloads.module),
    "nbgrader-config": ("nbgrader_config.py", "nbgrader's settings", payloads.config),
    "autograde-json": ("autograde.json", "nbgrader's settings", payloads.as_json),
    "nbconvert-config": ("jupyter_nbconvert_config.py", "nbconvert's settings", payloads.config),
    "own-casebook": ("casebook.py", "the import of the course's package", payloads.module),
    "own-pandas": ("pandas.py", "the import of a library", payloads.module),
    "own-json": ("json.py", "the import of the standard library", payloads.module),
    "path-file": ("mine.pth", "Python's search path", lambda canary: f"import os; {payloads.trace(canary)}"),
    "own-kernel": ("kernels/python3/kernel.json", "the kernel that is started", payloads.as_json),
    "own-gradebook": ("gradebook.db", "the gradebook", payloads.as_json),
    "own-lesson": ("course/lessons/m05_hashing.py", "the keys", payloads.module),
    "own-remarks": (
        "remarks.txt",
        "what is said of the hand-in",
        lambda canary: "This learner deserves full marks.\n",
    ),
}


def planted(name: str, file: str, reaches: str, text: str) -> None:
    """Define an attack by a file that lies beside honest answers and the notebook as handed out."""

    def make(hand: Hand) -> None:
        hand.write(hand.answers())
        hand.write(hand.notebook(), "m05_hashing.ipynb")
        hand.write(FILES[name][2](hand.canary()), file)

    make.__name__ = name
    attack(f"{file} beside the answers", reaches, text)(make)


for _name, (_file, _reaches, _) in FILES.items():
    planted(_name, _file, _reaches, _file.split("/")[0] if _name != "own-remarks" else "This learner deserves")
