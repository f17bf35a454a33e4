"""A request that an emulated server answered, as a page: the picture of each model call behind it."""

import json
from collections.abc import Sequence

from blueprintc.emulator.connector import Connector
from blueprintc.emulator.exchange import Call, RestAnswer
from blueprintc.emulator.trace import Step
from blueprintc.pages.html import render_page
from blueprintc.pages.picture import Course, picture_of


def course_of_call(
    connector: Connector, call: Call, answer: RestAnswer | None, steps: Sequence[Step], release: str
) -> Course:
    """The course of a call on a model of that connector, which is in its stored form."""
    credential = connector.credential or {}
    shown = {
        "protocol": connector.protocol,
        "parameters": connector.parameters or {},
        "credential": credential,
        "actions": [
            {
                "action_type": action.action_type,
                "method": action.method,
                "url": action.url,
                "headers": action.headers or {},
                "request_body": action.request_body,
            }
            for action in connector.actions or ()
        ],
    }
    create = Step("create", "", given={"body": json.dumps(shown)})
    return Course(
        title=connector.name or "call",
        release=release,
        path=call.path,
        body=call.body,
        steps=(create, *steps),
        status=None if answer is None else answer.status,
        answer="" if answer is None else answer.text,
        is_failure=answer is None or answer.status >= 400,
        secrets=tuple(value for value in credential.values() if value),
    )


def render_served(title: str, status: int, milliseconds: float, courses: Sequence[Course], link: str) -> str:
    """The page of a request; ``link`` is the address of the same as JSON."""
    return render_page(
        "served.html",
        title=title,
        brand="blueprintc serve",
        home="/",
        status=status,
        milliseconds=milliseconds,
        pictures=[picture_of(course) for course in courses],
        link=link,
    )
