"""What every test may use."""

from __future__ import annotations

from hypothesis import settings

# A slow machine is no failure: an example may take as long as it takes.
settings.register_profile("kg", deadline=None)
settings.load_profile("kg")
