/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-visit.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TrellisVisit, trellis_visit, G_TYPE_OBJECT)

static void
trellis_visit_finalize (GObject *object)
{
  TrellisVisit *self = TRELLIS_VISIT (object);

  g_free (self->id);
  g_free (self->urn);
  g_free (self->school_name);
  g_free (self->kind);
  g_free (self->year_id);
  g_free (self->adviser_name);
  g_free (self->theme_am);
  g_free (self->theme_pm);
  g_free (self->federation_id);
  g_free (self->adviser_id);

  G_OBJECT_CLASS (trellis_visit_parent_class)->finalize (object);
}

static void
trellis_visit_class_init (TrellisVisitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_visit_finalize;
}

static void
trellis_visit_init (TrellisVisit *self)
{
  self->urn = g_strdup ("");
  self->school_name = g_strdup ("");
  self->kind = g_strdup ("");
  self->year_id = g_strdup ("");
  self->adviser_name = g_strdup ("");
  self->theme_am = g_strdup ("");
  self->theme_pm = g_strdup ("");
  self->visit_on = TRELLIS_DAY_NONE;
}

/**
 * trellis_visit_new:
 * @id: its id
 *
 * Returns: (transfer full): one with every other field unknown or empty, for
 *   the caller to fill in before anyone else sees it
 */
TrellisVisit *
trellis_visit_new (const char *id)
{
  TrellisVisit *self = g_object_new (TRELLIS_TYPE_VISIT, NULL);

  self->id = g_strdup (id);

  return self;
}

/* What people call the kinds that the published schemes speak of, and the mark
 * that stands for one where a number would. A kind that is not here is shown as
 * its key, and nothing is decided by this list. */
static const struct
{
  const char *kind;
  const char *name;
  const char *mark;
} kinds[] = {
  { TRELLIS_VISIT_KIND_ADVISER, N_("Adviser visit"), "V" },
  { TRELLIS_VISIT_KIND_STANDARDS_MEETING, N_("Standards meeting"), "S" },
  { "standards-review", N_("Standards review"), "R" },
  { "standards-board", N_("Standards board"), "B" },
  { "partnership-link", N_("Partnership link meeting"), "L" },
  { "health-check", N_("Health check"), "H" },
  { "whole-school-review", N_("Whole-school review"), "W" },
  { "governance-review", N_("Governance review"), "G" },
  { "governing-body-meeting", N_("Governing body meeting"), "Gb" },
  { "external-review", N_("External review"), "X" },
  { "peer-review", N_("Peer review"), "P" },
  { "trust-peer-review", N_("Trust peer review"), "Tp" },
  { "progress-meeting", N_("Progress meeting"), "M" },
  { "plan-monitoring", N_("Plan monitoring"), "Pm" },
  { "team-around-school", N_("Team around the school"), "T" },
  { "deep-dive", N_("Deep dive"), "D" },
  { "quality-assurance", N_("Quality assurance"), "Q" },
  { "audit", N_("Audit"), "A" },
  { "review", N_("Review"), "Re" },
};

/**
 * trellis_visit_kind_get_name:
 * @kind: a kind's key
 *
 * Returns: its name, or @kind itself where the program knows no name for it
 */
const char *
trellis_visit_kind_get_name (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_strcmp0 (kinds[i].kind, kind) == 0)
        return _(kinds[i].name);
    }

  return kind;
}

/**
 * trellis_visit_kind_get_mark:
 * @kind: a kind's key
 *
 * Returns: one or two letters for a pill
 */
const char *
trellis_visit_kind_get_mark (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_strcmp0 (kinds[i].kind, kind) == 0)
        return kinds[i].mark;
    }

  return "•";
}

/**
 * trellis_visit_dup_mark:
 * @self: a visit
 *
 * Returns: (transfer full): what stands in its pill: its number, or the mark of
 *   its kind where it has none
 */
char *
trellis_visit_dup_mark (TrellisVisit *self)
{
  if (self->number > 0)
    return g_strdup_printf ("%d", self->number);

  return g_strdup (trellis_visit_kind_get_mark (self->kind));
}

/**
 * trellis_visit_dup_title:
 * @self: a visit
 *
 * Returns: (transfer full): "Visit 3" for a numbered adviser visit, the name
 *   of the kind, with its number where it has one, for others
 */
char *
trellis_visit_dup_title (TrellisVisit *self)
{
  if (g_strcmp0 (self->kind, TRELLIS_VISIT_KIND_ADVISER) == 0 && self->number > 0)
    return g_strdup_printf (_("Visit %d"), self->number);
  if (self->number > 0)
    return g_strdup_printf ("%s %d", trellis_visit_kind_get_name (self->kind), self->number);

  return g_strdup (trellis_visit_kind_get_name (self->kind));
}
