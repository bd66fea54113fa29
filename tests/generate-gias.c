/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes a file in the shape of GIAS's "all establishments" since April 2025:
 * 135 columns, Windows-1252, CR LF, quotes on text and none on numbers, half
 * the rows closed. Every name in it is made up of parts; the same number of
 * rows gives the same bytes on every machine.
 *
 *   generate-gias OUT.csv ROWS
 */

#include <glib.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N_TRUSTS 2400
#define N_FEDERATIONS 500
#define N_COLUMNS 135

typedef struct _Row Row;

typedef struct
{
  const char *title;
  void (*write) (GString *out, const Row *row);  /* NULL: one of @values, or empty */
  const char *const *values;
} Column;

struct _Row
{
  guint index;
  guint type;
  guint phase;
  guint status;
  guint character;
  int trust;       /* -1: none */
  int federation;  /* -1: none */
  guint pupils;
  guint town;
};

static guint64 state;

/* A SplitMix64 step: S. Vigna, public domain. */
static guint
draw (guint n)
{
  guint64 z = (state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return (z ^ (z >> 31)) % n;
}

#define PICK(list) ((list)[draw (G_N_ELEMENTS (list))])

static const char *const firsts[] = {
  "Alder", "Ash", "Beech", "Birch", "Bram", "Brook", "Cedar", "Clay", "Dale", "Elm", "Fern", "Glen", "Hazel",
  "Heath", "High", "Holly", "Kings", "Lark", "Lime", "Long", "Maple", "Marsh", "Mill", "Moor", "New", "North",
  "Oak", "Orchard", "Rook", "Rose", "Sand", "Shep", "South", "Stan", "Thorn", "Upper", "Wal", "West", "Willow", "Win",
};
static const char *const lasts[] = {
  "bourne", "bridge", "bury", "combe", "cote", "croft", "dale", "dean", "field", "ford", "gate", "ham", "hill",
  "hurst", "ley", "mead", "mere", "stead", "stoke", "ton", "well", "wick", "wood", "worth",
};
static const char *const saints[] = {
  "St Mary\x92s", "St John\x92s", "St Anne\x92s", "St Peter\x92s", "St Chad\x92s", "St Th\xe9r\xe8se", "Holy Trinity",
  "All Saints\x92", "St Cuthbert\x92s", "St Aidan\x92s",
};
static const char *const surnames[] = {
  "Abara", "Ashcombe", "Bellweather", "Cairnfold", "Dunmarrow", "Eastlake", "Farrowby", "Gr\xfcnwald", "Hollin",
  "Ibbotsley", "Jurado", "Kestrelman", "Lowthorpe", "Mbeki-Ward", "N\xfa\xf1""ez", "O\x92""Farran", "Penhallowe",
  "Quillfeather", "Rasmund", "Sandringale", "Thackmore", "Underley", "Vantongeren", "Wexcombe",
};
static const char *const forenames[] = {
  "Ada", "Bilal", "Chlo\xeb", "Dara", "Emrys", "Farah", "Greta", "Hugo", "Imogen", "Jonah", "Kezia", "Luca", "Maeve",
  "Nadia", "Oscar", "Priya", "Ren\xe9""e", "Sol", "Tamsin", "Uma", "Viktor", "Wren",
};
static const char *const authorities[] = {
  "Northmarch", "Eastvale", "Southmere", "Westerdale", "Midshire", "Highmoor", "Lowland and Fen", "Castleford Vale",
};
static const struct
{
  const char *code;
  const char *name;
  const char *group_code;
  const char *group;
  gboolean is_academy;
} types[] = {
  { "01", "Community school", "4", "Local authority maintained schools", FALSE },
  { "02", "Voluntary aided school", "4", "Local authority maintained schools", FALSE },
  { "03", "Voluntary controlled school", "4", "Local authority maintained schools", FALSE },
  { "05", "Foundation school", "4", "Local authority maintained schools", FALSE },
  { "07", "Community special school", "5", "Special schools", FALSE },
  { "11", "Other independent school", "3", "Independent schools", FALSE },
  { "14", "Pupil referral unit", "4", "Local authority maintained schools", FALSE },
  { "15", "Local authority nursery school", "4", "Local authority maintained schools", FALSE },
  { "28", "Academy sponsor led", "10", "Academies", TRUE },
  { "34", "Academy converter", "10", "Academies", TRUE },
  { "44", "Academy special converter", "10", "Academies", TRUE },
  { "35", "Free schools", "11", "Free Schools", TRUE },
};
static const char *const phase_names[] = {
  "Not applicable", "Nursery", "Primary", "Middle deemed primary", "Secondary", "Middle deemed secondary", "16 plus",
  "All-through",
};
static const char *const status_names[] = { "", "Open", "Closed", "Open, but proposed to close", "Proposed to open" };
static const struct
{
  const char *code;
  const char *name;
} characters[] = {
  { "00", "Does not apply" }, { "06", "None" }, { "02", "Church of England" }, { "03", "Roman Catholic" },
  { "04", "Methodist" }, { "05", "Jewish" }, { "07", "Muslim" },
};

static void
add_text (GString    *out,
          const char *text)
{
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *text);
    }
  g_string_append_c (out, '"');
}

/* Drawn one after the other: C leaves the order of arguments open. */
static void
add_place (GString *out)
{
  g_string_append (out, PICK (firsts));
  g_string_append (out, PICK (lasts));
}

static void
add_day (GString *out,
         guint    first_year,
         guint    n_years)
{
  guint day = 1 + draw (28);
  guint month = 1 + draw (12);
  guint year = first_year + draw (n_years);

  g_string_append_printf (out, "\"%02u-%02u-%04u\"", day, month, year);
}

static gboolean
is_closed (const Row *row)
{
  return row->status == 2;
}

static void
write_urn (GString   *out,
           const Row *row)
{
  g_string_append_printf (out, "%u", 100000 + row->index * 13);
}

static void
write_la_code (GString   *out,
               const Row *row)
{
  g_string_append_printf (out, "%u", 201 + row->town % 8);
}

static void
write_la_name (GString   *out,
               const Row *row)
{
  add_text (out, authorities[row->town % 8]);
}

static void
write_number (GString   *out,
              const Row *row)
{
  g_string_append_printf (out, "%u", 1000 + row->index % 7000);
}

static void
write_type_code (GString   *out,
                 const Row *row)
{
  add_text (out, types[row->type].code);
}

static void
write_type (GString   *out,
            const Row *row)
{
  add_text (out, types[row->type].name);
}

static void
write_group_code (GString   *out,
                  const Row *row)
{
  add_text (out, types[row->type].group_code);
}

static void
write_group (GString   *out,
             const Row *row)
{
  add_text (out, types[row->type].group);
}

static void
write_status_code (GString   *out,
                   const Row *row)
{
  g_string_append_printf (out, "\"%u\"", row->status);
}

static void
write_status (GString   *out,
              const Row *row)
{
  add_text (out, status_names[row->status]);
}

static void
write_phase_code (GString   *out,
                  const Row *row)
{
  g_string_append_printf (out, "\"%u\"", row->phase);
}

static void
write_phase (GString   *out,
             const Row *row)
{
  add_text (out, phase_names[row->phase]);
}

static void
write_character_code (GString   *out,
                      const Row *row)
{
  add_text (out, characters[row->character].code);
}

static void
write_character (GString   *out,
                 const Row *row)
{
  add_text (out, characters[row->character].name);
}

static void
write_name (GString   *out,
            const Row *row)
{
  static const char *const ends[] = {
    "Primary School", "Infant School", "Junior School", "Community School", "Academy", "High School",
    "Church of England Primary School",
  };

  g_string_append_c (out, '"');
  if (row->character >= 2)
    g_string_append_printf (out, "%s ", PICK (saints));
  add_place (out);
  if (row->index % 997 == 0)
    g_string_append (out, " School, \"\"The Annexe\"\"\"");
  else
    g_string_append_printf (out, " %s\"", PICK (ends));
}

static void
write_opened (GString   *out,
              const Row *row)
{
  if (types[row->type].is_academy || draw (4) == 0)
    add_day (out, row->status == 4 ? 2026 : 1990, row->status == 4 ? 2 : 35);
  else
    add_text (out, "");
}

static void
write_closed (GString   *out,
              const Row *row)
{
  if (is_closed (row))
    add_day (out, 1995, 30);
  else
    add_text (out, "");
}

static void
write_age_low (GString   *out,
               const Row *row)
{
  g_string_append_printf (out, "%u", row->phase == 4 ? 11 : row->phase == 6 ? 16 : 2 + row->index % 4);
}

static void
write_age_high (GString   *out,
                const Row *row)
{
  g_string_append_printf (out, "\"%u\"", row->phase == 4 ? 16 + row->index % 3 : row->phase == 6 ? 19 : 11);
}

static void
write_diocese_code (GString   *out,
                    const Row *row)
{
  g_string_append_printf (out, row->character >= 2 && row->character <= 3 ? "\"CE%02u\"" : "\"0000\"", row->town % 40);
}

static void
write_diocese (GString   *out,
               const Row *row)
{
  if (row->character >= 2 && row->character <= 3)
    g_string_append_printf (out, "\"Diocese of %s%s\"", firsts[row->town % G_N_ELEMENTS (firsts)],
                            lasts[row->town % G_N_ELEMENTS (lasts)]);
  else
    add_text (out, "Not applicable");
}

static void
write_capacity (GString   *out,
                const Row *row)
{
  if (row->pupils > 0)
    g_string_append_printf (out, "%u", (row->pupils / 30 + 1) * 30);
}

static void
write_census (GString   *out,
              const Row *row)
{
  add_text (out, row->pupils > 0 ? "16-01-2025" : "");
}

static void
write_pupils (GString   *out,
              const Row *row)
{
  if (row->pupils > 0)
    g_string_append_printf (out, "%u", row->pupils);
}

static void
write_half (GString   *out,
            const Row *row)
{
  if (row->pupils > 0)
    g_string_append_printf (out, "%u", row->pupils / 2);
}

static void
write_free_meals (GString   *out,
                  const Row *row)
{
  if (row->pupils > 0)
    g_string_append_printf (out, "%u.%u", draw (60), row->index % 10);
}

static void
write_trust_flag (GString   *out,
                  const Row *row)
{
  add_text (out, row->trust >= 0 ? "Supported by a multi-academy trust" : "Not applicable");
}

static void
write_trust_code (GString   *out,
                  const Row *row)
{
  if (row->trust >= 0)
    g_string_append_printf (out, "\"%d\"", 2000 + row->trust);
  else
    add_text (out, "");
}

/* One trust's schools spell it with capitals or without. */
static void
write_trust (GString   *out,
             const Row *row)
{
  g_autofree char *name = NULL;

  if (row->trust < 0)
    {
      add_text (out, "");
      return;
    }

  name = g_strdup_printf ("The %s%s %d Trust", firsts[row->trust % G_N_ELEMENTS (firsts)],
                          lasts[row->trust % G_N_ELEMENTS (lasts)], row->trust + 1);
  if (row->index % 3 == 0)
    {
      g_autofree char *upper = g_ascii_strup (name, -1);

      add_text (out, upper);
    }
  else
    {
      add_text (out, name);
    }
}

static void
write_federation_flag (GString   *out,
                       const Row *row)
{
  add_text (out, row->federation >= 0 ? "Supported by a federation" : "Not under a federation");
}

static void
write_federation_code (GString   *out,
                       const Row *row)
{
  if (row->federation >= 0)
    g_string_append_printf (out, "\"%d\"", 15000 + row->federation);
  else
    add_text (out, "");
}

static void
write_federation (GString   *out,
                  const Row *row)
{
  if (row->federation >= 0)
    g_string_append_printf (out, "\"The Federation of %s%s %d\"", firsts[row->federation % G_N_ELEMENTS (firsts)],
                            lasts[row->federation % G_N_ELEMENTS (lasts)], row->federation + 1);
  else
    add_text (out, "");
}

static void
write_ukprn (GString   *out,
             const Row *row)
{
  if (is_closed (row))
    add_text (out, "");
  else
    g_string_append_printf (out, "\"%u\"", 10000000 + row->index * 7);
}

static void
write_changed (GString   *out,
               const Row *row)
{
  add_day (out, 2015, 10);
}

static void
write_street (GString   *out,
              const Row *row)
{
  static const char *const ends[] = { "Road", "Lane", "Street", "Close", "Avenue", "Way" };

  g_string_append_c (out, '"');
  add_place (out);
  g_string_append_printf (out, " %s\"", PICK (ends));
}

static void
write_locality (GString   *out,
                const Row *row)
{
  g_string_append_c (out, '"');
  if (draw (3) == 0)
    add_place (out);
  g_string_append_c (out, '"');
}

static void
write_town (GString   *out,
            const Row *row)
{
  g_string_append_printf (out, "\"%s%s\"", firsts[row->town % G_N_ELEMENTS (firsts)],
                          lasts[row->town / G_N_ELEMENTS (firsts) % G_N_ELEMENTS (lasts)]);
}

static void
write_county (GString   *out,
              const Row *row)
{
  add_text (out, authorities[row->town % 8]);
}

static void
write_postcode (GString   *out,
                const Row *row)
{
  guint unit = draw (26 * 26);

  g_string_append_printf (out, "\"ZZ%u %u%c%c\"", 1 + row->town % 99, row->index % 10, 'A' + unit / 26,
                          'A' + unit % 26);
}

static void
write_website (GString   *out,
               const Row *row)
{
  if (is_closed (row))
    add_text (out, "");
  else
    g_string_append_printf (out, "\"https://www.school-%u.example/\"", row->index);
}

static void
write_phone (GString   *out,
             const Row *row)
{
  if (is_closed (row))
    add_text (out, "");
  else
    g_string_append_printf (out, "\"01632960%03u\"", row->index % 1000);
}

static void
write_head_title (GString   *out,
                  const Row *row)
{
  static const char *const titles[] = { "Mrs", "Mr", "Ms", "Miss", "Dr" };

  add_text (out, is_closed (row) ? "" : titles[row->index % 5]);
}

static void
write_head_first (GString   *out,
                  const Row *row)
{
  add_text (out, is_closed (row) ? "" : PICK (forenames));
}

static void
write_head_last (GString   *out,
                 const Row *row)
{
  add_text (out, is_closed (row) ? "" : PICK (surnames));
}

static void
write_head_job (GString   *out,
                const Row *row)
{
  add_text (out, draw (5) == 0 ? "Executive Headteacher" : "Headteacher");
}

static void
write_easting (GString   *out,
               const Row *row)
{
  g_string_append_printf (out, "%u", 300000 + draw (300000));
}

static void
write_northing (GString   *out,
                const Row *row)
{
  g_string_append_printf (out, "%u", 100000 + draw (400000));
}

static void
write_code_4 (GString   *out,
              const Row *row)
{
  g_string_append_printf (out, "\"E0500%04u\"", draw (9999));
}

static void
write_ward (GString   *out,
            const Row *row)
{
  g_string_append_c (out, '"');
  add_place (out);
  g_string_append_c (out, '"');
}

static void
write_area (GString   *out,
            const Row *row)
{
  g_string_append_printf (out, "\"%s %03u%c\"", authorities[row->town % 8], draw (200), 'A' + row->index % 6);
}

static void
write_uprn (GString   *out,
            const Row *row)
{
  g_string_append_printf (out, "\"1000%08u\"", row->index * 17);
}

static void
write_small (GString   *out,
             const Row *row)
{
  if (row->pupils > 0 && draw (8) == 0)
    g_string_append_printf (out, "%u", draw (40));
}

static const char *const codes[] = { "0", "1", "2", "9", NULL };
static const char *const not_applicable[] = { "Not applicable", "Not applicable", "Not applicable", "", NULL };
static const char *const empties[] = { "", NULL };
static const char *const genders[] = { "Mixed", "Mixed", "Mixed", "Boys", "Girls", "", NULL };
static const char *const gender_codes[] = { "3", "3", "3", "1", "2", "0", NULL };
static const char *const boarders[] = { "No boarders", "No boarders", "Boarding school", NULL };
static const char *const nurseries[] = { "No Nursery Classes", "Has Nursery Classes", "Not applicable", NULL };
static const char *const sixths[] = { "Does not have a sixth form", "Has a sixth form", "Not applicable", NULL };
static const char *const specials[] = { "No Special Classes", "Has Special Classes", "Not applicable", NULL };
static const char *const reasons[] = {
  "Not applicable", "Academy Converter", "New Provision", "Result of Amalgamation/Merger", NULL,
};
static const char *const needs[] = {
  "", "", "", "", "", "", "", "SLCN - Speech, language and Communication", "MLD - Moderate Learning Difficulty", NULL,
};
static const char *const regions[] = {
  "South East", "North West", "East of England", "Yorkshire and the Humber", NULL,
};
static const char *const region_codes[] = { "J", "B", "G", "D", NULL };
static const char *const rurals[] = {
  "(England/Wales) Urban city and town", "(England/Wales) Urban major conurbation",
  "(England/Wales) Rural hamlet and isolated dwellings", NULL,
};
static const char *const rural_codes[] = { "C1", "A1", "E1", NULL };
static const char *const countries[] = { "", "United Kingdom", NULL };
static const char *const sponsors[] = { "Not applicable", "Linked to a sponsor", "-", NULL };
static const char *const policies[] = { "Not applicable", "Non-selective", "Selective", NULL };

static const Column columns[] = {
  { "URN", write_urn },
  { "LA (code)", write_la_code },
  { "LA (name)", write_la_name },
  { "EstablishmentNumber", write_number },
  { "EstablishmentName", write_name },
  { "TypeOfEstablishment (code)", write_type_code },
  { "TypeOfEstablishment (name)", write_type },
  { "EstablishmentTypeGroup (code)", write_group_code },
  { "EstablishmentTypeGroup (name)", write_group },
  { "EstablishmentStatus (code)", write_status_code },
  { "EstablishmentStatus (name)", write_status },
  { "ReasonEstablishmentOpened (code)", NULL, codes },
  { "ReasonEstablishmentOpened (name)", NULL, reasons },
  { "OpenDate", write_opened },
  { "ReasonEstablishmentClosed (code)", NULL, codes },
  { "ReasonEstablishmentClosed (name)", NULL, reasons },
  { "CloseDate", write_closed },
  { "PhaseOfEducation (code)", write_phase_code },
  { "PhaseOfEducation (name)", write_phase },
  { "StatutoryLowAge", write_age_low },
  { "StatutoryHighAge", write_age_high },
  { "Boarders (code)", NULL, codes },
  { "Boarders (name)", NULL, boarders },
  { "NurseryProvision (name)", NULL, nurseries },
  { "OfficialSixthForm (code)", NULL, codes },
  { "OfficialSixthForm (name)", NULL, sixths },
  { "Gender (code)", NULL, gender_codes },
  { "Gender (name)", NULL, genders },
  { "ReligiousCharacter (code)", write_character_code },
  { "ReligiousCharacter (name)", write_character },
  { "ReligiousEthos (name)", NULL, not_applicable },
  { "Diocese (code)", write_diocese_code },
  { "Diocese (name)", write_diocese },
  { "AdmissionsPolicy (code)", NULL, codes },
  { "AdmissionsPolicy (name)", NULL, policies },
  { "SchoolCapacity", write_capacity },
  { "SpecialClasses (code)", NULL, codes },
  { "SpecialClasses (name)", NULL, specials },
  { "CensusDate", write_census },
  { "NumberOfPupils", write_pupils },
  { "NumberOfBoys", write_half },
  { "NumberOfGirls", write_half },
  { "PercentageFSM", write_free_meals },
  { "TrustSchoolFlag (code)", NULL, codes },
  { "TrustSchoolFlag (name)", write_trust_flag },
  { "Trusts (code)", write_trust_code },
  { "Trusts (name)", write_trust },
  { "SchoolSponsorFlag (name)", NULL, sponsors },
  { "SchoolSponsors (name)", write_trust },
  { "FederationFlag (name)", write_federation_flag },
  { "Federations (code)", write_federation_code },
  { "Federations (name)", write_federation },
  { "UKPRN", write_ukprn },
  { "FEHEIdentifier", NULL, empties },
  { "FurtherEducationType (name)", NULL, not_applicable },
  { "LastChangedDate", write_changed },
  { "Street", write_street },
  { "Locality", write_locality },
  { "Address3", NULL, empties },
  { "Town", write_town },
  { "County (name)", write_county },
  { "Postcode", write_postcode },
  { "SchoolWebsite", write_website },
  { "TelephoneNum", write_phone },
  { "HeadTitle (name)", write_head_title },
  { "HeadFirstName", write_head_first },
  { "HeadLastName", write_head_last },
  { "HeadPreferredJobTitle", write_head_job },
  { "BSOInspectorateName (name)", NULL, not_applicable },
  { "InspectorateReport", NULL, empties },
  { "DateOfLastInspectionVisit", NULL, empties },
  { "NextInspectionVisit", NULL, empties },
  { "TeenMoth (name)", NULL, not_applicable },
  { "TeenMothPlaces", NULL, empties },
  { "CCF (name)", NULL, not_applicable },
  { "SENPRU (name)", NULL, not_applicable },
  { "EBD (name)", NULL, not_applicable },
  { "PlacesPRU", NULL, empties },
  { "FTProv (name)", NULL, not_applicable },
  { "EdByOther (name)", NULL, not_applicable },
  { "Section41Approved (name)", NULL, not_applicable },
  { "SEN1 (name)", NULL, needs },
  { "SEN2 (name)", NULL, needs },
  { "SEN3 (name)", NULL, needs },
  { "SEN4 (name)", NULL, needs },
  { "SEN5 (name)", NULL, empties },
  { "SEN6 (name)", NULL, empties },
  { "SEN7 (name)", NULL, empties },
  { "SEN8 (name)", NULL, empties },
  { "SEN9 (name)", NULL, empties },
  { "SEN10 (name)", NULL, empties },
  { "SEN11 (name)", NULL, empties },
  { "SEN12 (name)", NULL, empties },
  { "SEN13 (name)", NULL, empties },
  { "TypeOfResourcedProvision (name)", NULL, not_applicable },
  { "ResourcedProvisionOnRoll", write_small },
  { "ResourcedProvisionCapacity", write_small },
  { "SenUnitOnRoll", write_small },
  { "SenUnitCapacity", write_small },
  { "GOR (code)", NULL, region_codes },
  { "GOR (name)", NULL, regions },
  { "DistrictAdministrative (code)", write_code_4 },
  { "DistrictAdministrative (name)", write_ward },
  { "AdministrativeWard (code)", write_code_4 },
  { "AdministrativeWard (name)", write_ward },
  { "ParliamentaryConstituency (code)", write_code_4 },
  { "ParliamentaryConstituency (name)", write_ward },
  { "UrbanRural (code)", NULL, rural_codes },
  { "UrbanRural (name)", NULL, rurals },
  { "GSSLACode (name)", write_code_4 },
  { "Easting", write_easting },
  { "Northing", write_northing },
  { "MSOA (name)", write_area },
  { "LSOA (name)", write_area },
  { "InspectorateName (name)", NULL, not_applicable },
  { "SENStat", NULL, empties },
  { "SENNoStat", NULL, empties },
  { "PropsName", write_locality },
  { "RSCRegion (name)", NULL, regions },
  { "Country (name)", NULL, countries },
  { "UPRN", write_uprn },
  { "SiteName", write_locality },
  { "QABName (code)", NULL, codes },
  { "QABName (name)", NULL, not_applicable },
  { "EstablishmentAccredited (code)", NULL, codes },
  { "EstablishmentAccredited (name)", NULL, not_applicable },
  { "QABReport", NULL, empties },
  { "CHNumber", NULL, empties },
  { "MSOA (code)", write_code_4 },
  { "LSOA (code)", write_code_4 },
  { "FSM", write_small },
  { "AccreditationExpiryDate", NULL, empties },
  { "PreviousLA (code)", write_la_code },
  { "PreviousLA (name)", write_la_name },
  { "PreviousEstablishmentNumber", write_number },
};

G_STATIC_ASSERT (G_N_ELEMENTS (columns) == N_COLUMNS);

static void
make_row (Row   *row,
          guint  index)
{
  guint chance = draw (1000);

  row->index = index;
  row->type = draw (G_N_ELEMENTS (types));
  row->phase = strstr (types[row->type].name, "special") != NULL || strstr (types[row->type].name, "referral") != NULL ?
               0 : strstr (types[row->type].name, "nursery") != NULL ? 1 : draw (5) < 4 ? 2 : 3 + draw (5);
  row->status = chance < 475 ? 1 : chance < 485 ? 3 : chance < 493 ? 4 : 2;
  row->character = draw (10) < 6 ? draw (2) : 2 + draw (G_N_ELEMENTS (characters) - 2);
  row->trust = types[row->type].is_academy ? (int) draw (N_TRUSTS) : -1;
  row->federation = row->trust < 0 && row->status == 1 && draw (20) == 0 ? (int) draw (N_FEDERATIONS) : -1;
  row->pupils = row->status == 1 || row->status == 3 ? 40 + draw (900) : 0;
  row->town = draw (G_N_ELEMENTS (firsts) * G_N_ELEMENTS (lasts));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n_rows = argc == 3 ? strtoul (argv[2], NULL, 10) : 0;
  FILE *file;

  if (n_rows == 0 || n_rows > 69000)
    {
      fprintf (stderr, "Usage: generate-gias OUT.csv ROWS, with 1 to 69000 rows\n");
      return 2;
    }
  file = fopen (argv[1], "wb");
  if (file == NULL)
    {
      perror (argv[1]);
      return 1;
    }

  for (guint i = 0; i < N_COLUMNS; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "," : "", columns[i].title);
  g_string_append (out, "\r\n");
  for (guint index = 0; index < n_rows; index++)
    {
      Row row;

      make_row (&row, index);
      for (guint i = 0; i < N_COLUMNS; i++)
        {
          if (i > 0)
            g_string_append_c (out, ',');
          if (columns[i].write != NULL)
            columns[i].write (out, &row);
          else
            add_text (out, columns[i].values[draw (g_strv_length ((char **) columns[i].values))]);
        }
      g_string_append (out, "\r\n");
      if (out->len > 1 << 20 || index + 1 == n_rows)
        {
          fwrite (out->str, 1, out->len, file);
          g_string_truncate (out, 0);
        }
    }
  if (ferror (file) || fclose (file) != 0)
    {
      perror (argv[1]);
      return 1;
    }

  return 0;
}
