"""The playground: a blueprint that is typed, played as one types. The server brings the addresses."""

from blueprintc.pages.playground.page import Choice, playground_page
from blueprintc.pages.playground.play import Draft, Play, play, read_draft

__all__ = ["Choice", "Draft", "Play", "play", "playground_page", "read_draft"]
