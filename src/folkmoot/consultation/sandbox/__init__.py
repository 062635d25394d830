"""The sandbox: files from outside are read in a process of their own, which may do nothing else.

`warden` starts and stops that process and stands outside; every other module runs inside.
"""
