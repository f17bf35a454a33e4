"""Search over documents: the query language, scores, sorting, ``_source``, aggregations."""
