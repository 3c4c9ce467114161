"""Times whole runs beside what their libraries alone cost: ``python benchmarks/startup.py``.

Each command is run in turn with the bare import of its libraries (A B A B …), so that the ratio holds when the
machine's speed drifts. Printed: median wall time in seconds, the median of the ratios, and the limit it must keep.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUND = str(Path(__file__).parent.parent / "examples" / "bergen-2023")
RUNS = 9
INTERFACE = "import typer, rich"
EVERYTHING = "import pandas, openpyxl, rapidfuzz, rich, typer"


def seconds(command: list[str]) -> float:
    """Run a command, its output thrown away, and give its wall time."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def compare(name: str, arguments: list[str], libraries: str, limit: float) -> None:
    """Print how long ``innspill`` with these arguments takes, and its ratio to the bare import."""
    ours = [sys.executable, "-m", "innspill", *arguments]
    bare = [sys.executable, "-c", libraries]
    seconds(ours)
    pairs = [(seconds(ours), seconds(bare)) for _ in range(RUNS)]
    ratio = statistics.median(own / other for own, other in pairs)
    median = statistics.median(own for own, _ in pairs)
    print(f"{name:22} {median:6.2f} s   ratio {ratio:4.2f}   at most {limit:.1f}")


def main() -> None:
    """Print a line per command."""
    with tempfile.TemporaryDirectory() as folder:
        workbook = str(Path(folder) / "x.xlsx")
        compare("--help", ["--help"], INTERFACE, 2.5)
        compare("analyse", ["analyse", ROUND], EVERYTHING, 3.0)
        compare("analyse -o x.xlsx", ["analyse", ROUND, "-o", workbook], EVERYTHING, 4.0)
        compare("forklar", ["forklar", "Vi får ikke tak i folk"], "import rapidfuzz, rich, typer", 2.5)


if __name__ == "__main__":
    main()
