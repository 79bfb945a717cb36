"""Speed and size, measured: ``python -m benchmarks`` (see README.md)."""
