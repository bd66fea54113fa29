/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-plan-explain.h"
#include "trellis-plan-year-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many schools are named in a sentence; the rest are counted. */
#define MOST_NAMED 3

static const char *
get_text (const char *text)
{
  return text != NULL ? text : "";
}

/* Who would make the visit, as the trust knows them. */
static void
get_adviser (TrellisYearWork         *work,
             const TrellisPlanEntry  *entry,
             const char             **id,
             const char             **name)
{
  TrellisPerson *person = work->people->pdata[entry->adviser];

  *id = NULL;
  *name = "";
  if (person != NULL)
    {
      *id = person->id;
      *name = person->name;
    }
  else if (entry->visit != NULL && entry->visit->adviser_id != NULL)
    {
      *id = entry->visit->adviser_id;
      *name = entry->visit->adviser_name;
    }
  else if (entry->unit->adviser_id != NULL)
    {
      *id = entry->unit->adviser_id;
      *name = entry->unit->adviser_name;
    }
}

static TrellisSession
get_session (guint halves)
{
  return halves == TRELLIS_PLAN_AM ? TRELLIS_SESSION_AM :
         halves == TRELLIS_PLAN_PM ? TRELLIS_SESSION_PM : TRELLIS_SESSION_DAY;
}

static TrellisPlannedVisit *
describe_added (TrellisYearWork        *work,
                const TrellisPlanEntry *entry,
                const TrellisPlan      *plan)
{
  TrellisPlannedVisit *added = g_new0 (TrellisPlannedVisit, 1);
  const char *adviser_id, *adviser_name;

  get_adviser (work, entry, &adviser_id, &adviser_name);
  added->urn = g_strdup (entry->unit->first->urn);
  added->federation_id = g_strdup (entry->unit->federation_id);
  added->school_name = g_strdup (entry->unit->name);
  added->kind = g_strdup (entry->owed->kind);
  added->number = entry->owed->number;
  added->session = get_session (plan->halves[entry->index]);
  added->theme_am = g_strdup (get_text (entry->owed->theme_am));
  added->theme_pm = g_strdup (get_text (entry->owed->theme_pm));
  added->adviser_id = g_strdup (adviser_id);
  added->adviser_name = g_strdup (adviser_name);
  added->visit_on = work->calendar->dates[plan->days[entry->index]];

  return added;
}

/* Why a visit leaves the day it has: what makes that day impossible, or that
 * another visit needs it. */
static char *
explain_move (TrellisYearWork        *work,
              const TrellisPlanEntry *entry)
{
  const TrellisVisit *visit = entry->visit;
  TrellisPerson *person = work->people->pdata[entry->adviser];
  const TrellisPlanAdviser *adviser = trellis_plan_problem_adviser (work->problem, entry->adviser);
  const TrellisPlanVisit *planned = trellis_plan_problem_visit (work->problem, entry->index);
  guint halves = trellis_plan_session_get_halves (visit->session);
  g_autofree char *date = NULL;
  char *reason;

  if (visit->visit_on == TRELLIS_DAY_NONE)
    return g_strdup (_("It had no day yet."));
  for (guint i = 0; i < entry->unit->members->len; i++)
    {
      const TrellisSchool *school = entry->unit->members->pdata[i];

      reason = trellis_school_year_explain_closed (work->year, visit->visit_on, visit->session, school->urn, NULL);
      if (reason != NULL)
        return reason;
    }
  if (person != NULL)
    {
      reason = trellis_school_year_explain_closed (work->year, visit->visit_on, visit->session, NULL, person->id);
      if (reason != NULL)
        return reason;
    }
  if (planned->old_day < 0)
    return g_strdup (_("The year was planned afresh."));

  date = trellis_day_format (visit->visit_on, TRELLIS_DAY_STYLE_FULL);
  if ((adviser->free[planned->old_day] & halves) != halves)
    return g_strdup_printf (_("%s is not at work on %s."), adviser->name, date);
  for (guint i = 0; i < work->problem->visits->len; i++)
    {
      const TrellisPlanVisit *other = trellis_plan_problem_visit (work->problem, i);

      if (!other->is_pinned || other->old_day != planned->old_day || other->old_halves == 0)
        continue;
      if (other->school == planned->school)
        return g_strdup_printf (_("The school has another visit on %s that stays."), date);
      if (other->adviser == planned->adviser && (other->old_halves & halves))
        return g_strdup_printf (_("%s has another visit on %s that stays."), adviser->name, date);
    }

  return g_strdup_printf (_("Another visit can only be on %s."), date);
}

static TrellisPlannedMove *
describe_move (TrellisYearWork        *work,
               const TrellisPlanEntry *entry,
               const TrellisPlan      *plan)
{
  TrellisPlannedMove *move = g_new0 (TrellisPlannedMove, 1);
  const char *adviser_id, *adviser_name;

  get_adviser (work, entry, &adviser_id, &adviser_name);
  move->visit = g_object_ref (entry->visit);
  move->visit_on = work->calendar->dates[plan->days[entry->index]];
  move->session = get_session (plan->halves[entry->index]);
  move->adviser_id = g_strdup (adviser_id);
  move->reason = explain_move (work, entry);

  return move;
}

static TrellisUnplacedVisit *
describe_unplaced (TrellisYearWork        *work,
                   const TrellisPlanEntry *entry)
{
  TrellisUnplacedVisit *unplaced = g_new0 (TrellisUnplacedVisit, 1);
  const TrellisPlanWindow *window = &entry->window;
  const char *adviser_id, *adviser_name;
  g_autoptr (TrellisVisit) visit = entry->visit != NULL ? g_object_ref (entry->visit) : trellis_visit_new ("");

  get_adviser (work, entry, &adviser_id, &adviser_name);
  if (entry->visit == NULL)
    {
      g_free (visit->kind);
      visit->kind = g_strdup (entry->owed->kind);
      visit->number = entry->owed->number;
      visit->session = entry->owed->session;
      g_free (visit->theme_am);
      g_free (visit->theme_pm);
      visit->theme_am = g_strdup (get_text (entry->owed->theme_am));
      visit->theme_pm = g_strdup (get_text (entry->owed->theme_pm));
    }
  unplaced->visit = entry->visit != NULL ? g_object_ref (entry->visit) : NULL;
  unplaced->urn = g_strdup (entry->unit->first->urn);
  unplaced->federation_id = g_strdup (entry->unit->federation_id);
  unplaced->school_name = g_strdup (entry->unit->name);
  unplaced->kind = g_strdup (visit->kind);
  unplaced->number = visit->number;
  unplaced->title = trellis_visit_dup_title (visit);
  unplaced->session = visit->session;
  unplaced->theme_am = g_strdup (visit->theme_am);
  unplaced->theme_pm = g_strdup (visit->theme_pm);
  unplaced->adviser_id = g_strdup (adviser_id);
  unplaced->adviser_name = g_strdup (adviser_name);
  unplaced->from = unplaced->to = TRELLIS_DAY_NONE;
  if (window->from <= window->to && window->to < work->calendar->n_days)
    {
      unplaced->from = work->calendar->dates[window->from];
      unplaced->to = work->calendar->dates[window->to];
    }

  return unplaced;
}

static TrellisUnplacedVisit *
describe_missed (TrellisYearWork        *work,
                 const TrellisPlanEntry *entry)
{
  TrellisUnplacedVisit *missed = describe_unplaced (work, entry);
  const TrellisPlanWindow window = trellis_plan_calendar_get_window (work->calendar, work->scheme, entry->owed);

  if (window.from <= window.to)
    {
      g_autofree char *to = trellis_day_format (work->calendar->dates[window.to], TRELLIS_DAY_STYLE_LONG);

      missed->from = work->calendar->dates[window.from];
      missed->to = work->calendar->dates[window.to];
      missed->reason = g_strdup_printf (_("%s, %s: its time was over on %s."), missed->school_name, missed->title, to);
    }
  else
    {
      missed->reason = g_strdup_printf (_("%s, %s: its term has no day in school."),
                                        missed->school_name, missed->title);
    }
  missed->remedies = g_new0 (char *, 2);
  missed->remedies[0] = g_strdup (_("Add it by hand on another day if it is still wanted."));

  return missed;
}

static char *
list_names (GPtrArray *names)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint n_named = names->len <= MOST_NAMED + 1 ? names->len : MOST_NAMED;

  for (guint i = 0; i < n_named; i++)
    {
      if (i > 0)
        g_string_append (list, i + 1 == names->len ? _(" and ") : ", ");
      g_string_append (list, names->pdata[i]);
    }
  if (n_named < names->len)
    g_string_append_printf (list, ngettext (" and %d more", " and %d more", names->len - n_named),
                            (int) (names->len - n_named));

  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
add_note_of_names (GStrvBuilder *notes,
                   GPtrArray    *names,
                   const char   *format)
{
  g_autofree char *list = NULL;
  g_autofree char *note = NULL;

  if (names->len == 0)
    return;
  list = list_names (names);
  note = g_strdup_printf (format, list);
  g_strv_builder_add (notes, note);
}

static void
add_notes (TrellisYearPlan *self,
           TrellisYearWork *work)
{
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();
  g_autoptr (GPtrArray) without_adviser = g_ptr_array_new ();
  g_autoptr (GPtrArray) without_level = g_ptr_array_new ();

  for (guint i = 0; i < work->units->len; i++)
    {
      const TrellisPlanUnit *unit = work->units->pdata[i];

      if (unit->adviser_id == NULL && unit->owed->len > 0)
        g_ptr_array_add (without_adviser, (char *) unit->name);
      if (unit->rank == 0)
        g_ptr_array_add (without_level, (char *) unit->name);
    }
  add_note_of_names (notes, without_adviser,
                     ngettext ("%s has no adviser: visits there follow the school’s calendar alone.",
                               "%s have no adviser: visits there follow the schools’ calendars alone.",
                               without_adviser->len));
  add_note_of_names (notes, work->strangers,
                     ngettext ("%s is not among the advisers: every weekday was taken as free.",
                               "%s are not among the advisers: every weekday was taken as free.",
                               work->strangers->len));
  add_note_of_names (notes, without_level,
                     ngettext ("%s has no agreed category: what a category earns was left out.",
                               "%s have no agreed category: what a category earns was left out.",
                               without_level->len));
  if (self->missed->len > 0)
    {
      int n = self->missed->len;
      g_autofree char *date = trellis_day_format (work->as_at, TRELLIS_DAY_STYLE_LONG);
      g_autofree char *note = g_strdup_printf (ngettext ("%d visit was due before %s and was left out.",
                                                         "%d visits were due before %s and were left out.", n),
                                               n, date);

      g_strv_builder_add (notes, note);
    }
  if (self->n_not_owed > 0)
    {
      int n = self->n_not_owed;
      g_autofree char *note = NULL;

      note = g_strdup_printf (ngettext ("%d planned visit is no longer earned; it stays until someone removes it.",
                                        "%d planned visits are no longer earned; they stay until someone removes them.",
                                        n), n);
      g_strv_builder_add (notes, note);
    }
  self->notes = g_strv_builder_end (notes);
}

static char *
summarise (TrellisYearPlan *self)
{
  g_autofree char *added = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *unplaced = NULL;

  if (self->added->len + self->moved->len + self->unplaced->len == 0)
    return g_strdup_printf (ngettext ("Nothing to change: %d visit stays where it is.",
                                      "Nothing to change: %d visits stay where they are.", self->n_kept),
                            (int) self->n_kept);
  added = g_strdup_printf (ngettext ("%d visit added", "%d visits added", self->added->len), (int) self->added->len);
  moved = g_strdup_printf (ngettext ("%d moved", "%d moved", self->moved->len), (int) self->moved->len);
  unplaced = self->unplaced->len == 0 ? g_strdup (_("every one has a day"))
             : g_strdup_printf (ngettext ("%d could not be placed", "%d could not be placed", self->unplaced->len),
                                (int) self->unplaced->len);

  return g_strdup_printf (_("%s, %s, %d kept as they were; %s."), added, moved, (int) self->n_kept, unplaced);
}

static int
compare_added (gconstpointer a,
               gconstpointer b)
{
  const TrellisPlannedVisit *x = *(TrellisPlannedVisit *const *) a;
  const TrellisPlannedVisit *y = *(TrellisPlannedVisit *const *) b;

  if (x->visit_on != y->visit_on)
    return x->visit_on < y->visit_on ? -1 : 1;
  if (strcmp (x->urn, y->urn) != 0)
    return g_utf8_collate (x->school_name, y->school_name) != 0 ? g_utf8_collate (x->school_name, y->school_name)
                                                                : strcmp (x->urn, y->urn);

  return strcmp (x->kind, y->kind);
}

static int
compare_moved (gconstpointer a,
               gconstpointer b)
{
  const TrellisPlannedMove *x = *(TrellisPlannedMove *const *) a;
  const TrellisPlannedMove *y = *(TrellisPlannedMove *const *) b;
  int order;

  if (x->visit_on != y->visit_on)
    return x->visit_on < y->visit_on ? -1 : 1;
  order = g_utf8_collate (x->visit->school_name, y->visit->school_name);

  return order != 0 ? order : strcmp (x->visit->id, y->visit->id);
}

/**
 * trellis_year_plan_fill:
 * @self: a plan still empty
 * @work: the year it was made from
 * @plan: where the visits stand
 * @shortages: (element-type TrellisPlanShortage): why some do not
 *
 * Says what the plan comes to in the trust's own terms.
 */
void
trellis_year_plan_fill (TrellisYearPlan   *self,
                        TrellisYearWork   *work,
                        const TrellisPlan *plan,
                        GPtrArray         *shortages)
{
  g_autoptr (GHashTable) shortage_of = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < shortages->len; i++)
    {
      const TrellisPlanShortage *shortage = shortages->pdata[i];

      for (guint j = 0; j < shortage->unplaced->len; j++)
        g_hash_table_insert (shortage_of, GINT_TO_POINTER (g_array_index (shortage->unplaced, int, j)),
                             GUINT_TO_POINTER (i + 1));
    }

  for (guint i = 0; i < work->entries->len; i++)
    {
      const TrellisPlanEntry *entry = &g_array_index (work->entries, TrellisPlanEntry, i);
      int day = entry->index >= 0 ? plan->days[entry->index] : -1;

      if (entry->visit != NULL && entry->owed == NULL && entry->visit->status == TRELLIS_VISIT_STATUS_PLANNED)
        self->n_not_owed++;
      switch (entry->state)
        {
        case TRELLIS_PLAN_ENTRY_NEW:
          if (day >= 0)
            g_ptr_array_add (self->added, describe_added (work, entry, plan));
          break;
        case TRELLIS_PLAN_ENTRY_MOVABLE:
          if (day >= 0 && (work->calendar->dates[day] != entry->visit->visit_on ||
                           get_session (plan->halves[entry->index]) != entry->visit->session))
            g_ptr_array_add (self->moved, describe_move (work, entry, plan));
          else if (day >= 0)
            self->n_kept++;
          break;
        case TRELLIS_PLAN_ENTRY_MISSED:
          g_ptr_array_add (self->missed, describe_missed (work, entry));
          break;
        case TRELLIS_PLAN_ENTRY_FIXED:
        case TRELLIS_PLAN_ENTRY_SETTLED:
        default:
          if (entry->visit != NULL)
            self->n_kept++;
          break;
        }
      if (entry->index >= 0 && day < 0)
        {
          TrellisUnplacedVisit *unplaced = describe_unplaced (work, entry);
          guint group = GPOINTER_TO_UINT (g_hash_table_lookup (shortage_of, GINT_TO_POINTER (entry->index)));
          const TrellisPlanShortage *shortage = group > 0 ? shortages->pdata[group - 1] : NULL;

          unplaced->group = group;
          unplaced->reason = g_strdup (shortage != NULL ? shortage->reason
                                                        : _("Planning was stopped before it had a day."));
          unplaced->remedies = shortage != NULL ? g_strdupv (shortage->remedies) : g_new0 (char *, 1);
          g_ptr_array_add (self->unplaced, unplaced);
        }
    }
  g_ptr_array_sort (self->added, compare_added);
  g_ptr_array_sort (self->moved, compare_moved);
  self->is_stopped_early = plan->is_stopped_early;
  add_notes (self, work);
  self->summary = summarise (self);
}
