"""What the trace tells beside texts: parameters by name, and where filled values stand."""

from pathlib import Path

from blueprintc.api import run_caller
from blueprintc.emulator.callers import Inputs
from blueprintc.emulator.substitution import substitute

_BLUEPRINT = Path(__file__).parents[3] / "blueprints/openai/embedding.blueprint.yaml"


def test_places_are_those_of_the_filled_values() -> None:
    places: list[tuple[int, int, str]] = []
    text = "a $${parameters.x} ${parameters.x}b${parameters.y:-d}${parameters.z}${parameters.none}"
    values = {"x": "1$${parameters.z}${parameters.w}2", "w": "(${parameters.v})", "v": "V", "z": ""}
    result = substitute(text, values, places=places)
    assert result == "a ${parameters.x} 1${parameters.z}(V)2bd${parameters.none}"
    assert [(result[start:end], name) for start, end, name in places] == [
        ("V", "v"),
        ("(V)", "w"),
        ("1${parameters.z}(V)2", "x"),
        ("d", "y"),
        ("", "z"),
    ]


def test_steps_hold_parameters_by_name() -> None:
    (run,) = run_caller(_BLUEPRINT, "text_embedding", Inputs(docs=["one\ntwo"]))
    values = {step.stage: step.values for step in run.steps}
    assert values["parameters"] == {"model": "text-embedding-3-small"}
    assert values["pre_process"] == {"input": '["one\\ntwo"]'}
    assert values["payload"] == {**values["parameters"], **values["pre_process"]}
