"""Speed, measured side by side with plain alternatives. `README.md` says how to repeat each figure."""
