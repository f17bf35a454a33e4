"""A mutation kit: mistakes that authors make, put into good blueprints; the checker must find them."""
