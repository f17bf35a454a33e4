"""The picture of one call: every value, from where it comes from to where it goes."""

from blueprintc.pages.picture.course import Course, course_of
from blueprintc.pages.picture.model import Box, Column, Lane, Picture, Piece, Shown, Strand
from blueprintc.pages.picture.weave import picture_of

__all__ = ["Box", "Column", "Course", "Lane", "Picture", "Piece", "Shown", "Strand", "course_of", "picture_of"]
