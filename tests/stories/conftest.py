"""Stories are told on the demo's own site."""

from tests.demo_site import site as site
