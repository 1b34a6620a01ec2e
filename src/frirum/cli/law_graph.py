"""`frirum law conform` and `graph`: a log by a DCR graph, and our law as one. No Django, no database."""

import argparse
import json
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from frirum.cli import regime_graph
from frirum.exchange import dcrgraph, dcrgraph_writing, logs
from frirum.exchange.conformance import Judged, Trace, conform, notes
from frirum.exchange.faults import Fault
from frirum.law import load
from frirum.site.home import HOME

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
        lines = "\n".join(_lines(traces)) or "the log has no cases"
        sys.stdout.buffer.write(f"{lines}\n".encode())  # UTF-8 whatever the terminal's own: labels are Danish
    return WELL


def graph_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `frirum law graph`."""
    parser.add_argument("regime", metavar="REGIME", help="serviceloven, serviceloven+r1, barnets-lov")
    parser.add_argument("--out", required=True, metavar="FILE.xml", help="where to; - for standard output")
    parser.add_argument("--at", metavar="DATE", type=date.fromisoformat, help="default: the last day of it")
    parser.add_argument(
        "--guarded", action="store_true", help="rules with a guard too, as if it always held; else left out"
    )


def run_graph(args: argparse.Namespace) -> int:
    """Writes a law as a DCR graph and tells what of it the graph leaves out; 2 where it can't be asked so."""
    try:
        timeline, day = regime_graph.regime(load(HOME), args.regime, args.at)
        graph = regime_graph.draw(timeline, day, args.regime.lower(), args.guarded)
        data = dcrgraph_writing.write(graph)
        if args.out == "-":
            sys.stdout.buffer.write(data)
        else:
            Path(args.out).write_bytes(data)
    except ValueError as fault:
        print(fault, file=sys.stderr)
        return BAD_INPUT
    except OSError as fault:
        print(
            f"{args.out}: can't be written ({fault.strerror}). Name a file in a folder that is there.",
            file=sys.stderr,
        )
        return BAD_INPUT
    print(graph.description, file=sys.stderr)
    if args.out != "-":
        print(f"{args.out}: {len(graph.events)} events, {len(graph.relations)} relations")
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
