-- Which incident an event was in last, and which incident an id means that is none any more: kept for ever.
CREATE TABLE identities (
  ref TEXT PRIMARY KEY,
  document TEXT NOT NULL,
  incident TEXT NOT NULL
);
CREATE INDEX identities_document ON identities (document);
CREATE TABLE aliases (
  old TEXT PRIMARY KEY,
  incident TEXT NOT NULL,
  added TEXT NOT NULL
);
CREATE INDEX aliases_incident ON aliases (incident);
INSERT INTO identities (ref, document, incident)
  SELECT e.ref, d.id, m.incident FROM members m JOIN events e ON e.n = m.event JOIN documents d ON d.n = e.document;

-- A view over incidents for lists, made with them from what joining knows of their events.
CREATE TABLE headlines (
  incident TEXT PRIMARY KEY,
  main INTEGER NOT NULL, -- reports whose main story it is
  reports INTEGER NOT NULL,
  type TEXT,
  stage TEXT,
  day TEXT, -- none: undated
  published TEXT, -- the first day of publication
  country TEXT,
  place TEXT,
  killed_low REAL,
  killed_high REAL,
  injured_low REAL,
  injured_high REAL,
  by_whom TEXT,
  to_whom TEXT,
  what TEXT NOT NULL
);
CREATE INDEX headlines_day ON headlines (day);
