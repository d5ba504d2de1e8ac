"""Letters to readers who asked for them."""
