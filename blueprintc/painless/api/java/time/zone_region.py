"""``java.time.ZoneRegion``: the run-time class of named zones (see ``zone_id.ZoneRegion``)."""

from blueprintc.painless.api.native import bind_interface

CLASSES = (bind_interface("java.time.ZoneRegion", "java.time.ZoneId", interface=False),)
