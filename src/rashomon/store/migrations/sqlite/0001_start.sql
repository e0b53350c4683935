-- Facts: only ever added.
CREATE TABLE engines (
  n INTEGER PRIMARY KEY,
  fingerprint TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  config TEXT NOT NULL
);
CREATE TABLE documents (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT,
  published TEXT,
  publisher TEXT,
  url TEXT,
  added TEXT NOT NULL
);
CREATE TABLE readings (
  n INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents,
  engine INTEGER NOT NULL REFERENCES engines,
  record BLOB NOT NULL,
  added TEXT NOT NULL,
  UNIQUE (document, engine)
);
CREATE TABLE captures (
  n INTEGER PRIMARY KEY,
  uri TEXT NOT NULL,
  at TEXT NOT NULL,
  sha256 TEXT,
  size INTEGER,
  media_type TEXT,
  status INTEGER,
  final_uri TEXT,
  etag TEXT,
  last_modified TEXT,
  inside TEXT,
  document INTEGER REFERENCES documents, -- none: a whole feed, archive or file of rows
  engine INTEGER NOT NULL REFERENCES engines
);
CREATE INDEX captures_uri ON captures (uri);
CREATE INDEX captures_document ON captures (document);
CREATE TABLE failures (
  n INTEGER PRIMARY KEY,
  fingerprint TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL,
  part TEXT NOT NULL,
  message TEXT NOT NULL,
  added TEXT NOT NULL
);
CREATE TABLE decisions (
  n INTEGER PRIMARY KEY,
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  a_document TEXT NOT NULL,
  b_document TEXT NOT NULL,
  decision TEXT NOT NULL,
  why TEXT NOT NULL,
  person TEXT NOT NULL,
  added TEXT NOT NULL
);
CREATE INDEX decisions_a ON decisions (a_document);
CREATE INDEX decisions_b ON decisions (b_document);
CREATE VIRTUAL TABLE words USING fts5 (text, content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 0');

-- Views over the newest readings: what joining has made of them, and can make again.
CREATE TABLE events (
  n INTEGER PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE,
  document INTEGER NOT NULL REFERENCES documents,
  type TEXT,
  country TEXT,
  since TEXT,
  until TEXT,
  profile TEXT NOT NULL
);
CREATE INDEX events_document ON events (document);
CREATE TABLE blocks (
  block INTEGER NOT NULL,
  day INTEGER NOT NULL, -- 0: any
  event INTEGER NOT NULL REFERENCES events,
  PRIMARY KEY (block, day, event)
) WITHOUT ROWID;
CREATE INDEX blocks_event ON blocks (event);
CREATE TABLE links (
  a INTEGER NOT NULL REFERENCES events,
  b INTEGER NOT NULL REFERENCES events,
  decision TEXT NOT NULL,
  score REAL,
  why TEXT NOT NULL,
  part TEXT NOT NULL,
  features TEXT NOT NULL,
  PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX links_b ON links (b);
CREATE TABLE members (
  event INTEGER PRIMARY KEY REFERENCES events,
  incident TEXT NOT NULL
);
CREATE INDEX members_incident ON members (incident);
