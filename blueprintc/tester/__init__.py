"""Tests of blueprints: what authors expect, and what every declared caller must be able to do."""
