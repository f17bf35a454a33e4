"""Build-time templates: Jinja2 in a sandbox, with bounds, and with the origin of every character that it writes.

Only ``environment`` imports Jinja2; ``renderer`` does without it where a text holds plain ``{{ vars.name }}`` only.
"""

from blueprintc.frontend.templating.renderer import Renderer, has_template

__all__ = ["Renderer", "has_template"]
