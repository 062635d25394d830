"""Stories are told on the demo's own home."""

from tests.demo_site import home as home
