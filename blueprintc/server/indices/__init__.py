"""A small index: names, settings and mappings of indices, and writing documents into them."""
