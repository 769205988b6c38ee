"""`python -m bench pages`: measure the pages on what `seed_scale` made, and print JSON."""

import argparse
import json
import platform
import sys
from dataclasses import asdict
from importlib import import_module


def main() -> int:
    """Measure, print, and fail when a page does not answer with what it should."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("what", choices=["pages"])
    parser.add_argument("--runs", type=int, default=40)
    options = parser.parse_args()

    import_module("config.wsgi")  # loads, and takes from the collector, what the web server does
    from bench import pages

    measured = [asdict(page) for page in pages.measure_all(options.runs)]
    report = {"python": platform.python_version(), "rows": pages.count_rows(), "pages": measured}
    json.dump(report, sys.stdout, ensure_ascii=False, indent=2)
    return 0 if all(page["status"] in (200, 302) for page in measured) else 1


if __name__ == "__main__":
    sys.exit(main())
