"""``playground_page``: the page itself."""

from collections.abc import Sequence

from blueprintc.data.releases import RELEASES
from blueprintc.pages.html import render_page
from blueprintc.records import record


@record
class Choice:
    """A blueprint to begin with: its id, its title and its text."""

    id: str
    title: str

    @property
    def provider(self) -> str:
        """The group that it is offered in."""
        return self.id.split("/")[0]


def playground_page(choices: Sequence[Choice]) -> str:
    """The page. Its server has ``/_blueprintc/catalogue`` for blueprints and ``/_blueprintc/play`` for plays."""
    groups: dict[str, list[Choice]] = {}
    for choice in choices:
        groups.setdefault(choice.provider, []).append(choice)
    return render_page(
        "playground.html",
        ("copy.js", "playground.js"),
        ("site.css", "playground.css"),
        asks_its_server=True,
        title="Playground",
        brand="blueprintc playground",
        home="",
        groups=groups,
        releases=[str(release) for release in reversed(RELEASES)],
    )
