"""Country names and codes, in the languages of the documents, to ISO 3166-1 alpha-2."""

import re
import unicodedata
from functools import cache, lru_cache

NO_WORD = re.compile(r"[\W_]+")
LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt")
CODES = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR
    BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ
    EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW
    GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY
    KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV
    MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY
    QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG
    TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM
    ZW XK
    """.split()  # noqa: SIM905
)
# What people write and no list of names has.
EVERYDAY = {
    "usa": "US", "u s a": "US", "u s": "US", "united states of america": "US", "america": "US",
    "uk": "GB", "u k": "GB", "great britain": "GB", "england": "GB", "scotland": "GB",
    "wales": "GB", "northern ireland": "GB", "grossbritannien": "GB", "angleterre": "GB",
    "inglaterra": "GB", "inghilterra": "GB", "engeland": "GB", "holland": "NL", "hollande": "NL",
    "holanda": "NL", "olanda": "NL", "the netherlands": "NL", "deutschland": "DE", "brd": "DE",
    "czech republic": "CZ", "tschechische republik": "CZ", "republic of ireland": "IE",
    "eire": "IE", "korea": "KR", "south korea": "KR", "russia": "RU", "p r china": "CN",
    "pr china": "CN", "prc": "CN", "eeuu": "US", "ee uu": "US", "usa us": "US", "d": "DE",
    "republica portuguesa": "PT", "turkey": "TR", "macedonia": "MK", "vietnam": "VN",
}  # fmt: skip


def country_code(written: str | None) -> str | None:
    """ISO 3166-1 alpha-2 for a code or a name as written; None if it is no country we know."""
    if not written:
        return None
    folded = fold(written)
    if folded in EVERYDAY:
        return EVERYDAY[folded]
    upper = written.strip().upper()
    if len(upper) == 2 and upper in CODES:
        return upper
    if len(upper) == 3 and upper in three_letters():
        return three_letters()[upper]
    return names().get(folded)


@lru_cache(maxsize=32768)
def fold(written: str) -> str:
    """Lower case without accents or punctuation, words parted by one blank."""
    lower = written.lower()
    if not lower.isascii():
        plain = unicodedata.normalize("NFKD", lower.replace("ß", "ss"))
        lower = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return " ".join(NO_WORD.sub(" ", lower).split())


@cache
def three_letters() -> dict[str, str]:
    """ISO 3166-1 alpha-3 to alpha-2."""
    from babel.core import get_global  # loaded only when a document needs it: it is large

    aliases = get_global("territory_aliases")
    return {
        long: short[0]
        for long, short in aliases.items()
        if len(long) == 3 and long.isalpha() and short[0] in CODES
    }


@cache
def names() -> dict[str, str]:
    """Folded country names of all our languages to alpha-2."""
    from babel import Locale

    return {
        fold(name): code
        for language in LANGUAGES
        for code, name in Locale(language).territories.items()
        if code in CODES
    }
