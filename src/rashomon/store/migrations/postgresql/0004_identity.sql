-- Which incident an event was in last, and which incident an id means that is none any more: kept for ever.
CREATE TABLE identities (
  ref TEXT COLLATE "C" PRIMARY KEY,
  document TEXT COLLATE "C" NOT NULL,
  incident TEXT COLLATE "C" NOT NULL
);
CREATE INDEX identities_document ON identities (document);
CREATE TABLE aliases (
  old TEXT COLLATE "C" PRIMARY KEY,
  incident TEXT COLLATE "C" NOT NULL,
  added TEXT NOT NULL
);
CREATE INDEX aliases_incident ON aliases (incident);
INSERT INTO identities (ref, document, incident)
  SELECT e.ref, d.id, m.incident FROM members m JOIN events e ON e.n = m.event JOIN documents d ON d.n = e.document;

-- A view over incidents for lists, made with them from what joining knows of their events.
CREATE TABLE headlines (
  incident TEXT COLLATE "C" PRIMARY KEY,
  main BIGINT NOT NULL, -- reports whose main story it is
  reports BIGINT NOT NULL,
  type TEXT,
  stage TEXT,
  day TEXT COLLATE "C", -- none: undated
  published TEXT COLLATE "C", -- the first day of publication
  country TEXT COLLATE "C",
  place TEXT,
  killed_low DOUBLE PRECISION,
  killed_high DOUBLE PRECISION,
  injured_low DOUBLE PRECISION,
  injured_high DOUBLE PRECISION,
  by_whom TEXT,
  to_whom TEXT,
  what TEXT NOT NULL
);
CREATE INDEX headlines_day ON headlines (day);
