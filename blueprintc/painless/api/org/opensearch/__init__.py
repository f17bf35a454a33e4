"""Classes of the server that scripts can use, by package."""
