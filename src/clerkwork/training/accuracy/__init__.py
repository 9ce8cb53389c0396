"""How well documents are read: what was found against what is known to stand in them."""
