"""``extends`` with several bases."""

from pathlib import Path

from blueprintc.frontend import LoadOptions, load_file
from blueprintc.model import plain


def _load(folder: Path, files: dict[str, str]) -> tuple[object, list[str]]:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    loaded = load_file(folder / "x.blueprint.yaml", LoadOptions(root=folder))
    assert loaded.blueprint is not None
    return plain(loaded.blueprint.instances[0].root), [found.message for found in loaded.diagnostics]


def test_later_bases_are_merged_over_earlier_ones(tmp_path: Path) -> None:
    head = "blueprint: 1\nname: n\nversion: 1\nprotocol: http\n"
    files = {
        "x.blueprint.yaml": head + "extends: [a.yaml, b.yaml]\nparameters: {z: own}\n",
        "a.yaml": "blueprint: 1\ndescription: of a\nparameters: {x: a, y: a, z: a}\n"
        "actions:\n  - {action_type: predict, method: POST, url: 'https://a.example.org/'}\n",
        "b.yaml": "blueprint: 1\nparameters: {y: b, z: b}\nactions:\n"
        "  - {action_type: predict, method: POST, url: 'https://b.example.org/', headers: {a: b}}\n",
    }
    root, messages = _load(tmp_path, files)
    assert isinstance(root, dict)
    assert messages == []
    assert root["parameters"] == {"x": "a", "y": "b", "z": "own"}
    assert root["description"] == "of a"
    assert root["actions"] == [
        {"action_type": "predict", "method": "POST", "url": "https://b.example.org/", "headers": {"a": "b"}}
    ]


def test_a_base_may_be_there_twice_but_not_without_end(tmp_path: Path) -> None:
    files = {"x.blueprint.yaml": "blueprint: 1\nextends: [b0.yaml, b0.yaml]\nname: n\nversion: 1\nprotocol: http\n"}
    files |= {f"b{n}.yaml": f"blueprint: 1\nextends: [b{n + 1}.yaml, b{n + 1}.yaml]\n" for n in range(25)}
    files["b25.yaml"] = "blueprint: 1\n"
    _, messages = _load(tmp_path, files)
    assert messages == ["more than 100 blueprints are extended"]


def test_a_circle_is_found_in_any_base(tmp_path: Path) -> None:
    files = {
        "x.blueprint.yaml": "blueprint: 1\nextends: [a.yaml, b.yaml]\nname: n\nversion: 1\nprotocol: http\n",
        "a.yaml": "blueprint: 1\n",
        "b.yaml": "blueprint: 1\nextends: [a.yaml, x.blueprint.yaml]\n",
    }
    _, messages = _load(tmp_path, files)
    assert messages == ["blueprints extend each other in a circle: x.blueprint.yaml → b.yaml → x.blueprint.yaml"]
