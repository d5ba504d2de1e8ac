"""An index of words in files of this machine: what it holds of a text, how a question is read, where its files lie.

Stands over `warraq.arabic` alone, so that the newsroom and the readers' pages may each keep one.
"""
