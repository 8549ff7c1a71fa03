"""Facts to one HTML file that opens anywhere: no server, no network, nothing to install.

`draw()` reads the chosen cases, chooses what is shown first, takes out what must stay hidden, works out where
everything stands, and hands it to pyvis under a page of our own (`page/`), which holds every text as data and
never as markup.
"""

from __future__ import annotations

from kg.maps.drawing import Map, draw
from kg.maps.scenes import BadScenesError

__all__ = ["BadScenesError", "Map", "draw"]
