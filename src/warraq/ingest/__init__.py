"""What arrives from outside, read into plain values. Nothing here makes a story: the newsroom takes these in."""
