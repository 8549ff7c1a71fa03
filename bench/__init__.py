"""Figures, printed with the machine and the date. Nothing here is asserted: `make bench` shows them."""
