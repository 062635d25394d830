"""The whole life of one policy ends in under 60 seconds and 1.5 GB, on two cores."""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SECONDS, MEGABYTES = 60, 1_500
FOLKMOOT = Path(sys.executable).with_name("folkmoot")


def main() -> int:
    """Run the demo in a new home and measure it; status 1 where it takes more than promised."""
    with tempfile.TemporaryDirectory(prefix="folkmoot-bench-") as home:
        began = time.monotonic()
        done = subprocess.run([FOLKMOOT, "demo", "--no-serve", "--home", home], check=False)
        seconds = time.monotonic() - began
    # The largest process of all; Linux gives it in kibibytes.
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1_024 / 1_000_000
    print(f"demo: {seconds:.1f} s of {SECONDS}, {megabytes:.0f} MB of {MEGABYTES}")
    return done.returncode or int(seconds > SECONDS or megabytes > MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
