"""The whole suite: the tests that drive a browser beside all others, each on a Neo4j of its own.

A browser test waits for its page most of the time, so that both together take little longer than the others alone. On a
database that somebody named (KG_TEST_NEO4J_URI) they would wipe each other's data: there they run one after the other.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile

PYTEST = [sys.executable, "-m", "pytest"]
IN_A_BROWSER = [*PYTEST, "-m", "browser"]
ALL_OTHERS = [*PYTEST, "-m", "not browser"]


def main() -> int:
    if "KG_TEST_NEO4J_URI" in os.environ:
        return subprocess.run(PYTEST, check=False).returncode
    with tempfile.TemporaryFile() as said:
        print("The tests in a browser run beside these; what they say follows.", flush=True)
        browser = subprocess.Popen(IN_A_BROWSER, stdout=said, stderr=subprocess.STDOUT)
        try:
            others = subprocess.run(ALL_OTHERS, check=False).returncode
            in_browser = browser.wait()
        except BaseException:
            browser.send_signal(signal.SIGINT)  # so that its fixtures still stop its server and its Chromium
            browser.wait()
            raise
        said.seek(0)
        sys.stdout.buffer.write(said.read())
        sys.stdout.flush()
    return others or in_browser


if __name__ == "__main__":
    sys.exit(main())
