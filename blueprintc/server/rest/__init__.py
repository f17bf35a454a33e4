"""The REST layer itself: paths, methods, parameters, content types, errors, the forms of an answer."""
