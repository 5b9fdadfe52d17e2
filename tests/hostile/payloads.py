"""Code that a learner might put into a cell. Each leaves a canary, and each is bounded: stock nbgrader will run it."""

import json

# more than this no payload forks, writes or allocates, whatever lets it
CHILDREN, BYTES, SECONDS = 30, 300_000_000, 120


def trace(canary: str) -> str:
    """Leave a trace, so that the test sees whether the code ran."""
    return f"open({canary!r}, 'a').write('x')\n"


def marks(canary: str) -> str:
    """Give every answer full marks."""
    return trace(canary) + (
        "import casebook.marking as _m\n"
        "for _n in ('choice','several','classify','match','order','text','number','digest','moment','ruling',"
        "'defects','support','draft'):\n"
        "    setattr(_m, _n, lambda answer, *a, **k: answer.question.points)\n"
    )


def equal(canary: str) -> str:
    """Make everything equal to everything where answers are compared."""
    return trace(canary) + (
        "import builtins, casebook.marking as _m\n"
        "class All(float):\n    __eq__ = __ge__ = __le__ = lambda self, other: True\n    __hash__ = float.__hash__\n"
        "    __repr__ = lambda self: '2'\n"
        "_m.ruling = _m.match = _m.several = _m.classify = _m.defects = lambda *a, **k: All(2)\n"
    )


def transformer(canary: str) -> str:
    """Turn each later cell into one that gives full marks."""
    return trace(canary) + (
        "def _t(lines):\n    return ['2\\n'] if any('marking.' in line for line in lines) else lines\n"
        "get_ipython().input_transformers_cleanup.append(_t)\n"
    )


def leave(canary: str, how: str) -> str:
    """End the process that runs the cell."""
    return trace(canary) + {"exit": "import sys; sys.exit(0)\n", "os": "import os; os._exit(0)\n"}[how]


def forks(canary: str) -> str:
    """Fork without end, as far as a bomb that must not harm anyone may."""
    return trace(canary) + (
        f"import os, time\nfor _ in range({CHILDREN}):\n    if os.fork() == 0:\n"
        f"        time.sleep({SECONDS}); os._exit(0)\n"
    )


def loop(canary: str, deaf: bool = False) -> str:
    """Never end, and with `deaf` do not hear the interrupt."""
    ignore = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n" if deaf else ""
    return trace(canary) + ignore + f"import time\n_s = time.time()\nwhile time.time() - _s < {SECONDS}: pass\n"


def memory(canary: str) -> str:
    """Take memory and touch all of it."""
    return trace(canary) + f"_b = bytearray({BYTES}); _b[::4096] = b'x' * len(_b[::4096])\n" + trace(canary + "-all")


def output(canary: str) -> str:
    """Print one line of 30 MB."""
    return trace(canary) + "print('x' * 30_000_000)\n"


def disk(canary: str) -> str:
    """Fill the disk, outside the folder."""
    return trace(canary) + f"open({canary + '-flood'!r}, 'wb').write(b'x' * 50_000_000)\n"


def orphan(canary: str) -> str:
    """Leave a process behind that belongs to nobody."""
    code = f"import time; open({canary + '-orphan'!r}, 'w').write('x'); time.sleep({SECONDS})"
    return trace(canary) + (
        f"import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', {code!r}], start_new_session=True)\n"
    )


def gradebook(canary: str) -> str:
    """Write 300 points of extra credit into the gradebook."""
    return trace(canary) + (
        "import glob, os, sqlite3\n_d = os.getcwd()\n"
        "for _ in range(6):\n    for _f in glob.glob(os.path.join(_d, 'gradebook.db')):\n"
        "        _c = sqlite3.connect(_f, timeout=1)\n        try:\n"
        "            _c.execute('UPDATE grade SET extra_credit = 300'); _c.commit()\n        except Exception: pass\n"
        "        _c.close()\n    _d = os.path.dirname(_d)\n"
    )


def neighbour(canary: str, name: str) -> str:
    """Spoil the hand-in of another learner."""
    return trace(canary) + (
        "import glob, os\n_d = os.getcwd()\nfor _ in range(5):\n"
        f"    for _f in glob.glob(os.path.join(_d, 'submitted', {name!r}, '*', 'answers.json')):\n"
        "        open(_f, 'w').write('{}')\n"
        "    _d = os.path.dirname(_d)\n"
    )


def keys(canary: str) -> str:
    """Read the notebook with its keys, and carry them off."""
    return trace(canary) + (
        "import glob\n_k = ''.join(open(f).read() for f in glob.glob('*.ipynb'))\n"
        f"if 'marking.' in _k: open({canary + '-keys'!r}, 'w').write(_k)\n"
    )


def startup(canary: str) -> str:
    """Plant a file that every later kernel of the grader runs."""
    line = trace(canary + "-startup")
    return trace(canary) + (
        "import os\n_p = os.path.expanduser('~/.ipython/profile_default/startup'); os.makedirs(_p, exist_ok=True)\n"
        f"open(os.path.join(_p, '00-mine.py'), 'w').write({line!r})\n"
    )


def secrets(canary: str) -> str:
    """Read the grader's environment and home."""
    return trace(canary) + (
        "import os\n_s = os.environ.get('GRADER_SECRET', '')\n_h = os.path.expanduser('~/secret.txt')\n"
        "_s += open(_h).read() if os.path.exists(_h) else ''\n"
        f"if _s: open({canary + '-secret'!r}, 'w').write(_s)\n"
    )


def module(canary: str) -> str:
    """A module that runs when something imports it by its name."""
    return trace(canary)


def config(canary: str) -> str:
    """Settings that are code."""
    return trace(canary) + "c = get_config()\nc.Autograde.force = True\nc.ExecutePreprocessor.enabled = False\n"


def as_json(canary: str) -> str:
    """Settings that are data, of programs that look for such a file where they start."""
    return json.dumps({"Autograde": {"force": True}, "ExecutePreprocessor": {"enabled": False, "note": canary}})
