-- What the night watch did and told. Rows are only added; old ones are dropped after the days that the operator keeps them.
CREATE TABLE visits (
  n BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source TEXT COLLATE "C" NOT NULL,
  started TEXT COLLATE "C" NOT NULL,
  ended TEXT COLLATE "C" NOT NULL,
  status TEXT NOT NULL, -- ok, partly, failed, stopped
  read INTEGER NOT NULL,
  added INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  joined INTEGER NOT NULL,
  alarms INTEGER NOT NULL,
  upto BIGINT NOT NULL, -- number of the newest report about which it is decided what to tell
  message TEXT NOT NULL
);
CREATE INDEX visits_source ON visits (source, n);
CREATE TABLE alerts (
  n BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  added TEXT COLLATE "C" NOT NULL,
  kind TEXT NOT NULL,
  incident TEXT COLLATE "C", -- none: about a source
  message TEXT NOT NULL,
  facts TEXT NOT NULL -- JSON
);
CREATE TABLE deliveries (
  alert BIGINT NOT NULL,
  target TEXT COLLATE "C" NOT NULL,
  added TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (alert, target)
);
