"""REFI-QDA projects (.qdpx): how coding goes to NVivo, QualCoder and others, and comes from them.

`writing.export` gives a project as bytes, `reading.take_in` reads one. The standard is REFI-QDA
1.5 of 2019 (namespace urn:QDA-XML:project:1.0), MIT, www.qdasoftware.org.
"""
