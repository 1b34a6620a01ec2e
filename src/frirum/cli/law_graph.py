"""`frirum law conform`: a log by somebody's DCR graph. No Django, no database."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from frirum.exchange import dcrgraph, logs
from frirum.exchange.conformance import Judged, Trace, conform, notes
from frirum.exchange.faults import Fault

WELL, BAD_INPUT = 0, 2


def conform_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `frirum law conform`."""
    parser.add_argument("graph", metavar="GRAPH.xml", help="the DCR portal's dcrgraph")
    parser.add_argument(
        "log", metavar="LOG.csv", help="case,activity and, if known, time; - for standard input"
    )
    parser.add_argument(
        "--policy", choices=("apply", "skip"), default="apply", help="a step that is not enabled"
    )
    parser.add_argument("--json", action="store_true", help="as JSON (docs/dcr.md)")


def run_conform(args: argparse.Namespace) -> int:
    """Judges a log by a graph; 0 answered, whatever the answer; 2 where a file can't be read."""
    file = args.graph
    try:
        graph = dcrgraph.read(_bytes(args.graph))
        file = args.log
        log = logs.read(_bytes(args.log))
        traces = list(conform(graph, log, args.policy))
    except Fault as fault:
        print(fault.within(file), file=sys.stderr)
        return BAD_INPUT
    except OSError as fault:
        print(f"{file}: can't be opened ({fault.strerror}). Name a file that is there.", file=sys.stderr)
        return BAD_INPUT
    for note in notes(graph, log):
        print(note, file=sys.stderr)
    if args.json:
        print(json.dumps({"traces": [_trace(one) for one in traces]}, ensure_ascii=True, indent=2))
    else:
        print("\n".join(_lines(traces)) or "the log has no cases")
    return WELL


def _bytes(file: str) -> bytes:
    return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()


def _trace(trace: Trace) -> dict[str, object]:
    return {"case": trace.case, "accepting": trace.accepting, "steps": [_step(one) for one in trace.steps]}


def _step(step: Judged) -> dict[str, object]:
    told: dict[str, object] = {"activity": step.activity, "enabled": step.enabled}
    return told if step.at is None else told | {"time": step.at.isoformat(), "overdue": list(step.overdue)}


def _lines(traces: Iterable[Trace]) -> Iterable[str]:
    for trace in traces:
        yield f"{trace.case}: {'may end here' if trace.accepting else 'something is still owed'}"
        for step in trace.steps:
            against = "; ".join(f"{one.kind} {one.by}" for one in step.hindrances)
            yield f"  {step.activity}: " + (f"not enabled ({against})" if against else "enabled")
            yield from (f"    overdue: {one}" for one in step.overdue)
