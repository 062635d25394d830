"""The policy: clauses and versions, how texts differ, anchors in them, evidence and positions."""
