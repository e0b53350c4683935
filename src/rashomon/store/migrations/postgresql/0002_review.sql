-- Facts: only ever added.
CREATE TABLE judgements (
  n BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind TEXT NOT NULL,
  field TEXT NOT NULL,
  document TEXT NOT NULL, -- by its id, not its number: a judgement may come before its report
  first INTEGER, -- the words: first character and the one after the last; none: the report as a whole
  last INTEGER,
  name TEXT,
  event_first INTEGER,
  event_last INTEGER,
  decision TEXT NOT NULL,
  value TEXT NOT NULL, -- JSON
  why TEXT NOT NULL,
  person TEXT NOT NULL,
  added TEXT NOT NULL,
  words TEXT NOT NULL,
  words_before TEXT NOT NULL,
  words_after TEXT NOT NULL,
  task TEXT, -- of double coding; none: for everybody
  undoes BIGINT REFERENCES judgements,
  incident TEXT -- its id when the row was added
);
CREATE INDEX judgements_document ON judgements (document);
CREATE INDEX judgements_undoes ON judgements (undoes);
CREATE INDEX judgements_task ON judgements (task);
CREATE TABLE codings (
  n BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  task TEXT NOT NULL,
  document TEXT NOT NULL,
  coder TEXT NOT NULL,
  active INTEGER NOT NULL, -- 0: taken back
  person TEXT NOT NULL,
  added TEXT NOT NULL
);
CREATE INDEX codings_task ON codings (task);
