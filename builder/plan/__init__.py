"""The plan: what is shipped, in what order, under what identity."""
