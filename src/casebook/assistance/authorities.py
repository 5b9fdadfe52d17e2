"""Which provision asks for each element of a request, and the entries of the register that carry it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Authority:
    """A provision in words, and ids of the register."""

    text: str
    register: tuple[str, ...]


def _a(text: str, *register: str) -> Authority:
    return Authority(text, register)


ELEMENTS = {
    "P1": _a("Budapest Convention, art. 29(2)(a)", "ML-07"),
    "P2": _a("Budapest Convention, art. 29(2)(b)", "ML-07"),
    "P3": _a("Budapest Convention, art. 29(2)(c)", "ML-07"),
    "P4": _a("Budapest Convention, art. 29(2)(d)", "ML-07"),
    "P5": _a("Budapest Convention, art. 29(2)(e)", "ML-07"),
    "P6": _a("Budapest Convention, art. 29(2)(f) and (7)", "ML-07", "ML-08"),
    "P7": _a("Budapest Convention, arts 16(3), 29(6)", "ML-02", "ML-08"),
    "P8": _a("Budapest Convention, art. 35", "ML-11"),
    "P9": _a("T-CY(2018)11, template for arts 29 and 30, field 3", "ML-12"),
    "P10": _a("T-CY(2018)11, template for arts 29 and 30, fields 5 and 6", "ML-12"),
    "P11": _a("Budapest Convention, art. 30(1)", "ML-09"),
    "M1": _a("UNTOC, art. 18(15)(a)", "ML-24"),
    "M2": _a("UNTOC, art. 18(15)(b)", "ML-24"),
    "M3": _a("UNTOC, art. 18(15)(c)", "ML-24"),
    "M4": _a("UNTOC, art. 18(15)(d); Budapest Convention, art. 27(3)", "ML-24"),
    "M5": _a("UNTOC, art. 18(15)(e)", "ML-24"),
    "M6": _a("UNTOC, art. 18(15)(f)", "ML-24"),
    "M7": _a("Budapest Convention, art. 15", "ML-26"),
    "M8": _a("UNTOC, art. 18(14); Budapest Convention, art. 25(3)", "ML-24"),
    "M9": _a("Budapest Convention, art. 27(2)", "ML-24"),
    "M10": _a("Budapest Convention, arts 25, 27(1), 39", "ML-24"),
    "M11": _a("Budapest Convention, art. 25(5)", "ML-24"),
    "M12": _a("Budapest Convention, art. 27(8)", "ML-24"),
    "M13": _a("Budapest Convention, art. 28", "ML-24"),
    "M14": _a("Budapest Convention, art. 31(3)", "ML-09"),
    "E1": _a("T-CY(2018)11, template for art. 31", "ML-12"),
    "E2": _a("T-CY(2018)11, template for art. 31", "ML-12"),
    "E3": _a("Budapest Convention, arts 18(3), 31, 33, 34", "ML-03", "ML-09"),
    "E4": _a("Budapest Convention, art. 15", "ML-26"),
    "E5": _a("T-CY(2018)11, template for art. 31, field 10", "ML-12"),
    "E6": _a("T-CY(2018)11, template for art. 31, field 9", "ML-12"),
    "E7": _a("Budapest Convention, art. 15", "ML-26"),
    "E8": _a("Budapest Convention, arts 15, 31", "ML-26", "ML-09"),
    "E9": _a("the requesting court's own law of evidence", "US-017", "IN-U01"),
    "E10": _a("the requesting court's own law of evidence", "US-028"),
    "freshness": _a("18 USC 2703", "US-008"),
    "issuer": _a("Regulation (EU) 2023/1543, art. 4", "FR-12"),
    "deadline": _a("Regulation (EU) 2023/1543, art. 10", "FR-12"),
    "notification": _a("Regulation (EU) 2023/1543, art. 8", "FR-12"),
    "threshold": _a("Regulation (EU) 2023/1543, art. 5", "FR-12"),
    "addressee": _a("Regulation (EU) 2023/1543", "NL-24"),
    "information": _a("Budapest Convention, art. 26", "ML-24"),
}
