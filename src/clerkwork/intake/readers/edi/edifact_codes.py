"""Codes of UN/EDIFACT (directories D.90 to D.23B) and EANCOM that tell an order's values apart."""

# Message types (element 0065) that are no purchase order: our kind, and what they are.
OTHER_MESSAGES = {
    "APERAK": ("other", "an acknowledgement of its application"),
    "CONTRL": ("other", "a syntax acknowledgement"),
    "DELFOR": ("other", "a delivery schedule"),
    "DELJIT": ("other", "a just in time call-off"),
    "DESADV": ("other", "a despatch advice"),
    "INVOIC": ("invoice", "an invoice"),
    "INVRPT": ("other", "an inventory report"),
    "ORDCHG": ("order_change", "a change of a purchase order"),
    "ORDRSP": ("other", "an answer to a purchase order"),
    "OSTENQ": ("other", "an order status enquiry"),
    "OSTRPT": ("other", "an order status report"),
    "PARTIN": ("other", "party information"),
    "PRICAT": ("other", "a price catalogue"),
    "PRODAT": ("other", "product data"),
    "QUOTES": ("other", "a quotation"),
    "RECADV": ("other", "a receiving advice"),
    "REMADV": ("other", "a remittance advice"),
    "REQOTE": ("quotation_request", "a request for quotation"),
    "RETANN": ("other", "an announcement of returns"),
    "SLSRPT": ("other", "a sales report"),
}

# Functions (element 1225) of a message that does not ask for new goods; all others do.
FUNCTIONS = {
    "1": ("order_cancellation", "a cancellation"),
    "2": ("order_change", "an addition to an earlier order"),
    "3": ("order_change", "a deletion from an earlier order"),
    "4": ("order_change", "a change of an earlier order"),
    "16": ("other", "a proposal"),
    "17": ("order_cancellation", "a cancellation, to be reissued"),
    "27": ("other", "a refusal"),
    "46": ("other", "provisional"),
}
# Functions of a message that changes an earlier order, in our words.
PURPOSES_OF_CHANGES = {
    "1": "cancel",
    "2": "add",
    "3": "delete",
    "4": "change",
    "5": "replace",
    "17": "cancel",
}
# What is to be done with a line (element 1229). A code that is not here needs a person.
CHANGES_OF_LINES = {"1": "add", "2": "delete", "3": "change", "4": "keep", "": "change"}
# Functions of a message that may ask for goods a second time.
REPEATS = {
    "5": "a replacement of an earlier message",
    "6": "a confirmation",
    "7": "a duplicate",
    "18": "a reissue",
    "31": "a copy",
    "35": "a retransmission",
    "43": "an additional transmission",
}
# Document names (element 1001) that an ORDERS message may bear and that do not ask for goods.
DOCUMENTS = {
    "9": ("other", "a price catalogue"),
    "230": ("order_change", "a change of a purchase order"),
    "231": ("other", "an answer to a purchase order"),
    "310": ("quotation_request", "a request for quotation"),
    "311": ("quotation_request", "a request for quotation"),
    "315": ("other", "a contract"),
    "325": ("invoice", "a proforma invoice"),
    "351": ("other", "a despatch advice"),
    "380": ("invoice", "an invoice"),
    "381": ("invoice", "a credit note"),
}

# Article numbers (element 7143), best first. Who gave the number decides the field.
SELLERS = ("SA", "VN", "VP", "VS", "MF", "MP", "VX", "MN", "VC")
BUYERS = ("IN", "BP", "BO", "CB", "SK", "BMF", "PI")
GTINS = ("EN", "SRV", "UP", "EU", "GTN", "UA", "GTIN", "EAN", "UK", "UPC", "EE")
BOOKS = ("IB",)  # ISBN: a GTIN if it has 13 digits
UNOWNED = ("", "ZZZ", "ZZ", "ZZ1")  # nobody is said to own the number
NUMBERS = {
    **{code: ("sku", rank) for rank, code in enumerate(SELLERS)},
    **{code: ("buyer_sku", rank) for rank, code in enumerate(BUYERS)},
    **{code: ("gtin", rank) for rank, code in enumerate(GTINS)},
    **{code: ("book", rank) for rank, code in enumerate(BOOKS)},
    **{code: ("unowned", rank) for rank, code in enumerate(UNOWNED)},
}
GTIN_LENGTHS = (8, 12, 13, 14)
SUBSTITUTES = frozenset(("3", "4"))  # PIA (element 4347): other articles than the one ordered

# Quantities (element 6063): what is ordered, best first, and how many are in a pack.
ORDERED = {code: rank for rank, code in enumerate(("21", "1", "113", "11", "61", "12", "47", ""))}
PLAINLY_ORDERED = 3  # a better rank than that says the quantity is ordered
PACKS = frozenset(("52", "59", "45E"))

# Prices (element 5125), best first. AAE and AAF inform about the price to consumers.
PRICES = {
    code: rank
    for rank, code in enumerate(("AAA", "NTP", "CAL", "INV", "AAB", "AAC", "CT", "GRP", "INF", ""))
}
PLAINLY_PRICES = 5
CONSUMER_PRICES = frozenset(("AAE", "AAF", "SRP", "RTP"))

# Dates (element 2005): of the document, best first; and on which the buyer wants the goods. A pair
# is "not before" and "not after". Dates of shipping and of cancelling are not here.
ORDER_DATES = ("137", "4", "3")
DELIVERY_DATES: tuple[tuple[str, ...], ...] = (
    ("2",),  # delivery requested
    ("71", "74"),  # requested for delivery, after and including; prior to and including
    ("64", "63"),  # earliest; latest
    ("76",),  # scheduled for delivery
    ("67",),  # current schedule delivery
    ("65",),  # first schedule delivery
    ("69",),  # promised for delivery
    ("72", "75"),  # promised for delivery, after and including; prior to and including
    ("17",),  # estimated delivery
    ("191",),  # expected delivery
)
PLAINLY_WANTED = 3
DELIVERY_QUALIFIERS = frozenset(code for codes in DELIVERY_DATES for code in codes)
# Parties (element 3035), best first.
BUYER_PARTIES = ("BY", "OB", "BS", "IV", "BT", "AA", "BO", "AB", "MS")
SURE_BUYERS = frozenset(("BY", "OB"))
SHIP_TO_PARTIES = ("DP", "ST", "CN", "UC", "UD")
SELLER_PARTIES = frozenset(("SU", "SE", "SR", "II", "MF", "SF", "MR", "FW", "CA"))

# Amounts (element 5025): of the order, of a line, of one piece.
TOTALS = ("9", "39", "77", "86", "388", "128", "1", "79")
SURE_TOTALS = frozenset(("9", "39", "77", "86"))
LINE_TOTALS = ("203", "66", "38")
PIECE_PRICES = frozenset(("146",))
TAXES = ("176", "124", "150")  # the first is the sum of the others
ALLOWANCES = frozenset(("8", "23", "204"))
SIGNS = {"A": -1, "C": 1}

# Descriptions (element 7081 of IMD) that name the article, and those that only qualify it.
NAMING = frozenset(("", "8", "79", "DSC", "ANM", "050", "3", "BTI", "TDS"))
QUALIFYING = frozenset(("35", "98", "38", "13", "12", "SIZ", "CLR", "35E", "98E"))
# Texts (element 4451 of FTX) on a line that name the article.
TITLES = frozenset(("AFM", "AAA", "PRD"))

# Segments of all directories in use: what may begin after a terminator.
SEGMENTS = frozenset(
    """
    UNA UNB UNG UNH UNS UNT UNE UNZ UGH UGS UNO UNP UCI UCM UCS UCF USA USC USH UST
    ADR AGR AJT ALC ALI ALS APP APR ARD ARR ASI ATT AUT BAS BGM BII BUS CAV CCD CCI CDI CDS CDV CED
    CIN CLA CLI CLT CMP CNI CNT CNX COD COM COT CPI CPS CPT CRE CST CTA CUX DAM DFN DGS DII DIM DLI
    DLM DMS DNT DOC DRD DSG DSI DTM EDT EFI ELM ELU ELV EMP EQA EQD EQI EQN ERC ERI ERP EVE EVT FCA
    FII FNS FNT FOR FSQ FTX GDS GEI GID GIN GIR GOR GPO GRU HAN HDI HDR HDS HYN ICD ICI IDE IFD IFT
    IHC IMD IND INP INV IRQ ITD ITM LAN LIN LKP LOC MEA MEM MES MKS MOA MOP MSD MSG MTD NAA NAD NAT
    NME NUN ODI ODS ORG OTI PAC PAI PAS PAT PCC PCD PCI PDI PDT PER PGI PIA PIT PLI PMT PNA POC POP
    POR POS PRC PRE PRI PRO PRT PRV PSD PSI PTY PYT QRS QTI QTY QUA QVR RCI RCS REF REL RFF RFR RJL
    RLS RNG ROD RPI RSL RTE RTI RTW SAL SCC SCD SDT SEG SEL SEQ SER SFI SGP SGU SLN SMV SPR SPS STA
    STC STG STS SUR SVC TAX TCC TCE TDI TDT TEM TFF TIF TIZ TMD TMP TOD TPL TRF TRU TSR TVL TXS TXT
    UGT VEH VLI
    """.split()  # noqa: SIM905
)
