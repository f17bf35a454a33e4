"""Real software that plays providers: installed once in pinned versions, started on loopback, stopped again.

``python -m tests.peers install`` installs them, ``python -m tests.peers`` starts all and says where they are. A test
asks for one with the fixture ``peers``; it is skipped by name where the peer is not installed or its runtime missing.
"""
