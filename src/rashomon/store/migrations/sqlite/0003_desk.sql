-- A view over incidents, for lists, maps and counts; made again whenever one of its incidents changes.
CREATE TABLE summaries (
  incident TEXT PRIMARY KEY,
  members INTEGER NOT NULL, -- of what it was made: number and sum of the events, newest judgement
  events INTEGER NOT NULL,
  judged INTEGER NOT NULL,
  title TEXT NOT NULL,
  type TEXT NOT NULL,
  country TEXT,
  since TEXT,
  until TEXT,
  place TEXT,
  lat REAL,
  lon REAL,
  precision TEXT,
  reports INTEGER NOT NULL,
  sources INTEGER NOT NULL,
  killed_low REAL,
  killed_high REAL,
  killed_best REAL,
  rivals INTEGER NOT NULL, -- properties on which reports differ
  wrong INTEGER NOT NULL, -- findings
  gravest INTEGER NOT NULL, -- 0 no finding, 1 note, 2 doubt, 3 error
  unsure INTEGER NOT NULL, -- links that the machine left open
  status TEXT NOT NULL,
  assigned TEXT,
  priority REAL NOT NULL -- how much it needs a person next
);
CREATE INDEX summaries_since ON summaries (since);
CREATE INDEX summaries_priority ON summaries (status, priority);

-- Facts: only ever added; the newest row of a name, a mark or a label holds.
CREATE TABLE people (
  n INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  secret TEXT, -- argon2; none: may not log in
  active INTEGER NOT NULL,
  person TEXT NOT NULL,
  added TEXT NOT NULL
);
CREATE TABLE tokens (
  n INTEGER PRIMARY KEY,
  mark TEXT NOT NULL, -- SHA-256 of the token
  name TEXT NOT NULL,
  label TEXT NOT NULL,
  active INTEGER NOT NULL,
  added TEXT NOT NULL
);
CREATE INDEX tokens_mark ON tokens (mark);
CREATE TABLE accesses (
  n INTEGER PRIMARY KEY,
  added TEXT NOT NULL,
  name TEXT NOT NULL,
  what TEXT NOT NULL,
  address TEXT NOT NULL
);
CREATE TABLE selections (
  n INTEGER PRIMARY KEY,
  label TEXT NOT NULL,
  query TEXT NOT NULL,
  active INTEGER NOT NULL,
  person TEXT NOT NULL,
  added TEXT NOT NULL
);

-- Who is logged in now.
CREATE TABLE sessions (
  mark TEXT PRIMARY KEY, -- SHA-256 of the cookie
  name TEXT NOT NULL,
  csrf TEXT NOT NULL,
  expires TEXT NOT NULL
);
