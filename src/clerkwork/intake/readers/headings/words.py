"""Words of column headings and labels in seven languages, and the ideas they stand for.

English, German, French, Spanish, Italian, Dutch, Portuguese. Words are folded: lower case,
without accents. A word may stand for several ideas (Bestelldatum: order and date).
"""

IDEAS = {
    "order": "order orders bestell bestellung bestellungs bestellungen auftrag auftrags commande "
    "commandes cde cmd pedido pedidos orden ordenes ordine ordini encomenda encomendas "
    "bestelling bestellingen opdracht ordre ordering bestelbon bst cda cmde ord ordernr "
    "commandee orderbon",
    "purchase": "purchase purchasing purch procurement einkauf einkaufs kauf achat achats compra "
    "compras acquisto acquisti inkoop aankoop bc ec bdc acq",
    "po": "po p/o oc oda",
    "sale": "sale sales verkauf vente venta vendita verkoop venda",
    "doc": "doc document beleg dokument documento belegs documentnummer docnum bescheid",
    "no": "no nr num number numbers nbr nummer numero numeros n id code codes kode codigo "
    "codigos codice codici cod ref reference references referenz referencia riferimento "
    "referentie referencias identifier kennung kenmerk nro ndeg refs matricule clave artnum cd",
    "date": "date datum fecha data dt day tag jour dia giorno dag termin zeitpunkt timestamp at "
    "dat datums gg fec fch vom dated entered raised issued issue aangemaakt emissao emision "
    "emissione emission emitido emitida emesso f",
    "line": "line zeile position positions pos ligne linea lineas riga righe regel linha "
    "posicion poste row partida item_line posten lfd ln lin positie posizione rigo renglon rang "
    "rg volgnr sn seq lnr lfdnr zl rglnr sl sno srno sr",
    "item": "item items article articles artikel product products produkt produkte produit "
    "produits producto productos prodotto prodotti produto produtos articulo articulos articolo "
    "articoli artigo artigos part parts teil teile material materials materiel goods ware "
    "merchandise art catalog catalogue cat katalog lineitem merci pieza component variant "
    "artikels matnr mat sachnummer bestelcode prod produkts waren artnr stockcode merce bene "
    "beni",
    "sku": "sku skus asin",
    "gtin": "gtin ean upc ean13 ean14 ean8 gtin14 gtin13 barcode barcodes strichcode codebarre "
    "codebarres streepjescode gencod gencode gencods barras barre eancode eans upca codbarras "
    "barres barra",
    "desc": "description descriptions desc descr beschreibung bezeichnung artikelbezeichnung "
    "designation libelle intitule descripcion descrizione omschrijving descricao denominacion "
    "denominazione denominacao benaming title titel titre titulo titolo kurztext text details "
    "detail artikeltext produktname produktbezeichnung artikelname dscription concepto concept "
    "benennung warenbezeichnung beschrijving oggetto descritivo descrip langtext "
    "materialkurztext specification spec specs specificatie bez bezeichn desig designacao beschr "
    "omschr",
    "name": "name names nom nombre nome naam",
    "qty": "qty qtys quantity quantities qnty quant menge mengen anzahl qte qtes quantite "
    "quantites cantidad cantidades cant quantita qta aantal hoeveelheid aant quantidade "
    "quantidades qtd qtde stuckzahl besteld pieces pcs pce pces pezzi cdad cantid qtty qnt qt "
    "qtaord ordqty qtyord mng besteldaantal nombres mge stueckzahl piece",
    "price": "price prices pricing preis preise prix precio precios prezzo prezzi prijs prijzen "
    "preco precos cost costs rate tarif tarifa tarief kosten ep up pu costo coste custo prz pr "
    "tariffa cout ek vk ekpreis p cust",
    "unit": "unit units uom uoms einheit einheiten unite unites unidad unidades unita eenheid "
    "eenheden unidade udm um me mengeneinheit mengeneinh verpackungseinheit ve unitaire unitario "
    "unitaria each einzel stuck stuk stuks per_unit udmedida einh eenh uds ud un unid unids unt "
    "eh bme meh mtl uni stk stck stueck pc pz bestelleinh ems",
    "measure": "measure mesure medida misura maat mass mis med medid masseinheit",
    "total": "total totals totale totaux totaal totais gesamt summe sum montant monto importe "
    "importo bedrag amount amounts betrag valor value valore wert waarde extended ext extension "
    "gesamtpreis gesamtbetrag gesamtsumme totalprice zeilensumme positionswert positionsbetrag "
    "gesamtwert totaalprijs totaalbedrag zeilenbetrag regeltotaal endbetrag rechnungsbetrag amt "
    "montante valeur zeilenwert suma somma soma gp warenwert",
    "sub": "sub subtotal subtotale soustotal zwischensumme subtotaal parziale imponibile imponible",
    "grand": "grand payable due_total general generale generaal geral",
    "net": "net netto ht neto nett",
    "gross": "gross brutto ttc bruto lordo",
    "tax": "tax taxes vat mwst ust umsatzsteuer mehrwertsteuer tva iva btw taxe taxa impuesto "
    "impuestos imposta imposto gst steuer hst pst ivac",
    "discount": "discount discounts rabatt remise descuento sconto korting desconto skonto promo "
    "promotion coupon nachlass",
    "currency": "currency wahrung waehrung devise moneda valuta divisa moeda curr ccy monnaie "
    "munt whg wrg waehr wahr dev mon moneta munteenheid belegwahrung currencycode",
    "pack": "pack packs package packaging packing verpackung emballage conditionnement embalaje "
    "confezione imballo verpakking embalagem case carton karton colis inner outer vpe gebinde "
    "pakket vpck colisage vp",
    "size": "size grosse taille talla taglia maat_size tamanho inhalt contents",
    "ship": "ship shipping shipped shipment dispatch versand expedition envio spedizione verzend "
    "verzending versandt despatch enviar spedire expedier versenden verschepen versturen zenden "
    "destinazione destino entregue",
    "deliver": "deliver deliv delivery deliveries delivered liefer lieferung lieferungs "
    "livraison livrer entrega consegna lever levering leverings aflever bezorg recipient "
    "consignee empfanger receiver destinataire destinatario ontvanger anlieferung livre "
    "destination warenempfanger entregar consegnare consegnato anliefer anlief leveren "
    "afnameadres ontvangst afgeleverd aflevering descarga descargas destinatari recebedor",
    "bill": "bill billing rechnung rechnungs facturation facturacion fatturazione factuur "
    "faturacao faturamento payer invoicing sold facturer facturar fatturare factureren faturar "
    "berechnen fakturieren intestatario",
    "invoice": "invoice invoices facture factura fattura fatura",
    "required": "required requested request need needed needs desired wunsch gewunscht "
    "gewunschtes souhaitee souhaite demandee demande solicitada requerida deseada richiesta "
    "gewenste gewenst desejada pretendida expected promised due eta want wanted faellig fallig "
    "prevue prevu prevista previsto prazo plazo delai termijn uiterlijk req bis entro scadenza "
    "vervaldatum gewuenscht needby frist",
    "supplier": "supplier suppliers vendor vendors seller lieferant lieferanten fournisseur "
    "fournisseurs proveedor proveedores fornitore fornitori leverancier leveranciers fornecedor "
    "fornecedores lief lev leveranc fourn proveed forn fornec auftragnehmer vend vendedor "
    "venditore verkoper verkaufer vendeur",
    "maker": "manufacturer mfr mfg maker hersteller fabricant fabricante produttore fabrikant mpn",
    "your": "your ihre ihr votre vos su vuestra vuestro uw vostro vostra vossa vosso ihrer ihren "
    "vs v vostri suo sua seu tua jullie",
    "our": "our unsere unser notre nos nuestra nuestro nostro nostra onze ons nossa nosso "
    "internal interne intern ns unserer eigene eigen propio propria proprio own interno interna "
    "interny internes",
    "buyer": "buyer buyers customer customers client clients kunde kunden cliente clientes "
    "clienti klant klanten kaufer besteller acheteur comprador acquirente koper purchaser "
    "debitor committente cust custno kd kdnr kundennr abnehmer afnemer acquereur orderer "
    "intestataria",
    "company": "company firma societe empresa societa azienda bedrijf organisation organization "
    "business entreprise unternehmen organisatie ditta bedrijfsnaam firmenname business_name "
    "raison ragione razon razao sociale social onderneming",
    "first": "first vorname prenom given voornaam",
    "last": "last nachname surname family apellido apellidos cognome achternaam sobrenome",
    "contact": "contact kontakt ansprechpartner contacto contatto contactpersoon contato "
    "attention attn referente persona ansprech interlocutor attenzione ihrzeichen sachbearbeiter",
    "address": "address addr adresse adres direccion indirizzo endereco anschrift morada "
    "domicilio adr addresses anschr rechtsadresse direcc destinatie",
    "street": "street strasse str rue calle straat rua streetaddress via strasze avenida chaussee",
    "city": "city stadt ort ville ciudad citta stad plaats cidade town localidad poblacion "
    "suburb woonplaats municipio localita wohnort localidade comune commune localite poblado "
    "municipality gemeinde",
    "region": "state province region bundesland county provincia provincie estado departement "
    "kanton canton prov",
    "zip": "zip postal postcode plz cp cap zipcode postleitzahl codepostal cep postalcode "
    "pincode npa",
    "country": "country land pays pais paese nation lander countrycode nazione landerkennzeichen "
    "laenderkennzeichen landkz countryname",
    "phone": "phone telephone telefon tel telefono telefoon telefone mobile fax handy telephon "
    "teléfono mobil handynummer gsm",
    "email": "email mail e-mail emailadresse courriel correo mailadresse emailaddress posta "
    "elettronica eletronico electronico epost correio",
    "note": "note notes comment comments remark remarks bemerkung bemerkungen kommentar remarque "
    "remarques commentaire nota notas observaciones comentario comentarios osservazioni "
    "opmerking opmerkingen observacoes observacao memo hinweis instructions comentarii anmerkung "
    "anmerkungen annotazioni annotazione bijzonderheden commentaires observations observation "
    "osservazione instruction istruzioni instrucciones instructies instrucoes hinweise "
    "avvertenze message messages nachricht zusatztext",
    "account": "account konto kontonummer compte cuenta conto rekening debitorennummer kto",
    "status": "status statut estado_pedido stato zustand state_of",
    "store": "store filiale magasin tienda negozio winkel loja location standort lieu site plant "
    "werk warehouse lager entrepot almacen magazzino magazijn branch depot emplacement ubicacion "
    "ubicazione lagerplatz lagerort bin locatie localizacao opslag luogo lugar local",
    "list": "list liste listen retail msrp rrp uvp compare original katalogpreis adviesprijs pvp "
    "listino advies tarifprijs",
    "received": "received erhalten geliefert recu recibido ricevuto ontvangen recebido fulfilled "
    "picked packed livree livrees evasa evaso geleverd recibida recibidas erledigt",
    "stock": "stock hand onhand inventory bestand available verfugbar disponible disponibile "
    "beschikbaar disponivel voorraad existencias giacenza bestandsmenge vorrat lagerbestand "
    "inventario inventaire",
    "open": "open offen backorder backordered outstanding remaining restmenge ruckstand previous "
    "min minimum max maximum moq reorder cancelled canceled returned refunded refund invoiced "
    "weekly monthly annual forecast sold_qty",
    "class": "hsn hs taric tariff zolltarif unspsc eclass commodity category categorie categoria "
    "kategorie warengruppe familie familia famille family gruppe groep",
    "weight": "weight gewicht poids peso gewichts kg lbs volume length width height gew volumen "
    "pesokg",
    "quote": "quote quotation rfq angebot angebots offerte offre devis presupuesto cotizacion "
    "preventivo oferta offer cotacao anfrage",
    "release": "release abruf",
    "payment": "payment method methode methods zahlung zahlungsart paiement pago pagamento "
    "betaling betaalwijze instrument gateway terms center centre centro kostenstelle",
    "model": "model modele modelo modell modello style",
    "base": "base basis pro preiseinheit pe bezugsmenge",
}
# Words that stand for several ideas at once.
COMPOUNDS = {
    "bestelldatum": "order date", "auftragsdatum": "order date", "besteldatum": "order date",
    "orderdatum": "order date", "bestellmenge": "order qty", "bestelmenge": "order qty",
    "auftragsmenge": "order qty", "liefertermin": "deliver date", "lieferdatum": "deliver date",
    "leverdatum": "deliver date", "leveringsdatum": "deliver date", "wunschtermin": "required date",
    "leverdag": "deliver date", "liefertag": "deliver date", "bezorgdatum": "deliver date",
    "wunschlieferdatum": "required deliver date", "wunschliefertermin": "required deliver date",
    "einzelpreis": "unit price", "stuckpreis": "unit price", "stuksprijs": "unit price",
    "stukprijs": "unit price", "eenheidsprijs": "unit price", "nettopreis": "net price",
    "einheitspreis": "unit price", "unitprice": "unit price", "nettoprijs": "net price",
    "lieferadresse": "deliver address", "lieferanschrift": "deliver address",
    "afleveradres": "deliver address", "leveradres": "deliver address",
    "bezorgadres": "deliver address", "versandadresse": "ship address",
    "verzendadres": "ship address", "rechnungsadresse": "bill address",
    "rechnungsanschrift": "bill address", "factuuradres": "bill address",
    "shipto": "ship", "billto": "bill", "soldto": "bill", "deliverto": "deliver",
    "rechnungsdatum": "invoice date", "factuurdatum": "invoice date",
    "purchaseorder": "purchase order", "inkooporder": "purchase order",
    "inkoopopdracht": "purchase order", "kundenname": "buyer name", "klantnaam": "buyer name",
    "productname": "item name", "itemname": "item name", "productnaam": "item name",
    "artikelnaam": "item name", "lieferort": "deliver city", "lieferland": "deliver country",
    "orderno": "order no", "itemno": "item no", "lineno": "line no", "partno": "item no",
    "orderid": "order no", "productid": "item no", "customerid": "buyer no",
    "linetotal": "line total", "ordertotal": "order total", "listenpreis": "list price",
    "hausnummer": "house no", "lieferstrasse": "deliver street", "lieferplz": "deliver zip",
    "zeilennummer": "line no", "positionsnummer": "line no", "posnr": "line no",
    "preiseinheit": "price base", "prijseenheid": "price base",
    "lieferantenartikel": "supplier item",
    "kundenartikel": "buyer item", "herstellerartikel": "maker item", "hersteller": "maker",
    "leveranciersartikel": "supplier item", "klantartikel": "buyer item", "bestel": "order",
    "auftraggeber": "buyer", "opdrachtgever": "buyer", "kundenbestell": "buyer order",
    "kundenauftrags": "buyer order", "bestelleinheit": "order unit", "bestelleenheid": "order unit",
    "verkoopeenheid": "unit", "gesamtmenge": "total qty", "lieferscheins": "deliver note",
    "teile": "item", "material": "item", "sachnr": "item no", "zwischensumme": "sub total",
    "subtotal": "sub total", "soustotal": "sub total", "subtotaal": "sub total",
    "gesamtnetto": "net total", "firstname": "first name", "lastname": "last name",
    "vorname": "first name", "nachname": "last name", "prenom": "first name",
    "voornaam": "first name", "achternaam": "last name", "cognome": "last name",
    "sobrenome": "last name", "apellidos": "last name", "apellido": "last name",
    "mpn": "maker item no", "rfq": "quote", "lieferantennummer": "supplier no",
    "rechnungsbetrag": "grand total", "gesamtbetrag": "grand total", "gesamtsumme": "grand total",
    "endbetrag": "grand total", "stuckzahl": "qty", "pu": "unit price", "ep": "unit price",
    "besteld": "order qty", "debitor": "buyer no", "pincode": "zip", "cp": "zip", "cap": "zip",
}  # fmt: skip
# Words without weight in a heading.
FILLERS = frozenset(
    """
    de der die das des den dem the of du la le les l d del di da do dos das della dello el los las
    van voor per par por a an to in von zu zum fur pour para and et y e en al auf for s is with mit
    incl excl inkl exkl by on ordered qualifier field bestellte commandee pedida
    aan op em ao aos na sur
    bon form formular hoja sheet blatt new neue nota
    """.split()  # noqa: SIM905
)
