-- Facts: only ever added. Text that is sorted is sorted by code point, as SQLite does.
CREATE TABLE engines (
  n BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fingerprint TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  config TEXT NOT NULL
);
CREATE TABLE documents (
  n BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id TEXT COLLATE "C" NOT NULL UNIQUE,
  title TEXT,
  published TEXT COLLATE "C",
  publisher TEXT,
  url TEXT,
  added TEXT NOT NULL
);
CREATE TABLE readings (
  n BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  document BIGINT NOT NULL REFERENCES documents,
  engine BIGINT NOT NULL REFERENCES engines,
  record BYTEA NOT NULL,
  added TEXT NOT NULL,
  UNIQUE (document, engine)
);
CREATE TABLE captures (
  n BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  uri TEXT NOT NULL,
  at TEXT NOT NULL,
  sha256 TEXT,
  size BIGINT,
  media_type TEXT,
  status INTEGER,
  final_uri TEXT,
  etag TEXT,
  last_modified TEXT,
  inside TEXT,
  document BIGINT REFERENCES documents, -- none: a whole feed, archive or file of rows
  engine BIGINT NOT NULL REFERENCES engines
);
CREATE INDEX captures_uri ON captures USING hash (uri);
CREATE INDEX captures_document ON captures (document);
CREATE TABLE failures (
  n BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fingerprint TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL,
  part TEXT NOT NULL,
  message TEXT NOT NULL,
  added TEXT NOT NULL
);
CREATE TABLE decisions (
  n BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
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
CREATE TABLE words (
  document BIGINT PRIMARY KEY REFERENCES documents,
  text TSVECTOR NOT NULL
);
CREATE INDEX words_text ON words USING gin (text);

-- Views over the newest readings: what joining has made of them, and can make again.
CREATE TABLE events (
  n BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ref TEXT COLLATE "C" NOT NULL UNIQUE,
  document BIGINT NOT NULL REFERENCES documents,
  type TEXT,
  country TEXT,
  since TEXT COLLATE "C",
  until TEXT COLLATE "C",
  profile TEXT NOT NULL
);
CREATE INDEX events_document ON events (document);
CREATE TABLE blocks (
  block BIGINT NOT NULL,
  day INTEGER NOT NULL, -- 0: any
  event BIGINT NOT NULL REFERENCES events,
  PRIMARY KEY (block, day, event)
);
CREATE INDEX blocks_event ON blocks (event);
CREATE TABLE links (
  a BIGINT NOT NULL REFERENCES events,
  b BIGINT NOT NULL REFERENCES events,
  decision TEXT NOT NULL,
  score DOUBLE PRECISION,
  why TEXT NOT NULL,
  part TEXT NOT NULL,
  features TEXT NOT NULL,
  PRIMARY KEY (a, b)
);
CREATE INDEX links_b ON links (b);
CREATE TABLE members (
  event BIGINT PRIMARY KEY REFERENCES events,
  incident TEXT COLLATE "C" NOT NULL
);
CREATE INDEX members_incident ON members (incident);
