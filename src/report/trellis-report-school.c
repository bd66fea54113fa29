/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-report-private.h"

#include "trellis-school-page.h"
#include "trellis-store-actions.h"
#include "trellis-store-inspections.h"
#include "trellis-store-judgements.h"
#include "trellis-store-measures.h"
#include "trellis-store-notes.h"
#include "trellis-store-schools.h"
#include "trellis-store-trend.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"

#include <glib/gi18n-lib.h>

/* Schools on a page, read from the trust file: what is the trust's is read once,
 * the rest for each school. */

/* Without a day to compare with, a school is compared with how it was then. */
#define COMPARED_MONTHS 12

static gboolean
read_people (TrellisStore            *store,
             TrellisSchoolPageInput  *input,
             GPtrArray              **holders,
             GError                 **error)
{
  *holders = trellis_store_list_role_holders (store, input->school->urn, input->as_at, error);
  input->chair_name = input->link_name = "";
  for (guint i = 0; *holders != NULL && i < (*holders)->len; i++)
    {
      const TrellisRoleHolder *holder = g_ptr_array_index (*holders, i);

      if (g_str_equal (holder->role, TRELLIS_ROLE_CHAIR))
        input->chair_name = holder->name;
      else if (g_str_equal (holder->role, TRELLIS_ROLE_PARTNERSHIP_LINK))
        input->link_name = holder->name;
    }

  return *holders != NULL;
}

static gboolean
read_levels (TrellisStore            *store,
             TrellisSchoolPageInput  *input,
             GError                 **error)
{
  g_autoptr (GListModel) categories = trellis_store_list_categories (store, input->school->urn, input->as_at, error);

  if (categories == NULL)
    return FALSE;
  input->points = trellis_level_points_from_judgements (input->scheme->levels, categories, TRELLIS_ASPECT_OVERALL,
                                                        TRELLIS_SOURCE_AGREED);

  return TRUE;
}

/* What a note says in one of its parts; what is for the trust alone is left out,
 * as the page goes to the meeting with the school. */
static const char *
find_part (GPtrArray  *parts,
           const char *key)
{
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const TrellisNotePart *part = g_ptr_array_index (parts, i);

      if (g_str_equal (part->part, key) && !part->is_internal)
        return part->body;
    }

  return "";
}

static int
compare_latest_first (gconstpointer a,
                      gconstpointer b)
{
  const TrellisVisit *first = *(TrellisVisit *const *) a, *second = *(TrellisVisit *const *) b;

  if (first->visit_on != second->visit_on)
    return first->visit_on > second->visit_on ? -1 : 1;

  return -g_strcmp0 (first->id, second->id);
}

/* The note that tells of the school: the latest with strengths or risks that
 * nobody may edit any more, as what is a draft is not yet agreed. */
static gboolean
read_last_note (TrellisStore            *store,
                TrellisSchoolPageInput  *input,
                GListModel              *visits,
                GPtrArray              **parts,
                GError                 **error)
{
  g_autoptr (GPtrArray) noted = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);

      if ((visit->status == TRELLIS_VISIT_STATUS_NOTED || visit->status == TRELLIS_VISIT_STATUS_SHARED) &&
          visit->visit_on != TRELLIS_DAY_NONE && visit->visit_on <= input->as_at)
        g_ptr_array_add (noted, g_steal_pointer (&visit));
    }
  g_ptr_array_sort (noted, compare_latest_first);

  input->noted_on = TRELLIS_DAY_NONE;
  for (guint i = 0; i < noted->len && input->noted_on == TRELLIS_DAY_NONE; i++)
    {
      TrellisVisit *visit = g_ptr_array_index (noted, i);
      TrellisNoteState state;

      if (!trellis_store_read_note_state (store, visit->id, &state, error))
        return FALSE;
      if (state.version == 0 || !trellis_note_status_is_locked (state.status))
        continue;
      g_clear_pointer (parts, g_ptr_array_unref);
      *parts = trellis_store_read_note (store, visit->id, error);
      if (*parts == NULL)
        return FALSE;
      if (*find_part (*parts, "strengths") != '\0' || *find_part (*parts, "risks") != '\0')
        input->noted_on = visit->visit_on;
    }
  if (input->noted_on == TRELLIS_DAY_NONE)
    g_clear_pointer (parts, g_ptr_array_unref);
  input->strengths = find_part (*parts, "strengths");
  input->risks = find_part (*parts, "risks");
  input->next_steps = find_part (*parts, "next-steps");

  return TRUE;
}

static GListModel *
choose_year (GListModel *visits,
             const char *year_id)
{
  GListStore *chosen = g_list_store_new (TRELLIS_TYPE_VISIT);

  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);

      if (g_strcmp0 (visit->year_id, year_id) == 0)
        g_list_store_append (chosen, visit);
    }

  return G_LIST_MODEL (chosen);
}

/**
 * trellis_report_read_trends:
 * @store: the trust file
 * @all_schools: a model of #TrellisSchool: those of the trust
 * @as_at: only what had ended by then
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type TrellisTrend) (nullable): every measure
 *   of all pupils, in the trust's order; or %NULL with @error set
 */
GPtrArray *
trellis_report_read_trends (TrellisStore  *store,
                            GListModel    *all_schools,
                            TrellisDay     as_at,
                            GError       **error)
{
  g_autoptr (GPtrArray) measures = trellis_store_list_measures (store, error);
  g_autoptr (GPtrArray) trends = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; measures != NULL && i < measures->len; i++)
    {
      const TrellisMeasure *measure = g_ptr_array_index (measures, i);
      TrellisTrend *trend = trellis_store_read_trend (store, measure->id, all_schools, "", as_at, error);

      if (trend == NULL)
        return NULL;
      g_ptr_array_add (trends, trend);
    }

  return measures != NULL ? g_steal_pointer (&trends) : NULL;
}

/**
 * trellis_school_reader_new:
 * @request: which schools
 * @error: return location for a #GError
 *
 * Reads what the pages of all schools share; the trust's mean stands beside a
 * school's figures.
 *
 * Returns: (transfer full) (nullable): it, or %NULL with @error set
 */
TrellisSchoolReader *
trellis_school_reader_new (const TrellisReportRequest  *request,
                           GError                     **error)
{
  g_autoptr (TrellisSchoolReader) self = g_new0 (TrellisSchoolReader, 1);
  TrellisDay as_at = request->details->as_at, compared_with = trellis_scope_get_compared_with (request->scope);

  self->store = g_object_ref (request->store);
  self->year = trellis_store_read_year_or_usual (self->store, request->year_id, error);
  self->scheme = self->year != NULL ? trellis_store_get_scheme (self->store, error) : NULL;
  if (self->scheme == NULL)
    return NULL;
  if (compared_with == TRELLIS_DAY_NONE)
    compared_with = trellis_day_add_months (as_at, -COMPARED_MONTHS);
  self->matrix = trellis_store_read_matrix (self->store, request->schools, as_at, compared_with,
                                            TRELLIS_SOURCE_AGREED, error);
  if (self->matrix == NULL)
    return NULL;
  self->trends = trellis_report_read_trends (self->store, request->all_schools, as_at, error);

  return self->trends != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * trellis_school_reader_free:
 * @self: (nullable) (transfer full): what pages shared
 */
void
trellis_school_reader_free (TrellisSchoolReader *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->store);
  g_clear_object (&self->year);
  g_clear_object (&self->matrix);
  g_clear_pointer (&self->trends, g_ptr_array_unref);
  g_free (self);
}

/**
 * trellis_school_reader_create_page:
 * @self: what all pages share
 * @school: one of the schools that it was made for
 * @text: as the page will be drawn with
 * @error: return location for a #GError
 *
 * Reads one school.
 *
 * Returns: (transfer full) (nullable): it on a page, or %NULL with @error set
 */
TrellisSchoolPage *
trellis_school_reader_create_page (TrellisSchoolReader  *self,
                                   TrellisSchool        *school,
                                   TrellisText          *text,
                                   GError              **error)
{
  TrellisSchoolPageInput input = {
    .scheme = self->scheme, .school = school, .matrix = self->matrix, .as_at = self->matrix->as_at,
    .trends = self->trends, .year_name = self->year->name,
  };
  TrellisStore *store = self->store;
  const char *urn = school->urn;
  g_autoptr (GPtrArray) holders = NULL, inspections = NULL, parts = NULL;
  g_autoptr (GListModel) all_visits = NULL, visits = NULL, actions = NULL;
  TrellisSchoolPage *page;

  if (!read_people (store, &input, &holders, error))
    return NULL;
  inspections = trellis_store_list_inspections (store, urn, input.as_at, error);
  if (inspections == NULL)
    return NULL;
  all_visits = trellis_store_list_school_visits (store, urn, NULL, error);
  if (all_visits == NULL || !read_last_note (store, &input, all_visits, &parts, error))
    return NULL;
  actions = trellis_store_list_actions (store, urn, input.as_at, error);
  if (actions == NULL)
    return NULL;
  if (!read_levels (store, &input, error))
    return NULL;

  visits = choose_year (all_visits, self->year->id);
  input.row = (guint) MAX (trellis_matrix_find_row (input.matrix, urn), 0);
  input.inspections = inspections;
  input.visits = visits;
  input.actions = actions;
  page = trellis_school_page_new (&input, text);
  g_array_unref (input.points);

  return page;
}

/**
 * trellis_report_new_school_pages:
 * @request: which schools: a page each, in their order
 * @error: return location for a #GError
 *
 * Fails with %G_IO_ERROR_NOT_FOUND where there is none.
 *
 * Returns: (transfer full) (nullable): schools on a page each as a document, or
 *   %NULL with @error set
 */
TrellisReport *
trellis_report_new_school_pages (const TrellisReportRequest  *request,
                                 GError                     **error)
{
  g_autoptr (TrellisReport) self = trellis_report_new (TRELLIS_REPORT_SCHOOL, request->details);
  guint n = g_list_model_get_n_items (request->schools);
  g_autoptr (TrellisSchoolReader) reader = NULL;

  if (n == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("There are no schools to make pages of."));
      return NULL;
    }
  reader = trellis_school_reader_new (request, error);
  if (reader == NULL)
    return NULL;

  /* Each is handed out by itself. */
  self->has_parts_apart = TRUE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (request->schools, i);
      TrellisSchoolPage *page = trellis_school_reader_create_page (reader, school, self->text, error);

      if (page == NULL)
        return NULL;
      trellis_report_add_part (self, &trellis_report_school_paper, page, &page->sheet, page->title);
      if (n == 1)
        self->title = g_strdup_printf (_("%s on a page"), school->name);
    }
  if (n > 1)
    self->title = g_strdup (_("Schools on a page"));

  return g_steal_pointer (&self);
}
