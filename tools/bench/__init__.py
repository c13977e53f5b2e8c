"""Speed and memory of the builder, as ratios against baselines taken in the same run."""
