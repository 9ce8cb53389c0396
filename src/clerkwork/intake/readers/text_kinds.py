"""What a letter is: an order, or one of the many other things that reach an order desk."""

import re
from dataclasses import dataclass

ORDER_NOUN = (
    r"(?:purchase order|p\.?o\.?(?= ?(?:#|no|nr|\d|[A-Z]))|order|bestellung|auftrag|commande|pedido|orden de compra|ordine"
    r"|bestelling|encomenda|inkooporder)"
)
I = re.IGNORECASE
# A sentence that takes an order back or changes it.
CANCELS = re.compile(
    r"\b(?:cancel\w*|stornier\w*|storno|annul\w*|widerruf\w*|withdraw|anular\w*|anulad[oa]|anulación|cancelar\w*|cancelación"
    r"|cancelamento|disdire|disdetta|annullare|annullamento|annuleren|annulering|revoke)\b",
    I,
)
CHANGES = re.compile(
    r"\b(?:amend\w*|chang(?:e|es|ing)|modif\w*|revis(?:e|ed|ion)|ändern|änder\w*|änderung|bestelländerung|abändern|korrigier\w*"
    r"|modifi\w+|changer|cambiar|cambio|rectific\w*|variazione|cambiare|wijzig\w*|aanpass\w*|alterar|alteração|modificar"
    r"|increase|reduce|erhöhen|reduzieren|instead of|anstatt|statt)\b",
    I,
)
ASKS = re.compile(
    r"\b(?:please|kindly|could you|can you|would you|we (?:need|want|would like|wish|have|must|are)|i (?:need|want|would like|wish|have|must)"
    r"|bitte|möchten|müssen|leider|veuillez|merci de|nous souhaitons|souhaitons|devons|por favor|rogamos|queremos|deseamos"
    r"|vi preghiamo|si prega|vorremmo|dobbiamo|graag|willen|gelieve|solicitamos|pedimos|gostaríamos|hereby|hiermit)\b",
    I,
)
CONDITION = re.compile(
    r"\b(?:if|unless|in case|falls|wenn|sofern|otherwise|andernfalls|si|sinon|en cas|se|qualora|als|indien|caso|cannot be|right to|reserve|vorbehalt)\b",
    I,
)
REFERRED = re.compile(
    rf"\b{ORDER_NOUN}\b|\b(?:line|position|pos\.?|item|zeile|ligne|línea|riga|regel|linha)\s*\d", I
)
SUBJECTS = {
    "order_cancellation": r"cancel(?:l?ation|l?ed|\b)|storno|stornierung|annulation|anulaci|cancelaci|annullamento|annulering|cancelamento",
    "order_change": r"(?:order|po|purchase order|bestell\w*|commande|pedido|ordine|encomenda) (?:change|amend\w*|modif\w*|revis\w*)|change (?:to|of|in|request)"
    r"|amendment|amended|bestelländerung|änderung|auftragsänderung|modification|modificaci|modifica\b|variazione|wijziging|alteração|changes? to order",
    "quotation_request": r"\brfq\b|request for (?:quot|pric)|quot(?:e|ation) request|price (?:request|enquiry|inquiry)|enquiry|inquiry|anfrage"
    r"|demande de (?:devis|prix)|cotización|cotizaci|presupuesto|richiesta (?:di )?(?:offerta|preventivo|prezz)|offerteaanvraag|prijsaanvraag"
    r"|pedido de (?:cotação|orçamento|preço)|orçamento|solicitud de",
    "invoice": r"\binvoice\b|rechnung\b|\bfacture\b|\bfactura\b|\bfattura\b|\bfactuur\b|\bfatura\b|credit note|gutschrift|payment reminder|mahnung"
    r"|zahlungserinnerung|overdue|statement of account|kontoauszug|remittance|zahlungsavis|account statement|rappel",
    "other": r"order (?:confirmation|acknowledg\w*)|confirmation of (?:your )?order|auftragsbestätigung|bestellbestätigung|confirmation de (?:votre )?commande"
    r"|confirmación de (?:su )?pedido|conferma d(?:'|ell')?\s?ordine|orderbevestiging|confirmação d[ea] encomenda|out of office|automatic reply|auto(?:matic)?.?reply"
    r"|abwesenheit|automatische antwort|absence|réponse automatique|respuesta automática|fuera de (?:la )?oficina|risposta automatica|assenza|afwezig"
    r"|resposta automática|undeliverable|delivery status|mail delivery|returned mail|newsletter|unsubscribe|webinar|special offer|angebot der woche"
    r"|shipped|on its way|dispatch(?:ed)? note|versandbestätigung|lieferschein|delivery note|bon de livraison|tracking|complaint|reklamation|réclamation"
    r"|reclamaci|reclamo|klacht|reclamação|damaged|beschädigt|thank you for your order|thanks for your order|your order has|price list|preisliste"
    r"|tarif|survey|invitation|einladung|meeting|sale\b|% off|rabatt|goods receipt",
}
SUBJECT_KINDS = [(kind, re.compile(pattern, I)) for kind, pattern in SUBJECTS.items()]
# What only the seller writes, or somebody who orders nothing.
SELLER = re.compile(
    r"thank you for your (?:order|purchase)|thanks for your (?:order|purchase)|we (?:hereby |are pleased to |herewith )?(?:confirm|acknowledge)(?: receipt of)? (?:your|the) (?:purchase )?order"
    r"|your order (?:has|was|is|will)|(?:has|have) been (?:shipped|dispatched)|wir bestätigen (?:ihnen )?(?:hiermit )?(?:ihre|ihren|den eingang)|vielen dank für ihre (?:bestellung|auftrag)|ihre bestellung (?:wurde|ist)"
    r"|danke für ihre bestellung|nous (?:vous )?confirmons (?:la réception de )?votre commande|merci (?:de|pour) votre commande|votre commande (?:a été|est)|confirmamos (?:la recepción de )?su pedido|gracias por su (?:pedido|compra)"
    r"|su pedido (?:ha sido|está|fue)|confermiamo (?:il vostro|la ricezione)|grazie per il (?:suo|vostro) ordine|il vostro ordine (?:è|sarà)|(?:hartelijk )?dank voor uw bestelling|wij bevestigen uw|bedankt voor uw bestelling|uw bestelling (?:is|wordt)"
    r"|obrigad[oa] pel[ao] (?:sua|vossa) encomenda|confirmamos a (?:sua|vossa) encomenda|a sua encomenda|to unsubscribe|unsubscribe (?:here|from)|newsletter abbestellen|vom newsletter abmelden|se désinscrire|darse de baja|cancellarsi|uitschrijven|cancelar a subscrição"
    r"|i am (?:currently )?out of (?:the )?office|ich bin (?:derzeit |aktuell )?(?:nicht im büro|abwesend)|je suis (?:actuellement )?absent|estoy (?:actualmente )?fuera|sono fuori ufficio|ik ben (?:momenteel )?afwezig|estou ausente"
    r"|please find (?:attached |enclosed )?(?:our|the|your) invoice|anbei (?:erhalten sie |senden wir ihnen )?(?:unsere|die|ihre) rechnung|(?:veuillez trouver )?ci-joint (?:notre|la|votre) facture|adjunt\w* (?:nuestra|la|su) factura|in allegato (?:la nostra|la|vostra) fattura|bijgaand (?:onze|de|uw) factuur|em anexo a (?:nossa|vossa)? ?fatura",
    I,
)
QUOTES = re.compile(
    r"(?:please|kindly|could you|can you|would you) (?:please )?(?:\w+ ){0,4}?(?:quote|quotation|offer us|(?:your|the|a|best|unit) price|pricing)|(?:send|give|provide|need|like|request)(?: \w+){0,5}? (?:a |your )?(?:quote|quotation|pricing|best prices?)\b"
    r"|(?:bitte|um|ein) (?:\w+ ){0,6}?(?:angebot\b(?!s)|preise (?:nennen|mitteilen))|bieten sie uns|bitten um (?:ein |ihr )?angebot|(?:établir|envoyer|faire parvenir|transmettre|obtenir|recevoir)(?: \w+){0,4}? (?:devis|cotation|offre de prix)|(?:enviar|enviarnos|solicit\w+|remit\w+|pasar)(?: \w+){0,5}? (?:cotización|presupuesto|precios)"
    r"|(?:inviar|richied|chied|ricev|fornir|far)\w*(?: \w+){0,6}? (?:preventivo|offerta|quotazione)|(?:graag|ontvang\w*|sturen|maken)(?: \w+){0,6}? (?:offerte|prijsopgave)|(?:enviar|solicit\w+|pedi\w+)(?: \w+){0,5}? (?:cotação|orçamento|proposta)|what (?:is|are|would be) (?:the |your )?(?:price|cost|lead time)|how much (?:is|are|would)|was kosten|quel est le prix|not an order|keine bestellung|this is not a purchase order",
    I,
)
ORDERS = re.compile(
    r"\b(?:(?:place|placing|process|accept|confirm|raise|submit)\w* (?:\w+ ){0,4}?(?:order|po)\b|purchase order|(?:would|'d) like (?:to )?(?:order|buy|purchase|have)|want to (?:order|buy|purchase)|wish to order|(?:i|we) (?:hereby )?(?:order|need|require)\b"
    r"|please (?:\w+ ){0,3}?(?:send|ship|supply|deliver|order|provide|dispatch|arrange|book|process|add|get)|(?:could|can) (?:you|we|i) (?:please )?(?:\w+ ){0,2}?(?:send|ship|supply|deliver|get|order|have)|(?:our|new|attached|following|the|my|this|re-?|an|stock|repeat|weekly|standing|rush|urgent) (?:new |attached |following |stock |repeat )?order\b|order(?:ed)? (?:as follows|below|for|from)|to order\b|order\s*:"
    r"|bestell\w*|bitte (?:\w+ ){0,6}?(?:liefer\w*|send\w*|schick\w*)|liefern sie|wir (?:benötigen|brauchen|ordern)|auftrag\b|brauchen wir|benötigen wir|command\w+|bon de commande|veuillez (?:nous )?(?:livrer|envoyer|expédier|fournir|préparer)|merci de (?:nous )?(?:livrer|envoyer|expédier|fournir|préparer)|avons besoin|souhait\w+ (?:commander|recevoir)"
    r"|pedido|pedir|pedimos|encarg\w+|orden de compra|(?:envíe|envíen|enviar|suministr|manden|mandar|sirvan)\w*|necesitamos|ordin\w+|(?:inviare|spedire|fornire|consegnare|inviateci|mandateci|spediteci)|abbiamo bisogno|bestel\w*|inkooporder|(?:leveren|sturen|toesturen)|nodig|encomend\w*|nota de encomenda|fornecer|fornecimento|precisamos|necessitamos|enviem)\b"
    r"|\bp\.?o\.?\s*(?:#|no|nr|number|\d|[A-Z]{0,4}-?\d)",
    I,
)
REQUESTS = re.compile(
    r"(?:status|whereabouts|update|tracking|stand|liefertermin|news) (?:of|on|for|zu|der|unserer|about)|where is|when (?:will|can|is)|wann (?:kommt|wird|können)|wo bleibt|quand|cuándo|quando|wanneer|haven't received|not (?:yet )?received|noch nicht erhalten"
    r"|is it (?:in stock|available)|do you (?:have|stock)|haben sie|avez-vous|tienen|avete|heeft u|availability|verfügbar|lagernd",
    I,
)
SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\d)[^.!?\n]+)*")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind, and whether it was said so clearly that attachments make no order against it."""

    kind: str
    certain: bool = False
    why: str = ""


def kind_of(subject: str, text: str) -> Verdict:
    """What the words of subject and text say this is; an order where nothing says otherwise."""
    subject = re.sub(
        r"\A(?:\s*(?:re|aw|fw|fwd|wg|tr|rv|rif|antw|res|enc)\s*:)+", "", subject, flags=I
    )
    for kind, pattern in (("order_cancellation", CANCELS), ("order_change", CHANGES)):
        if takes_back(subject, text, pattern):
            return Verdict(kind, certain=True, why=kind.replace("_", " "))
    ordering = ORDERS.search(without_noise(subject)) is not None
    for kind, pattern in SUBJECT_KINDS:
        match = pattern.search(subject)
        if match and not (kind in {"quotation_request", "order_change"} and firmly_orders(text)):
            return Verdict(kind, certain=True, why=f"subject says {match[0].strip()!r}")
    match = SELLER.search(text)
    if match:
        kind = (
            "invoice" if re.search(r"invoice|rechnung|fact|fatt|fatura", match[0], I) else "other"
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
    r"(?:please accept|herewith|hereby|we (?:would like|wish|want) to (?:place|order)|place the following|i(?:'d| would) like to order|order as follows|please (?:process|find (?:attached|below|enclosed) (?:our|the|my) (?:purchase )?order|proceed)"
    r"|hiermit bestell|bestellen wir|wir bestellen|passons commande|nous commandons|veuillez trouver (?:ci-joint |ci-dessous )?notre (?:bon de )?commande|realizar el siguiente pedido|hacemos (?:el siguiente )?pedido|ordiniamo|confermiamo l'ordine"
    r"|bestellen wij|wij bestellen|hierbij bestel|encomendamos|our purchase order|purchase order (?:no|nr|number|#))",
    I,
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
            I,
        )
        is not None
    )


def asks_only(text: str) -> bool:
    """Whether the letter asks about something ordered before."""
    return REQUESTS.search(text) is not None and not firmly_orders(text)
