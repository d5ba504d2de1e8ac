"""The same newspaper as one would build it with Wagtail alone, to compare with: page types, ordinary queries, and the
reader's templates of Warraq, so that only the way to them differs."""
