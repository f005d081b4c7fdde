"""Public benchmarks: one file a task, corpus or gold in, predictions or scores out."""
