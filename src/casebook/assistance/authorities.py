"""Which provision asks for each element of a request, and the entries of the register that carry it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Authority:
    """A provision in words, and ids of the register."""

    text: str
    register: tuple[str, ...]


def _a(text: str, *register: str) -> Authority:
    return Authority(text, register)


# by element of the checklists, by ground of the reply (R), and by what only one rule asks
ELEMENTS = {
    "P1": _a("Budapest Convention, art. 29(2)(a)", "ML-B29a"),
    "P2": _a("Budapest Convention, art. 29(2)(b)", "ML-B29b"),
    "P3": _a("Budapest Convention, art. 29(2)(c)", "ML-B29c"),
    "P4": _a("Budapest Convention, art. 29(2)(d)", "ML-B29d"),
    "P5": _a("Budapest Convention, art. 29(2)(e)", "ML-B29e"),
    "P6": _a("Budapest Convention, art. 29(2)(f) and (7)", "ML-B29f", "ML-B297"),
    "P7": _a("Budapest Convention, arts 16(3), 29(6)", "ML-B163", "ML-B296"),
    "P8": _a("Budapest Convention, art. 35", "ML-B351", "ML-B352"),
    "P9": _a("Budapest Convention, art. 29(2); compare T-CY(2018)11, field 3", "ML-B29a", "ML-G05"),
    "P10": _a("Budapest Convention, art. 35; compare T-CY(2018)11, fields 5 and 6", "ML-B351", "ML-G05"),
    "P11": _a("Budapest Convention, art. 30(1)", "ML-B301"),
    "M1": _a("UNTOC, art. 18(15)(a)", "ML-T1815a"),
    "M2": _a("UNTOC, art. 18(15)(b)", "ML-T1815b"),
    "M3": _a("UNTOC, art. 18(15)(c)", "ML-T1815c"),
    "M4": _a("UNTOC, art. 18(15)(d); Budapest Convention, art. 27(3)", "ML-T1815d", "ML-B273"),
    "M5": _a("UNTOC, art. 18(15)(e)", "ML-T1815e"),
    "M6": _a("UNTOC, art. 18(15)(f)", "ML-T1815f"),
    "M7": _a("UNTOC, art. 18(15)(d)", "ML-T1815d"),
    "M8": _a("UNTOC, art. 18(14); Budapest Convention, art. 25(3)", "ML-T1814", "ML-B253"),
    "M9": _a("UNTOC, art. 18(13); Budapest Convention, art. 27(2)", "ML-T1813", "ML-B272"),
    "M10": _a("Budapest Convention, art. 27(1); UNTOC, art. 18(7)", "ML-B271", "ML-T1807"),
    "M11": _a("Budapest Convention, art. 25(5)", "ML-B255"),
    "M12": _a("UNTOC, art. 18(20); Budapest Convention, art. 27(8)", "ML-T1820", "ML-B278"),
    "M13": _a("UNTOC, art. 18(19); Budapest Convention, art. 28", "ML-T1819", "ML-B28"),
    "M14": _a("Budapest Convention, art. 31(3)", "ML-B313"),
    "E1": _a("UNTOC, art. 18(15)(d); compare the T-CY template for art. 31", "ML-T1815d", "ML-G04"),
    "E2": _a("UNTOC, art. 18(15)(d); compare the T-CY template for art. 31", "ML-T1815d", "ML-G04"),
    "E3": _a("Budapest Convention, arts 18(3), 31", "ML-B183", "ML-B311"),
    "E4": _a("UNTOC, art. 18(15)(d)", "ML-T1815d"),
    "E5": _a("UNTOC, art. 18(15)(d); compare the T-CY template for art. 31", "ML-T1815d", "ML-G04"),
    "E6": _a("UNTOC, art. 18(15)(d); compare the T-CY template for art. 31", "ML-T1815d", "ML-G04"),
    "E7": _a(
        "UNTOC, art. 18(15)(c); compare the PILON handbook on mutual legal assistance, ch. 4", "ML-T1815c", "ML-G06"
    ),
    "E8": _a("UNTOC, art. 18(15)(c) and (16)", "ML-T1815c", "ML-T1816"),
    "E9": _a("UNTOC, art. 18(15)(d) and (17); Budapest Convention, art. 27(3)", "ML-T1815d", "ML-T1817", "ML-B273"),
    "E10": _a("UNTOC, art. 18(17); Budapest Convention, art. 27(3)", "ML-T1817", "ML-B273"),
    "freshness": _a("UNTOC, art. 18(16)", "ML-T1816"),
    "issuer": _a("Regulation (EU) 2023/1543, art. 4", "ML-E041", "ML-E042", "ML-E043"),
    "deadline": _a("Regulation (EU) 2023/1543, art. 10", "ML-E102"),
    "notification": _a("Regulation (EU) 2023/1543, art. 8", "ML-E081"),
    "threshold": _a("Regulation (EU) 2023/1543, art. 5(3)-(5)", "ML-E054", "ML-E055"),
    "addressee": _a("Regulation (EU) 2023/1543, art. 7(1)", "ML-E071"),
    "information": _a("Budapest Convention, art. 26", "ML-24"),
    "R1": _a("Budapest Convention, art. 27(4)(a)", "ML-B274"),
    "R1-keep": _a("Budapest Convention, art. 29(5)(a)", "ML-B295"),
    "R2": _a("UNTOC, art. 18(21)(b); Budapest Convention, art. 27(4)(b)", "ML-T1821", "ML-B274"),
    "R2-keep": _a("Budapest Convention, art. 29(5)(b)", "ML-B295"),
    "R4": _a("UNTOC, art. 18(25)-(26); Budapest Convention, art. 27(5)-(6)", "ML-T1825", "ML-B275", "ML-B276"),
    "R10": _a("Budapest Convention, art. 25(4), and the practice of central authorities", "ML-B254", "ML-G01"),
    "R11": _a("the practice of central authorities", "ML-G02"),
    "R12": _a("UNTOC, art. 18(26); Budapest Convention, arts 27(6), 28(2)", "ML-T1825", "ML-B276", "ML-B28"),
    "reasons": _a("UNTOC, art. 18(23); Budapest Convention, art. 27(7)", "ML-T1823", "ML-B277"),
    "bank-secrecy": _a("UNTOC, art. 18(8)", "ML-T1808"),
    "fiscal": _a("UNTOC, art. 18(22); Budapest Convention, art. 25(4)", "ML-T1822", "ML-B254"),
    "no-dual-criminality": _a("Budapest Convention, art. 29(3)", "ML-B293"),
    "kept": _a("Budapest Convention, art. 29(7)", "ML-B297"),
    "gone": _a("Budapest Convention, art. 29(6)", "ML-B296"),
    "stored": _a("Budapest Convention, arts 29(1), 31(1)", "ML-B291", "ML-B311"),
    "handed-over": _a("Budapest Convention, arts 29(1), 31", "ML-B291", "ML-B311"),
    "supplement": _a("UNTOC, art. 18(16)", "ML-T1816"),
    "justified": _a("Budapest Convention, arts 25(4), 31", "ML-B254", "ML-B311"),
}
_PRODUCTION = _a("Regulation (EU) 2023/1543, art. 5(2) and (5)", "ML-E052", "ML-E055")
_PRESERVING = _a("Regulation (EU) 2023/1543, art. 6(2)-(4)", "ML-E062", "ML-E064")
# what the Regulation asks in the place of the treaties; anything else is asked by the contents of the certificate
ORDERS = {
    "production-order": {
        "M10": _a("Regulation (EU) 2023/1543, art. 2(3)-(4)", "ML-E023"),
        "M12": _a("Regulation (EU) 2023/1543, art. 13", "ML-E131"),
        "E2": _a("Regulation (EU) 2023/1543, arts 3(10), 5(5)(c)", "ML-E031", "ML-E055"),
        "": _PRODUCTION,
    },
    "preservation-order": {
        "M10": _a("Regulation (EU) 2023/1543, art. 2(3)-(4)", "ML-E023"),
        "M12": _a("Regulation (EU) 2023/1543, art. 13", "ML-E131"),
        "P6": _a("Regulation (EU) 2023/1543, arts 6(2), 11(1)", "ML-E062", "ML-E111"),
        "": _PRESERVING,
    },
}
OWN = ("issuer", "deadline", "notification", "threshold", "addressee")
# what American law asks, beside the treaty
AMERICAN = {
    "freshness": _a("18 USC 2703(a), 3512", "US-S2703a", "US-S3512"),
    "justified": _a("18 USC 2703(a), (c) and (d), 3512", "US-S2703a", "US-S2703c", "US-S2703d", "US-S3512"),
    "E8": _a("18 USC 2703(c) and (d), 3512", "US-S2703c", "US-S2703d", "US-S3512"),
    "E8-mla": _a("18 USC 2703(a), (c) and (d), 3512", "US-S2703a", "US-S2703c", "US-S2703d", "US-S3512"),
}
AMERICAN_KEEPING = _a("18 USC 2703(f)", "US-S2703f", "US-U01")
# article 28 applies only where no treaty on assistance binds the two
WITH_TREATY = {
    "M13": _a("UNTOC, art. 18(19)", "ML-T1819"),
    "R12": _a("UNTOC, art. 18(26)", "ML-T1825"),
}
# articles of the Budapest Convention that apply between its Parties whatever other treaty binds them
DIRECT = (
    "M11",
    "M14",
    "E3",
    "information",
    "stored",
    "handed-over",
    "kept",
    "gone",
    "no-dual-criminality",
    "justified",
)
