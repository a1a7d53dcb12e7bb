"""Runs a command in a terminal of 70 columns and 12 rows, makes it 40 by 8 after a while, presses Ctrl-C (or the key of UPSLAB_TEST_KEY), and prints
what the terminal was sent, as JSON: what came before and after the change, and the exit status."""

import fcntl, json, os, pty, select, signal, struct, sys, termios, time


def resize(fd, rows, columns):
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def read_until(fd, wanted, seconds):
    """What comes until `wanted` has come so many times, or time is up."""
    text, end = b"", time.monotonic() + seconds
    while time.monotonic() < end and text.count(wanted) < 2:
        if select.select([fd], [], [], 0.1)[0]:
            try:
                text += os.read(fd, 65536)
            except OSError:
                break
    return text


pid, master = pty.fork()
if pid == 0:
    time.sleep(0.3)
    os.execvp(sys.argv[1], sys.argv[1:])
resize(master, 12, 70)
before = read_until(master, b"\x1b[J", 30)
resize(master, 8, 40)
os.kill(pid, signal.SIGWINCH)
after = read_until(master, b"\x1b[J", 5)
os.write(master, os.environ.get("UPSLAB_TEST_KEY", "\x03").encode())
rest = read_until(master, b"never", 5)
_, status = os.waitpid(pid, 0)
text = [part.decode("utf-8", "replace") for part in (before, after, rest)]
print(json.dumps({"before": text[0], "after": text[1], "rest": text[2], "status": os.waitstatus_to_exitcode(status)}))
