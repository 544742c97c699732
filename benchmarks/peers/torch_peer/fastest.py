"""Finds in which of its ways PyTorch is the fastest, so that it is compared at its best."""

import time

WARMUP_CALLS = 4
SLOT_NANOSECONDS = 2_000_000
ROUNDS = 7


def choose(candidates):
    """Of (name, state, run), where run makes a number of calls, the one with the best round, all being timed in turn."""
    entries = []
    for name, state, run in candidates:
        # More than once: compiled code takes its final form after some runs of the whole loop.
        for _ in range(3):
            run(WARMUP_CALLS)
        calls = max(1, int(SLOT_NANOSECONDS * WARMUP_CALLS / elapsed(run, WARMUP_CALLS)))
        entries.append(((name, state, run), calls, []))
    for _ in range(ROUNDS):
        for (_, _, run), calls, times in entries:
            times.append(elapsed(run, calls) / calls)
    return min(entries, key=lambda entry: min(entry[-1]))[0]


def elapsed(run, calls):
    """The nanoseconds that a number of calls take."""
    start = time.perf_counter_ns()
    run(calls)
    return time.perf_counter_ns() - start
