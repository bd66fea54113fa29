/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-scheme-kinds.h"

#include "trellis-types.h"
#include "trellis-visit.h"

#include <glib/gi18n-lib.h>

/* What a field of a scheme can be chosen from: keys and the names that people see. */

static void
add (GPtrArray  *keys,
     GPtrArray  *names,
     const char *key,
     const char *name)
{
  g_ptr_array_add (keys, g_strdup (key));
  g_ptr_array_add (names, g_strdup (name));
}

static GStrv
finish (GPtrArray *names)
{
  g_ptr_array_add (names, NULL);

  return (GStrv) g_ptr_array_free (names, FALSE);
}

/**
 * trellis_scheme_kinds_list_phases:
 * @keys: (element-type utf8): filled with a key for each name
 *
 * Returns: (transfer full): the phases of schools
 */
GStrv
trellis_scheme_kinds_list_phases (GPtrArray *keys)
{
  GPtrArray *names = g_ptr_array_new ();
  const char *const *phases = trellis_phase_list_keys ();

  for (guint i = 0; phases[i] != NULL; i++)
    add (keys, names, phases[i], trellis_phase_get_name (phases[i]));

  return finish (names);
}

/**
 * trellis_scheme_kinds_list_periods:
 * @keys: (element-type utf8): filled with a key for each name
 *
 * Returns: (transfer full): what something is so many times of; the first one
 *   is no period
 */
GStrv
trellis_scheme_kinds_list_periods (GPtrArray *keys)
{
  static const char *const periods[][2] = {
    { "", N_("as agreed") },
    { "year", N_("a year") },
    { "term", N_("a term") },
    { "half-term", N_("a half term") },
    { "week", N_("a week") },
    { "meeting", N_("a meeting") },
  };
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    add (keys, names, periods[i][0], _(periods[i][1]));

  return finish (names);
}

/**
 * trellis_scheme_kinds_list_levels:
 * @draft: a draft
 * @has_none: whether the first one is no level
 * @keys: (element-type utf8): filled with an id for each name
 *
 * Returns: (transfer full): the scheme's own levels, best first
 */
GStrv
trellis_scheme_kinds_list_levels (TrellisSchemeDraft *draft,
                                  gboolean            has_none,
                                  GPtrArray          *keys)
{
  GPtrArray *names = g_ptr_array_new ();

  if (has_none)
    add (keys, names, "", _("None"));
  for (guint i = 0; i < trellis_scheme_draft_count (draft, "/levels"); i++)
    {
      g_autofree char *id_path = g_strdup_printf ("/levels/%u/id", i);
      g_autofree char *name_path = g_strdup_printf ("/levels/%u/name", i);
      g_autofree char *id = trellis_scheme_draft_dup_text (draft, id_path);
      g_autofree char *name = trellis_scheme_draft_dup_text (draft, name_path);

      add (keys, names, id, *name != '\0' ? name : _("New level"));
    }

  return finish (names);
}

/**
 * trellis_scheme_kinds_list_visits:
 * @draft: a draft
 * @keys: (element-type utf8): filled with a kind for each name
 *
 * Returns: (transfer full): the kinds of visits, meetings and other support
 *   that the scheme speaks of; the first one is none
 */
GStrv
trellis_scheme_kinds_list_visits (TrellisSchemeDraft *draft,
                                  GPtrArray          *keys)
{
  GPtrArray *names = g_ptr_array_new ();
  g_auto (GStrv) kinds = trellis_scheme_draft_list_kinds (draft);

  add (keys, names, "", _("None"));
  for (guint i = 0; kinds[i] != NULL; i++)
    add (keys, names, kinds[i], trellis_visit_kind_get_name (kinds[i]));

  return finish (names);
}
