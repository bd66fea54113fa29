-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What came to the trust file after its first step. It is edited in place until
-- it is out. A new table keeps to what 0001-first.sql says; a column is added by
-- ALTER TABLE, with a default or without NOT NULL.

-- The changes before an instant are looked for by it.
CREATE INDEX change_made_at ON change (made_at);

-- A change of level opens a checklist too.
ALTER TABLE checklist_item RENAME TO checklist_item_before;
ALTER TABLE checklist RENAME TO checklist_before;
DROP INDEX checklist_urn;
CREATE TABLE checklist (
  id TEXT NOT NULL PRIMARY KEY,
  urn TEXT NOT NULL REFERENCES school (urn),
  kind TEXT NOT NULL CHECK (kind IN ('joining-school', 'leaving-school', 'new-headteacher', 'new-level')),
  opened_on TEXT NOT NULL CHECK (opened_on IS date (opened_on, '+0 days')),
  closed_on TEXT CHECK (closed_on IS date (closed_on, '+0 days'))
) STRICT;
CREATE INDEX checklist_urn ON checklist (urn);
CREATE TABLE checklist_item (
  checklist_id TEXT NOT NULL REFERENCES checklist (id),
  position INTEGER NOT NULL,
  what TEXT NOT NULL,
  done_on TEXT CHECK (done_on IS date (done_on, '+0 days')),
  note TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (checklist_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO checklist SELECT id, urn, kind, opened_on, closed_on FROM checklist_before;
INSERT INTO checklist_item SELECT checklist_id, position, what, done_on, note FROM checklist_item_before;
DROP TABLE checklist_item_before;
DROP TABLE checklist_before;

-- When a trust changes its scheme: which old aspect reads as which new one, as
-- level_map says it of levels.
CREATE TABLE aspect_map (
  scheme_id TEXT NOT NULL,
  aspect_id TEXT NOT NULL,
  to_scheme_id TEXT NOT NULL,
  to_aspect_id TEXT NOT NULL,
  PRIMARY KEY (scheme_id, aspect_id, to_scheme_id),
  FOREIGN KEY (scheme_id, aspect_id) REFERENCES aspect (scheme_id, id),
  FOREIGN KEY (to_scheme_id, to_aspect_id) REFERENCES aspect (scheme_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX aspect_map_to ON aspect_map (to_scheme_id, to_aspect_id);

-- The day that was taken away from a visit.
ALTER TABLE visit ADD COLUMN stood_on TEXT CHECK (stood_on IS date (stood_on, '+0 days'));

-- Who was a visit's adviser before: in the calendar of each of them it is cancelled.
CREATE TABLE visit_handed (
  visit_id TEXT NOT NULL REFERENCES visit (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  PRIMARY KEY (visit_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_handed_person ON visit_handed (person_id);

-- What matters when the year is planned: 0 not, 1 as usual, 2 more, 3 most; and
-- what is avoided, in bits from Monday and from January.
ALTER TABLE trust ADD COLUMN plan_spacing INTEGER NOT NULL DEFAULT 1 CHECK (plan_spacing BETWEEN 0 AND 3);
ALTER TABLE trust ADD COLUMN plan_balance INTEGER NOT NULL DEFAULT 1 CHECK (plan_balance BETWEEN 0 AND 3);
ALTER TABLE trust ADD COLUMN plan_hub INTEGER NOT NULL DEFAULT 0 CHECK (plan_hub BETWEEN 0 AND 3);
ALTER TABLE trust ADD COLUMN plan_days INTEGER NOT NULL DEFAULT 1 CHECK (plan_days BETWEEN 0 AND 3);
ALTER TABLE trust ADD COLUMN avoided_weekdays INTEGER NOT NULL DEFAULT 0 CHECK (avoided_weekdays BETWEEN 0 AND 31);
ALTER TABLE trust ADD COLUMN avoided_months INTEGER NOT NULL DEFAULT 0 CHECK (avoided_months BETWEEN 0 AND 4095);
