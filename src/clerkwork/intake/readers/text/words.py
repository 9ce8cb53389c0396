"""Words around articles in letters: quantities, prices, numbers, in our seven languages."""

import re

from clerkwork.catalog.units import is_unit
from clerkwork.intake.readers.countries import fold

NUM = (
    r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+,\d{2,4}(?!\d)"
    r"|\d{1,3}(?:[.,'’\u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
)
CODES = "EUR|USD|GBP|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|JPY|CNY|INR|BRL|MXN|RON|ZAR|SGD"
SIGN = rf"(?:{CODES}|Euros?|US\$|[€$£])"
# What stands before a price for one, before the amount of a line, and behind a price for one.
PRICE_LEAD = (
    r"(?:@|\bat\b|\bunit price\b|\bprice\b|\bpreis\b|\beinzelpreis\b|\bstückpreis\b|\bep\b|\bprix\b"
    r"|\bprix unitaire\b|\bp\.?u\.?\b|\bprecio\b|\bprezzo\b|\bprijs\b|\bpreço\b|\bje\b|\bzu\b"
    r"|\bzu je\b"
    r"|\bà|\bá|\ba\b|\btegen\b|\bcost\b|\brate\b)"
)
TOTAL_LEAD = (
    r"(?:=|→|=>|\btotal\b|\bline total\b|\bsumme\b|\bgesamt\b|\bgesamtpreis\b|\bamount\b"
    r"|\bmontant\b"
    r"|\bimporte\b|\btotale\b|\bimporto\b|\btotaal\b|\bbedrag\b|\bvalor\b|\bfor\b|\bfür\b|\bpour\b)"
)
EACH = re.compile(
    r"\s*(?:/|per\b|each\b|\bea\b|je\b|pro\b|par\b|por\b|l'unité|pièce\b|chacun|cada\b|cad\b"
    r"|cadauno"
    r"|l'uno|al\b|a pezzo|per stuk|p\.?\s?st|apiece|pce\b|netto/)\.?\s*"
    r"(?:(?P<base>10{1,4})\b)?",
    re.IGNORECASE,
)
QTY_LABEL = (
    r"\b(?:qty|quantity|menge|anzahl|stückzahl|qté|quantité|cantidad|cant|quantità|q\.?tà|aantal"
    r"|quantidade|qtd|qtde|qte)\b"
)
OWN_LABEL = r"(?:our|unsere?|notre|nos|nuestr[oa]|nostr[oa]|onze|noss[oa]|customer|kunden|buyer)"
SKU_LABEL = re.compile(
    rf"(?:(?P<own>\b(?:{OWN_LABEL}\b|n/)[ -]?)"
    r"|\b(?:(?:your|ihre?|votre|vos|vuestr[oa]|su|sus|vostr[oa]|vs|uw|vossa|sua)\b\.?|v/)[ -]?)?"
    r"\b(?:item|articles?|art|artikel|artikelnr|artikelnummer|art-?nr|part|sku|réf(?:érence)?|ref"
    r"|référence|reference|referencia|código|cód|cod|codice|código|codigo|code|p/n|pn|model"
    r"|product|produkt"
    r"|mat(?:erial)?|best|bestell|catalogue|cat|artigo|artículo|articolo|artikelcode)"
    r"(?:[ .]|-(?=\s|no|nr|n[uú]m|code|id))*"
    r"(?:(?:no|nr|number|num|nummer|numero|número|code|id|n)\b\.?|#|n°|nº)?[ .:#=]*"
    r"(?P<code>[A-Z0-9][\w./-]*\d[\w./-]*|(?-i:[A-Z]+-[A-Z][A-Z-]*)|(?-i:(?!DIN|ISO|EAN|GTIN|UPC|PO)[A-Z]{3,10})\b)",
    re.IGNORECASE,
)
# `(your BX598/16)`, behind an article.
BRACKETED = re.compile(
    rf"\((?!{QTY_LABEL})(?:[^\W\d_]{{1,12}}[ ./:]+){{0,3}}"
    r"(?=[\w./-]*(?:\d|-[A-Z]))[A-Z0-9][\w./-]+\)"
)
# An article named only to say what the ordered one is instead of, or made after.
REPLACED = re.compile(
    r"(?:replac\w*|ersetzt|ersatz für|remplace|sustituye|sostituisce|vervangt|substitui|acc\w*"
    r" to|nach|selon|según|secondo|conforme|volgens|rev\.?|drawing|zeichnung|plano?|disegno"
    r"|tekening|desenho|nachfolger|successor|successeur|sucesor|successore|opvolger|sucessor)"
    r"\b[^,;()]{0,14}\Z",
    re.IGNORECASE,
)
GTIN = re.compile(
    r"\b(?:(?:c[óo]digo|c[óo]d|code|codice|num[ée]ro)\b\.?\s)?"
    r"(?:gtin|ean|upc|barcode|gencod)(?:[ -]?(?:code|no|nr|13|8|14))?["
    r" .:#]*(?P<labelled>\d{8,14})\b"
    r"|(?<![\w-])(?P<bare>\d{12,14})(?![\w-])",
    re.IGNORECASE,
)
MEASURES = frozenset("mm cm m km ml cl l g kg mg lb lbs oz ft in v w a t inch yd to lm qm".split())  # noqa: SIM905
SIZE = re.compile(
    r"[ØMm]?\d+(?:[.,x×X*/-]\d+)*(?:mm|cm|m|km|ml|cl|l|g|kg|mg|lbs?|oz|ft|in|v|w|kw|a|ah|mah"
    r"|hz|gb|mb"
    r"|tb|qm|m2|m²|%|\"|''|er|x|st|nd|rd|th|k|bit|fach|lagig|ply)?\Z",
    re.IGNORECASE,
)
STANDARD = re.compile(
    r"\b(?:DIN|ISO|EN|RAL|ANSI|ASTM|IP|Type|Typ|No|Size|Gr)\.?[ -]?\Z", re.IGNORECASE
)
NUMBER_WORDS = {
    fold(word): value
    for value, words in {
        1: "one ein eine einen einem un une uno una un een uma um",
        2: "two zwei deux dos due twee dois duas",
        3: "three drei trois tres tre drie três",
        4: "four vier quatre cuatro quattro quatro",
        5: "five fünf cinq cinco cinque vijf",
        6: "six sechs seis sei zes",
        7: "seven sieben sept siete sette zeven sete",
        8: "eight acht huit ocho otto oito",
        9: "nine neun neuf nueve nove negen",
        10: "ten zehn dix diez dieci tien dez",
        12: "twelve zwölf douze doce dodici twaalf doze",
        15: "fifteen fünfzehn quinze quince quindici vijftien",
        20: "twenty zwanzig vingt veinte venti twintig vinte",
        50: "fifty fünfzig cinquante cincuenta cinquanta vijftig cinquenta",
        100: "hundred hundert cent cien cento honderd cem",
    }.items()
    for word in words.split()
}
# "12 months warranty" orders nothing.
TIMES = frozenset(
    fold(word)
    for word in "day days week weeks month months year years hour hours minutes min working business "  # noqa: SIM905
    "tag tage tagen woche wochen monat monate jahre stunden uhr werktage arbeitstage jours jour "
    "semaines mois ans heures días dia dias semanas meses años horas giorni settimane mesi ore "
    "dagen weken maanden uur werkdagen h am pm o'clock percent prozent nd rd th".split()
)


# What people count in letters and no list of units has.
COUNTED = frozenset(
    "ream reams ries rame rames resma resmas risma risme riem length lengths coil coils spool"  # noqa: SIM905
    " spools "
    "sachet sachets tub tubs strip strips vial vials ampoule ampoules blister blisters block"
    " blocks "
    "lts litros haspel haspels mts mtr mtrs bobine bobines bobina bobinas bobine ex exemplaar exemplaren geb"
    " gebinde gebind stuk stuks ds rlx rot rotolo rotoli sa satz set sets stel stelle lot lots reel"
    " reels pct pcte pcts conj conjunto conjuntos cf conf confezione confezioni kar karton ve ud uds"
    " un und cad cadauno doos dozen rollen rol pak pakken fles flessen zak zakken bus bussen jgo"
    " juego juegos bolsa bolsas bote botes bidon bidons flacon flacons seau seaux etui etuis eimer"
    " kanister dose dosen flasche flaschen tafel rll trommel ring bund buendel fusto fusti scatola"
    " scatole sacco sacchi busta buste peca pecas rolo rolos saco sacos frasco frascos lata latas"
    " copies copy exemplare exemplaires ejemplares copie plates bars rods stange stangen spule".split()
)


def unit_word(word: str) -> bool:
    """Whether a word behind a number is a unit: known, and not one letter by chance."""
    bare = word.rstrip(".")
    if fold(bare) in COUNTED:
        return True
    if bare in {"U", "NR"} or word == "n.":
        return True
    return is_unit(bare) and (len(bare) > 1 or bare in "lLmgtMG")


def is_measure(word: str) -> bool:
    return word.rstrip(".").lower() in MEASURES
