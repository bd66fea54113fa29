-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The trust file. What every table keeps to:
--   * singular names, STRICT, NOT NULL unless "none" is an answer;
--   * days are TEXT (2026-03-06) and checked to exist; instants are INTEGER UTC
--     seconds;
--   * keys are TEXT: derived where the thing has a natural identity (URN, year
--     and kind), random elsewhere, so that two copies of a file agree;
--   * a dated fact holds from its day until the next of its subject; correcting
--     adds a fact that names in `supersedes` the one it replaces;
--   * a figure that was not published is NULL with its reason, never 0.
--
-- Tables under "Recorded" are written only inside a change and can be undone;
-- the list of them is in src/store/trellis-store-change.c.

-- Not recorded ---------------------------------------------------------------

-- Every edit: when, who, what in words, and its changeset.
CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  made_at INTEGER NOT NULL,
  author TEXT NOT NULL,
  kind TEXT NOT NULL,
  sentence TEXT NOT NULL,
  urn TEXT,                                    -- the school it speaks of, where it is one
  schema_version INTEGER NOT NULL,
  undoes INTEGER REFERENCES change (id),       -- the change that this one takes back
  redoes INTEGER REFERENCES change (id),       -- the change that this one makes again
  changeset BLOB NOT NULL
) STRICT;
CREATE INDEX change_undoes ON change (undoes);
CREATE INDEX change_redoes ON change (redoes);
CREATE INDEX change_urn ON change (urn);

-- Text being typed, until it is left and becomes one change.
CREATE TABLE draft (
  subject TEXT NOT NULL,
  part TEXT NOT NULL,
  body TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (subject, part)
) STRICT, WITHOUT ROWID;

-- The content of attached files, immutable, by hash.
CREATE TABLE attachment_content (
  hash TEXT NOT NULL PRIMARY KEY,
  content BLOB NOT NULL
) STRICT;

-- Recorded: the trust and its schemes ----------------------------------------

CREATE TABLE trust (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  scheme_id TEXT NOT NULL REFERENCES scheme (id),
  year_id TEXT NOT NULL,                       -- the year that windows open with
  colour TEXT NOT NULL DEFAULT '#0b4f5c',
  logo_hash TEXT,                              -- of attachment_content
  group_uid TEXT,                              -- the trust in the government's register
  retention_years INTEGER NOT NULL DEFAULT 7 CHECK (retention_years > 0),
  clock_on TEXT CHECK (clock_on IS date (clock_on, '+0 days'))                 -- the demo trust's own today
) STRICT;

CREATE TABLE attachment (
  id TEXT NOT NULL PRIMARY KEY,
  hash TEXT NOT NULL,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
  added_on TEXT NOT NULL CHECK (added_on IS date (added_on, '+0 days'))
) STRICT;
CREATE INDEX attachment_hash ON attachment (hash);

CREATE TABLE scheme (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  is_parallel INTEGER NOT NULL CHECK (is_parallel IN (0, 1))
) STRICT;

-- The scheme's whole text: a scheme in use gets a new version when edited, so
-- that old judgements keep their wording.
CREATE TABLE scheme_version (
  scheme_id TEXT NOT NULL REFERENCES scheme (id),
  version INTEGER NOT NULL CHECK (version > 0),
  starts_on TEXT NOT NULL CHECK (starts_on IS date (starts_on, '+0 days')),
  content TEXT NOT NULL,
  PRIMARY KEY (scheme_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE aspect (
  scheme_id TEXT NOT NULL REFERENCES scheme (id),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (scheme_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE level (
  scheme_id TEXT NOT NULL REFERENCES scheme (id),
  id TEXT NOT NULL,
  aspect_id TEXT,                              -- of an aspect's own level
  name TEXT NOT NULL,
  short_code TEXT NOT NULL,
  rank INTEGER NOT NULL,
  PRIMARY KEY (scheme_id, id),
  FOREIGN KEY (scheme_id, aspect_id) REFERENCES aspect (scheme_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX level_aspect ON level (scheme_id, aspect_id);

-- When a trust changes its scheme: which old level reads as which new one.
CREATE TABLE level_map (
  scheme_id TEXT NOT NULL,
  level_id TEXT NOT NULL,
  to_scheme_id TEXT NOT NULL,
  to_level_id TEXT NOT NULL,
  PRIMARY KEY (scheme_id, level_id, to_scheme_id),
  FOREIGN KEY (scheme_id, level_id) REFERENCES level (scheme_id, id),
  FOREIGN KEY (to_scheme_id, to_level_id) REFERENCES level (scheme_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX level_map_to ON level_map (to_scheme_id, to_level_id);

-- Recorded: people -----------------------------------------------------------

CREATE TABLE person (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  is_adviser INTEGER NOT NULL DEFAULT 0 CHECK (is_adviser IN (0, 1)),
  starts_on TEXT CHECK (starts_on IS date (starts_on, '+0 days')),
  ends_on TEXT CHECK (ends_on IS date (ends_on, '+0 days')),
  is_removed INTEGER NOT NULL DEFAULT 0 CHECK (is_removed IN (0, 1))
) STRICT;

-- Which half days of a week someone works, from a day on: bits, Monday morning
-- first.
CREATE TABLE working_week (
  person_id TEXT NOT NULL REFERENCES person (id),
  holds_from TEXT NOT NULL CHECK (holds_from IS date (holds_from, '+0 days')),
  half_days INTEGER NOT NULL CHECK (half_days BETWEEN 0 AND 1023),
  PRIMARY KEY (person_id, holds_from)
) STRICT, WITHOUT ROWID;

-- What an adviser knows: phases and subjects; and schools that are not theirs
-- to visit.
CREATE TABLE expertise (
  person_id TEXT NOT NULL REFERENCES person (id),
  subject TEXT NOT NULL,
  PRIMARY KEY (person_id, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE conflict_of_interest (
  person_id TEXT NOT NULL REFERENCES person (id),
  urn TEXT NOT NULL REFERENCES school (urn),
  reason TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (person_id, urn)
) STRICT, WITHOUT ROWID;
CREATE INDEX conflict_of_interest_urn ON conflict_of_interest (urn);

-- Recorded: schools ----------------------------------------------------------

CREATE TABLE school (
  urn TEXT NOT NULL PRIMARY KEY CHECK (length (urn) > 0),
  joined_on TEXT CHECK (joined_on IS date (joined_on, '+0 days')),
  left_on TEXT CHECK (left_on IS date (left_on, '+0 days')),
  short_name TEXT
) STRICT, WITHOUT ROWID;

-- The school as the register, or a person, described it from a day on. A newer
-- file adds a row where something differs, so that names, heads and numbers
-- keep their history.
CREATE TABLE school_record (
  urn TEXT NOT NULL REFERENCES school (urn),
  holds_from TEXT NOT NULL CHECK (holds_from IS date (holds_from, '+0 days')),
  name TEXT NOT NULL,
  phase TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'open-closing', 'closed', 'proposed')),
  kind TEXT NOT NULL DEFAULT '',
  kind_group TEXT NOT NULL DEFAULT '',
  opened_on TEXT CHECK (opened_on IS date (opened_on, '+0 days')),
  closed_on TEXT CHECK (closed_on IS date (closed_on, '+0 days')),
  la_code TEXT NOT NULL DEFAULT '',
  la_name TEXT NOT NULL DEFAULT '',
  establishment_number TEXT NOT NULL DEFAULT '',
  age_low INTEGER,
  age_high INTEGER,
  gender TEXT NOT NULL DEFAULT '',
  religious_character TEXT NOT NULL DEFAULT '',
  is_church INTEGER NOT NULL DEFAULT 0 CHECK (is_church IN (0, 1)),
  diocese TEXT NOT NULL DEFAULT '',
  trust_uid TEXT NOT NULL DEFAULT '',
  trust_name TEXT NOT NULL DEFAULT '',
  federation_code TEXT NOT NULL DEFAULT '',
  federation_name TEXT NOT NULL DEFAULT '',
  pupils INTEGER,
  capacity INTEGER,
  free_meals_pct REAL,
  census_on TEXT CHECK (census_on IS date (census_on, '+0 days')),
  street TEXT NOT NULL DEFAULT '',
  locality TEXT NOT NULL DEFAULT '',
  town TEXT NOT NULL DEFAULT '',
  county TEXT NOT NULL DEFAULT '',
  postcode TEXT NOT NULL DEFAULT '',
  easting INTEGER,
  northing INTEGER,
  website TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  head_name TEXT NOT NULL DEFAULT '',
  head_title TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL CHECK (source IN ('register', 'person')),
  PRIMARY KEY (urn, holds_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE school_link (
  urn TEXT NOT NULL REFERENCES school (urn),
  linked_urn TEXT NOT NULL,                    -- may be a school that the file does not hold
  kind TEXT NOT NULL CHECK (kind IN ('predecessor', 'successor', 'other')),
  description TEXT NOT NULL DEFAULT '',
  linked_on TEXT CHECK (linked_on IS date (linked_on, '+0 days')),
  PRIMARY KEY (urn, linked_urn, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE hub (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE school_hub (
  urn TEXT NOT NULL REFERENCES school (urn),
  holds_from TEXT NOT NULL CHECK (holds_from IS date (holds_from, '+0 days')),
  hub_id TEXT REFERENCES hub (id),             -- NULL: in none from then on
  PRIMARY KEY (urn, holds_from)
) STRICT, WITHOUT ROWID;
CREATE INDEX school_hub_hub ON school_hub (hub_id);

CREATE TABLE federation (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE school_federation (
  urn TEXT NOT NULL REFERENCES school (urn),
  holds_from TEXT NOT NULL CHECK (holds_from IS date (holds_from, '+0 days')),
  federation_id TEXT REFERENCES federation (id),
  PRIMARY KEY (urn, holds_from)
) STRICT, WITHOUT ROWID;
CREATE INDEX school_federation_federation ON school_federation (federation_id);

-- Who holds a role at a school from a day on: adviser, partnership-link, head,
-- chair and others. NULL: nobody.
CREATE TABLE school_person (
  urn TEXT NOT NULL REFERENCES school (urn),
  role TEXT NOT NULL,
  holds_from TEXT NOT NULL CHECK (holds_from IS date (holds_from, '+0 days')),
  person_id TEXT REFERENCES person (id),
  PRIMARY KEY (urn, role, holds_from)
) STRICT, WITHOUT ROWID;
CREATE INDEX school_person_person ON school_person (person_id);

-- Other dated facts in words.
CREATE TABLE school_fact (
  urn TEXT NOT NULL REFERENCES school (urn),
  kind TEXT NOT NULL CHECK (kind IN ('local-governance', 'inspection-readiness', 'risk', 'review-period')),
  holds_from TEXT NOT NULL CHECK (holds_from IS date (holds_from, '+0 days')),
  value TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  ends_on TEXT CHECK (ends_on IS date (ends_on, '+0 days')),
  PRIMARY KEY (urn, kind, holds_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE custom_field (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'date', 'choice')),
  choices TEXT NOT NULL DEFAULT '',            -- a line each
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE custom_value (
  field_id TEXT NOT NULL REFERENCES custom_field (id),
  urn TEXT NOT NULL REFERENCES school (urn),
  holds_from TEXT NOT NULL CHECK (holds_from IS date (holds_from, '+0 days')),
  value TEXT NOT NULL,
  PRIMARY KEY (field_id, urn, holds_from)
) STRICT, WITHOUT ROWID;
CREATE INDEX custom_value_urn ON custom_value (urn);

CREATE TABLE focus_area (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  urn TEXT REFERENCES school (urn),            -- NULL: the trust's, or a phase's
  phase TEXT,
  year_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('focus-area', 'priority')),
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX focus_area_urn ON focus_area (urn);

CREATE TABLE concern (
  id TEXT NOT NULL PRIMARY KEY,
  urn TEXT NOT NULL REFERENCES school (urn),
  raised_on TEXT NOT NULL CHECK (raised_on IS date (raised_on, '+0 days')),
  raised_by TEXT NOT NULL,
  raised_with TEXT NOT NULL,
  what TEXT NOT NULL,
  closed_on TEXT CHECK (closed_on IS date (closed_on, '+0 days'))
) STRICT;
CREATE INDEX concern_urn ON concern (urn);

CREATE TABLE concern_step (
  id TEXT NOT NULL PRIMARY KEY,
  concern_id TEXT NOT NULL REFERENCES concern (id),
  taken_on TEXT NOT NULL CHECK (taken_on IS date (taken_on, '+0 days')),
  what TEXT NOT NULL
) STRICT;
CREATE INDEX concern_step_concern ON concern_step (concern_id);

CREATE TABLE checklist (
  id TEXT NOT NULL PRIMARY KEY,
  urn TEXT NOT NULL REFERENCES school (urn),
  kind TEXT NOT NULL CHECK (kind IN ('joining-school', 'leaving-school', 'new-headteacher')),
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

-- Recorded: judgements and categories ----------------------------------------

CREATE TABLE judgement (
  id TEXT NOT NULL PRIMARY KEY,
  urn TEXT NOT NULL REFERENCES school (urn),
  scheme_id TEXT NOT NULL,
  scheme_version INTEGER NOT NULL,
  aspect_id TEXT NOT NULL,
  level_id TEXT NOT NULL,
  judged_on TEXT NOT NULL CHECK (judged_on IS date (judged_on, '+0 days')),
  source TEXT NOT NULL
    CHECK (source IN ('agreed', 'self-evaluation', 'adviser', 'health-check', 'external-review')),
  person_id TEXT REFERENCES person (id),
  visit_id TEXT REFERENCES visit (id),
  narrative TEXT NOT NULL DEFAULT '',
  recorded_at INTEGER NOT NULL,
  supersedes TEXT REFERENCES judgement (id),   -- the fact that this one corrects
  FOREIGN KEY (scheme_id, scheme_version) REFERENCES scheme_version (scheme_id, version),
  FOREIGN KEY (scheme_id, aspect_id) REFERENCES aspect (scheme_id, id),
  FOREIGN KEY (scheme_id, level_id) REFERENCES level (scheme_id, id)
) STRICT;
CREATE INDEX judgement_subject ON judgement (urn, scheme_id, aspect_id, source, judged_on);
CREATE INDEX judgement_scheme_version ON judgement (scheme_id, scheme_version);
CREATE INDEX judgement_aspect ON judgement (scheme_id, aspect_id);
CREATE INDEX judgement_level ON judgement (scheme_id, level_id);
CREATE INDEX judgement_person ON judgement (person_id);
CREATE INDEX judgement_visit ON judgement (visit_id);
CREATE INDEX judgement_supersedes ON judgement (supersedes);

CREATE TABLE evidence (
  id TEXT NOT NULL PRIMARY KEY,
  judgement_id TEXT NOT NULL REFERENCES judgement (id),
  what TEXT NOT NULL,
  dated_on TEXT CHECK (dated_on IS date (dated_on, '+0 days')),
  visit_id TEXT REFERENCES visit (id),
  attachment_id TEXT REFERENCES attachment (id),
  link TEXT
) STRICT;
CREATE INDEX evidence_judgement ON evidence (judgement_id);
CREATE INDEX evidence_visit ON evidence (visit_id);
CREATE INDEX evidence_attachment ON evidence (attachment_id);

-- An aspect that a person said does, or does not, apply to a school, against
-- what the scheme would say of its phase.
CREATE TABLE aspect_applies (
  urn TEXT NOT NULL REFERENCES school (urn),
  scheme_id TEXT NOT NULL,
  aspect_id TEXT NOT NULL,
  holds_from TEXT NOT NULL CHECK (holds_from IS date (holds_from, '+0 days')),
  applies INTEGER NOT NULL CHECK (applies IN (0, 1)),
  reason TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (urn, scheme_id, aspect_id, holds_from),
  FOREIGN KEY (scheme_id, aspect_id) REFERENCES aspect (scheme_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX aspect_applies_aspect ON aspect_applies (scheme_id, aspect_id);

-- The agreed category of a school: decided by people, at a meeting, on a day.
CREATE TABLE category (
  id TEXT NOT NULL PRIMARY KEY,
  urn TEXT NOT NULL REFERENCES school (urn),
  scheme_id TEXT NOT NULL,
  scheme_version INTEGER NOT NULL,
  level_id TEXT NOT NULL,
  agreed_on TEXT NOT NULL CHECK (agreed_on IS date (agreed_on, '+0 days')),
  visit_id TEXT REFERENCES visit (id),         -- the meeting, where the file holds it
  meeting TEXT NOT NULL DEFAULT '',            -- its name
  attendees TEXT NOT NULL DEFAULT '',          -- a line each
  proposed_level_id TEXT,
  reason TEXT NOT NULL DEFAULT '',             -- why it differs from the proposal
  narrative TEXT NOT NULL DEFAULT '',
  recorded_at INTEGER NOT NULL,
  supersedes TEXT REFERENCES category (id),
  FOREIGN KEY (scheme_id, scheme_version) REFERENCES scheme_version (scheme_id, version),
  FOREIGN KEY (scheme_id, level_id) REFERENCES level (scheme_id, id)
) STRICT;
CREATE INDEX category_subject ON category (urn, scheme_id, agreed_on);
CREATE INDEX category_scheme_version ON category (scheme_id, scheme_version);
CREATE INDEX category_level ON category (scheme_id, level_id);
CREATE INDEX category_visit ON category (visit_id);
CREATE INDEX category_supersedes ON category (supersedes);

-- Recorded: the school year --------------------------------------------------

CREATE TABLE school_year (
  id TEXT NOT NULL PRIMARY KEY CHECK (id GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]')
) STRICT, WITHOUT ROWID;

CREATE TABLE term (
  year_id TEXT NOT NULL REFERENCES school_year (id),
  urn TEXT NOT NULL DEFAULT '',                -- a school whose dates differ; '' for the trust
  number INTEGER NOT NULL CHECK (number > 0),
  name TEXT NOT NULL,
  starts_on TEXT NOT NULL CHECK (starts_on IS date (starts_on, '+0 days')),
  ends_on TEXT NOT NULL CHECK (ends_on IS date (ends_on, '+0 days')),
  PRIMARY KEY (year_id, urn, number),
  CHECK (ends_on >= starts_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE closure (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('holiday', 'inset', 'bank-holiday', 'blocked')),
  name TEXT NOT NULL,
  starts_on TEXT NOT NULL CHECK (starts_on IS date (starts_on, '+0 days')),
  ends_on TEXT NOT NULL CHECK (ends_on IS date (ends_on, '+0 days')),
  session TEXT NOT NULL DEFAULT 'day' CHECK (session IN ('day', 'am', 'pm')),
  urn TEXT REFERENCES school (urn),            -- this school only
  person_id TEXT REFERENCES person (id),       -- this person only
  CHECK (ends_on >= starts_on)
) STRICT;
CREATE INDEX closure_days ON closure (starts_on, ends_on);
CREATE INDEX closure_urn ON closure (urn);
CREATE INDEX closure_person ON closure (person_id);

CREATE TABLE governance_event (
  id TEXT NOT NULL PRIMARY KEY,
  held_on TEXT CHECK (held_on IS date (held_on, '+0 days')),
  body TEXT NOT NULL,
  what TEXT NOT NULL
) STRICT;

-- Recorded: programmes, visits, notes, support -------------------------------

-- A school's programme in a year where it is not the one its phase has by the
-- scheme, and numbers agreed apart from what its level earns.
CREATE TABLE school_programme (
  urn TEXT NOT NULL REFERENCES school (urn),
  year_id TEXT NOT NULL,
  programme_id TEXT NOT NULL,
  PRIMARY KEY (urn, year_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE agreed_count (
  urn TEXT NOT NULL REFERENCES school (urn),
  year_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0),
  reason TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (urn, year_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE visit (
  id TEXT NOT NULL PRIMARY KEY,
  urn TEXT NOT NULL REFERENCES school (urn),
  federation_id TEXT REFERENCES federation (id),
  kind TEXT NOT NULL,
  year_id TEXT NOT NULL,
  number INTEGER NOT NULL DEFAULT 0 CHECK (number >= 0),
  visit_on TEXT CHECK (visit_on IS date (visit_on, '+0 days')),                -- NULL: it has no day yet
  session TEXT NOT NULL CHECK (session IN ('day', 'am', 'pm')),
  starts_at TEXT,
  ends_at TEXT,
  adviser_id TEXT REFERENCES person (id),
  status TEXT NOT NULL CHECK (status IN ('planned', 'agreed', 'done', 'noted', 'shared', 'cancelled')),
  is_pinned INTEGER NOT NULL DEFAULT 0 CHECK (is_pinned IN (0, 1)),
  theme_am TEXT NOT NULL DEFAULT '',
  theme_pm TEXT NOT NULL DEFAULT '',
  purpose TEXT NOT NULL DEFAULT '',
  host_urn TEXT REFERENCES school (urn),       -- of a peer review: the other school
  calendar_sequence INTEGER NOT NULL DEFAULT 0,
  cancelled_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX visit_urn ON visit (urn, year_id);
CREATE INDEX visit_year ON visit (year_id, visit_on);
CREATE INDEX visit_federation ON visit (federation_id);
CREATE INDEX visit_adviser ON visit (adviser_id, visit_on);
CREATE INDEX visit_host ON visit (host_urn);

CREATE TABLE visit_attendee (
  visit_id TEXT NOT NULL REFERENCES visit (id),
  position INTEGER NOT NULL,
  person_id TEXT REFERENCES person (id),
  name TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT '',
  is_governor INTEGER NOT NULL DEFAULT 0 CHECK (is_governor IN (0, 1)),
  PRIMARY KEY (visit_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_attendee_person ON visit_attendee (person_id);

CREATE TABLE visit_focus (
  visit_id TEXT NOT NULL REFERENCES visit (id),
  focus_id TEXT NOT NULL REFERENCES focus_area (id),
  PRIMARY KEY (visit_id, focus_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_focus_focus ON visit_focus (focus_id);

CREATE TABLE note_template (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,                          -- of visit
  name TEXT NOT NULL,
  content TEXT NOT NULL                        -- its parts as JSON
) STRICT;

-- The note of a visit, or the minutes of a meeting. A final one is not edited:
-- a correction is the next version.
CREATE TABLE note (
  visit_id TEXT NOT NULL REFERENCES visit (id),
  version INTEGER NOT NULL CHECK (version > 0),
  status TEXT NOT NULL
    CHECK (status IN ('draft', 'with-head', 'accurate', 'not-accurate', 'final', 'shared', 'presented')),
  written_by TEXT REFERENCES person (id),
  PRIMARY KEY (visit_id, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX note_written_by ON note (written_by);

CREATE TABLE note_part (
  visit_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  part TEXT NOT NULL,                          -- purpose, activities-am, strengths, risks and others
  aspect_id TEXT,
  level_id TEXT,                               -- found there; a judgement once the note is final
  position INTEGER NOT NULL,
  body TEXT NOT NULL,
  is_internal INTEGER NOT NULL DEFAULT 0 CHECK (is_internal IN (0, 1)),
  PRIMARY KEY (visit_id, version, part),
  FOREIGN KEY (visit_id, version) REFERENCES note (visit_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE note_step (
  id TEXT NOT NULL PRIMARY KEY,
  visit_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  status TEXT NOT NULL,
  taken_on TEXT NOT NULL CHECK (taken_on IS date (taken_on, '+0 days')),
  taken_by TEXT NOT NULL DEFAULT '',
  words TEXT NOT NULL DEFAULT '',
  FOREIGN KEY (visit_id, version) REFERENCES note (visit_id, version)
) STRICT;
CREATE INDEX note_step_note ON note_step (visit_id, version);

CREATE TABLE support_day (
  id TEXT NOT NULL PRIMARY KEY,
  urn TEXT NOT NULL REFERENCES school (urn),
  from_urn TEXT REFERENCES school (urn),       -- the school that gives it, where one does
  person_id TEXT REFERENCES person (id),
  given_on TEXT CHECK (given_on IS date (given_on, '+0 days')),
  days REAL NOT NULL CHECK (days > 0),
  status TEXT NOT NULL CHECK (status IN ('asked', 'planned', 'given', 'cancelled')),
  purpose TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX support_day_urn ON support_day (urn);
CREATE INDEX support_day_from ON support_day (from_urn);
CREATE INDEX support_day_person ON support_day (person_id);

-- An item of the scheme's offer that a school was given.
CREATE TABLE offer_given (
  id TEXT NOT NULL PRIMARY KEY,
  urn TEXT NOT NULL REFERENCES school (urn),
  item TEXT NOT NULL,
  given_on TEXT NOT NULL CHECK (given_on IS date (given_on, '+0 days')),
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX offer_given_urn ON offer_given (urn);

-- Recorded: actions ----------------------------------------------------------

CREATE TABLE action (
  id TEXT NOT NULL PRIMARY KEY,
  urn TEXT NOT NULL REFERENCES school (urn),
  parent_id TEXT REFERENCES action (id),       -- the plan's line that this is a step of
  scheme_id TEXT,
  aspect_id TEXT,
  focus_id TEXT REFERENCES focus_area (id),
  visit_id TEXT REFERENCES visit (id),         -- where it was agreed
  source TEXT NOT NULL DEFAULT '',             -- the same in words where there is no visit
  what TEXT NOT NULL CHECK (length (what) > 0),
  success_criteria TEXT NOT NULL DEFAULT '',
  owner TEXT NOT NULL DEFAULT '',
  owner_id TEXT REFERENCES person (id),
  opened_on TEXT NOT NULL CHECK (opened_on IS date (opened_on, '+0 days')),
  due_on TEXT CHECK (due_on IS date (due_on, '+0 days')),
  closed_on TEXT CHECK (closed_on IS date (closed_on, '+0 days')),
  closing_evidence TEXT NOT NULL DEFAULT '',
  FOREIGN KEY (scheme_id, aspect_id) REFERENCES aspect (scheme_id, id)
) STRICT;
CREATE INDEX action_urn ON action (urn);
CREATE INDEX action_parent ON action (parent_id);
CREATE INDEX action_aspect ON action (scheme_id, aspect_id);
CREATE INDEX action_focus ON action (focus_id);
CREATE INDEX action_visit ON action (visit_id);
CREATE INDEX action_owner ON action (owner_id);

CREATE TABLE action_rating (
  id TEXT NOT NULL PRIMARY KEY,
  action_id TEXT NOT NULL REFERENCES action (id),
  rating TEXT NOT NULL CHECK (rating IN ('none', 'red', 'amber', 'green')),
  rated_on TEXT NOT NULL CHECK (rated_on IS date (rated_on, '+0 days')),
  evidence TEXT NOT NULL DEFAULT '',
  visit_id TEXT REFERENCES visit (id),
  person_id TEXT REFERENCES person (id),
  recorded_at INTEGER NOT NULL,
  supersedes TEXT REFERENCES action_rating (id)
) STRICT;
CREATE INDEX action_rating_action ON action_rating (action_id, rated_on);
CREATE INDEX action_rating_visit ON action_rating (visit_id);
CREATE INDEX action_rating_person ON action_rating (person_id);
CREATE INDEX action_rating_supersedes ON action_rating (supersedes);

-- Recorded: measures, inspections, documents ---------------------------------

CREATE TABLE measure (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  unit TEXT NOT NULL,                          -- %, pupils, points and others
  decimals INTEGER NOT NULL DEFAULT 1 CHECK (decimals BETWEEN 0 AND 4),
  better TEXT NOT NULL CHECK (better IN ('up', 'down', 'neither')),
  every TEXT NOT NULL CHECK (every IN ('year', 'term', 'half-term', 'month', 'week', 'point')),
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE measure_value (
  measure_id TEXT NOT NULL REFERENCES measure (id),
  urn TEXT NOT NULL REFERENCES school (urn),
  period TEXT NOT NULL,                        -- 2025-26, 2025-26/3, 2026-03
  pupil_group TEXT NOT NULL DEFAULT '',        -- '' for all pupils
  ends_on TEXT NOT NULL CHECK (ends_on IS date (ends_on, '+0 days')),         -- the period's last day
  value REAL,
  missing_reason TEXT,
  low REAL,
  high REAL,
  cohort INTEGER,
  source TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (measure_id, urn, period, pupil_group),
  CHECK ((value IS NULL) = (missing_reason IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX measure_value_urn ON measure_value (urn);

CREATE TABLE measure_target (
  measure_id TEXT NOT NULL REFERENCES measure (id),
  urn TEXT NOT NULL DEFAULT '',                -- '' for the trust
  holds_from TEXT NOT NULL CHECK (holds_from IS date (holds_from, '+0 days')),
  value REAL NOT NULL,
  PRIMARY KEY (measure_id, urn, holds_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE benchmark (
  measure_id TEXT NOT NULL REFERENCES measure (id),
  area TEXT NOT NULL,                          -- England, a local authority
  period TEXT NOT NULL,
  pupil_group TEXT NOT NULL DEFAULT '',
  ends_on TEXT NOT NULL CHECK (ends_on IS date (ends_on, '+0 days')),
  value REAL NOT NULL,
  source TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (measure_id, area, period, pupil_group)
) STRICT, WITHOUT ROWID;

-- Columns of a file that a person matched to measures, remembered by its head.
CREATE TABLE column_map (
  head_hash TEXT NOT NULL,
  column_name TEXT NOT NULL,
  role TEXT NOT NULL,
  measure_id TEXT REFERENCES measure (id),
  PRIMARY KEY (head_hash, column_name)
) STRICT, WITHOUT ROWID;
CREATE INDEX column_map_measure ON column_map (measure_id);

CREATE TABLE inspection (
  id TEXT NOT NULL PRIMARY KEY,                -- URN, framework and day
  urn TEXT NOT NULL REFERENCES school (urn),
  inspected_urn TEXT NOT NULL,                 -- the predecessor's where it was
  framework TEXT NOT NULL CHECK (framework IN ('oeif', 'report-card', 'ungraded', 'siams', 'other')),
  inspected_on TEXT NOT NULL CHECK (inspected_on IS date (inspected_on, '+0 days')),
  published_on TEXT CHECK (published_on IS date (published_on, '+0 days')),
  outcome TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX inspection_urn ON inspection (urn, inspected_on);

CREATE TABLE inspection_grade (
  inspection_id TEXT NOT NULL REFERENCES inspection (id),
  area TEXT NOT NULL,
  grade TEXT NOT NULL,
  PRIMARY KEY (inspection_id, area)
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
  id TEXT NOT NULL PRIMARY KEY,
  urn TEXT REFERENCES school (urn),            -- NULL: the trust's own
  kind TEXT NOT NULL,                          -- of the scheme, or a name
  name TEXT NOT NULL,
  year_id TEXT NOT NULL,
  due_on TEXT CHECK (due_on IS date (due_on, '+0 days')),
  received_on TEXT CHECK (received_on IS date (received_on, '+0 days')),
  assured_on TEXT CHECK (assured_on IS date (assured_on, '+0 days')),
  assured_by TEXT NOT NULL DEFAULT '',
  attachment_id TEXT REFERENCES attachment (id),
  link TEXT
) STRICT;
CREATE INDEX document_urn ON document (urn, year_id);
CREATE INDEX document_attachment ON document (attachment_id);

-- Recorded: plans of the trust -----------------------------------------------

CREATE TABLE plan (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('strategic', 'operational')),
  name TEXT NOT NULL,
  starts_on TEXT NOT NULL CHECK (starts_on IS date (starts_on, '+0 days')),
  ends_on TEXT NOT NULL CHECK (ends_on IS date (ends_on, '+0 days'))
) STRICT;

-- A belief, objective, key area, workstream, tactic or target of a plan, each
-- under the one above it.
CREATE TABLE plan_line (
  id TEXT NOT NULL PRIMARY KEY,
  plan_id TEXT NOT NULL REFERENCES plan (id),
  parent_id TEXT REFERENCES plan_line (id),
  kind TEXT NOT NULL
    CHECK (kind IN ('belief', 'objective', 'key-area', 'workstream', 'tactic', 'target', 'offer')),
  position INTEGER NOT NULL,
  statement TEXT NOT NULL,
  measure_of_success TEXT NOT NULL DEFAULT '',
  time_frame TEXT NOT NULL DEFAULT '',
  lead TEXT NOT NULL DEFAULT '',
  cost TEXT NOT NULL DEFAULT '',
  measure_id TEXT REFERENCES measure (id)
) STRICT;
CREATE INDEX plan_line_plan ON plan_line (plan_id);
CREATE INDEX plan_line_parent ON plan_line (parent_id);
CREATE INDEX plan_line_measure ON plan_line (measure_id);

CREATE TABLE plan_stage (
  line_id TEXT NOT NULL REFERENCES plan_line (id),
  year_id TEXT NOT NULL,
  reach TEXT NOT NULL DEFAULT '',              -- '' for all schools; a phase, a level, a classroom
  stage TEXT NOT NULL CHECK (stage IN ('explore', 'prepare', 'deliver', 'sustain')),
  PRIMARY KEY (line_id, year_id, reach)
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_review (
  id TEXT NOT NULL PRIMARY KEY,
  line_id TEXT NOT NULL REFERENCES plan_line (id),
  reviewed_on TEXT NOT NULL CHECK (reviewed_on IS date (reviewed_on, '+0 days')),
  rating TEXT NOT NULL CHECK (rating IN ('none', 'red', 'amber', 'green')),
  words TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX plan_review_line ON plan_review (line_id);

CREATE TABLE plan_school (
  line_id TEXT NOT NULL REFERENCES plan_line (id),
  urn TEXT NOT NULL REFERENCES school (urn),
  PRIMARY KEY (line_id, urn)
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_school_urn ON plan_school (urn);

-- Recorded: how people look at it --------------------------------------------

CREATE TABLE saved_view (
  id TEXT NOT NULL PRIMARY KEY,
  view TEXT NOT NULL,
  name TEXT NOT NULL,
  content TEXT NOT NULL,                       -- columns, sort, filter, grouping as JSON
  UNIQUE (view, name)
) STRICT;

CREATE TABLE commentary (
  id TEXT NOT NULL PRIMARY KEY,
  report TEXT NOT NULL,
  written_on TEXT NOT NULL CHECK (written_on IS date (written_on, '+0 days')),
  body TEXT NOT NULL
) STRICT;

-- The edits that a merge brought from a copy, by what tells each from every other.
CREATE TABLE merged_change (
  hash TEXT NOT NULL PRIMARY KEY,
  made_at INTEGER NOT NULL,
  author TEXT NOT NULL,
  sentence TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
