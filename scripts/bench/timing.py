"""What a program takes: wall seconds, CPU seconds and memory."""

import os, pathlib, subprocess, sys, time


def timed(command, environment=None, expected=0):
    """Wall seconds, CPU seconds and the peak of resident memory in MB, the disk being quiet before."""
    os.sync()
    started = time.monotonic()
    child = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak, ended = 0, 0
    # What wait4 says of memory includes this Python, from which the child was forked.
    while not ended:
        peak = max(peak, resident_peak(child.pid, peak))
        time.sleep(0.005)
        ended, status, usage = os.wait4(child.pid, os.WNOHANG)
    wall = time.monotonic() - started
    if os.waitstatus_to_exitcode(status) != expected:
        sys.exit(f"{command[0]} failed")
    return wall, usage.ru_utime + usage.ru_stime, peak / 1024


def resident_peak(process, otherwise):
    """In KiB; a process that has just ended has none."""
    for line in pathlib.Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1])
    return otherwise
