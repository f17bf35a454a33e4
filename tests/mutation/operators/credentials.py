"""Credentials: undeclared, misplaced, missing, or written down."""

from collections.abc import Iterator

from tests.mutation.mutant import Document, Mutant, inserting, operator, replacing

_AWS = r"^protocol: aws_sigv4$"


@operator
def wrong_namespace(doc: Document) -> Iterator[Mutant]:
    """Write ``${credentials.x}``."""
    yield from replacing(doc, r"\$\{credential\.", "${credentials.")


@operator
def misspelt(doc: Document) -> Iterator[Mutant]:
    """Misspell the name in the header."""
    yield from replacing(doc, r"\$\{credential\.(\w+)\}", r"${credential.\1s}")


@operator
def renamed(doc: Document) -> Iterator[Mutant]:
    """Rename the credential, but not its use."""
    yield from replacing(
        doc,
        r"(?<=^credential:\n)  (\w+): \{env(?=(?:.|\n)*\$\{credential\.\1\})",
        r"  my_\1: {env",
        r"\$\{credential\.",
    )


@operator
def in_the_url(doc: Document) -> Iterator[Mutant]:
    """Put the key into the URL."""
    if doc.has(r"\$\{credential\.(\w+)\}"):
        yield from replacing(doc, r"^(    url: https://\S+[^\s'\"?])$", r"\1?key=${credential.key}")


@operator
def in_the_body(doc: Document) -> Iterator[Mutant]:
    """Put the key into the body."""
    yield from inserting(doc, r"(?<=^    request_body:\n)(?=      [\w\"])", "      api_key: ${credential.key}\n")


@operator
def parameter_for_credential(doc: Document) -> Iterator[Mutant]:
    """Take the key from the parameters."""
    yield from replacing(doc, r"(Authorization: .*)\$\{credential\.", r"\1${parameters.")


@operator
def key_in_header(doc: Document) -> Iterator[Mutant]:
    """Write the key into the header."""
    yield from replacing(
        doc,
        r"(Authorization: Bearer )\$\{credential\.\w+\}",
        r"\1sk-proj-Zk3vQ9mXr7Lw2TbN8sYc5HgJ4dFa6PeU1oRiKtVx",
        r"^credential:",
        r"^  \w+: \{env",
    )


@operator
def key_in_credential(doc: Document) -> Iterator[Mutant]:
    """Write the key where its source belongs."""
    yield from replacing(
        doc,
        r"(?<=^credential:\n)  (\w+): \{env: \w+\}",
        r"  \1: {value: sk-proj-Zk3vQ9mXr7Lw2TbN8sYc5HgJ4dFa6PeU1oRiKtVx}",
    )


@operator
def plain_text(doc: Document) -> Iterator[Mutant]:
    """Write the key as a text, without saying that it is a value."""
    yield from replacing(
        doc, r"(?<=^credential:\n)  (\w+): \{env: \w+\}", r"  \1: sk-proj-Zk3vQ9mXr7Lw2TbN8sYc5HgJ4dFa6PeU1oRiKtVx"
    )


@operator
def none_at_all(doc: Document) -> Iterator[Mutant]:
    """Leave the credentials out."""
    if not doc.has("^extends:"):
        yield from replacing(
            doc,
            r"^credential:\n(?:  .*\n)+",
            "",
            r"\$\{credential\.",
            r"^protocol",
            r"^blueprint",
            r"action_type",
            block=True,
        )


@operator
def no_secret_key(doc: Document) -> Iterator[Mutant]:
    """Leave the secret key out."""
    if doc.has(_AWS):
        yield from replacing(doc, r"^  secret_key: .*\n", "", r"^credential", r"^protocol", block=True)


@operator
def other_key_names(doc: Document) -> Iterator[Mutant]:
    """Name the keys as AWS does."""
    if doc.has(_AWS):
        yield from replacing(doc, r"^  access_key: ", "  aws_access_key_id: ", r"^credential", r"^protocol")


@operator
def unused(doc: Document) -> Iterator[Mutant]:
    """Declare a credential that nothing uses."""
    if doc.has(r"^protocol: http$"):
        yield from inserting(doc, r"(?<=^credential:\n)", "  second: {env: SECOND_KEY}\n")
