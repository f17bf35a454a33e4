"""What the real server would send and answer: connectors, predict calls, and everything between.

Who owns what, and how the parts meet:

* ``connector``, ``datasets``, ``exchange``, ``environment``, ``cluster``, ``trace`` hold the types and no behaviour.
* ``errors.ServerError`` (or any ``JavaError``) is what the server throws; ``rest_error`` turns it into the answer.
* ``pipeline.STAGES`` is the order of one sub-request; a stage is a function over a ``pipeline.SubRequest``.
* ``functions``, ``processors``, ``tensors``, ``sigv4``, ``guardrails``, ``interface``, ``batch`` are leaves: pure
  functions over values, a ``Target`` where the release counts, and ``ServerError`` for what the server throws.
* ``play`` creates, registers and calls; ``cases`` and ``dry_run`` are two ways to ask for it.

The modules are imported by name, so that a rule that needs one function does not load the rest.
"""
