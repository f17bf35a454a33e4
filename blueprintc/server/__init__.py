"""ML Commons on the desk: the emulator behind the REST API of a cluster.

Who owns what, and how the parts meet:

* ``context`` has what a request is (``RequestContext``) and what a handler gives back; ``desk`` what all share.
* ``rest`` is the REST layer itself: paths, methods, parameters, content types, errors, the forms of an answer.
* ``routes`` has one file a resource: its ``ROUTES``, each with the permission that a caller needs, and thin handlers.
* ``access`` decides who may; without users nobody is asked.
* ``ml``, ``search``, ``ingest``, ``agents`` do the work; ``state`` keeps it.
* ``app`` is the ASGI application.
"""
