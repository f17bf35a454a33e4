"""Calls of tests as pictures want them."""

from blueprintc.pages.picture import Course
from blueprintc.tester.result import Played


def course_of_played(played: Played, *, is_failure: bool = False) -> Course:
    """The course of a call of a test. The record holds no secrets; the test shows its own failures."""
    status = played.status
    return Course(
        title=played.title,
        release=played.release,
        path=played.path,
        body=played.body,
        steps=played.steps,
        status=status,
        answer=played.answer,
        is_failure=is_failure or (status is not None and status >= 400),
    )
