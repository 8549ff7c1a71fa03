"""Maps, from the choice of what is shown to the file in a real browser."""
