/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-inspection.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *key;
  const char *name;
} frameworks[TRELLIS_N_FRAMEWORKS] = {
  [TRELLIS_FRAMEWORK_OEIF] = { "oeif", N_("Graded inspection") },
  [TRELLIS_FRAMEWORK_REPORT_CARD] = { "report-card", N_("Report card") },
  [TRELLIS_FRAMEWORK_UNGRADED] = { "ungraded", N_("Ungraded inspection") },
  [TRELLIS_FRAMEWORK_SIAMS] = { "siams", N_("SIAMS") },
  [TRELLIS_FRAMEWORK_OTHER] = { "other", N_("Other inspection") },
};

/**
 * trellis_framework_get_key:
 * @framework: how a school was inspected
 *
 * Returns: (transfer none): what trust files and exported files call it
 */
const char *
trellis_framework_get_key (TrellisFramework framework)
{
  g_return_val_if_fail ((guint) framework < TRELLIS_N_FRAMEWORKS, NULL);

  return frameworks[framework].key;
}

/**
 * trellis_framework_get_name:
 * @framework: how a school was inspected
 *
 * Returns: (transfer none): what people call it
 */
const char *
trellis_framework_get_name (TrellisFramework framework)
{
  g_return_val_if_fail ((guint) framework < TRELLIS_N_FRAMEWORKS, NULL);

  return _(frameworks[framework].name);
}

/**
 * trellis_framework_parse:
 * @key: (nullable): what trust files call it
 * @framework: (out): how a school was inspected; untouched on failure
 *
 * Returns: whether there is such a framework
 */
gboolean
trellis_framework_parse (const char       *key,
                         TrellisFramework *framework)
{
  for (guint i = 0; i < TRELLIS_N_FRAMEWORKS; i++)
    {
      if (g_strcmp0 (frameworks[i].key, key) == 0)
        {
          *framework = i;
          return TRUE;
        }
    }

  return FALSE;
}

static void
free_grade (gpointer data)
{
  TrellisInspectionGrade *grade = data;

  g_free (grade->area);
  g_free (grade->grade);
  g_free (grade);
}

/**
 * trellis_inspection_new:
 * @urn: a school
 * @framework: how it was inspected
 * @inspected_on: the inspection's first day
 * @outcome: in a few words, empty for none
 *
 * Returns: (transfer full): the inspection, without grades yet
 */
TrellisInspection *
trellis_inspection_new (const char       *urn,
                        TrellisFramework  framework,
                        TrellisDay        inspected_on,
                        const char       *outcome)
{
  TrellisInspection *self = g_new0 (TrellisInspection, 1);

  self->urn = g_strdup (urn);
  self->inspected_urn = g_strdup (urn);
  self->framework = framework;
  self->inspected_on = inspected_on;
  self->published_on = TRELLIS_DAY_NONE;
  self->outcome = g_strdup (outcome);
  self->grades = g_ptr_array_new_with_free_func (free_grade);
  return self;
}

/**
 * trellis_inspection_add_grade:
 * @self: an inspection
 * @area: what was graded, each once
 * @grade: how, in words
 */
void
trellis_inspection_add_grade (TrellisInspection *self,
                              const char        *area,
                              const char        *grade)
{
  TrellisInspectionGrade *added = g_new0 (TrellisInspectionGrade, 1);

  added->area = g_strdup (area);
  added->grade = g_strdup (grade);
  g_ptr_array_add (self->grades, added);
}

static const char *
find_grade (const TrellisInspection *self,
            const char              *area)
{
  for (guint i = 0; i < self->grades->len; i++)
    {
      const TrellisInspectionGrade *grade = g_ptr_array_index (self->grades, i);

      if (g_str_equal (grade->area, area))
        return grade->grade;
    }

  return NULL;
}

/**
 * trellis_inspection_equal:
 * @a: an inspection
 * @b: another one, of the same school, framework and day
 *
 * Returns: whether both say the same, in whatever order
 */
gboolean
trellis_inspection_equal (const TrellisInspection *a,
                          const TrellisInspection *b)
{
  if (a->published_on != b->published_on || a->grades->len != b->grades->len ||
      !g_str_equal (a->outcome, b->outcome) || !g_str_equal (a->inspected_urn, b->inspected_urn))
    return FALSE;
  for (guint i = 0; i < a->grades->len; i++)
    {
      const TrellisInspectionGrade *grade = g_ptr_array_index (a->grades, i);

      if (g_strcmp0 (find_grade (b, grade->area), grade->grade) != 0)
        return FALSE;
    }

  return TRUE;
}

/**
 * trellis_inspection_free:
 * @self: (nullable) (transfer full): an inspection
 */
void
trellis_inspection_free (TrellisInspection *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->urn);
  g_free (self->inspected_urn);
  g_free (self->outcome);
  g_ptr_array_unref (self->grades);
  g_free (self);
}
