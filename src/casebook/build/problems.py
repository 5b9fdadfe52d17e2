"""What a gate finds: file, line, what is wrong, and the mend."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One finding. A warning does not stop the build."""

    file: str
    line: int
    what: str
    mend: str
    warning: bool = False

    def __str__(self) -> str:
        kind = "warning: " if self.warning else ""
        return f"{self.file}, line {self.line}: {kind}{self.what}. To mend it: {self.mend}."
