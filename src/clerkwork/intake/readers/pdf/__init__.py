"""PDF documents: their words, and the orders attached to them."""
