"""Files to facts: packs (YAML), tables (CSV, xlsx), py2neo.

Every problem is found in one run, none raised one by one.
"""
