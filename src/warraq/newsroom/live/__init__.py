"""Live coverage as journalists write it: entries on a story, posted one by one."""
