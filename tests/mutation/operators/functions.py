"""Pre- and post-process functions that are wrong, missing or of another task."""

from collections.abc import Iterator

from tests.mutation.mutant import Document, Mutant, operator, replacing

_NEEDS_VECTORS = frozenset({"text_embedding", "rerank", "sparse_encoding"})


@operator
def misspelt_pre(doc: Document) -> Iterator[Mutant]:
    """Misspell a pre-process function."""
    yield from replacing(doc, r"(connector\.pre_process\.\w+\.)embedding$", r"\1embeding")


@operator
def misspelt_post(doc: Document) -> Iterator[Mutant]:
    """Misspell a post-process function."""
    yield from replacing(doc, r"(connector\.post_process\.\w+\.)(embedding|rerank)$", r"\1\2s")


@operator
def invented_pre(doc: Document) -> Iterator[Mutant]:
    """Believe that there is a function for chats."""
    yield from replacing(doc, r"connector\.pre_process\.(\w+)\.\w+$", r"connector.pre_process.\1.chat_completion")


@operator
def invented_post(doc: Document) -> Iterator[Mutant]:
    """Believe that there is a function for a provider that has none."""
    yield from replacing(doc, r"connector\.post_process\.\w+\.(\w+)$", r"connector.post_process.mistral.\1")


@operator
def capital_letters(doc: Document) -> Iterator[Mutant]:
    """Write the provider with a capital."""
    yield from replacing(doc, r"connector\.pre_process\.openai\.", "connector.pre_process.OpenAI.")


@operator
def no_prefix(doc: Document) -> Iterator[Mutant]:
    """Leave the prefix away."""
    yield from replacing(doc, r"connector\.(?:pre|post)_process\.(\w+\.\w+)$", r"\1")


@operator
def pre_for_post(doc: Document) -> Iterator[Mutant]:
    """Name the pre-process function as the post-process function."""
    yield from replacing(doc, r"connector\.post_process\.(\w+\.(?:embedding|rerank))$", r"connector.pre_process.\1")


@operator
def post_for_pre(doc: Document) -> Iterator[Mutant]:
    """Name the post-process function as the pre-process function."""
    yield from replacing(doc, r"connector\.pre_process\.(\w+\.(?:embedding|rerank))$", r"connector.post_process.\1")


@operator
def no_pre(doc: Document) -> Iterator[Mutant]:
    """Leave the pre-process function out, although documents are sent."""
    if doc.callers & _NEEDS_VECTORS and not doc.has("default.embedding"):
        yield from replacing(doc, r"^    pre_process_function: connector.*\n", "", r"callers:", block=True)


@operator
def no_post(doc: Document) -> Iterator[Mutant]:
    """Leave the post-process function out, although vectors are wanted."""
    if doc.callers & _NEEDS_VECTORS:
        yield from replacing(doc, r"^    post_process_function: connector.*\n?", "", r"callers:", block=True)


@operator
def pre_of_other_task(doc: Document) -> Iterator[Mutant]:
    """Take the pre-process function of rerankers for embeddings."""
    if "text_embedding" in doc.callers:
        yield from replacing(doc, r"connector\.pre_process\.\w+\.embedding$", "connector.pre_process.cohere.rerank")


@operator
def post_of_other_task(doc: Document) -> Iterator[Mutant]:
    """Take the post-process function of embeddings for rerankers."""
    if "rerank" in doc.callers:
        yield from replacing(doc, r"connector\.post_process\.\w+\.rerank$", "connector.post_process.cohere.embedding")


@operator
def pre_of_other_provider(doc: Document) -> Iterator[Mutant]:
    """Take the pre-process function of another provider."""
    pattern = r"connector\.pre_process\.(?:openai|default)\.embedding$"
    if not doc.has(r"request_body: \$\{parameters.input\}"):
        yield from replacing(doc, pattern, "connector.pre_process.cohere.embedding", r"\$\{parameters\.input\}")


@operator
def post_of_other_provider(doc: Document) -> Iterator[Mutant]:
    """Take the post-process function of another provider."""
    if not doc.has(r"url: https://(?:api\.|bedrock-runtime|.*azure)"):
        return
    yield from replacing(doc, r"connector\.post_process\.openai\.embedding$", "connector.post_process.cohere.embedding")
    yield from replacing(doc, r"connector\.post_process\.cohere\.embedding$", "connector.post_process.openai.embedding")
    yield from replacing(
        doc, r"connector\.post_process\.bedrock\.embedding$", "connector.post_process.openai.embedding"
    )


@operator
def rerank_of_other_provider(doc: Document) -> Iterator[Mutant]:
    """Take Bedrock's rerank function for Cohere, or the other way round."""
    yield from replacing(doc, r"connector\.post_process\.cohere\.rerank$", "connector.post_process.bedrock.rerank")
    yield from replacing(doc, r"connector\.post_process\.bedrock\.rerank$", "connector.post_process.cohere.rerank")


@operator
def name_by_placeholder(doc: Document) -> Iterator[Mutant]:
    """Give the provider in the name by a placeholder."""
    yield from replacing(
        doc, r"connector\.pre_process\.\w+\.embedding$", "connector.pre_process.${parameters.provider}.embedding"
    )


@operator
def fixed_top_n(doc: Document) -> Iterator[Mutant]:
    """Ask for three results whatever the rerank processor brings; a caller with parameters may want just that."""
    if doc.has(r"post_process_function: connector.*rerank"):
        yield from replacing(doc, r"^( {6}top_n: ).*$", r"\g<1>3")


@operator
def nova_without_step_size(doc: Document) -> Iterator[Mutant]:
    """Take a function for single documents."""
    if "text_embedding" in doc.callers:
        yield from replacing(
            doc, r"connector\.pre_process\.bedrock\.embedding$", "connector.pre_process.bedrock.nova.text_embedding"
        )


@operator
def half_of_a_task(doc: Document) -> Iterator[Mutant]:
    """Leave the post-process function out of a connector that does not say who calls it."""
    if not doc.callers and doc.has(r"pre_process_function: connector.*(openai\.emb|cohere\.emb|bedrock\.emb|rerank)"):
        yield from replacing(doc, r"^    post_process_function: connector.*\n?", "", r"process_function", block=True)


@operator
def blank_before_the_name(doc: Document) -> Iterator[Mutant]:
    """Put a blank before a name, inside the quotes."""
    yield from replacing(doc, r"process_function: (connector\.\w+\.\w+\.embedding)$", r'process_function: " \1"')
