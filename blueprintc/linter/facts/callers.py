"""Callers by what they send and what they need."""

#: They send documents (and a query), not parameters; a pre-process function makes parameters of them.
CALLERS_WITH_DOCUMENTS = frozenset({"text_embedding", "sparse_encoding", "text_image_embedding", "rerank"})

#: They need tensors: vectors, token weights or scores.
CALLERS_WITH_TENSORS = frozenset({"text_embedding", "sparse_encoding", "text_image_embedding", "rerank"})
