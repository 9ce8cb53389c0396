"""The cases of the rules about notes, by what they ask for."""

from clerkwork.verification.tests.cases import Case

SAYS = {
    "NOTE_URGENT": ("no hurry", "The customer is in a hurry: “{}”."),
    "NOTE_WHOLE": ("parts may go ahead", "The customer wants everything at once: “{}”."),
    "NOTE_LATER": ("as soon as it is ready", "The customer wants nothing too early: “{}”."),
    "NOTE_CANCELS": ("nothing about other orders", "The note is about another order: “{}”."),
    "NOTE_CHANGES": ("what the lines say", "The note says other than the lines: “{}”."),
    "NOTE_ELSEWHERE": ("the place of the order", "The note says where the goods shall go: “{}”."),
}


def noted(code: str, said: str, beside: str) -> Case:
    """A note that asks for something in its second sentence, beside one that does not."""
    expected, text = SAYS[code]
    return Case(
        code, {"note": f"Hello. {said}!"}, {"note": beside}, said, expected, text.format(said)
    )


NOTE_CASES = (
    noted("NOTE_URGENT", "URGENT please", "Not urgent, thank you"),
    noted("NOTE_URGENT", "Bitte eilig", "Bitte wie immer"),
    noted("NOTE_WHOLE", "No partial deliveries", "Partial deliveries are welcome"),
    noted("NOTE_WHOLE", "Keine Teillieferung", "Teillieferung möglich"),
    noted("NOTE_WHOLE", "All of it in one delivery", "Our delivery hours are 8 to 4"),
    noted("NOTE_WHOLE", "Nur vollständig liefern", "Vollständige Rechnung an die Zentrale"),
    noted("NOTE_WHOLE", "En une seule livraison", "Livraison au quai 2"),
    noted("NOTE_WHOLE", "Tutto insieme per favore", "Grazie a tutti"),
    noted("NOTE_LATER", "Do not ship before Monday", "Ship on Monday"),
    noted("NOTE_LATER", "Nicht vor Montag liefern", "Vor Montag liefern"),
    noted("NOTE_LATER", "Please hold until we call", "Please call before delivery"),
    noted("NOTE_LATER", "Bitte zurückhalten", "Bitte anrufen"),
    noted("NOTE_LATER", "Niet vóór maandag", "Graag voor maandag bellen"),
    noted("NOTE_CANCELS", "This supersedes what we sent", "Thank you as ever"),
    noted("NOTE_CANCELS", "Bitte die vorige stornieren", "Bitte um Bestätigung"),
    noted("NOTE_CANCELS", "Merci d’annuler la précédente", "Merci d’avance"),
    noted("NOTE_CANCELS", "Vervangt het vorige nummer", "Met dank"),
    noted("NOTE_CHANGES", "Double the amount of tea", "Doors at the gate"),
    noted("NOTE_CHANGES", "In Pos. 1 bitte anders", "Bitte an Rampe 1"),
    noted("NOTE_CHANGES", "We need 40 pieces of it", "We open at 7"),
    noted("NOTE_CHANGES", "La moitié suffit", "Merci de confirmer la commande"),
    noted("NOTE_CHANGES", "Non spedire il tè", "Grazie mille"),
    noted("NOTE_CHANGES", "Metade chega", "Muito obrigado"),
    noted("NOTE_ELSEWHERE", "To our new branch please", "Deliver to the back door"),
    noted("NOTE_ELSEWHERE", "Diesmal zur Außenstelle", "Anlieferung über Tor 2"),
    noted("NOTE_ELSEWHERE", "An die Lindenstraße 4", "An Tor 4"),
    noted("NOTE_ELSEWHERE", "En otra dirección", "En la puerta 2"),
    noted("NOTE_ELSEWHERE", "To 12 Long Acre Road", "To gate 12"),
    Case(
        "NOTE_STATED",
        {"note": "Gate 4, ring twice"},
        {"note": " "},
        "Gate 4, ring twice",
        "",
        "The order has a note: “Gate 4, ring twice”.",
    ),
)
