-- A view over incidents, for lists, maps and counts; made again whenever one of its incidents changes.
CREATE TABLE summaries (
  incident TEXT COLLATE "C" PRIMARY KEY,
  members INTEGER NOT NULL, -- of what it was made: number and sum of the events, newest judgement
  events BIGINT NOT NULL,
  judged BIGINT NOT NULL,
  title TEXT NOT NULL,
  type TEXT NOT NULL,
  country TEXT,
  since TEXT COLLATE "C",
  until TEXT COLLATE "C",
  place TEXT,
  lat DOUBLE PRECISION,
  lon DOUBLE PRECISION,
  precision TEXT,
  reports INTEGER NOT NULL,
  sources INTEGER NOT NULL,
  killed_low DOUBLE PRECISION,
  killed_high DOUBLE PRECISION,
  killed_best DOUBLE PRECISION,
  rivals INTEGER NOT NULL, -- properties on which reports differ
  wrong INTEGER NOT NULL, -- findings
  gravest INTEGER NOT NULL, -- 0 no finding, 1 note, 2 doubt, 3 error
  unsure INTEGER NOT NULL, -- links that the machine left open
  status TEXT NOT NULL,
  assigned TEXT,
  priority DOUBLE PRECISION NOT NULL -- how much it needs a person next
);
CREATE INDEX summaries_since ON summaries (since);
CREATE INDEX summaries_priority ON summaries (status, priority);

-- Facts: only ever added; the newest row of a name, a mark or a label holds.
CREATE TABLE people (
  n BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  secret TEXT, -- argon2; none: may not log in
  active INTEGER NOT NULL,
  person TEXT NOT NULL,
  added TEXT NOT NULL
);
CREATE TABLE tokens (
  n BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  mark TEXT NOT NULL, -- SHA-256 of the token
  name TEXT NOT NULL,
  label TEXT NOT NULL,
  active INTEGER NOT NULL,
  added TEXT NOT NULL
);
CREATE INDEX tokens_mark ON tokens (mark);
CREATE TABLE accesses (
  n BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  added TEXT NOT NULL,
  name TEXT NOT NULL,
  what TEXT NOT NULL,
  address TEXT NOT NULL
);
CREATE TABLE selections (
  n BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
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
  expires TEXT COLLATE "C" NOT NULL
);
