-- What the night watch did and told. Rows are only added; old ones are dropped after the days that the operator keeps them.
CREATE TABLE visits (
  n INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  started TEXT NOT NULL,
  ended TEXT NOT NULL,
  status TEXT NOT NULL, -- ok, partly, failed, stopped
  read INTEGER NOT NULL,
  added INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  joined INTEGER NOT NULL,
  alarms INTEGER NOT NULL,
  upto INTEGER NOT NULL, -- number of the newest report about which it is decided what to tell
  message TEXT NOT NULL
);
CREATE INDEX visits_source ON visits (source, n);
CREATE TABLE alerts (
  n INTEGER PRIMARY KEY,
  added TEXT NOT NULL,
  kind TEXT NOT NULL,
  incident TEXT, -- none: about a source
  message TEXT NOT NULL,
  facts TEXT NOT NULL -- JSON
);
CREATE TABLE deliveries (
  alert INTEGER NOT NULL,
  target TEXT NOT NULL,
  added TEXT NOT NULL,
  PRIMARY KEY (alert, target)
);
