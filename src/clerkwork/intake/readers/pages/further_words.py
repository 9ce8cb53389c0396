"""Wordings of labels, headings, sums and titles that are met less often than the others."""

LABELS = {
    "po": "purchase order id|our order ref|our order|our order no|our order number|po ref no|"
    "po ref number|official order no|official order number|lpo no|lpo|po code|order form no|"
    "purchase order code|our po no|our po number|order reference no|supplier order|bestell id|"
    "supplier order no|unser auftrag|unsere auftragsnummer|bestellreferenz|bestellkennung|"
    "unsere bestellreferenz|nos references|no de bc|no bc|reference commande|num commande|"
    "numero de bon de commande|numero bon de commande|notre reference commande|buono n|"
    "numero buono|numero oda|rif ns ordine|bonnummer|bonnr|aankooporder|aankooporder nr|"
    "aankooporder no|aankoopordernummer|nossa encomenda|nossa encomenda no|no do pedido|"
    "no da encomenda|encargo no|no de encargo|nuestro encargo|orden no|no de orden|"
    "numero de oc|numero oc|pedido interno no|afleverorder nr",
    "order_date": "date raised|raised on|order placed on|ordered|ordered on|order raised|"
    "date of issue of order|bestellung erstellt am|commande etablie le|date du bc|date bc",
    "date": "ausgestellt am|ausgestellt|erstellt|erstellungsdatum|etabli le|etablie le|"
    "en date du|date de creation|date d etablissement|con fecha|en fecha|emitido|emitida el|"
    "del|in data|data di creazione|opgemaakt op|uitgegeven|uitgegeven op|opgesteld op|"
    "emitida em|datada de|criado em|criada em|raised|document created|fecha de alta",
    "delivery": "expected receipt|lo necesitamos el|lo necesitamos para el|needed on|"
    "required|needed|date needed by|in our warehouse by|goods due|deliver before|"
    "entrega hasta|entregar hasta|entrega ate|consegnare entro|consegna entro|levering voor|"
    "livrer avant le|livrer pour le|lieferung bis|lieferung spatestens|"
    "due at our dock|to arrive by|arrive by|due at dock|due in|due on site|"
    "goods required by|goods needed by|wanted by|date wanted|delivery before|latest delivery|"
    "expected by|on site by|eintreffend am|eintreffdatum|benotigt bis|benotigt am|bedarfsdatum|"
    "bedarfstermin|eintreffend|anzuliefern bis|livraison pour le|attendu le|attendue le|"
    "rendu le|a recevoir le|besoin le|date de besoin|date souhaitee|date demandee|a recibir el|"
    "necesario para el|se necesita el|recepcion prevista|fecha de recepcion|fecha necesaria|"
    "arrivo merce il|arrivo merce|da consegnare il|merce attesa il|data richiesta|"
    "uiterlijk binnen op|nodig op|nodig voor|binnen op|gewenst op|aankomst op|a receber em|"
    "necessario em|receber ate|data pretendida|data necessaria|req delivery date",
    "currency": "cur code|wahrungscode|wahrungsschlussel|code devise|code monnaie|cod moneda|"
    "codigo moneda|cod valuta|codice valuta|valutacode|cod moeda|codigo moeda|document currency",
    "bill": "accounts payable address|accounts payable|rechnungslegung an|rechnungslegung|"
    "facture a adresser a|factures a adresser a|adresse comptable|adresse de la comptabilite|"
    "facturatie|facturacion a|facturese a|fatturazione a|faturacao em nome de|faturar em nome de|"
    "invoices to be sent to|send invoices and statements to|invoicing details|facturation a|"
    "emettre la facture a|emitir factura a|emitir fatura a|emettere fattura a",
    "buyer": "purchasing company|buying company|buying organisation|organisation|ordering body|"
    "ordering entity|ordering department|issuing company|issuing organisation|on behalf of|"
    "ordinante|emittente|ordenante|organismo|entidad|bestellend bedrijf|bestellende partij|"
    "adquirente|entidade ordenante|entidade adquirente|bestellende stelle|bedarfstrager|"
    "pouvoir adjudicateur|organisme acheteur|acheteur public|stazione appaltante|"
    "ente ordinante|buying entity|authority|contracting authority",
    "vendor": "commande a|suministrador|ordinato a|encomendado a|pedido a|bestellt an|"
    "order placed on|order with|vendor to|messrs|m s|to m s|name and address of supplier|"
    "supplier name and address|contractor|titulaire|auftragnehmerin|contraente|contratista|"
    "adjudicatario|opdrachtnemer|adjudicatario|distributor|exmo s sr s|exmo s sr s|exmos srs",
    "ship": "warenannahme|goods inwards|goods inward|goods receiving|goods reception|"
    "receiving dept|receiving department|delivering to|send goods to|almacen de entrega|"
    "recepcion de mercancias|reception marchandises|reception des marchandises|"
    "ricevimento merci|ricezione merci|goederenontvangst|rececao de mercadorias|"
    "goods to be sent to|goods to be delivered to|drop point|drop off|unloading point|"
    "receiving point|receiving location|please send to|job site|site address|shipped to|"
    "delivery site address|final destination|receive at|deliver at|delivery at|goods in at|"
    "empfangsstelle|empfangsort|entladestelle|wareneingang an|receptionnaire|lieu de reception|"
    "site de reception|point de livraison|adresse de reception|lieu de dechargement|"
    "punto de descarga|punto de recepcion|lugar de recepcion|almacen de entrega|"
    "almacen de destino|lugar de descarga|luogo di scarico|punto di scarico|ricevente|"
    "luogo di ricevimento|destinatario merce|magazzino di destinazione|losadres|losplaats|"
    "bestemming|bestemmingsadres|ontvangstadres|plaats van bestemming|ponto de rececao|"
    "ponto de recepcao|local de rececao|local de destino|armazem de destino",
    "contact": "raised by|besteller in|ordered by contact|demandeur|dossier suivi par|"
    "solicitado por|gestionado por|ufficio acquisti|redatto da|compilato da|opgesteld door|"
    "requisitado por|elaborado por|emitido por|buyer ref|purchasing contact|sales contact|"
    "aangevraagd door|kind attn|kind attention",
    "other_no": "voucher no|voucher number|"
    "our account with you|account with you|kreditor|kreditorennummer|bedarfsnummer|"
    "bedarfs nr|notre no client|notre n client|affaire|chantier|projet|obra|proyecto|solicitud|"
    "solicitud no|ns codice cliente|rif offerta|vs riferimento|commessa|progetto|cantiere|"
    "debiteurnr|debiteurnummer|crediteurnummer|werknummer|aanvraag|aanvraagnummer|"
    "proposta n o|projeto|centro de custo|requisicao interna|requisicao|dossier|dossier no|"
    "file ref|file no|registration|msme no|udyam no|iec|cheque no|job ref|site ref|"
    "acknowledgement no|material requisition no|indent no|tender no|bid no|expediente|"
    "lizenznummer|vertrag nr|marche no|no de marche|engagement no|no d engagement|service code",
    "terms": "pago|termini di pagamento|betalingstermijn|cond pagamento|leveringsvoorwaarde|"
    "conditions|zahlungskonditionen|cond de pago|cond di pagamento|plazo de pago",
    "method": "versandweg|transporte|agencia|modo de expedicao|mode de transport|dispatch via|"
    "despatch through|dispatched through|delivery mode|transport mode",
    "note": "zusatztext|instrucciones|istruzioni|bijzonderheden|instructies|instrucoes|"
    "consignes|instructions de livraison|avvertenze",
}  # fmt: skip

HEADINGS = {
    "line": "po item|po line|order line|rgl|row|rang|rg|regel|ordem|nr|lp|seq|seq no|srl no|item no line",
    "item": "article|catalog no|catalogue|ref|ident nr|ident|identnummer|sachnummer|n cat|no cat|"
    "no de cat|no catalogo|n catalogo|n o catalogo|sigla|code produit|product|material code|"
    "item ref|product ref|stock no|stock number|stock ref|inventory id|part code|artikelcode",
    "sku": "your number|uw nummer|ihre nummer|votre numero|"
    "mfr supplier sku|your catalogue no|your cat no|your stock no|your product code|"
    "your sku|hersteller lieferantennr|hersteller lieferanten nr|cod proveedor|"
    "codigo proveedor|referencia del fabricante|ref del proveedor|artikelnr leverancier|"
    "artikelnummer leverancier|supplier sku|supplier product code|seller item no|seller sku|"
    "seller code|vendor material no|vendor material|vendor catalog no|ref vendedor|"
    "codice articolo fornitore",
    "buyer_sku": "our stock no|in house code|internal code|internal ref|ntra ref|ntra referencia|"
    "ref int|cod int|ref interna|codigo interno|n referencia|n codigo|n ref|n cod|n refa|"
    "own ref|own code|own part no|our product code|our sku|our material|our material no|"
    "eigene nr|eigene artikelnr|eigen artikelnr|eigen nr|cod interno|ns rif|our stock code",
    "gtin": "ean13|ean 13|gtin13|gtin 13|gtin14|gtin 14|upc a|"
    "ean upc|strichcode|streepjescode|gencod|codigo de barras|cod barras|"
    "codice a barre|cod a barre|code barres|code a barres|codigo ean|codice ean|code ean|ean",
    "desc": "product name|goods|gegenstand|text|kurztext|nature|nature de la prestation|"
    "designacion|goederen|mercadoria|merce|merci|mercancia|item name|article description|"
    "description of supplies|description of services|description and specification|"
    "goods or services|stock description|materialkurztext|artikeltext|prestation|"
    "libelle|intitule|supply description|required goods|nome prodotto|nome do produto|"
    "denominacion|descrizione articolo|what",
    "quantity": "order|no required|amt wanted|amount wanted|number wanted|number required|"
    "number ordered|no ordered|no wanted|how many|bedarf|bedarfsmenge|benotigte menge|hvh|"
    "hoeveelh|n o unid|no unid|no unidades|n unid|q ta ordinata|q ta richiesta|nb unites|"
    "nombre d unites|no of pieces|no off|wanted qty|volume|pedido|aantal stuks",
    "uom": "sold by|measure|measuring unit|unit measure|gebinde|uv|cond|conditionnement|formato|"
    "conf|confezione|misura|maat|embalagem|medida|verpakking|verpackungseinheit|pack unit|"
    "verpackung|unite de vente|unite vente|units of measure|eenheid|emballage|envase",
    "price_base": "price unit|price basis|preiseinheit|pour|unite de prix|cada|ud precio|ogni|"
    "unita prezzo|prijseenheid|prijsbasis|base preco|un preco|base de precio|per no of units",
    "unit_price": "inkoopprijs|einkaufspreis|prix d achat|precio de compra|prezzo d acquisto|"
    "preco de compra|net price each|listino|tabela|tarifa|nettoprijs|nettopreis|purchase price|"
    "agreed price|price agreed|contract price|pu ht|pu net|price ea|price excl vat|"
    "per stuk|per st|stuksprijs|la piece|l unite|pro stuck|das stuck|al pezzo|cadauno|"
    "preis netto|custo|unit rate|basic rate|rate per unit|coste|costo",
    "line_total": "samen|together|zusammen|ensemble|in totaal|"
    "value|sum|somme|somme ht|ammontare|som|importancia|total liquido|net value|"
    "netto bedrag|amt|amount payable|total ligne|total linea|total linha|totaal bedrag|"
    "totale riga|positionswert|zeilensumme|regeltotaal|total cost|taxable value|line value|"
    "line amount|montante|soma|net worth|ext|ext cost|extended cost|extended amount",
    "delivery": "wanted|eta|lt|lieferwoche termin|eintreffdatum|date livr|date livraison|"
    "pour le|para el|ate|voor|attendu le|binnen op|nodig op|arrivo|arrival|delivery due|"
    "wanted by|wanted on|req by|del by|deliv|lieferdat|bedarfstermin|date souhaitee|"
    "date voulue|fecha entr|fecha req|data entr",
    "currency": "cur|curr|ccy|currency code|devise|wahrung|moneda|valuta|moeda|munt",
    "discount": "less|less percent|rab|rab percent|rem|rem percent|rabais|dto percent|"
    "percent dto|bonif|bonificacion|sconto percent|sc percent|ribasso|korting percent|"
    "krt percent|krt|reductie|desconto percent|abatimento|korting|reduction",
    "tax": "ust percent|ust|st|percent iva|iva percent|iva|cod iva|tva percent|btw|mwst code|"
    "gst percent|gst rate|tax percent|tax amt|tax amount|vat amount|igst percent|cgst percent|"
    "sgst percent|codigo iva|taxa iva|aliq iva|aliquota",
    "ignored": "hsn sac|hs code|commodity code|tariff no|tariff code|warennummer|stat warennr|"
    "warentarifnr|code douanier|nomenclature|code sh|cod arancelario|partida arancel|"
    "partida arancelaria|nomenclatura|cod doganale|voce doganale|goederencode|cod pautal|pauta|"
    "codigo nc|codigo taric|taric|intrastat|hts code|hts|country|coo|cost code|nominal code|"
    "qty rec d|rec d|recd|qty recd|gl|cc|wbs|whse|wh|make|brand|marke|fabrikat|marque|marca|"
    "merk|magasin|magazzino|almacen|armazem|magazijn|lagerort|"
    "list price|list|catalogue price|price list|prix catalogue|p tarifa|lijstprijs|listenpreis|"
    "wt|gew|gewicht|poids|peso|gewicht kg|g l account|cuenta|conto|conta|compte|kto|"
    "location|residuo|rest|backorder|cost object|hazmat|unspsc|budget code|budget line|fund|taxable",
}  # fmt: skip

SUMS = {
    "grand": "to pay|total to pay|net to pay|amount to pay|a pagar|da pagare|net a payer|"
    "net a payer ttc|total a pagar|totale da pagare|order value|total con impuestos|"
    "totaal inclusief|totaal incl|a payer|total inclusive|"
    "total incl|total con iva incluido|total payable amount|total order value incl vat|"
    "importo da pagare|totaal te voldoen|invoice value|total purchase value|po value|po amount|"
    "amount of order|value of order|final amount|final total|gesamtbestellwert brutto|"
    "totaalbedrag inclusief btw|total ttc a payer|total toutes taxes comprises|total value of order",
    "net": "summe ohne mwst|summe ohne ust|totaal exclusief btw|total hors tva|order value net|"
    "gesamtwert ohne mwst|gesamtwert netto|total marchandises|"
    "total mercancia|totale righe|som regels|total de mercadorias|total mercadorias|"
    "taxable value|total taxable value|total basic|basic amount|basic value|total excl|"
    "total exclusive|goods value net|net order value|net goods value|warensumme",
    "freight": "spese spedizione|nolo|packing and forwarding|p f charges|forwarding charges|"
    "delivery fee|loading charges|courier charges|transport charges|gastos de transporte",
    "tax": "add igst|add cgst|add sgst|add gst|igst amount|cgst amount|sgst amount|total tax amount|"
    "qst|tps|tvq|pst qst|hst gst|gst hst|impostos|total impuestos",
    "carry": "subtotal this page|balance c f|zwischensumme seite|ubertrag von seite|"
    "sous total page|report page|subtotal pagina|viene de la pagina anterior|viene de pagina|"
    "segue totale|subtotaal pagina|transport vorige pagina|subtotal da pagina|"
    "transporte da pagina anterior|continua|suma pagina",
}  # fmt: skip

TITLES = (
    "supplier order|order for goods|order for goods and services|order for supplies|purchase|"
    "order for works|works order|goods order|stock order|trade order|replenishment order|"
    "call off order|call off|release order|standing order|ordre d achat|bulletin de commande|"
    "bon d achat|ordre de commande|encargo|hoja de encargo|pedido de suministro|"
    "orden de suministro|conferimento d ordine|conferimento ordine|buono di ordinazione|"
    "buono d acquisto|ordinativo|ordinativo di fornitura|ordinazione|bestelling aan leverancier|"
    "aankooporder|aankoopbon|afroep|afroeporder|leveringsopdracht|pedido de fornecimento|"
    "ordem de fornecimento|nota de compra|bestellanweisung|lieferauftrag|beschaffungsauftrag|"
    "abrufbestellung|abrufauftrag|kontraktabruf|purchase order release|purchasing order|"
    "purchase order details|purchase order summary|purchase order form po"
)
