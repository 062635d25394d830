"""The life of a clause on one page, and the front page: all areas seen together."""
