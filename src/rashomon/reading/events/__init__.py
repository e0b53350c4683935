"""Events: who did what to whom, when, where, how many, according to whom.

The steps, in order: `recognition` finds the words that tell of an event, with `triggers` (which words, of which type of event),
`filters` (which only look like it) and `realis` (did it happen?); `arguments` (who, whom, with what) and `settings` (when and
where) fill each mention; `coreference` joins mentions of one event; `claims` are figures and outcomes, `linking` says which event
each belongs to; `assembly` and `facets` make the event and its codes. `learned` adds what a trained model proposes.
"""
