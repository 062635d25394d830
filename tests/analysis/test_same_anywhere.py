"""Runs are the same on any machine: numpy leaves out what only some processors have."""

import subprocess
import sys

ASKED = """
import folkmoot
from numpy._core._multiarray_umath import __cpu_features__ as features
print([name for name in ("X86_V4", "AVX512_ICL", "AVX512_SPR") if features.get(name)])
"""


def test_numpy_reckons_without_avx_512() -> None:
    told = subprocess.run([sys.executable, "-c", ASKED], check=True, capture_output=True, text=True)
    assert told.stdout.strip() == "[]"
