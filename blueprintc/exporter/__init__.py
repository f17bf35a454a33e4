"""Ways out: a connector in the forms of other tools, with all that is needed to create, register, deploy and call it.

``form_names()`` are the forms, one module a form in ``formats``; ``form(name)`` is one: its title, how its files end,
and ``write(connector, sink)``. No form holds a secret: each names the source in its own way (a shell variable, a
Terraform variable, ``os.environ``). What a form cannot say is reported with its place and nothing is written.
"""

from blueprintc.exporter.forms import Form, form, form_names

__all__ = ["Form", "form", "form_names"]
