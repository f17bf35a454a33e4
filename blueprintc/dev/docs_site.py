"""A hook of mkdocs: the schemas, which the pages link to, are part of the site."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

_ROOT = Path(__file__).parents[2]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the schemas."""
    for path in sorted((_ROOT / "schemas").glob("*.json")):
        files.append(File.generated(config, f"schemas/{path.name}", abs_src_path=str(path)))
    return files


def on_page_markdown(markdown: str, **_: object) -> str:
    """In a checkout the schemas stand beside the pages' folder, on the site inside of it."""
    return markdown.replace("](../../schemas/", "](../schemas/")
