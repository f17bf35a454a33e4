"""Carrying a plan out, so that an interrupted run can be taken up again; and taking back what was made."""
