/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-report-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TrellisReport, trellis_report, G_TYPE_OBJECT)

static const char *const kind_keys[TRELLIS_N_REPORT_KINDS] = {
  [TRELLIS_REPORT_MATRIX] = "matrix",
  [TRELLIS_REPORT_VISITS] = "visits",
  [TRELLIS_REPORT_SCHOOL_VISITS] = "school-visits",
  [TRELLIS_REPORT_HISTORY] = "history",
};

static void
trellis_report_finalize (GObject *object)
{
  TrellisReport *self = TRELLIS_REPORT (object);

  g_clear_pointer (&self->matrix, trellis_matrix_paper_free);
  g_clear_pointer (&self->year, trellis_year_paper_free);
  g_clear_pointer (&self->history, trellis_history_paper_free);
  g_ptr_array_unref (self->schedules);
  trellis_text_free (self->text);
  g_free (self->trust_name);
  g_free (self->scope_words);
  g_free (self->title);
  g_free (self->foot);
  g_free (self->foot_secondary);

  G_OBJECT_CLASS (trellis_report_parent_class)->finalize (object);
}

static void
trellis_report_class_init (TrellisReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_report_finalize;
}

static void
trellis_report_init (TrellisReport *self)
{
  self->text = trellis_text_new_for_paper ();
  self->schedules = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_schedule_paper_free);
}

static TrellisReport *
create_report (TrellisReportKind           kind,
               TrellisPaper                paper,
               const TrellisReportDetails *details)
{
  TrellisReport *self = g_object_new (TRELLIS_TYPE_REPORT, NULL);
  gboolean is_for_school = kind == TRELLIS_REPORT_SCHOOL_VISITS;
  g_autofree char *as_at = trellis_day_format (details->as_at, TRELLIS_DAY_STYLE_LONG);
  g_autofree char *printed = trellis_day_format (details->printed_on, TRELLIS_DAY_STYLE_LONG);

  self->kind = kind;
  self->palette = *trellis_palette_get (TRELLIS_PALETTE_PAPER, FALSE);
  trellis_palette_set_trust_colour (&self->palette, details->trust_colour);
  trellis_sheet_init (&self->sheet, paper, !is_for_school && kind != TRELLIS_REPORT_HISTORY);
  self->trust_name = g_strdup (details->trust_name != NULL ? details->trust_name : "");
  self->scope_words = g_strdup (details->scope_words);
  self->printed_on = details->printed_on;

  /* What goes to a school tells which issue it is: a school has no use for the
   * day that the trust looked from. */
  if (is_for_school)
    {
      self->foot = g_strdup_printf (_("Issue of %s"), printed);
      self->foot_secondary = g_strdup (_("Replaces every earlier one"));
    }
  else
    {
      self->foot = g_strdup_printf (_("As at %s"), as_at);
      self->foot_secondary = g_strdup_printf (_("Printed %s"), printed);
    }

  return self;
}

/**
 * trellis_report_new_matrix:
 * @matrix: what is to be printed; kept by reference
 * @paper: its size
 * @details: what it says of its trust
 *
 * Returns: (transfer full): the matrix of the trust as a document
 */
TrellisReport *
trellis_report_new_matrix (TrellisMatrix              *matrix,
                           TrellisPaper                paper,
                           const TrellisReportDetails *details)
{
  TrellisReport *self = create_report (TRELLIS_REPORT_MATRIX, paper, details);

  self->matrix = trellis_matrix_paper_new (matrix, self->text, paper);
  self->title = g_strdup (_("Schools by aspect"));

  return self;
}

/**
 * trellis_report_new_visits:
 * @year: the school year
 * @schools: a model of #TrellisSchool: the rows
 * @visits: a model of #TrellisVisit: those of other schools are left out
 * @paper: its size
 * @details: what it says of its trust
 *
 * Returns: (transfer full): the trust's year of visits as a document
 */
TrellisReport *
trellis_report_new_visits (TrellisSchoolYear          *year,
                           GListModel                 *schools,
                           GListModel                 *visits,
                           TrellisPaper                paper,
                           const TrellisReportDetails *details)
{
  TrellisReport *self = create_report (TRELLIS_REPORT_VISITS, paper, details);
  TrellisYearLayout *layout = trellis_year_layout_new (year, schools, visits, details->as_at, TRELLIS_YEAR_BY_HUB,
                                                       TRELLIS_YEAR_FEDERATION_BY_SCHOOL);

  self->year = trellis_year_paper_new (layout, self->text, paper, self->scope_words);
  self->title = g_strdup_printf (_("Year of visits %s"), year->name);

  return self;
}

/**
 * trellis_report_new_schedules:
 * @year: the school year
 * @schools: a model of #TrellisSchool: all of the trust's
 * @visits: a model of #TrellisVisit
 * @scheme: (nullable): for the category and what holds at every visit
 * @urn: (nullable): one school; %NULL for a schedule each
 * @details: what it says of its trust
 * @error: return location for a #GError
 *
 * Schedules are A4 upright and begin each on a page of their own.
 *
 * Fails with %G_IO_ERROR_NOT_FOUND where @urn is no school of @schools, or
 * there is no school at all.
 *
 * Returns: (transfer full) (nullable): the schedules as one document, or %NULL
 *   with @error set
 */
TrellisReport *
trellis_report_new_schedules (TrellisSchoolYear           *year,
                              GListModel                  *schools,
                              GListModel                  *visits,
                              TrellisScheme               *scheme,
                              const char                  *urn,
                              const TrellisReportDetails  *details,
                              GError                     **error)
{
  g_autoptr (TrellisReport) self = create_report (TRELLIS_REPORT_SCHOOL_VISITS, TRELLIS_PAPER_A4, details);

  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);
      TrellisScheduleInput input = { year, schools, school, visits, scheme, details->as_at };

      if (urn != NULL && !g_str_equal (school->urn, urn))
        continue;
      g_ptr_array_add (self->schedules, trellis_schedule_paper_new (&input, self->text));
      if (urn != NULL)
        self->title = g_strdup_printf (_("%s, visits in %s"), school->name, year->name);
    }

  if (self->schedules->len == 0)
    {
      if (urn != NULL)
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("The trust has no school with the URN %s."), urn);
      else
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("There are no schools to make schedules for."));
      return NULL;
    }
  if (self->title == NULL)
    self->title = g_strdup_printf (_("Schedules of visits %s"), year->name);

  return g_steal_pointer (&self);
}

/**
 * trellis_report_new_history:
 * @changes: (element-type TrellisChange): what is to be printed, in its order
 * @details: what it says of its trust; its scope is which changes they are
 *
 * Returns: (transfer full): the changes as a document, A4 upright
 */
TrellisReport *
trellis_report_new_history (GListModel                 *changes,
                            const TrellisReportDetails *details)
{
  TrellisReport *self = create_report (TRELLIS_REPORT_HISTORY, TRELLIS_PAPER_A4, details);

  self->history = trellis_history_paper_new (changes, self->scope_words, self->text);
  self->title = g_strdup (_("History"));

  return self;
}

/**
 * trellis_report_get_kind:
 * @self: a document
 *
 * Returns: what it is
 */
TrellisReportKind
trellis_report_get_kind (TrellisReport *self)
{
  g_return_val_if_fail (TRELLIS_IS_REPORT (self), TRELLIS_REPORT_MATRIX);

  return self->kind;
}

/**
 * trellis_report_get_title:
 * @self: a document
 *
 * Returns: (transfer none): its title, as a print job and a file's properties
 *   say it
 */
const char *
trellis_report_get_title (TrellisReport *self)
{
  g_return_val_if_fail (TRELLIS_IS_REPORT (self), NULL);

  return self->title;
}

/**
 * trellis_report_dup_file_name:
 * @self: a document
 *
 * Returns: (transfer full): a name to offer for its PDF, good on every file
 *   system: "Schools by aspect 2026-03-12.pdf"
 */
char *
trellis_report_dup_file_name (TrellisReport *self)
{
  g_autofree char *day = NULL;
  char *name;

  g_return_val_if_fail (TRELLIS_IS_REPORT (self), NULL);

  day = trellis_day_format (self->printed_on, TRELLIS_DAY_STYLE_ISO);
  name = g_strdup_printf ("%s %s.pdf", self->title, day);

  return g_strdelimit (name, "/\\:*?\"<>|", '-');
}

/**
 * trellis_report_find_schedule:
 * @self: schedules
 * @page: a page of the document
 * @page_in: (out): which page of the schedule it is
 *
 * Returns: (transfer none): the schedule that @page is of
 */
TrellisSchedulePaper *
trellis_report_find_schedule (TrellisReport *self,
                              guint          page,
                              guint         *page_in)
{
  for (guint i = 0; i < self->schedules->len; i++)
    {
      TrellisSchedulePaper *schedule = g_ptr_array_index (self->schedules, i);
      guint n = trellis_schedule_paper_get_n_pages (schedule);

      if (page < n)
        {
          *page_in = page;
          return schedule;
        }
      page -= n;
    }

  return NULL;
}

/**
 * trellis_report_get_n_pages:
 * @self: a document
 *
 * Returns: how many pages it has, at least 1
 */
guint
trellis_report_get_n_pages (TrellisReport *self)
{
  guint n = 0;

  g_return_val_if_fail (TRELLIS_IS_REPORT (self), 0);

  if (self->matrix != NULL)
    return trellis_matrix_paper_get_n_pages (self->matrix);
  if (self->year != NULL)
    return trellis_year_paper_get_n_pages (self->year);
  if (self->history != NULL)
    return trellis_history_paper_get_n_pages (self->history);
  for (guint i = 0; i < self->schedules->len; i++)
    n += trellis_schedule_paper_get_n_pages (g_ptr_array_index (self->schedules, i));

  return n;
}

/**
 * trellis_report_get_sheet:
 * @self: a document
 *
 * Returns: (transfer none): the size of all its pages, in points
 */
const TrellisSheet *
trellis_report_get_sheet (TrellisReport *self)
{
  g_return_val_if_fail (TRELLIS_IS_REPORT (self), NULL);

  return &self->sheet;
}

/**
 * trellis_report_draw_page:
 * @self: a document
 * @cr: the paper's top left corner at the origin, in points; the margins are
 *   the document's own
 * @page: which page, from 0
 *
 * Draws a page, its furniture and all, onto whatever surface.
 */
void
trellis_report_draw_page (TrellisReport *self,
                          cairo_t       *cr,
                          guint          page)
{
  static const char *const kinds[TRELLIS_N_REPORT_KINDS] = {
    [TRELLIS_REPORT_MATRIX] = N_("Matrix"),
    [TRELLIS_REPORT_VISITS] = N_("Visits"),
    [TRELLIS_REPORT_SCHOOL_VISITS] = N_("Schedule of visits"),
    [TRELLIS_REPORT_HISTORY] = N_("History"),
  };
  TrellisFurniture furniture = { 0 };
  guint n_pages, page_in = page;

  g_return_if_fail (TRELLIS_IS_REPORT (self));

  n_pages = trellis_report_get_n_pages (self);
  g_return_if_fail (page < n_pages);

  furniture.trust_name = self->trust_name;
  furniture.kind = _(kinds[self->kind]);
  furniture.is_confidential = self->kind != TRELLIS_REPORT_SCHOOL_VISITS;
  furniture.foot = self->foot;
  furniture.foot_secondary = self->foot_secondary;

  cairo_save (cr);
  if (self->matrix != NULL)
    trellis_matrix_paper_draw (self->matrix, cr, self->text, &self->palette, self->scope_words, page);
  else if (self->year != NULL)
    trellis_year_paper_draw (self->year, cr, self->text, &self->palette, page);
  else if (self->history != NULL)
    trellis_history_paper_draw (self->history, cr, self->text, &self->palette, page);
  else
    {
      TrellisSchedulePaper *schedule = trellis_report_find_schedule (self, page, &page_in);

      /* Each school gets its own, so each counts its own pages. */
      n_pages = trellis_schedule_paper_get_n_pages (schedule);
      trellis_schedule_paper_draw (schedule, cr, self->text, &self->palette, page_in);
    }
  trellis_sheet_draw_furniture (&self->sheet, cr, self->text, &self->palette, &furniture, page_in, n_pages);
  cairo_restore (cr);
}

/**
 * trellis_report_kind_parse:
 * @key: (nullable): `matrix`, `visits`, `school-visits` or `history`
 * @kind: (out): the kind; untouched where @key is none of them
 *
 * Returns: whether @key names a kind
 */
gboolean
trellis_report_kind_parse (const char        *key,
                           TrellisReportKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_keys); i++)
    {
      if (g_strcmp0 (kind_keys[i], key) == 0)
        {
          *kind = i;
          return TRUE;
        }
    }

  return FALSE;
}
