"""Codes of ASC X12 (versions 003010 to 008010) that tell an order's values apart."""

from decimal import Decimal

# Transaction sets (element 143) that are no purchase order: our kind, and what they are.
OTHER_SETS = {
    "810": ("invoice", "an invoice"),
    "820": ("other", "a payment order"),
    "830": ("other", "a planning schedule"),
    "832": ("other", "a price catalogue"),
    "840": ("quotation_request", "a request for quotation"),
    "843": ("other", "an answer to a request for quotation"),
    "845": ("other", "a price authorisation"),
    "846": ("other", "an inventory report"),
    "852": ("other", "a report of products sold"),
    "855": ("other", "an order acknowledgement"),
    "856": ("other", "a ship notice"),
    "860": ("order_change", "a change of a purchase order"),
    "862": ("other", "a shipping schedule"),
    "865": ("other", "an answer to an order change"),
    "869": ("other", "an order status inquiry"),
    "870": ("other", "an order status report"),
    "875": ("other", "a grocery purchase order"),
    "876": ("order_change", "a change of a grocery purchase order"),
    "880": ("invoice", "a grocery invoice"),
    "940": ("other", "a warehouse shipping order"),
    "997": ("other", "a functional acknowledgement"),
    "999": ("other", "an implementation acknowledgement"),
}

# Purpose (element 353) of a set that does not ask for new goods; all others do.
PURPOSES = {
    "01": ("order_cancellation", "a cancellation"),
    "02": ("order_change", "an addition to an earlier order"),
    "03": ("order_change", "a deletion from an earlier order"),
    "04": ("order_change", "a change of an earlier order"),
    "16": ("other", "a proposal"),
    "17": ("order_cancellation", "a cancellation, to be reissued"),
    "19": ("order_change", "a change by the seller"),
    "22": ("other", "an information copy"),
    "24": ("other", "a draft"),
    "28": ("other", "a query"),
    "50": ("other", "a registration"),
}
# Purposes of a set that may ask for goods a second time.
REPEATS = {"06": "a confirmation", "07": "a duplicate", "15": "a resubmission", "18": "a reissue"}
# Order types (element 92) that do not ask for goods.
ORDER_TYPES = {"IN": ("other", "an information copy")}

# Purpose (element 353) of a set that changes an earlier order, in our words.
PURPOSES_OF_CHANGES = {
    "01": "cancel",
    "02": "add",
    "03": "delete",
    "04": "change",
    "05": "replace",
    "17": "cancel",
}
# What is to be done with a line (element 670). A code that is not here needs a person.
CHANGES_OF_LINES = {
    "AI": "add",
    "DI": "delete",
    "NC": "keep",
    "CA": "change",
    "RZ": "change",
    "CB": "change date",
    "CD": "change date",
    "CT": "change date",
    "RB": "change date",
    "RS": "change date",
    "PC": "change price",
    "PQ": "change quantity price",
    "PR": "change price date",
    "MU": "change quantity price date",
    "QC": "change quantity",
    "QD": "change quantity",
    "QI": "change quantity",
    "RQ": "change quantity date",
}

# Product numbers (element 235), best first. Who gave the number decides the field.
SELLERS = ("VN", "VP", "VC", "SA", "MG", "MN", "MF", "VA", "ST", "VS", "SW", "VX", "RY", "VU", "XP")
BUYERS = ("BP", "IN", "SK", "CB", "PI", "PB", "IZ", "BI", "CU", "BE")
GTINS = ("UK", "GT", "EN", "EO", "UP", "UA", "UI", "UD", "UE", "U2", "UN", "EM", "UB", "UH")
# An ISBN-13 is a GTIN; an ISBN-10 is not.
BOOKS = ("IB", "B3", "EI")
DESCRIPTIONS = ("PD", "GE", "TN")
NUMBERS = {
    code: (field, rank)
    for field, codes in (
        ("sku", SELLERS),
        ("buyer_sku", BUYERS),
        ("gtin", GTINS),
        ("book", BOOKS),
        ("description", DESCRIPTIONS),
    )
    for rank, code in enumerate(codes)
}
# Enough to know a qualifier that stands one element too early or too late.
CLEAR = frozenset(("VN", "VP", "VC", "MG", "BP", "IN", "SK", "CB", "UP", "UK", "EN", "UA", "UI"))

# Basis of unit price (element 639): for how many the price is. Dozens are for units of one.
DOZENS = frozenset(("PD", "RD", "TD", "WD", "LD"))
DOZEN_UNITS = frozenset(("DZ", "DZN", "DPC", "DP"))
PRICE_BASES = {
    **dict.fromkeys(("HP", "QH", "RC", "TC", "WC", "LC", "HF"), Decimal(100)),
    **dict.fromkeys(("TP", "QS", "RM", "TM", "WM", "LM", "TF"), Decimal(1000)),
    "TT": Decimal(10_000),
    **dict.fromkeys(DOZENS, Decimal(12)),
}
# Price identifiers (element 236) of CTP that are the price to pay; best first.
PRICES = ("NET", "UCP", "CON", "PRO", "CAT", "WHL", "PBQ", "ACT", "INV", "QTE", "UNT", "DIS", "")

# Dates (element 374) on which the buyer wants the goods; the best that is there counts. A pair
# is "not before" and "not after". Dates of shipping, of cancelling and of effect are not here.
DELIVERY_DATES: tuple[tuple[str, ...], ...] = (
    ("002",),  # delivery requested
    ("106",),  # required by
    ("996",),  # required delivery
    ("071", "074"),  # requested for delivery, after and including; prior to and including
    ("064", "063"),  # do not deliver before; do not deliver after
    ("077",),  # requested for delivery, week of
    ("067",),  # current schedule delivery
    ("065",),  # first schedule delivery
    ("070", "073"),  # scheduled for delivery, after and including; prior to and including
    ("076",),  # scheduled for delivery, week of
    ("069",),  # promised for delivery
    ("072", "075"),  # promised for delivery, after and including; prior to and including
    ("017",),  # estimated delivery
)
PLAINLY_WANTED = 6
DELIVERY_QUALIFIERS = frozenset(code for codes in DELIVERY_DATES for code in codes)

# Parties (element 98), best first.
SURE_BUYERS = frozenset(("BY", "OB", "SO"))
BUYER_PARTIES = ("BY", "OB", "SO", "BT", "II", "PO")
SHIP_TO_PARTIES = ("ST", "DA", "CN", "UC")
SELLER_PARTIES = frozenset(("SE", "SU", "VN", "SF", "RI", "MF", "DS"))

# Amounts (element 522) that are the order's total; best first.
SURE_TOTALS = frozenset(("TT", "GV", "1", "AAO"))
TOTALS = ("TT", "GV", "1", "AAO", "TP", "N", "OP", "TDS")

# Segments of the envelope and of the sets above: what may begin after a lost terminator.
SEGMENTS = frozenset(
    """
    ISA GS ST SE GE IEA TA1 TA3 BEG BIG BCH BQT BAK BSN BFR BCA CUR REF PER TAX FOB CTP PAM CSH SAC
    ITA SSS ITD DIS INC DTM LDT LIN SI PID MEA PWK PKG TD1 TD5 TD3 TD4 MAN PCT CTB TXI LDG AMT N9
    MSG N1 N2 N3 N4 NX2 SPI ADV MTX PO1 PO3 PO4 POC CN1 IT1 IT3 IT8 QTY SDQ SLN SCH TC2 LS LE LM LQ
    LUI CTT TDS CAD ISS NTE HL PRF SN1 RMT CDD G61 G62 IMP ACK EFI AAA CB1 VEH NM1 DMG G39 STC TOP
    """.split()  # noqa: SIM905
)
