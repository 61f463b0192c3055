"""Grids of a foreign catalogue → drafts of its items: headers found by scoring, rows, merged cells, ticks, texts."""
