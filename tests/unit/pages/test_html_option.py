"""``blueprintc test --html``: the report is written whole, and holds pictures of calls that pass."""

from pathlib import Path

from click.testing import CliRunner

from blueprintc.cli import main
from tests.unit.pages.markup import Markup

_BLUEPRINT = Path(__file__).parents[3] / "blueprints/cohere/rerank.blueprint.yaml"


def test_a_report_is_written_beside_the_other_output(tmp_path: Path) -> None:
    report = tmp_path / "out" / "report.html"
    arguments = ["test", str(_BLUEPRINT), "--html", str(report), "--coverage", "--target", "3.4"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    text = Markup(report.read_text(encoding="utf-8")).text
    for words in ("Tests of blueprints", "Placeholders", "rerank", "Every step, with the real texts"):
        assert words in text
    assert [path.name for path in report.parent.iterdir()] == ["report.html"]
