"""The demo: the whole life of one policy, told by the invented federation of Lantern."""
