"""The engine inside the process: Tantivy, an index in files of this machine."""
