"""Coding: people and machines put codes of a codebook on segments of responses, and agree or not.

`codebook`, `segments` and `codings` are the nouns; `typed` reads what a coder types; `drawing`
says which responses make a batch; `agreeing`, `settling` and `machines` lay codings together;
`refi_qda` goes to other programs and comes back.
"""
