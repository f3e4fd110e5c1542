"""The C binding's part: reads one task a line, answers each with the milliseconds it took."""
import json
import sys
import time

import libvirt


def naive(uri):
    """What most programs do: list, then ask each guest."""
    conn = libvirt.open(uri)
    found = [(dom.state(), dom.XMLDesc(0)) for dom in conn.listAllDomains()]
    conn.close()
    return len(found)


def bulk(uri):
    """The states in one call."""
    conn = libvirt.open(uri)
    found = [
        (stats, dom.XMLDesc(0))
        for dom, stats in conn.getAllDomainStats(libvirt.VIR_DOMAIN_STATS_STATE)
    ]
    conn.close()
    return len(found)


connections = {}


def statistics(uri):
    if uri not in connections:
        connections[uri] = libvirt.open(uri)
    return len(connections[uri].getAllDomainStats(0))


TASKS = {"naive": naive, "bulk": bulk, "statistics": statistics}

for line in sys.stdin:
    task = json.loads(line)
    start = time.perf_counter()
    count = TASKS[task["task"]](task["uri"])
    print(json.dumps({"ms": (time.perf_counter() - start) * 1000, "count": count}), flush=True)
