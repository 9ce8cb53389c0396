"""What a letter is: an order, or one of the many other things that reach an order desk."""

import re
from dataclasses import dataclass

from clerkwork.intake.readers.text.titles import kind_in_title

ORDER_NOUN = (
    r"(?:purchase order|p\.?o\.?(?= ?(?:#|no|nr|\d|[A-Z]))|order|bestellung|auftrag|commande"
    r"|pedido|orden de compra|ordine"
    r"|bestelling|encomenda|inkooporder)"
)
NO_CASE = re.IGNORECASE
# A sentence that takes an order back or changes it.
CANCELS = re.compile(
    r"\b(?:cancel\w*|stornier\w*|storno|annul\w*|widerruf\w*|withdraw|anular\w*|anulad[oa]"
    r"|anulación|cancelar\w*|cancelación"
    r"|cancelamento|disdire|disdetta|annullare|annullamento|annuleren|annulering|revoke)\b",
    NO_CASE,
)
CHANGES = re.compile(
    r"\b(?:amend\w*|chang(?:e|es|ing)|modif\w*|revis(?:e|ed|ion)|ändern|änder\w*|änderung"
    r"|bestelländerung|abändern|korrigier\w*"
    r"|modifi\w+|changer|cambiar|cambio|rectific\w*|variazione|cambiare|wijzig\w*|aanpass\w*"
    r"|alterar|alteração|modificar"
    r"|increase|reduce|erhöhen|reduzieren|instead of|anstatt|statt)\b",
    NO_CASE,
)
ASKS = re.compile(
    r"\b(?:please|kindly|could you|can you|would you|we (?:need|want|would like|wish|have|must"
    r"|are)|i (?:need|want|would like|wish|have|must)"
    r"|bitte|möchten|müssen|leider|veuillez|merci de|nous souhaitons|souhaitons|devons|por"
    r" favor|rogamos|queremos|deseamos"
    r"|vi preghiamo|si prega|vorremmo|dobbiamo|graag|willen|gelieve|solicitamos|pedimos"
    r"|gostaríamos|hereby|hiermit)\b",
    NO_CASE,
)
CONDITION = re.compile(
    r"\b(?:if|unless|in case|falls|wenn|sofern|otherwise|andernfalls|si|sinon|en cas|se"
    r"|qualora|als|indien|caso|cannot be|right to|reserve|vorbehalt)\b",
    NO_CASE,
)
REFERRED = re.compile(
    rf"\b{ORDER_NOUN}\b|\b(?:line|position|pos\.?|item|zeile|ligne|línea|riga|regel|linha)\s*\d",
    NO_CASE,
)
# What only the seller writes, or somebody who orders nothing.
SELLER = re.compile(
    r"thank you for your (?:order|purchase)|thanks for your (?:order|purchase)|we (?:hereby "
    r"|are pleased to |herewith )?(?:confirm|acknowledge)(?: receipt of)? (?:your|the)"
    r" (?:purchase )?order"
    r"|your order (?:has|was|is|will)|(?:has|have) been (?:shipped|dispatched)"
    r"|(?:is|are) on (?:its|their) way"
    r"|tracking (?:no|number|code|id)\b[.:]? ?#?(?=\w*\d)|wir bestätigen"
    r" (?:ihnen )?(?:hiermit )?(?:ihre|ihren|den eingang)|vielen dank für ihre (?:bestellung"
    r"|auftrag)|ihre bestellung (?:wurde|ist)"
    r"|danke für ihre bestellung|nous (?:vous )?confirmons (?:la réception de )?votre commande"
    r"|merci (?:de|pour) votre commande|votre commande (?:a été|est)|confirmamos (?:la"
    r" recepción de )?su pedido|gracias por su (?:pedido|compra)"
    r"|su pedido (?:ha sido|está|fue)|confermiamo (?:il vostro|la ricezione)|grazie per il"
    r" (?:suo|vostro) ordine|il vostro ordine (?:è|sarà)|(?:hartelijk )?dank voor uw"
    r" bestelling|wij bevestigen uw|bedankt voor uw bestelling|uw bestelling (?:is|wordt)"
    r"|obrigad[oa] pel[ao] (?:sua|vossa) encomenda|confirmamos a (?:sua|vossa) encomenda|a sua"
    r" encomenda|to unsubscribe|unsubscribe (?:here|from)|newsletter abbestellen|vom"
    r" newsletter abmelden|se désinscrire|darse de baja|cancellarsi|uitschrijven|cancelar a"
    r" subscrição"
    r"|i am (?:currently )?out of (?:the )?office|ich bin (?:derzeit |aktuell )?(?:nicht im"
    r" büro|abwesend)|je suis (?:actuellement )?absent|estoy (?:actualmente )?fuera|sono fuori"
    r" ufficio|ik ben (?:momenteel )?afwezig|estou ausente"
    r"|please find (?:attached |enclosed )?(?:our|the|your) invoice|anbei (?:erhalten sie "
    r"|senden wir ihnen )?(?:unsere|die|ihre) rechnung|(?:veuillez trouver )?ci-joint (?:notre"
    r"|la|votre) facture|adjunt\w* (?:nuestra|la|su) factura|in allegato (?:la nostra|la"
    r"|vostra) fattura|bijgaand (?:onze|de|uw) factuur|em anexo a (?:nossa|vossa)? ?fatura",
    NO_CASE,
)
QUOTES = re.compile(
    r"(?:please|kindly|could you|can you|would you) (?:please )?(?:\w+ ){0,4}?(?:quote(?!"
    r" (?:po|p\.o|our|this|the|these|order|purchase|ref|number|no|your)\b)|quotation|offer us"
    r"|(?:your|the|a|best|unit) price|pricing)|(?:send|give|provide|need|like|request)(?:"
    r" \w+){0,5}? (?:a |your )?(?:quote|quotation|pricing|best prices?)\b"
    r"|(?:bitte|um|ein) (?:\w+ ){0,6}?(?:angebot\b(?!s)|preise (?:nennen|mitteilen))|bieten"
    r" sie uns|bitten um (?:ein |ihr )?angebot|(?:établir|envoyer|faire parvenir|transmettre"
    r"|obtenir|recevoir)(?: \w+){0,4}? (?:devis|cotation|offre de prix)|(?:enviar|enviarnos"
    r"|solicit\w+|remit\w+|pasar)(?: \w+){0,5}? (?:cotización|presupuesto|precios)"
    r"|(?:inviar|richied|chied|ricev|fornir|far)\w*(?: \w+){0,6}? (?:preventivo|offerta"
    r"|quotazione)|(?:graag|ontvang\w*|sturen|maken)(?: \w+){0,6}? (?:offerte|prijsopgave)"
    r"|(?:enviar|solicit\w+|pedi\w+)(?: \w+){0,5}? (?:cotação|orçamento|proposta)|what (?:is"
    r"|are|would be) (?:the |your )?(?:price|cost|lead time)|how much (?:is|are|would)|was"
    r" kosten|quel est le prix|not an? (?:purchase )?order|keine bestellung|n'est pas une"
    r" commande|no es un pedido|non è un ordine|geen bestelling|não é uma encomenda|coticen"
    r"|cotizar|petición de oferta|peticion de ofertas?|offertaanvraag",
    NO_CASE,
)
ORDERS = re.compile(
    r"\b(?:(?:place|placing|process|accept|confirm|raise|submit)\w* (?:\w+ ){0,4}?(?:order"
    r"|po)\b|purchase order|(?:would|'d) like (?:to )?(?:order|buy|purchase|have)|want to"
    r" (?:order|buy|purchase)|wish to order|(?:i|we) (?:hereby )?(?:order|need|require)\b"
    r"|(?:please|kindly) (?:\w+ ){0,3}?(?:send|ship|supply|deliver|order|provide|dispatch|arrange|book"
    r"|process|add|get)|(?:could|can) (?:you|we|i) (?:please )?(?:\w+ ){0,2}?(?:send|ship"
    r"|supply|deliver|get|order|have)|(?:our|new|attached|following|the|my|this|re-?|an|stock"
    r"|repeat|weekly|standing|rush|urgent) (?:new |attached |following |stock |repeat"
    r" )?order\b|order(?:ed)? (?:as follows|below|for|from)|to order\b|order\s*:"
    r"|bestell\w*|bitte (?:\w+ ){0,6}?(?:liefer\w*|send\w*|schick\w*)|liefern sie|wir"
    r" (?:benötigen|brauchen|ordern)|auftrag\b|brauchen wir|benötigen wir|command\w+|bon de"
    r" commande|veuillez (?:nous )?(?:livrer|envoyer|expédier|fournir|préparer)|merci de"
    r" (?:nous )?(?:livrer|envoyer|expédier|fournir|préparer)|avons besoin"
    r"|(?:il (?:nous|me) faut)\b|(?:ci|mi) servono|(?:nos |me )hacen falta|bräuchten?|souhait\w+"
    r" (?:commander|recevoir)"
    r"|pedido|pedir|pedimos|encarg\w+|orden de compra|(?:envíe|envíen|enviar|suministr|manden"
    r"|mandar|sirvan)\w*|necesitamos|ordin\w+|(?:inviare|spedire|fornire|consegnare|inviateci"
    r"|mandateci|spediteci)|abbiamo bisogno|bestel\w*|inkooporder|(?:leveren|sturen|toesturen)"
    r"|nodig|encomend\w*|nota de encomenda|fornecer|fornecimento|precisamos|necessitamos"
    r"|enviem)\b"
    r"|\bp\.?o\.?\s*(?:#|no|nr|number|\d|[A-Z]{0,4}-?\d)"
    r"|\bsolicitamos\b|\bordering\b|\bgo ahead with\b|\b(?:brauchen|benötigen)\b"
    r"|\border (?:no\.? |nr\.? |# ?)?[A-Z]{0,4}[-/]?\d{2}",
    NO_CASE,
)
REQUESTS = re.compile(
    r"has it (?:already )?(?:been )?(?:shipped|left|sent)|(?:have you|did you) (?:already )?(?:ship|sen[dt])|"
    r"(?:status|whereabouts|update|tracking|stand|liefertermin|news) (?:of|on|for|zu|der"
    r"|unserer|about)|where is|when (?:will|can|is)|wann (?:kommt|wird|können)|wo bleibt|quand"
    r"|cuándo|quando|wanneer|haven't received|not (?:yet )?received|noch nicht erhalten"
    r"|is it (?:in stock|available)|do you (?:have|stock)|haben sie|avez-vous|tienen|avete"
    r"|heeft u|availability|verfügbar|lagernd",
    NO_CASE,
)
# The seller about an order that was placed with it.
YOURS = re.compile(
    r"\b(?:your|ihre|votre|su|uw|il vostro|a sua|a vossa) (?:order|bestellung|commande|pedido"
    r"|bestelling|ordine|encomenda)(?: (?:no\.?|nr\.?|n°|#))? \S*\d\S*"
    r"(?: (?:from|with|von|bei|de|di|van) [^.\n]{2,40}?)?"
    r" (?:va|llegar[áa]|saldrá|kommt|arrive\w*|arriverà|komt|chega\w*|has|have|was|is|will|wurde|wird|ist"
    r"|a été|est|sera|ha sido|está|será|è|sarà|wordt|werd|foi)\b",
    NO_CASE,
)
# Somebody who waits for what was ordered before.
CHASES = re.compile(
    r"still (?:waiting|awaiting|not)|not (?:yet )?(?:received|arrived)|overdue|(?:was|were) due"
    r"|warten (?:immer )?noch|noch (?:immer )?nicht (?:erhalten|eingetroffen)|überfällig"
    r"|attendons (?:toujours|encore)|en retard|où en est|toujours pas reçu"
    r"|seguimos esperando|aún no (?:hemos|ha)|todavía no (?:hemos|ha)|stiamo ancora aspettando"
    r"|\b(?:nur|only|seulement|solo|slechts|apenas) \d+"
    r" (?:statt|von|of|instead|au lieu|sur|en lugar|invece|in plaats|em vez)"
    r"|\bfehl(?:t|en|te|ten|menge)\b|nachliefer|gutschr|\bmissing\b"
    r"|credit note|\bmanqu|\bfaltan?\b|\bmancano\b|ontbre"
    r"|\bdamaged\b"
    r"|(?:show\w*|visible) (?:\w+ )?damage|quantity (?:delivered|received)|arrived broken"
    r"|\bfaulty\b|complain|\bdefekt|beschädigt|reklam|réclam|endommag|dañad|reclam|danneggiat"
    r"|beschadigd|danificad|you (?:have )?(?:delivered|shipped|sent)|return (?:them|these|the goods)"
    r"|non (?:abbiamo )?ancora|wachten nog|nog (?:steeds )?niet ontvangen|ainda não|continuamos à espera",
    NO_CASE,
)
REPLY = re.compile(r"\s*(?:re|aw|antw|rv|rif|res|sv|ré)\s*:", NO_CASE)
MAX_TOLD = 100_000  # characters in which a letter says what it is
SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\d)[^.!?\n]+)*")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind, and whether it was said so clearly that attachments make no order against it."""

    kind: str
    certain: bool = False
    why: str = ""


def kind_of(subject: str, text: str) -> Verdict:
    """What the words of subject and text say this is; an order where nothing says otherwise."""
    text = text[:MAX_TOLD]
    replied = REPLY.match(subject) is not None
    subject = re.sub(
        r"\A(?:\s*(?:re|aw|fw|fwd|wg|tr|rv|rif|antw|res|enc)\s*:)+", "", subject, flags=NO_CASE
    )
    for kind, pattern in (("order_cancellation", CANCELS), ("order_change", CHANGES)):
        if takes_back(subject, text, pattern):
            return Verdict(kind, certain=True, why=kind.replace("_", " "))
    ordering = ORDERS.search(without_noise(subject)) is not None
    named = kind_in_title(subject)
    if named and replied and named[0] == "quotation_request" and ORDERS.search(text):
        named = None  # the title is that of the quotation that is accepted
    if named and not (named[0] in {"quotation_request", "order_change"} and firmly_orders(text)):
        return Verdict(named[0], certain=True, why=f"the title says {named[1].strip()!r}")
    match = SELLER.search(text) or YOURS.search(text)
    if match:
        kind = (
            "invoice"
            if re.search(r"invoice|rechnung|fact|fatt|fatura", match[0], NO_CASE)
            else "other"
        )
        return Verdict(kind, certain=True, why=f"found {match[0][:40]!r}")
    match = QUOTES.search(text)
    if match and not ordering and not firmly_orders(text):
        return Verdict("quotation_request", certain=True, why=f"found {match[0][:40]!r}")
    if ordering or ORDERS.search(text):
        return Verdict("order")
    return Verdict("other", why="no words of an order")


def without_noise(subject: str) -> str:
    return subject.replace("_", " ")


def firmly_orders(text: str) -> bool:
    """Whether somebody says that this is an order, not that they may place one."""
    return FIRMLY.search(text) is not None


FIRMLY = re.compile(
    r"(?:please accept|go ahead with|herewith|hereby|we (?:would like|wish|want) to (?:place|order)|place"
    r" the following|i(?:'d| would) like to order|order as follows|please (?:process|find"
    r" (?:attached|below|enclosed) (?:our|the|my) (?:purchase )?order|proceed)"
    r"|hiermit bestell|bestellen wir|wir bestellen|passons commande|nous commandons|veuillez"
    r" trouver (?:ci-joint |ci-dessous )?notre (?:bon de )?commande|realizar el siguiente"
    r" pedido|hacemos (?:el siguiente )?pedido|ordiniamo|confermiamo l'ordine"
    r"|bestellen wij|wij bestellen|hierbij bestel|encomendamos|our purchase order|purchase"
    r" order (?:no|nr|number|#))",
    NO_CASE,
)


def takes_back(subject: str, text: str, verbs: re.Pattern[str]) -> bool:
    """Whether a sentence asks to cancel, or change, an order; not one that says on what condition."""
    for sentence in SENTENCE.findall(f"{subject}\n{text}"[:20_000]):
        if (
            not verbs.search(sentence)
            or CONDITION.search(sentence)
            or not REFERRED.search(sentence)
        ):
            continue
        if ASKS.search(sentence) or sentence.strip() == subject.strip():
            return not ships_anew(sentence)
    return False


def ships_anew(sentence: str) -> bool:
    """`Please change the delivery address for this order` still belongs to the order itself."""
    return (
        re.search(
            r"(?:this|dieser?|cette|este|questo|deze) (?:order|bestellung|commande|pedido|ordine)",
            sentence,
            NO_CASE,
        )
        is not None
    )


def chases(text: str) -> bool:
    """Whether the letter is about goods of an earlier order that have not come."""
    return CHASES.search(text) is not None and not firmly_orders(text)


def asks_only(text: str) -> bool:
    """Whether the letter asks about something ordered before."""
    return REQUESTS.search(text) is not None and not firmly_orders(text)
