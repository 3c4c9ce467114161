"""Times the reading of 50,000 rows beside calamine alone, and weighs it: ``python benchmarks/reading.py``.

Both read the same workbook in turn (A B A B …), each in a process of its own. Printed: the median time in seconds, the
median of the ratios, and the largest memory beyond the libraries' own as a multiple of the text that was read.
"""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from openpyxl import Workbook

ROWS = 50_000
RUNS = 9
LETTERS = "abcdefghijklmnoprstuvyæøå"
MEASURE = """
import json, resource, sys, time
from pathlib import Path
{setup}
path = Path(sys.argv[1])
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.perf_counter()
texts = {read}
seconds = time.perf_counter() - start
grown = 1024 * (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
print(json.dumps([seconds, grown, sum(len(text.encode()) for text in texts() if text)]))
"""
CALAMINE = MEASURE.format(
    setup="""
from python_calamine import CalamineWorkbook
def read():
    book = CalamineWorkbook.from_path(str(path))
    sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    return lambda: (str(value) for sheet in sheets for row in sheet for value in row)
""",
    read="read()",
)
OURS = MEASURE.format(
    setup="""
import python_calamine
from innspill.model import Source
from innspill.read import read_workbook
def read():
    book = read_workbook(Source(path.name, path, "", 0), max_expanded=10**9)
    return lambda: (text for sheet in book.sheets for line in sheet.lines.values() for text in line.values())
""",
    read="read()",
)


def make_workbook(path: Path) -> None:
    """Write a round of invented words: partner, scope, challenge, measure and priority in each row."""
    chance = random.Random(1)  # noqa: S311 - for invented words
    vocabulary = ["".join(chance.choices(LETTERS, k=chance.randint(2, 12))) for _ in range(20_000)]
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Innspill")
    sheet.append(["Partner", "Nivå", "Utfordring", "Tiltak", "Prioritet"])
    for number in range(ROWS):
        challenge, measure = (" ".join(chance.choices(vocabulary, k=count)) for count in (20, 8))
        sheet.append([f"Kommune {number % 30}", chance.choice(["egen", "felles"]), challenge, measure, number % 5])
    book.save(path)


def measure(program: str, path: Path) -> tuple[float, int, int]:
    """Run a program on the workbook: seconds, bytes grown, bytes of text."""
    output = subprocess.run([sys.executable, "-c", program, str(path)], check=True, capture_output=True).stdout
    seconds, grown, text = json.loads(output)
    return seconds, grown, text


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "round.xlsx"
        make_workbook(path)
        pairs = [(measure(OURS, path), measure(CALAMINE, path)) for _ in range(RUNS)]
    for name, at in (("innspill", 0), ("calamine", 1)):
        seconds = statistics.median(pair[at][0] for pair in pairs)
        weight = statistics.median(pair[at][1] / pair[at][2] for pair in pairs)
        print(f"{name}: {seconds:.2f} s, memory {weight:.1f} times the text")
    ratio = statistics.median(ours[0] / bare[0] for ours, bare in pairs)
    print(f"ratio {ratio:.2f}, at most 1.5; memory at most 6 times")


if __name__ == "__main__":
    main()
