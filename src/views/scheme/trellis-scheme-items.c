/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-scheme-form.h"

#include <glib/gi18n-lib.h>

/* What can be said of a scheme, in the order and the words of the editor. */

#define TEXT TRELLIS_SCHEME_FIELD_TEXT
#define LINES TRELLIS_SCHEME_FIELD_LINES
#define PROSE TRELLIS_SCHEME_FIELD_PROSE
#define NUMBER TRELLIS_SCHEME_FIELD_NUMBER
#define COUNT TRELLIS_SCHEME_FIELD_COUNT
#define SWITCH TRELLIS_SCHEME_FIELD_SWITCH
#define COLOUR TRELLIS_SCHEME_FIELD_COLOUR
#define LEVEL TRELLIS_SCHEME_FIELD_LEVEL
#define LEVELS TRELLIS_SCHEME_FIELD_LEVELS
#define PHASES TRELLIS_SCHEME_FIELD_PHASES
#define KIND TRELLIS_SCHEME_FIELD_KIND
#define PERIOD TRELLIS_SCHEME_FIELD_PERIOD

static const TrellisSchemeFieldInfo scheme_fields[] = {
  { "name", N_("Name"), TEXT, 2 },
  { "overall_name", N_("The school as a whole is called"), TEXT, 2, 0, 0, N_("Overall") },
  { "review/agreed_at", N_("Categories are agreed at"), KIND, 2 },
  { "focus_areas/at_most", N_("Focus areas of a school, at most"), NUMBER, 2, 0, 99 },
  { "summary", N_("Summary"), PROSE, 4 },
};

static const TrellisSchemeFieldInfo checklist_fields[] = {
  { "joining/school", N_("A school that joins, a line for each step"), LINES, 2 },
  { "joining/headteacher", N_("A new headteacher, a line for each step"), LINES, 2 },
};

static const TrellisSchemeFieldInfo level_fields[] = {
  { "name", N_("Name"), TEXT, 2 },
  { "short", N_("Short code"), TEXT, 1, 0, 0, N_("One to three letters or figures") },
  { "key", N_("Key that judges"), TEXT, 1 },
  { "colour", N_("Colour"), COLOUR, 2 },
  { "colour_dark", N_("On a dark screen"), COLOUR, 1 },
  { "colour_paper", N_("On paper"), COLOUR, 1 },
};

static const TrellisSchemeFieldInfo limit_fields[] = {
  { "time_limit/to", N_("Should reach"), LEVEL, 2 },
  { "time_limit/pass_months", N_("Within months"), NUMBER, 1, 0, 120 },
  { "time_limit/warn_months", N_("Warn after months"), NUMBER, 1, 0, 120 },
  { "time_limit/pass_weeks", N_("Or within weeks"), NUMBER, 1, 0, 520 },
  { "time_limit/warn_weeks", N_("Warn after weeks"), NUMBER, 1, 0, 520 },
};

static const TrellisSchemeFieldInfo earning_fields[] = {
  { "kind", N_("Kind"), KIND, 2 },
  { "count", N_("How many"), COUNT, 1, 0, 0, N_("A number, or two such as 2-3; empty where it is not said") },
  { "per", N_("How often"), PERIOD, 1 },
  { "term", N_("In term"), NUMBER, 1, 0, 6 },
  { "note", N_("Note"), TEXT, 2 },
};

static const TrellisSchemeFieldInfo level_words_fields[] = {
  { "descriptor", N_("Descriptor"), PROSE, 4 },
  { "expectations", N_("Expectations, a line each"), LINES, 4 },
  { "support", N_("Support, a line each"), LINES, 2 },
  { "challenge", N_("Challenge, a line each"), LINES, 2 },
};

static const TrellisSchemeFieldInfo aspect_fields[] = {
  { "name", N_("Name"), TEXT, 4 },
  { "weight", N_("Weight in the best fit"), NUMBER, 2, 1, 100 },
  { "limiting", N_("Overall is no better than it"), SWITCH, 2 },
  { "note", N_("Note"), PROSE, 4 },
};

static const TrellisSchemeFieldInfo aspect_applies_fields[] = {
  { "applies/phases", N_("Phases; none ticked is every one"), PHASES, 4 },
  { "applies/church", N_("Church schools only"), SWITCH, 2 },
};

static const TrellisSchemeFieldInfo own_level_fields[] = {
  { "name", N_("Name"), TEXT, 2 },
  { "short", N_("Short code"), TEXT, 1 },
  { "colour", N_("Colour"), COLOUR, 1 },
  { "colour_dark", N_("Dark screen"), COLOUR, 1 },
  { "overall_at_best", N_("Overall at best"), LEVEL, 1 },
};

static const TrellisSchemeFieldInfo programme_fields[] = {
  { "id", N_("Name"), TEXT, 2 },
  { "days_per_year/at_least", N_("Days a year, at least"), NUMBER, 2, 0, 365 },
  { "day/start", N_("The day begins at"), TEXT, 2 },
  { "day/end", N_("And ends at"), TEXT, 2 },
  { "applies/phases", N_("Phases; none ticked is every one"), PHASES, 4 },
  { "standing", N_("What holds for every visit, a line each"), LINES, 4 },
};

static const TrellisSchemeFieldInfo programme_visit_fields[] = {
  { "number", N_("Visit"), NUMBER, 1, 0, 365 },
  { "term", N_("Term"), NUMBER, 1, 0, 6 },
  { "am", N_("Morning"), LINES, 2 },
  { "pm", N_("Afternoon"), LINES, 2 },
};

static const TrellisSchemeFieldInfo document_fields[] = {
  { "name", N_("Name"), TEXT, 2 },
  { "every", N_("Expected every"), TEXT, 2, 0, 0, N_("Such as year, term or half-term") },
  { "contains", N_("What it contains, a line each"), LINES, 4 },
};

static const TrellisSchemeFieldInfo document_applies_fields[] = {
  { "applies/phases", N_("Phases; none ticked is every one"), PHASES, 4 },
  { "applies/levels", N_("Levels; none ticked is every one"), LEVELS, 4 },
  { "applies/church", N_("Church schools only"), SWITCH, 2 },
};

#define FIELDS(array) array, G_N_ELEMENTS (array)

static const TrellisSchemeGroupInfo scheme_groups[] = {
  { NULL, FIELDS (scheme_fields) },
  { N_("Checklists"), FIELDS (checklist_fields) },
};

static const TrellisSchemeGroupInfo level_groups[] = {
  { NULL, FIELDS (level_fields) },
  { N_("Time limit"), FIELDS (limit_fields) },
  { N_("What it earns"), FIELDS (earning_fields), "earns", N_("Add what it _earns") },
  { N_("In words"), FIELDS (level_words_fields) },
};

static const TrellisSchemeGroupInfo aspect_groups[] = {
  { NULL, FIELDS (aspect_fields) },
  { N_("Which schools it is judged at"), FIELDS (aspect_applies_fields) },
  { N_("Levels of its own"), FIELDS (own_level_fields), "levels", N_("Add a level of its _own") },
};

static const TrellisSchemeGroupInfo programme_groups[] = {
  { NULL, FIELDS (programme_fields) },
  { N_("Visits"), FIELDS (programme_visit_fields), "visits", N_("Add a _visit") },
};

static const TrellisSchemeGroupInfo document_groups[] = {
  { NULL, FIELDS (document_fields) },
  { N_("Which schools it is expected of"), FIELDS (document_applies_fields) },
};

static const TrellisSchemeItemInfo items[TRELLIS_N_SCHEME_ITEMS] = {
  [TRELLIS_SCHEME_ITEM_SCHEME] = { "", "name", "", "", "", FIELDS (scheme_groups) },
  [TRELLIS_SCHEME_ITEM_LEVEL] = { "/levels", "name", N_("New level"), N_("Add a level"), N_("Remove the level"),
                                  FIELDS (level_groups) },
  [TRELLIS_SCHEME_ITEM_ASPECT] = { "/aspects", "name", N_("New aspect"), N_("Add an aspect"), N_("Remove the aspect"),
                                   FIELDS (aspect_groups) },
  [TRELLIS_SCHEME_ITEM_PROGRAMME] = { "/visit_programmes", "id", N_("New programme"), N_("Add a programme"),
                                      N_("Remove the programme"), FIELDS (programme_groups) },
  [TRELLIS_SCHEME_ITEM_DOCUMENT] = { "/documents", "name", N_("New document"), N_("Add a document"),
                                     N_("Remove the document"), FIELDS (document_groups) },
};

/**
 * trellis_scheme_item_get_info:
 * @item: a kind of item
 *
 * Returns: (transfer none): what can be said of it
 */
const TrellisSchemeItemInfo *
trellis_scheme_item_get_info (TrellisSchemeItem item)
{
  return &items[item];
}
