"""A Ray cluster of two nodes on this machine, for `tests/engines/test_ray.py`, which must be a process of its own.

Prints the address, takes one node away when a line comes in, and ends with the input.
"""

import os
import sys

os.environ["RAY_USAGE_STATS_ENABLED"] = "0"

from ray.cluster_utils import Cluster

NODE = {"num_cpus": 1, "object_store_memory": 100_000_000, "include_dashboard": False}


def main() -> None:
    """Run the cluster."""
    cluster = Cluster(initialize_head=True, head_node_args=NODE)
    second = cluster.add_node(num_cpus=1, object_store_memory=NODE["object_store_memory"])
    sys.stdout.write(f"{cluster.address}\n")
    sys.stdout.flush()
    try:
        if sys.stdin.readline():
            cluster.remove_node(second, allow_graceful=False)
            sys.stdin.readline()
    finally:
        cluster.shutdown()


if __name__ == "__main__":
    main()
