"""What became of files in earlier runs: a second run tells it without looking again.

What is to be said about a file depends on

- its bytes;
- its absolute path: whether it is a migration, patterns of `per-file-ignores` and
  `per-file-select`, the modules that `sinks` names;
- whether it was named by the user: then it is checked even if a program wrote it;
- the options, all but those that only say which files are checked;
- the versions that its project declares, so the files that `declared` knows: they are compared by
  content, for each folder;
- the Python that parses it, and our own version and code.

Nothing else is read on the way, and libcst has no part in a report. Findings don't depend on what
other files hold, on the working directory, the format of the report or the number of processes.

A file is known by its absolute path. It is unchanged where its size, both its times and its inode
are what they were, and those times were past when the run began that wrote them down: a file that
changes twice within a tick of the clock looks the same. Wherever this doesn't tell (a fresh
checkout, another machine, a clock that was set back) the digest of its content does.

Results are kept of what depends on all this alone: findings, and that a file can't be decoded or
parsed; never that it could not be read or written, nor what a limit of memory or depth has said.
Runs that rewrite files keep and use only that nothing is to be said about a file.
"""
