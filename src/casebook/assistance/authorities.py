"""Which provision asks for each element of a request, and the entries of the register that carry it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Literal

Of = Literal["budapest", "untoc", "eio", "e-evidence", "usc", "bilateral", "template", "practice"]
NAMES: dict[Of, str] = {
    "budapest": "Budapest Convention",
    "untoc": "UNTOC",
    "eio": "Directive 2014/41/EU",
    "e-evidence": "Regulation (EU) 2023/1543",
    "usc": "18 USC",
}


@dataclass(frozen=True)
class Provision:
    """One provision in words, what it is a provision of, and its entries. `compared`: it does not govern, it helps."""

    text: str
    register: tuple[str, ...]
    of: Of
    compared: bool = False


@dataclass(frozen=True)
class Authority:
    """Provisions, the one that governs first. `text` and `register` put them together."""

    provisions: tuple[Provision, ...]

    @property
    def text(self) -> str:
        """The provisions in words: those that govern, then those to compare with."""
        govern = _joined([one for one in self.provisions if not one.compared])
        compare = _joined([one for one in self.provisions if one.compared])
        return "; compare ".join(part for part in (govern, compare) if part)

    @property
    def register(self) -> tuple[str, ...]:
        """Ids of the register, each once."""
        return tuple(dict.fromkeys(id for one in self.provisions for id in one.register))

    def without(self, *of: Of) -> "Authority":
        """Return the authority without the provisions of some instruments; it may have none left."""
        return Authority(tuple(one for one in self.provisions if one.of not in of))

    def compared(self) -> "Authority":
        """Return the authority as one to compare with."""
        return Authority(tuple(Provision(one.text, one.register, one.of, compared=True) for one in self.provisions))

    def __add__(self, other: "Authority") -> "Authority":
        return Authority((*self.provisions, *other.provisions))

    def __bool__(self) -> bool:
        return bool(self.provisions)

    @property
    def instruments(self) -> Collection[Of]:
        """What the provisions are provisions of."""
        return frozenset(one.of for one in self.provisions)


def _joined(provisions: Collection[Provision]) -> str:
    """Return provisions in words; one that follows another of the same instrument is named by its number alone."""
    said: list[str] = []
    before: Of | None = None
    for one in provisions:
        named = NAMES.get(one.of, "")
        again = named and one.of == before
        said.append(one.text if again or not named else f"{named}{' ' if one.of == 'usc' else ', '}{one.text}")
        before = one.of
    return "; ".join(said)


def _of(of: Of, compared: bool = False) -> Callable[..., Authority]:
    def make(text: str, *register: str) -> Authority:
        return Authority((Provision(text, register, of, compared),))

    return make


budapest, untoc, directive, regulation, usc = _of("budapest"), _of("untoc"), _of("eio"), _of("e-evidence"), _of("usc")
practice = _of("practice")
template = _of("template", compared=True)
T_CY = template("the T-CY template for art. 31", "ML-G04")
CONTACTS = template("T-CY(2018)11, fields 5 and 6", "ML-G05")
PILON = template("the PILON handbook on mutual legal assistance, ch. 4", "ML-G06")

# by element of the checklists, by ground of the reply (R), and by what only one rule asks
ELEMENTS = {
    "P1": budapest("art. 29(2)(a)", "ML-B29a"),
    "P2": budapest("art. 29(2)(b)", "ML-B29b"),
    "P3": budapest("art. 29(2)(c)", "ML-B29c"),
    "P4": budapest("art. 29(2)(d)", "ML-B29d"),
    "P5": budapest("art. 29(2)(e)", "ML-B29e"),
    "P6": budapest("art. 29(2)(f) and (7)", "ML-B29f", "ML-B297"),
    "P7": budapest("arts 16(3), 29(6)", "ML-B163", "ML-B296"),
    "P8": budapest("art. 35", "ML-B351", "ML-B352"),
    "P9": budapest("art. 29(2)", "ML-B29a") + template("T-CY(2018)11, field 3", "ML-G05"),
    "P10": budapest("art. 35", "ML-B351") + CONTACTS,
    "P11": budapest("art. 30(1)", "ML-B301"),
    "M1": untoc("art. 18(15)(a)", "ML-T1815a"),
    "M2": untoc("art. 18(15)(b)", "ML-T1815b"),
    "M3": untoc("art. 18(15)(c)", "ML-T1815c"),
    "M4": untoc("art. 18(15)(d)", "ML-T1815d") + budapest("art. 27(3)", "ML-B273"),
    "M5": untoc("art. 18(15)(e)", "ML-T1815e"),
    "M6": untoc("art. 18(15)(f)", "ML-T1815f"),
    "M7": untoc("art. 18(15)(d)", "ML-T1815d"),
    "M8": untoc("art. 18(14)", "ML-T1814") + budapest("art. 25(3)", "ML-B253"),
    "M9": untoc("art. 18(13)", "ML-T1813") + budapest("art. 27(2)", "ML-B272"),
    "M10": budapest("art. 27(1)", "ML-B271") + untoc("art. 18(7)", "ML-T1807"),
    "M10-keep": budapest("art. 29(1)", "ML-B291"),
    "M11": untoc("art. 18(15)(b)", "ML-T1815b") + PILON,
    "dual": budapest("art. 25(5)", "ML-B255") + untoc("art. 18(9)", "ML-T1809"),
    "M12": untoc("art. 18(20)", "ML-T1820") + budapest("art. 27(8)", "ML-B278"),
    "M13": untoc("art. 18(19)", "ML-T1819") + budapest("art. 28", "ML-B28"),
    "M14": untoc("art. 18(24)", "ML-T1824"),
    # only for data that could be lost or changed; a date in court is no ground of it
    "M14-loss": budapest("art. 31(3)", "ML-B313") + untoc("art. 18(24)", "ML-T1824"),
    "E1": untoc("art. 18(15)(d)", "ML-T1815d") + T_CY,
    "E2": untoc("art. 18(15)(d)", "ML-T1815d") + T_CY,
    "E3": budapest("arts 18(3), 31", "ML-B183", "ML-B311"),
    "E4": untoc("art. 18(15)(d)", "ML-T1815d"),
    "E5": untoc("art. 18(15)(d)", "ML-T1815d") + T_CY,
    "E6": untoc("art. 18(15)(d)", "ML-T1815d") + T_CY,
    "E7": untoc("art. 18(15)(c)", "ML-T1815c") + PILON,
    "E8": untoc("art. 18(15)(c) and (16)", "ML-T1815c", "ML-T1816"),
    "E9": untoc("art. 18(15)(d) and (17)", "ML-T1815d", "ML-T1817") + budapest("art. 27(3)", "ML-B273"),
    "E10": untoc("art. 18(17)", "ML-T1817") + budapest("art. 27(3)", "ML-B273"),
    "freshness": untoc("art. 18(16)", "ML-T1816"),
    "issuer": regulation("art. 4", "ML-E041", "ML-E042", "ML-E043"),
    "deadline": regulation("art. 10(2)-(4)", "ML-E102"),
    "notification": regulation("art. 8", "ML-E081"),
    "threshold": regulation("art. 5(3)-(5)", "ML-E054", "ML-E055"),
    "addressee": regulation("art. 7(1)", "ML-E071"),
    "information": budapest("art. 26", "ML-B26") + untoc("art. 18(4)-(5)", "ML-T1804"),
    "R1": budapest("art. 27(4)(a)", "ML-B274"),
    "R1-keep": budapest("art. 29(5)(a)", "ML-B295"),
    "R2": untoc("art. 18(21)(b)", "ML-T1821") + budapest("art. 27(4)(b)", "ML-B274"),
    "R2-keep": budapest("art. 29(5)(b)", "ML-B295"),
    "R4": untoc("art. 18(25)-(26)", "ML-T1825") + budapest("art. 27(5)-(6)", "ML-B275", "ML-B276"),
    # no treaty has these two among its grounds: they are practice, and letters call them so. What the police hold may
    # go without a request, by the provisions to compare with
    "R10": practice("the practice of central authorities", "ML-G01"),
    "R11": practice("the practice of central authorities", "ML-G02")
    + budapest("art. 26", "ML-B26").compared()
    + untoc("art. 18(4)", "ML-T1804").compared(),
    "R12": untoc("art. 18(26)", "ML-T1825") + budapest("arts 27(6), 28(2)", "ML-B276", "ML-B28"),
    "reasons": untoc("art. 18(23)", "ML-T1823") + budapest("art. 27(7)", "ML-B277"),
    "reasons-keep": budapest("arts 27(7), 29(5)", "ML-B277", "ML-B295"),
    "bank-secrecy": untoc("art. 18(8)", "ML-T1808"),
    "bank-secrecy-keep": budapest("art. 29(5)", "ML-B295"),
    "fiscal": budapest("art. 25(4)", "ML-B254") + untoc("art. 18(22)", "ML-T1822"),
    "fiscal-keep": budapest("art. 29(5)", "ML-B295"),
    "no-dual-criminality": budapest("art. 29(3)", "ML-B293"),
    "kept": budapest("art. 29(7)", "ML-B297"),
    "gone": budapest("art. 29(6)", "ML-B296"),
    "stored": budapest("arts 29(1), 31(1)", "ML-B291", "ML-B311"),
    "handed-over": budapest("arts 29(1), 31", "ML-B291", "ML-B311"),
    "supplement": untoc("art. 18(16)", "ML-T1816"),
    "supplement-keep": budapest("arts 29(2), 35(1)", "ML-B29a", "ML-B351"),
    "justified-subscriber": budapest("arts 25(4), 31", "ML-B254", "ML-B311"),
    "justified-traffic": budapest("arts 25(4), 31", "ML-B254", "ML-B311"),
    "justified-content": budapest("arts 25(4), 31", "ML-B254", "ML-B311"),
}
# what the Regulation asks in the place of the treaties, by the point of the certificate that holds the element. The
# certificate of preservation has no summary of the case (art. 6(4)); both come to the provider without the grounds.
_FORM = regulation("art. 9(2) and (4)", "ML-E093")
_SECRET = regulation("art. 13", "ML-E131")
_INTEGRITY = regulation("art. 13(4)", "ML-E131")
_ENFORCED = regulation("art. 2(3)-(4)", "ML-E023")
_NEEDED = regulation("art. 5(2) and (5)(i)", "ML-E052", "ML-E055")
_PRESERVED = regulation("art. 6(2) and (4)(g)", "ML-E062", "ML-E064")


def _of_production(point: str, *register: str) -> Authority:
    return regulation(f"art. 5(5)({point})", "ML-E055", *register)


def _of_preservation(point: str, *register: str) -> Authority:
    return regulation(f"art. 6(4)({point})", "ML-E064", *register)


ORDERS = {
    "production-order": {
        "M1": _of_production("a"),
        "M2": _of_production("a"),
        "M3": _of_production("j"),
        "M8": _FORM,
        "M10": _ENFORCED,
        "M12": _SECRET,
        "E1": regulation("arts 5(5)(b), 7(1)", "ML-E055", "ML-E071"),
        "E2": regulation("arts 3(10), 5(5)(c)", "ML-E031", "ML-E055"),
        "E3": _of_production("d"),
        "E4": _of_production("e"),
        "E5": regulation("arts 6(2), 11(2)", "ML-E062", "ML-E111"),
        "E9": _INTEGRITY,
        "E10": _INTEGRITY,
        "stored": regulation("art. 3(8)", "ML-E031"),
        "gone": regulation("art. 10(7)", "ML-E107"),
        "kept": regulation("art. 10(1) and (9)", "ML-E109"),
        "supplement": regulation("art. 10(6)", "ML-E106"),
        "": _NEEDED,
    },
    "preservation-order": {
        "M1": _of_preservation("a"),
        "M2": _of_preservation("a"),
        "P2": _of_preservation("f"),
        "P3": _of_preservation("d"),
        "M8": regulation("art. 9(3) and (4)", "ML-E093"),
        "M10": _ENFORCED,
        "M12": _SECRET,
        "E1": regulation("arts 6(4)(b), 7(1)", "ML-E064", "ML-E071"),
        "E2": _of_preservation("c"),
        "E4": _of_preservation("e"),
        "P6": regulation("arts 6(2), 11(1)", "ML-E062", "ML-E111"),
        "stored": regulation("art. 3(8)", "ML-E031"),
        "gone": regulation("art. 11(6)", "ML-E116"),
        "kept": regulation("art. 11(1)-(2)", "ML-E111"),
        "supplement": regulation("art. 11(5)", "ML-E115"),
        "": _PRESERVED,
    },
}
OWN = ("issuer", "deadline", "notification", "threshold", "addressee")
# what the Directive asks of an order to investigate; anything else is asked by the contents of its form
DIRECTIVE = {
    "": directive("arts 5, 16(2)(a)", "ML-D05", "ML-D16"),
    "M9": directive("arts 7, 16(1)", "ML-D16"),
    "M10": directive("art. 1(1)", "ML-20"),
    "E9": directive("art. 9(2)", "ML-D09"),
    "E10": directive("art. 9(2)", "ML-D09"),
    "R2": directive("art. 11(1)(b) and (4)", "ML-D111", "ML-D114"),
    "R4": directive("art. 15", "ML-D15"),
    "reasons": directive("art. 11", "ML-D111"),
    "bank-secrecy": directive("arts 9(1), 11(1)", "ML-D09", "ML-D111"),
    "fiscal": directive("art. 11(3)", "ML-D113"),
    "supplement": directive("art. 16(2)(a)", "ML-D16"),
    "gone": directive("art. 9(1)", "ML-D09"),
    "stored": directive("art. 28", "ML-D28"),
    # the data are kept on the request that went before, under the Convention; the Directive has a measure of its own
    "kept": budapest("art. 29(7)", "ML-B297") + directive("art. 32", "ML-D32").compared(),
}
# what American law asks, beside the treaty: a subpoena for the closed list of (c)(2), in which the times of sessions
# and the address assigned for them stand; an order under (d), on specific facts, for what the list does not name, as
# a port; a warrant on probable cause for content
_LIST = usc("2703(c)(2), 3512", "US-S2703c", "US-S3512")
_SIGN_INS = usc("2703(c)(2) and (d), 3512", "US-S2703c", "US-S2703d", "US-S3512")
_CONTENT = usc("2703(a), 3512", "US-S2703a", "US-S3512")
AMERICAN = {
    "freshness": _CONTENT,
    "justified-subscriber": _LIST,
    "justified-traffic": _SIGN_INS,
    "justified-content": _CONTENT,
    "E8": _LIST,
    "E8-emergency": _SIGN_INS,
    "E8-mla": usc("2703(a), (c)(2) and (d), 3512", "US-S2703a", "US-S2703c", "US-S2703d", "US-S3512"),
}
# what it says where the Budapest Convention does not bind the other State
AMERICAN_ALONE = {
    "stored": usc("3123, 3512", "US-S3123", "US-S3512"),
    "gone": usc("2703(f)(2)", "US-S2703f"),
}
AMERICAN_KEEPING = usc("2703(f)", "US-S2703f", "US-U01")
# provisions of the Budapest Convention that apply between its Parties whatever other treaty binds them
DIRECT = (
    "dual",
    "fiscal",
    "M14-loss",
    "E3",
    "information",
    "stored",
    "handed-over",
    "kept",
    "gone",
    "no-dual-criminality",
    "justified-subscriber",
    "justified-traffic",
    "justified-content",
)
# no provision on requests speaks of what is passed on without one
ON_SPONTANEOUS = "information"
# of paragraph 8 of UNTOC, art. 18, paragraph 7 does not say that it yields to a treaty
BESIDE_TREATY = ("bank-secrecy",)
# article 28 applies only where no treaty on assistance binds the two
WITHOUT_TREATY = ("M13", "R12")
