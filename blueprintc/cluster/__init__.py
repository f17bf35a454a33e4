"""A real cluster: what it holds, what would have to change, carrying that out, and what is wrong with it."""
