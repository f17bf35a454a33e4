"""A repository of blueprints as static pages: a gallery, and for each blueprint all that a reader wants to know."""

from blueprintc.pages.site.build import Site, SiteOptions, build_site, write_site
from blueprintc.pages.site.entry import Entry

__all__ = ["Entry", "Site", "SiteOptions", "build_site", "write_site"]
