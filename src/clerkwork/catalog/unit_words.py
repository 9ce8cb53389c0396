"""What documents write for a unit: codes of X12 (element 355) and UN/ECE Rec 20 and 21, and words.

One entry for each of our short codes. The words are English, German, French, Spanish, Italian,
Dutch and Portuguese, folded: lower case, without accents and full stops.
"""

UNITS = {
    "EA": "ea each pce pcs pc pz pza pzas pzs st stk stck stuck stucke stueck stuecke piece pieces "
    "c62 h87 un und uni unid unids ud uds unit units unite unites unidad unidades unidade unita "
    "einheit einheiten eenheid eenheden stuks pieza piezas peca pecas pezzo pezzi nmp nar e48 ek "
    "item items psc xpp",
    "CS": "cs ca ct cas case cases karton kartons krt kart ktn carton cartons crtn ctn ctns caisse "
    "caisses cartone cartoni doos caixa caixas caja cajas xct xcs collo colli umkarton "
    "cx cj omdoos colis",
    "BX": "bx box boxes boite boites xbx schachtel schachteln scatola scatole doosje doosjes bte",
    "PK": "pk pac pack packs package packages packung packungen paket pakete pkg pkt packet packets "
    "paquet paquets paquete paquetes pacchetto pacchi confezione confezioni conf pak pakken pacote "
    "pacotes xpk xpa pck vpe nmb",
    "PAL": "pal pallet pallets palette paletten palettes plt pl pf d97 xpx palet pale bancale "
    "bancali paleta paletas palete paletes xpl ep",
    "LAY": "lay layer layers lage lagen couche couches capa capas strato strati laag camada camadas "
    "lr",
    "DZN": "dzn dz doz dozen dozens dutzend dtzd douzaine douzaines docena docenas dozzina dozzine "
    "dozijn duzia duzias",
    "PR": "pr pair pairs paar paire paires par pares paio paia npr",
    "SET": "set sets satz satze jeu jeux juego juegos kit kits kt ki serie jogo jogos assortment as",
    "BG": "bg bag bags beutel sack sacke sac sacs bolsa bolsas sacco sacchi zak zakken saco sacos "
    "xbg xsa",
    "BO": "bo bot bottle bottles flasche flaschen fl bouteille bouteilles botella botellas "
    "bottiglia bottiglie fles flessen garrafa garrafas xbo btl",
    "CN": "cn can cans dose dosen lata latas lattina lattine blik blikken xca tin tins",
    "JR": "jr jar jars glas glaser bocal bocaux tarro tarros vasetto vasetti pot potten frasco "
    "frascos xjr",
    "TU": "tu tb tube tubes tuben tubo tubos tubi xtu",
    "DR": "dr drum drums fass fasser fut futs tambor tambores fusto fusti vat vaten xdr barrel "
    "barrels bll",
    "JUG": "jug jugs jerrican canister kanister bidon bidons xci xjy",
    "PA": "pa pail pails eimer seau seaux cubo cubos secchio secchi emmer emmers balde baldes xbj "
    "xpe",
    "RO": "ro rl roll rolls rolle rollen rouleau rouleaux rollo rollos rotolo rotoli rol rolo "
    "rolos xro",
    "SH": "sh sheet sheets blatt blatter bogen feuille feuilles hoja hojas foglio fogli vel vellen "
    "folha folhas xst",
    "BD": "bd be bdl bundle bundles bund bunde bundel bundels botte bottes atado atados fascio "
    "fasci fardo xbe",
    "CRT": "crt crate crates kiste kisten steige steigen cageot cageots krat kratten cassa casse "
    "engradado xcr xc3",
    "TY": "ty tray trays tablett tabletts plateau plateaux bandeja bandejas vassoio vassoi xdt xpu",
    "KG": "kg kgm kgs kilo kilos kilogram kilograms kilogramm kilogramme kilogrammes kilogramo "
    "kilogramos chilo chili chilogrammo chilogrammi quilo quilos quilograma",
    "G": "g gr grm gm gram grams gramm gramme grammes gramo gramos grammo grammi grama gramas",
    "TNE": "t to tne tn mt tonne tonnes tonnen tonelada toneladas tonnellata tonnellate",
    "LB": "lb lbs lbr pound pounds pfund livre livres libra libras libbra libbre",
    "OZ": "oz onz ounce ounces unze unzen once onces onza onzas oncia onca",
    "M": "m mtr meter meters metre metres metro metros metri lfm lm laufmeter mtrs",
    "CM": "cm cmt centimeter centimetre centimetres zentimeter centimetro centimetros centimetri",
    "MM": "mm mmt millimeter millimetre millimetres milimetro milimetros millimetro millimetri",
    "KM": "km kmt kilometer kilometre kilometres kilometro kilometros",
    "FT": "ft fot foot feet fuss pied pieds pie pies piede piedi voet lf",
    "IN": "in inh inch inches zoll pouce pouces pulgada pulgadas pollice pollici duim polegada",
    "YD": "yd yrd yard yards yds yarda yardas iarda jardas",
    "M2": "m2 mtk sm sqm qm quadratmeter squaremeter mq metroquadrato metrocuadrado",
    "SF": "sf ftk sqft squarefoot squarefeet",
    "M3": "m3 mtq cbm kubikmeter cubicmeter mc metrocubo",
    "L": "l lt ltr liter liters litre litres litro litros litri",
    "ML": "ml mlt milliliter millilitre millilitres mililitro mililitros millilitro millilitri",
    "CL": "cl clt centiliter centilitre centilitres",
    "HL": "hl hlt hectoliter hektoliter hectolitre hectolitres",
    "GA": "ga gal gll gallon gallons galon galones gallone galloni",
    "HUR": "hur hr hrs h hour hours stunde stunden std heure heures hora horas ora ore uur uren",
    "DAY": "day days tag tage jour jours dia dias giorno giorni dag dagen",
    "HC": "hc cen hundred hundert cent centaine cien cento honderd",
    "MIL": "mil th thousand tausend tsd mille millier duizend milhar",
}
