"""What the site tells about one blueprint: plain records, made from the file by ``collect``."""

from blueprintc.pages.picture import Picture
from blueprintc.records import record


@record(kw_only=True)
class Fact:
    """A row of a table: a parameter, an input, a variable, a credential."""

    name: str
    kind: str
    value: str = ""
    note: str = ""


@record(kw_only=True)
class WayOut:
    """The connector in the form of another tool; ``refused`` says why there is none."""

    name: str
    title: str
    file: str
    text: str = ""
    refused: str = ""


@record(kw_only=True)
class Example:
    """A call with its picture: a test's or a caller's with sample inputs. ``refused`` says why it was not made."""

    name: str
    caller: str
    variant: str | None
    picture: Picture | None = None
    call: str = ""
    request: str = ""
    response: str = ""
    answer: str = ""
    refused: str = ""
    verdict: str = ""


@record(kw_only=True)
class Edition:
    """A connector that the blueprint builds: the blueprint's own, or a variant's."""

    variant: str | None
    ways: tuple[WayOut, ...]
    facts: tuple[Fact, ...]


@record(kw_only=True)
class Entry:
    """A blueprint on the site.

    ``id`` is its place below the site's folder; ``notes`` are the paragraphs of its header; ``pages`` are addresses of
    what it follows; ``mended`` says where it differs from them and why. Of its ``tests`` some are ``failing``.
    ``trouble`` says why it does not build. No text holds a credential.
    """

    id: str
    path: str
    title: str
    description: str
    provider: str
    source: str
    notes: tuple[str, ...] = ()
    callers: tuple[str, ...] = ()
    releases: str = ""
    tried: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    protocol: str = ""
    pages: tuple[str, ...] = ()
    mended: tuple[tuple[str, str], ...] = ()
    editions: tuple[Edition, ...] = ()
    examples: tuple[Example, ...] = ()
    tests: int = 0
    failing: int = 0
    trouble: str = ""

    @property
    def file(self) -> str:
        """The page, relative to the site's folder."""
        return f"{self.id}.html"

    @property
    def failed(self) -> bool:
        """Whether it does not build, or an example fails."""
        return bool(self.trouble or self.failing) or any(example.verdict == "failed" for example in self.examples)

    @property
    def words(self) -> str:
        """What a search looks at."""
        parts = [self.id, self.title, self.description, self.provider, self.protocol, *self.callers, *self.notes]
        return " ".join(parts).lower()
