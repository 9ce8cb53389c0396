"""The engine that reads words on pages, wherever they come from."""
