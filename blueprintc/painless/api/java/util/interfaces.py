"""Small interfaces of ``java.util``."""

from blueprintc.painless.api.native import bind_interface

CLASSES = (
    bind_interface("java.util.Observer", methods="update/2"),
    bind_interface("java.util.EventListener"),
    bind_interface("java.util.EventListenerProxy", "java.util.EventListener", "getListener/0", interface=False),
    bind_interface("java.util.Formattable", methods="formatTo/4"),
)
