"""The values for Kubernetes are what the chart accepts, keep learners apart, and know the class by its key."""

import copy
import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from ltiauthenticator.lti13.auth import LTI13Authenticator
from traitlets.config import Config

from casebook.classroom.private import Private
from casebook.classroom.roster import Learner

ROOT = Path(__file__).parents[2]
Spoil = Callable[[Any], object]
VALUES: dict[str, Any] = yaml.safe_load((ROOT / "deploy" / "kubernetes" / "values.yaml").read_text("utf-8"))
SCHEMA = yaml.safe_load((Path(__file__).parent / "chart.schema.yaml").read_text("utf-8"))


def user(values: Any) -> Any:
    return values["singleuser"]


BROKEN: dict[str, Spoil] = {
    "a name that the chart has not": lambda values: user(values).update(defaultURL="/lab"),
    "a rule that the chart has not": lambda values: user(values)["networkPolicy"]["egressAllowRules"].update(all=False),
    "a number for a text": lambda values: user(values)["image"].update(tag=0.1),
    "an image without a version": lambda values: user(values)["image"].pop("tag"),
    "a choice that does not exist": lambda values: user(values)["storage"].update(type="shared"),
    "a text for yes or no": lambda values: values["proxy"]["https"].update(enabled="yes"),
    "a list for a mapping": lambda values: values["hub"].update(extraConfig=[]),
    "no rule for the network": lambda values: user(values).pop("networkPolicy"),
    "a mount without a place": lambda values: user(values)["initContainers"][0]["volumeMounts"][0].pop("mountPath"),
}  # fmt: skip


def problems(values: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(values)]


def test_the_chart_accepts_the_values() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert problems(VALUES) == []


@pytest.mark.parametrize("what", BROKEN)
def test_values_that_the_chart_refuses_are_found(what: str) -> None:
    values = copy.deepcopy(VALUES)
    BROKEN[what](values)
    assert problems(values)


def test_the_sign_on_of_the_values_is_what_the_authenticator_takes() -> None:
    told = VALUES["hub"]["config"]
    made = LTI13Authenticator(config=Config({"LTI13Authenticator": told["LTI13Authenticator"]}))
    assert (made.client_id, made.username_key) == ({"Xy3abcDEF456ghi"}, "email")
    assert set(told["LTI13Authenticator"]) <= set(LTI13Authenticator.class_trait_names(config=True))
    with pytest.raises(Exception, match="uri_scheme"):
        LTI13Authenticator(config=Config({"LTI13Authenticator": {"uri_scheme": "gopher"}}))


def test_the_values_know_the_class_by_its_key(tmp_path: Path) -> None:
    class_ = Private(tmp_path)
    class_.write([Learner("heron-4821", "Zoë Müller", email="zoe@court.example"), Learner("otter-1234", "Pat")])
    setting = SimpleNamespace(Authenticator=SimpleNamespace())
    code = VALUES["hub"]["extraConfig"]["pseudonyms"].replace("/etc/casebook", str(tmp_path))
    exec(compile(code, "pseudonyms", "exec"), {"c": setting})  # noqa: S102
    admit = setting.Authenticator.post_auth_hook
    seat = {"name": "heron-4821", "admin": False, "auth_state": None}
    assert admit(None, None, {"name": "ZOE@court.example", "auth_state": {"name": "Zoë Müller"}}) == seat
    for name in ("heron-4821", "otter-1234", "", "stranger@court.example"):
        assert admit(None, None, {"name": name}) is None, name
    assert admit(None, None, None) is None


def test_a_pod_gets_its_own_hand_out_and_no_way_to_another() -> None:
    user = VALUES["singleuser"]
    (lay,) = user["initContainers"]
    mounts = {one["name"]: one for one in lay["volumeMounts"]}
    assert mounts["handouts"]["subPath"] == "{username}.zip" and mounts["handouts"]["readOnly"]
    # the learner's own container mounts the home, and nothing of the class
    assert "extraVolumeMounts" not in user["storage"]
    assert mounts[user["storage"]["dynamic"]["volumeNameTemplate"]]["mountPath"] == user["storage"]["homeMountPath"]
    assert not any(user["networkPolicy"]["egressAllowRules"].values()) and user["networkPolicy"]["enabled"]
    assert lay["image"] == f"{user['image']['name']}:{user['image']['tag']}"


def test_the_step_that_lays_a_hand_out_lays_its_modules_where_there_is_no_exchange(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("modules/m05_hashing/m05_hashing.ipynb", "{}")
        archive.writestr("modules/learner.json", "{}")
    (command,) = (one["command"] for one in VALUES["singleuser"]["initContainers"])
    (tmp_path / "handout.zip").write_bytes(packed.getvalue())
    line = command[2].replace("python", sys.executable, 1).replace("/handout.zip", str(tmp_path / "handout.zip"))
    for _ in range(2):
        answers = tmp_path / "casebook" / "modules" / "m05_hashing" / "answers.json"
        subprocess.run([*command[:2], line], check=True, env={"HOME": str(tmp_path), "PYTHONPATH": str(ROOT / "src")})
        assert (answers.parent / "m05_hashing.ipynb").is_file()
        # a second start leaves the learner's answers alone
        assert not answers.exists() or answers.read_text("utf-8") == "kept"
        answers.write_text("kept", "utf-8")
