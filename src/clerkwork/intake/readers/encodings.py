"""Which single-byte encoding old Western text is in, by the letters that come out."""

WESTERN = ("cp1252", "cp850", "mac_roman", "cp437")
COMMON = frozenset("äöüßéèêëàâáãçñíìîïóòôõúùûåøæœ")
CAPITALS = frozenset("ÄÖÜÉÈÊÀÂÁÃÇÑÍÓÔÕÚÅØÆ")
SIGNS = frozenset("€£°º«»–—’‘“”„§®²³½µªø·…¿¡\u00a0")
ENOUGH = 0.6  # of the characters beyond ASCII must make sense


def western_encoding(raw: bytes) -> str | None:
    """The encoding in which most of the bytes beyond ASCII are letters where letters belong; None
    where none makes sense of them."""
    foreign = sum(byte > 0x7F for byte in raw)
    if not foreign:
        return None
    scores = [(score(raw.decode(encoding, "replace")), -rank, encoding)
              for rank, encoding in enumerate(WESTERN)]  # fmt: skip
    best, _, encoding = max(scores)
    return encoding if best >= ENOUGH * foreign else None


def score(text: str) -> float:
    """Points for letters and signs in their places; less for what hardly any order holds."""
    points = 0.0
    before = " "
    for at, character in enumerate(text):
        if character > "\x7f":
            after = text[at + 1] if at + 1 < len(text) else " "
            points += worth(character, before, after)
        before = character
    return points


def worth(character: str, before: str, after: str) -> float:
    if character in COMMON:
        return 1.0 if before.isalpha() or after.isalpha() else 0.4
    if character in CAPITALS:
        inside = before.islower() or (before.isalpha() and after.islower())
        if inside:
            return -0.5
        return 0.9 if before.isalpha() or after.isalpha() else 0.2
    if character in "€£°":
        return 1.0 if not (before.isalpha() and after.isalpha()) else 0.2
    if character in SIGNS:
        return 0.2 if before.islower() and after.islower() and character not in "’\u00a0" else 0.7
    return -1.0
