"""Rules over releases, platforms, URLs and the cluster (BP6xx)."""
