"""Tries the agent on the unit that UPSLAB_ variables describe; exit code 0 when the rack stays off for an hour."""

import json
import os
import sys
import urllib.request

from agent import Ups


def let_pass(seconds: int) -> None:
    """Device time is ours to move."""
    request = urllib.request.Request(
        os.environ["UPSLAB_CONTROL"] + "/api/v1/clock/advance",
        json.dumps({"seconds": seconds}).encode(),
        {"content-type": "application/json"},
    )
    urllib.request.urlopen(request, timeout=10).close()


host, port = os.environ["UPSLAB_NETWORK"].rsplit(":", 1)
ups = Ups(host, int(port))
ups.turn_off_for_good()
let_pass(90)
if not ups.is_off():
    sys.exit("not off after its delay")
let_pass(3600)
if not ups.is_off():
    sys.exit("off, and back on by itself")
print(os.environ["UPSLAB_CELL"], "stayed off")
