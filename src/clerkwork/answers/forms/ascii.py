"""Words of ours in the characters that every partner's system takes."""

import unicodedata

SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "–": "-", "—": "-",
     "“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "€": "EUR"}
)  # fmt: skip


def in_ascii(text: str) -> str:
    """The text in printable ASCII, on one line: letters without their marks, the rest left out."""
    bare = unicodedata.normalize("NFKD", text.translate(SPELLED))
    kept = "".join(" " if each.isspace() else each for each in bare if each < "\x7f")
    return " ".join("".join(each for each in kept if each >= " ").split())
