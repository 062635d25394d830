"""The intake face: what a participant meets, in a process and a database of its own."""
