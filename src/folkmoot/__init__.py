"""Folkmoot: make a policy together, and hold every country's law to it, clause by clause."""

import os

__version__ = "0.1.0"

os.environ.setdefault("NPY_DISABLE_CPU_FEATURES", "X86_V4 AVX512_ICL AVX512_SPR")
"""Numpy reckons without AVX-512, which few machines have: so the last bits of a logarithm do not
hang on it, and sorting on AMD's Zen 4 takes a fifth of the time (decision 0017)."""
