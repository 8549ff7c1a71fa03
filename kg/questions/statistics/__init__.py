"""The statistics that measures rest on: pure functions, no database, no library (docs/decisions/0010).

`survival` says how long things last when some are not over yet; `quiet` says how unusual a silence is;
`verdict` puts both together with what the sources state.
"""
