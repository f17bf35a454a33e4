"""Pipelines: processors of documents (ingest) and of searches, those that call models among them."""
