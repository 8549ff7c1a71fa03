"""Facts to one HTML file that opens anywhere."""
