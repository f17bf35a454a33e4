"""Run-time classes of the JDK in ``sun``."""
