/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-report-private.h"

#include "trellis-board-page.h"
#include "trellis-diary-paper.h"
#include "trellis-history-paper.h"
#include "trellis-matrix-paper.h"
#include "trellis-moderation-paper.h"
#include "trellis-schedule-paper.h"
#include "trellis-year-paper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (TrellisReport, trellis_report, G_TYPE_OBJECT)

static void
free_part (TrellisReportPart *part)
{
  part->type->free (part->paper);
  g_free (part->title);
  g_free (part);
}

static void
trellis_report_finalize (GObject *object)
{
  TrellisReport *self = TRELLIS_REPORT (object);

  g_ptr_array_unref (self->parts);
  trellis_text_free (self->text);
  g_clear_pointer (&self->logo, cairo_surface_destroy);
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
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) free_part);
}

typedef struct
{
  const guint8 *data;
  gsize left;
} Reading;

static cairo_status_t
read_cb (void          *closure,
         unsigned char *data,
         unsigned int   length)
{
  Reading *reading = closure;

  if (reading->left < length)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reading->data, length);
  reading->data += length;
  reading->left -= length;

  return CAIRO_STATUS_SUCCESS;
}

/* A picture that cannot be read leaves the head with the name alone. */
static cairo_surface_t *
read_logo (GBytes *logo)
{
  Reading reading;
  cairo_surface_t *surface;

  reading.data = g_bytes_get_data (logo, &reading.left);
  surface = cairo_image_surface_create_from_png_stream (read_cb, &reading);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    return surface;
  cairo_surface_destroy (surface);

  return NULL;
}

/**
 * trellis_report_new:
 * @kind: what it is
 * @details: what it says of its trust and its day
 *
 * Returns: (transfer full): a document without pages or title; whoever makes it
 *   gives it both
 */
TrellisReport *
trellis_report_new (TrellisReportKind           kind,
                    const TrellisReportDetails *details)
{
  TrellisReport *self = g_object_new (TRELLIS_TYPE_REPORT, NULL);
  g_autofree char *as_at = trellis_day_format (details->as_at, TRELLIS_DAY_STYLE_LONG);
  g_autofree char *printed = trellis_day_format (details->printed_on, TRELLIS_DAY_STYLE_LONG);

  self->kind = kind;
  self->is_confidential = !trellis_report_kind_is_for_school (kind);
  self->palette = *trellis_palette_get (TRELLIS_PALETTE_PAPER, FALSE);
  trellis_palette_set_trust_colour (&self->palette, details->trust_colour);
  self->trust_name = g_strdup (details->trust_name != NULL ? details->trust_name : "");
  self->logo = details->logo != NULL ? read_logo (details->logo) : NULL;
  self->scope_words = g_strdup (details->scope_words);
  self->printed_on = details->printed_on;

  /* What goes to a school tells which issue it is: a school has no use for the
   * day that the trust looked from. */
  if (trellis_report_kind_is_for_school (kind))
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
 * trellis_report_add_part:
 * @self: a document being made
 * @type: how @paper is drawn
 * @paper: (transfer full): what was laid out with the document's text
 * @sheet: the size of all its pages
 * @title: (nullable): what the outline calls it, where the document has more
 *   than one part
 *
 * Adds pages after those that there are.
 */
void
trellis_report_add_part (TrellisReport            *self,
                         const TrellisReportPaper *type,
                         gpointer                  paper,
                         const TrellisSheet       *sheet,
                         const char               *title)
{
  TrellisReportPart *part = g_new0 (TrellisReportPart, 1);

  part->type = type;
  part->paper = paper;
  part->sheet = *sheet;
  part->title = g_strdup (title);
  g_ptr_array_add (self->parts, part);
}

static void
add_board_page (TrellisReport   *self,
                TrellisOverview *overview)
{
  TrellisBoardPage *page = trellis_board_page_new (overview, self->text);

  trellis_report_add_part (self, &trellis_report_board_paper, page, &page->sheet, page->title);
}

static void
add_matrix (TrellisReport *self,
            TrellisMatrix *matrix,
            TrellisPaper   size)
{
  TrellisMatrixPaper *paper = trellis_matrix_paper_new (matrix, self->text, size, self->scope_words);

  trellis_report_add_part (self, &trellis_report_matrix_paper, paper, &paper->sheet, _("Schools by aspect"));
}

static void
add_year (TrellisReport     *self,
          TrellisSchoolYear *year,
          GListModel        *schools,
          GListModel        *visits,
          TrellisDay         as_at,
          TrellisPaper       size)
{
  TrellisYearLayout *layout = trellis_year_layout_new (year, schools, visits, as_at, TRELLIS_YEAR_BY_HUB,
                                                       TRELLIS_YEAR_FEDERATION_BY_SCHOOL);
  TrellisYearPaper *paper = trellis_year_paper_new (layout, self->text, size, self->scope_words);
  g_autofree char *title = g_strdup_printf (_("Year of visits %s"), year->name);

  trellis_report_add_part (self, &trellis_report_year_paper, paper, &paper->sheet, title);
}

/**
 * trellis_report_new_overview:
 * @overview: the trust by exception; kept by reference
 * @details: what it says of its trust
 *
 * Returns: (transfer full): the trust in one page, upright on A4
 */
TrellisReport *
trellis_report_new_overview (TrellisOverview            *overview,
                             const TrellisReportDetails *details)
{
  TrellisReport *self = trellis_report_new (TRELLIS_REPORT_OVERVIEW, details);

  add_board_page (self, overview);
  self->title = g_strdup (_("The trust in one page"));

  return self;
}

/**
 * trellis_report_new_board_pack:
 * @overview: the trust by exception; kept by reference
 * @matrix: its schools by aspect; kept by reference
 * @visits: a model of #TrellisVisit: those of the overview's year
 * @actions: a model of #TrellisAction
 * @trends: (element-type TrellisTrend): the measures
 * @paper: the size of the matrix and the year of visits
 * @details: what it says of its trust
 *
 * Returns: (transfer full): the pack for the board: the whole story on the
 *   first page, and behind it what it rests on
 */
TrellisReport *
trellis_report_new_board_pack (TrellisOverview            *overview,
                               TrellisMatrix              *matrix,
                               GListModel                 *visits,
                               GListModel                 *actions,
                               GPtrArray                  *trends,
                               TrellisPaper                paper,
                               const TrellisReportDetails *details)
{
  TrellisReport *self = trellis_report_new (TRELLIS_REPORT_BOARD_PACK, details);
  g_autofree char *as_at = trellis_day_format (details->as_at, TRELLIS_DAY_STYLE_LONG);

  add_board_page (self, overview);
  trellis_report_add_appendix (self, overview, actions, trends);
  add_matrix (self, matrix, paper);
  add_year (self, overview->year, overview->schools, visits, details->as_at, paper);
  self->title = g_strdup_printf (_("Board pack, %s"), as_at);

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
  TrellisReport *self = trellis_report_new (TRELLIS_REPORT_MATRIX, details);

  add_matrix (self, matrix, paper);
  self->title = g_strdup (_("Schools by aspect"));

  return self;
}

/**
 * trellis_report_new_moderation:
 * @moderation: what is to be printed; kept by reference
 * @details: what it says of its trust
 *
 * Returns: (transfer full): whether people judge alike, on A4 upright
 */
TrellisReport *
trellis_report_new_moderation (TrellisModeration          *moderation,
                               const TrellisReportDetails *details)
{
  TrellisReport *self = trellis_report_new (TRELLIS_REPORT_MODERATION, details);
  TrellisModerationPaper *paper = trellis_moderation_paper_new (moderation, self->scope_words, self->text);
  TrellisSheet sheet;

  trellis_sheet_init (&sheet, TRELLIS_PAPER_A4, FALSE);
  trellis_report_add_part (self, &trellis_report_moderation_paper, paper, &sheet, NULL);
  self->title = g_strdup (_("Moderation"));

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
  TrellisReport *self = trellis_report_new (TRELLIS_REPORT_VISITS, details);

  add_year (self, year, schools, visits, details->as_at, paper);
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
  g_autoptr (TrellisReport) self = trellis_report_new (TRELLIS_REPORT_SCHOOL_VISITS, details);

  /* Each school gets its own. */
  self->has_parts_apart = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);
      TrellisScheduleInput input = { year, schools, school, visits, scheme, details->as_at };
      TrellisSchedulePaper *paper;

      if (urn != NULL && !g_str_equal (school->urn, urn))
        continue;
      paper = trellis_schedule_paper_new (&input, self->text);
      trellis_report_add_part (self, &trellis_report_schedule_paper, paper, &paper->sheet, paper->title);
      if (urn != NULL)
        self->title = g_strdup_printf (_("%s, visits in %s"), school->name, year->name);
    }

  if (self->parts->len == 0)
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
 * trellis_report_new_diaries:
 * @year: the school year
 * @advisers: a model of #TrellisPerson: whose diaries, in their order
 * @visits: a model of #TrellisVisit
 * @details: what it says of its trust; its as-at day is marked
 * @error: return location for a #GError
 *
 * Diaries are A4 on their side, a page or more for each term.
 *
 * Fails with %G_IO_ERROR_NOT_FOUND where there is no adviser, or the year has
 * no terms.
 *
 * Returns: (transfer full) (nullable): the diaries as one document, or %NULL
 *   with @error set
 */
TrellisReport *
trellis_report_new_diaries (TrellisSchoolYear           *year,
                            GListModel                  *advisers,
                            GListModel                  *visits,
                            const TrellisReportDetails  *details,
                            GError                     **error)
{
  g_autoptr (TrellisReport) self = trellis_report_new (TRELLIS_REPORT_DIARY, details);
  guint n = g_list_model_get_n_items (advisers);

  if (n == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("There are no advisers to make diaries for. Add them in "
                                                              "People first."));
      return NULL;
    }
  if (year->terms->len == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("%s has no terms yet. Set its term dates in School year "
                                                              "first."), year->name);
      return NULL;
    }

  /* Each adviser gets their own. */
  self->has_parts_apart = TRUE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TrellisPerson) adviser = g_list_model_get_item (advisers, i);
      TrellisDiaryPaper *paper = trellis_diary_paper_new (year, adviser, visits, details->as_at);

      trellis_report_add_part (self, &trellis_report_diary_paper, paper, &paper->sheet, paper->title);
      if (n == 1)
        self->title = g_strdup_printf (_("%s, diary of %s"), adviser->name, year->name);
    }
  if (self->title == NULL)
    self->title = g_strdup_printf (_("Diaries of advisers %s"), year->name);

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
  TrellisReport *self = trellis_report_new (TRELLIS_REPORT_HISTORY, details);
  TrellisHistoryPaper *paper = trellis_history_paper_new (changes, self->scope_words, self->text);
  TrellisSheet sheet;

  trellis_sheet_init (&sheet, TRELLIS_PAPER_A4, FALSE);
  trellis_report_add_part (self, &trellis_report_history_paper, paper, &sheet, NULL);
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
 * trellis_report_set_confidential:
 * @self: a document
 * @is_confidential: whether its pages are marked so
 *
 * A document of the trust is marked unless it is said not to be; what goes to a
 * school is not.
 */
void
trellis_report_set_confidential (TrellisReport *self,
                                 gboolean       is_confidential)
{
  g_return_if_fail (TRELLIS_IS_REPORT (self));

  self->is_confidential = is_confidential;
}

/**
 * trellis_report_dup_page_title:
 * @self: a document
 * @page: one of its pages, from 0
 *
 * Returns: (transfer full): what the page is about: the part of the document
 *   that it is of, or the document's title
 */
char *
trellis_report_dup_page_title (TrellisReport *self,
                               guint          page)
{
  TrellisReportPart *part;
  guint page_in;

  g_return_val_if_fail (TRELLIS_IS_REPORT (self), NULL);

  part = trellis_report_find_part (self, page, &page_in);
  g_return_val_if_fail (part != NULL, NULL);

  return g_strdup (part->title != NULL ? part->title : self->title);
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
 * trellis_report_find_part:
 * @self: a document
 * @page: a page of the document
 * @page_in: (out): which page of the part it is
 *
 * Returns: (transfer none) (nullable): the part that @page is of; %NULL past
 *   the last
 */
TrellisReportPart *
trellis_report_find_part (TrellisReport *self,
                          guint          page,
                          guint         *page_in)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      TrellisReportPart *part = g_ptr_array_index (self->parts, i);
      guint n = part->type->get_n_pages (part->paper);

      if (page < n)
        {
          *page_in = page;
          return part;
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

  for (guint i = 0; i < self->parts->len; i++)
    {
      TrellisReportPart *part = g_ptr_array_index (self->parts, i);

      n += part->type->get_n_pages (part->paper);
    }

  return n;
}

/**
 * trellis_report_get_sheet:
 * @self: a document
 * @page: one of its pages, from 0
 *
 * Returns: (transfer none): the size of the page, in points
 */
const TrellisSheet *
trellis_report_get_sheet (TrellisReport *self,
                          guint          page)
{
  TrellisReportPart *part;
  guint page_in;

  g_return_val_if_fail (TRELLIS_IS_REPORT (self), NULL);

  part = trellis_report_find_part (self, page, &page_in);
  g_return_val_if_fail (part != NULL, NULL);

  return &part->sheet;
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
  TrellisFurniture furniture = { 0 };
  TrellisReportPart *part;
  guint n_pages, page_in;

  g_return_if_fail (TRELLIS_IS_REPORT (self));

  part = trellis_report_find_part (self, page, &page_in);
  g_return_if_fail (part != NULL);

  furniture.logo = self->logo;
  furniture.trust_name = self->trust_name;
  furniture.kind = trellis_report_kind_get_name (self->kind);
  furniture.is_confidential = self->is_confidential;
  furniture.foot = self->foot;
  furniture.foot_secondary = self->foot_secondary;
  n_pages = self->has_parts_apart ? part->type->get_n_pages (part->paper) : trellis_report_get_n_pages (self);

  cairo_save (cr);
  part->type->draw (part->paper, cr, self->text, &self->palette, page_in);
  trellis_sheet_draw_furniture (&part->sheet, cr, self->text, &self->palette, &furniture,
                                self->has_parts_apart ? page_in : page, n_pages);
  cairo_restore (cr);
}

/**
 * trellis_report_get_commentary:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the sentences on its first page that a
 *   person may write; %NULL where it has none, or speaks of a part of the trust
 */
const char *
trellis_report_get_commentary (TrellisReport *self)
{
  const TrellisReportPart *part;

  g_return_val_if_fail (TRELLIS_IS_REPORT (self), NULL);

  part = g_ptr_array_index (self->parts, 0);
  if (part->type != &trellis_report_board_paper || self->scope_words != NULL)
    return NULL;

  return ((TrellisBoardPage *) part->paper)->commentary;
}

/**
 * trellis_report_dup_page_text:
 * @self: a document
 * @page: one of its pages, from 0
 * @cut: (out) (optional) (transfer full): what of it had no room and ends with
 *   an ellipsis, a line for each text
 *
 * Returns: (transfer full): every word on the page, its furniture too, a line for
 *   each text: for who hears it, and to be counted
 */
char *
trellis_report_dup_page_text (TrellisReport  *self,
                              guint           page,
                              char          **cut)
{
  cairo_surface_t *surface;
  cairo_t *cr;

  g_return_val_if_fail (TRELLIS_IS_REPORT (self), NULL);

  surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cr = cairo_create (surface);
  trellis_text_begin_record (self->text);
  trellis_report_draw_page (self, cr, page);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return trellis_text_end_record (self->text, cut);
}
