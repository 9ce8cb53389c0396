"""What a note asks for: words by which it is known, in seven languages, and a rule for each kind.

Notes are compared folded: in small letters, without accents. Each pattern is one of whole words;
they stand in the order English, German, French, Spanish, Italian, Dutch, Portuguese.
"""

from clerkwork.verification.rule import HOLD, WARN, Rule

ACCENTED, PLAIN = "äàáâãåöòóôõøüùúûëèéêïìíîçñß’", "aaaaaaoooooouuuueeeeiiiicns "

URGENT = (
    r"\m(urgent|urgently|asap|as soon as possible|rush|eilig|eilt|dringend|schnellstm(o|oe)glich"
    r"|urgente|spoed)\M"
)
NOT_URGENT = r"\m(not|no|nicht|pas|non|niet)\s+(so\s+|too\s+|very\s+)?(urgent|eilig|dringend|spoed)"
WHOLE = (
    r"\m(no|not|without)\s+(any\s+)?(partial|split)\s+(deliver|shipment|shipping|order)"
    r"|\mpartial\s+(deliver|shipment|shipping)\w*\s+(is\s+|are\s+)?(not|un)"
    r"|\m(ship|deliver|send)\s+(only\s+)?complete\M|\mcomplete\s+(deliver|shipment)\w*\s+only"
    r"|\monly\s+complete\M|\m(in|as)\s+(one|a\s+single)\s+(delivery|shipment|go)\M|\mnot\s+at\s+all\M"
    r"|\m(everything|all)\s+(together|at\s+once)\M"
    r"|\mkeine\s+teil-?liefer|\mteil-?lieferung(en)?\s+(ist\s+|sind\s+)?(nicht|un)"
    r"|\mnur\s+(komplett|vollst(a|ae)ndig|zusammen)|\malles\s+zusammen\M"
    r"|\min\s+einer\s+(lieferung|sendung)"
    r"|\mpas\s+de\s+livraisons?\s+partiel|\mlivraisons?\s+partielles?\s+(non|interdit|refus)"
    r"|\men\s+une\s+(seule\s+)?(livraison|fois)\M|\m(uniquement|seulement)\s+complet"
    r"|\mlivraison\s+complete"
    r"|\mno\s+(se\s+admiten\s+)?entregas\s+parcial|\muna\s+sola\s+(entrega|vez)\M|\mtodo\s+junto\M"
    r"|\mentrega\s+completa|\msolo\s+complet"
    r"|\mniente\s+consegne\s+parzial|\m(unica|sola)\s+consegna\M|\mconsegna\s+completa"
    r"|\mtutto\s+insieme\M"
    r"|\mgeen\s+deellever|\mniet\s+in\s+delen|\min\s+een\s+(keer|levering|zending)\M"
    r"|\malleen\s+(compleet|volledig)|\malles\s+tegelijk\M"
    r"|\msem\s+entregas\s+parciais|\muma\s+(so|unica)\s+entrega\M|\mtudo\s+junto\M"
)
LATER = (
    r"\mnot\s+(to\s+be\s+)?(ship|deliver|dispatch|send|sent)\w*\s+(it\s+|them\s+)?(before|until)"
    r"|\mnot\s+before\M|\mno\s+(deliver\w*|shipment)\s+before"
    r"|\m(hold|keep)\s+(it\s+|them\s+|this\s+|the\s+order\s+|the\s+goods\s+)?(back|until|for\s+now)\M"
    r"|\mon\s+hold\M|\mwait\s+(for|until|with)\M|\monly\s+after\M"
    r"|\mnicht\s+vor\M|\mfr(u|ue)hestens\M|\mzur(u|ue)ck(zu)?halten\M|\m(ab)?warten\M"
    r"|\merst\s+(ab|nach|wenn)\M"
    r"|\mpas\s+avant\M|\mattend(re|ez)\M|\mreten(ir|ez)\M|\mseulement\s+apres\M"
    r"|\mno\s+antes\s+de|\m(esperar|esperen|retener|retengan)\M|\mnuevo\s+aviso\M"
    r"|\mnon\s+prima\M|\m(attendere|aspettare|trattenere)\M|\msolo\s+dopo\M"
    r"|\mniet\s+voor\M|\m(wachten|vasthouden|aanhouden)\M|\mpas\s+(na|vanaf)\M"
    r"|\mnao\s+antes\M|\m(aguardar|aguardem|reter)\M|\mso\s+depois\M"
)
CANCELS = (
    r"\m(cancel\w*|supersed\w*|replac\w*|disregard|ignore|instead\s+of|previous\s+order|last\s+order)\M"
    r"|\m(storn\w*|annullier\w*|ersetz\w*|hinf(a|ae)llig|gegenstandslos|anstelle|letzte\s+bestellung)\M"
    r"|\m(annul\w*|remplac\w*|au\s+lieu|derniere\s+commande)\M"
    r"|\m(anul\w*|sustitu\w*|reemplaz\w*|en\s+(lugar|vez)\s+de|ultimo\s+pedido)\M"
    r"|\m(annull\w*|sostitui\w*|al\s+posto|ultimo\s+ordine)\M"
    r"|\m(vervang\w*|vervall\w*|intrekken|in\s+plaats|laatste\s+bestelling)\M"
    r"|\m(substitu\w*|em\s+(vez|lugar)\s+de|ultima\s+encomenda)\M"
)
UNITS = (
    r"(x|pcs?|pieces?|ea|each|units?|box(es)?|cases?|cartons?|packs?|pallets?|bags?|bottles?|dozens?"
    r"|stk|st(u|ue)ck|kisten?|kartons?|packungen|paletten?|s(a|ae)cke?|flaschen?|colis|unites?|boites?"
    r"|piezas?|cajas?|unidades|pezzi|scatole|confezioni|stuks?|dozen|flessen|caixas?|pecas?|kg)"
)
CHANGES = (
    r"\m(line|item|pos|position|zeile|artikel|ligne|poste|article|linea|posicion|articulo|riga"
    r"|posizione|articolo|regel|positie|linha|posicao|artigo)\.?\s+(no\.?\s+|nr\.?\s+)?\d+\M"
    rf"|\m\d+([.,]\d+)?\s?{UNITS}\M"
    r"|\m(chang(e|es|ed|ing)|amend\w*|modif\w+|increas\w+|reduc\w+|doubl\w+|triple|half|halve"
    r"|leave\s+out|omit|remove|quantity|quantities|less\s+than|more\s+than|(\d+|one|two)\s+(more|less))\M"
    r"|\m(not|don.?t)\s+(deliver|ship|send)\M"
    r"|\m(ge(a|ae)ndert\w*|(a|ae)ndern|(a|ae)nderung\w*|doppelt\w*|verdoppel\w*|h(a|ae)lfte|halbe\w*"
    r"|erh(o|oe)h\w*|reduzier\w*|zus(a|ae)tzlich\w*|weglassen|entf(a|ae)llt|streichen|menge\w*)\M"
    r"|\mnicht\s+(liefern|senden|schicken|versenden)\M"
    r"|\m(chang(er|ez)|doubl\w*|moitie|augment\w*|redui\w*|supplementaires?|ajout\w*|supprim\w*"
    r"|quantites?)\M|\mne\s+pas\s+(livrer|expedier|envoyer)\M"
    r"|\m(cambi\w*|dobl\w*|mitad|aument\w*|adicional\w*|anad\w*|elimin\w*|cantidad\w*)\M"
    r"|\mno\s+(entreg|envi)\w*"
    r"|\m(doppi\w*|meta|ridu\w*|aggiun\w*|quantita)\M|\mnon\s+(consegn|sped|invi)\w*"
    r"|\m(wijzig\w*|gewijzig\w*|verander\w*|dubbel\w*|helft|verhoog\w*|verlaag\w*|toevoeg\w*"
    r"|weglaten|schrap\w*|aantal\w*)\M|\mniet\s+(leveren|verzenden|sturen)\M"
    r"|\m(alter(ar|em|acao|ado|ada)|dobr\w*|metade|reduz\w*|acrescent\w*|quantidade\w*)\M"
    r"|\mnao\s+(entreg|envi)\w*"
)
SITES = (
    r"(address|site|location|place|warehouse|depot|branch|store|adresse|(liefer)?anschrift"
    r"|lieferadresse|baustelle|standort|lager|filiale|niederlassung|lieu|chantier|entrepot"
    r"|direccion|lugar|obra|almacen|indirizzo|sede|magazzino|luogo|cantiere|(aflever)?adres|locatie"
    r"|vestiging|magazijn|bouwplaats|morada|endereco|local|armazem)"
)
OTHER = (
    r"(new|other|another|different|alternat\w+|changed|neuen?|neuer|neues|anderen?|anderer"
    r"|abweichenden?|ge(a|ae)nderten?|nouvel\w*|nouveau|autre|differente?|nuev[ao]|otr[ao]|distint[ao]"
    r"|nuov[ao]|altr[ao]|divers[ao]|nieuwe?|andere?|afwijkend\w*|nov[ao]|outr[ao])"
)
ELSEWHERE = (
    rf"\m{OTHER}\s+(\w+\s+)?{SITES}\M|\m(adresse|direccion|indirizzo|sede|morada|endereco)\s+{OTHER}\M"
    rf"|\m{SITES}\s+(follows|to\s+follow|folgt|suit|sigue|segue|volgt)\M"
    r"|\m(elsewhere|redirect\w*|divert\w*|pick(ed)?[ -]?up|will\s+collect|this\s+time)\M"
    r"|\m(baustelle|diesmal|umleiten|selbstabhol\w*|abhol(en|ung|er)|woanders)\M"
    r"|\m(chantier|cette\s+fois|ailleurs|enlevement)\M|\m(esta\s+vez|recog(er|emos|eremos))\M"
    r"|\m(cantiere|questa\s+volta|altrove|ritir(iamo|eremo|are|o))\M"
    r"|\m(bouwplaats|deze\s+keer|elders|afhalen|ophalen)\M|\m(desta\s+vez|recolh(er|emos)|levantamos)\M"
    # an address of its own
    r"|\m\w*(stra(ss|s|ß)e|str\.|weg|platz|allee|straat|laan|plein|gracht)\s+\d+"
    r"|\m\d+[a-z]?\s+(\w+\s+){1,3}(street|st\.|road|rd\.?|avenue|ave\.?|lane|drive|blvd)\M"
    r"|\m(rue|avenue|boulevard|via|viale|calle|avenida|plaza|rua)\s+(\w+\s+){1,4}\d+"
    r"|\m\d+,?\s+(rue|avenue|boulevard)\M|\m([a-z]{1,2}-)?\d{5}\s+[a-z]{3,}"
)
SENTENCE_END = r"[.!;]+(?=\s+[^0-9\s]|$)|\n+"  # "Pos. 1" goes on
BY_WORDS = (WHOLE, LATER, CANCELS, CHANGES, ELSEWHERE)


def folded(text: str) -> str:
    """The text in small letters and without accents."""
    return f"translate(lower({text}), '{ACCENTED}', '{PLAIN}')"


def asked(pattern: str, expected: str, *, but: str = "") -> str:
    """The query for notes that match; `found` is the sentence in which they do."""
    unless = f"AND {folded('note')} !~ '{but}'" if but else ""
    return f"""
        SELECT id, NULL::bigint,
               btrim(COALESCE((SELECT sentence FROM regexp_split_to_table(note, '{SENTENCE_END}')
                                        AS sentence
                                WHERE {folded("sentence")} ~ '{pattern}' LIMIT 1),
                              left(note, 200))),
               '{expected}', NULL
          FROM checked WHERE note <> '' AND {folded("note")} ~ '{pattern}' {unless}
        """


NOTE_RULES = (
    Rule(
        "NOTE_URGENT",
        HOLD,
        "note",
        "The customer is in a hurry: “{found}”.",
        "Agree on when it can be there, and let the warehouse know.",
        asked(URGENT, "no hurry", but=NOT_URGENT),
    ),
    Rule(
        "NOTE_WHOLE",
        HOLD,
        "note",
        "The customer wants everything at once: “{found}”.",
        "Look whether all of it is in stock; else agree on a later date or on parts.",
        asked(WHOLE, "parts may go ahead"),
    ),
    Rule(
        "NOTE_LATER",
        HOLD,
        "note",
        "The customer wants nothing too early: “{found}”.",
        "Enter the date from which it may go, or keep the order until then.",
        asked(LATER, "as soon as it is ready"),
    ),
    Rule(
        "NOTE_CANCELS",
        HOLD,
        "note",
        "The note is about another order: “{found}”.",
        "Cancel or change the order that is meant; then accept what is left of this one.",
        asked(CANCELS, "nothing about other orders"),
    ),
    Rule(
        "NOTE_CHANGES",
        HOLD,
        "note",
        "The note says other than the lines: “{found}”.",
        "Put right the lines as the note asks; ask the customer where it is not clear.",
        asked(CHANGES, "what the lines say"),
    ),
    Rule(
        "NOTE_ELSEWHERE",
        HOLD,
        "note",
        "The note says where the goods shall go: “{found}”.",
        "Ask the customer for the address, on a number that you know, and enter it.",
        asked(ELSEWHERE, "the place of the order"),
    ),
    Rule(
        "NOTE_STATED",
        WARN,
        "note",
        "The order has a note: “{found}”.",
        "Read it: it may ask for something that no field says.",
        f"""
        SELECT id, NULL::bigint, left(btrim(note), 200), '', NULL
          FROM checked
         WHERE btrim(note) <> '' AND {folded("note")} !~ '{"|".join(BY_WORDS)}'
           AND ({folded("note")} !~ '{URGENT}' OR {folded("note")} ~ '{NOT_URGENT}')
        """,
    ),
)
