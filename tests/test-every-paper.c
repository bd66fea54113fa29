/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report-trust.h"

#include "trellis-report.h"
#include "trellis-store-schools.h"

#include <glib/gstdio.h>
#include <string.h>

/* Every document of trusts of every size, read back from its PDF as a reader
 * has it: each word inside the margins, none over another, none cut off, the
 * heads of tables on each of their pages and the pages counted. */

#define MARGIN (10 * TRELLIS_MM)
#define PAGES_LOOKED_AT 6

/* A word as poppler finds it on a page, in points. */
typedef struct
{
  double x0, y0, x1, y1;
  char *text;
} Word;

typedef struct
{
  double width, height;
  GPtrArray *words;  /* (element-type Word) */
  char *text;        /* all of them, with spaces between */
} Page;

/* A trust to make every document of. */
typedef struct
{
  const char *name;
  guint n_schools;
  ReportTrustFlags flags;
  const char *scheme_id;  /* (nullable): another than the demo trust's */
} Trust;

static void
free_word (Word *word)
{
  g_free (word->text);
  g_free (word);
}

static void
free_page (Page *page)
{
  g_ptr_array_unref (page->words);
  g_free (page->text);
  g_free (page);
}

static char *
unescape (const char *markup)
{
  static const char *const entities[][2] = { { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&amp;", "&" } };
  GString *text = g_string_new (markup);

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    g_string_replace (text, entities[i][0], entities[i][1], 0);

  return g_string_free (text, FALSE);
}

static Word *
parse_word (const char *line)
{
  Word word = { 0 };
  const char *start, *end;

  if (sscanf (line, " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\">", &word.x0, &word.y0, &word.x1,
              &word.y1) != 4)
    return NULL;
  start = strchr (line, '>') + 1;
  end = g_strrstr (start, "</word>");
  if (end != NULL)
    {
      g_autofree char *markup = g_strndup (start, end - start);

      word.text = unescape (markup);
    }

  return end != NULL ? g_memdup2 (&word, sizeof word) : NULL;
}

/* Its pages, word by word. */
static GPtrArray *
read_pages (const char *path)
{
  const char *argv[] = { "pdftotext", "-bbox", path, "-", NULL };
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) free_page);
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      Page found = { 0 };
      Word *word;

      if (sscanf (lines[i], " <page width=\"%lf\" height=\"%lf\">", &found.width, &found.height) == 2)
        {
          found.words = g_ptr_array_new_with_free_func ((GDestroyNotify) free_word);
          g_ptr_array_add (pages, g_memdup2 (&found, sizeof found));
        }
      else if ((word = parse_word (lines[i])) != NULL)
        g_ptr_array_add (((Page *) g_ptr_array_index (pages, pages->len - 1))->words, word);
    }
  for (guint i = 0; i < pages->len; i++)
    {
      Page *page = g_ptr_array_index (pages, i);
      GString *text = g_string_new (NULL);

      for (guint k = 0; k < page->words->len; k++)
        g_string_append_printf (text, "%s ", ((Word *) g_ptr_array_index (page->words, k))->text);
      page->text = g_string_free (text, FALSE);
    }

  return pages;
}

static int
compare_tops (gconstpointer a,
              gconstpointer b)
{
  const Word *first = *(const Word *const *) a, *second = *(const Word *const *) b;

  return first->y0 < second->y0 ? -1 : first->y0 > second->y0;
}

/* Where the letters of two words would touch: a word's box has room for accents
 * and tails, a quarter of it above and below, that lines set closely share. */
static gboolean
overlap (const Word *a,
         const Word *b)
{
  double a_trim = (a->y1 - a->y0) / 4, b_trim = (b->y1 - b->y0) / 4;
  double across = MIN (a->x1, b->x1) - MAX (a->x0, b->x0);
  double down = MIN (a->y1 - a_trim, b->y1 - b_trim) - MAX (a->y0 + a_trim, b->y0 + b_trim);

  return across > 1 && down > 0.5;
}

static void
assert_words_apart (const char *what,
                    guint       number,
                    Page       *page)
{
  g_ptr_array_sort (page->words, compare_tops);
  for (guint i = 0; i < page->words->len; i++)
    {
      const Word *word = g_ptr_array_index (page->words, i);

      /* Inside by the letters, whose box has a little more above them. */
      if (word->x0 < MARGIN - 0.5 || word->x1 > page->width - MARGIN + 0.5 ||
          word->y0 < MARGIN - 2 || word->y1 > page->height - MARGIN + 2)
        g_test_fail_printf ("%s, page %u: “%s” at %.1f, %.1f is past the margins", what, number, word->text, word->x0,
                            word->y0);
      for (guint k = i + 1; k < page->words->len; k++)
        {
          const Word *other = g_ptr_array_index (page->words, k);

          if (other->y0 > word->y1)
            break;
          if (overlap (word, other))
            g_test_fail_printf ("%s, page %u: “%s” and “%s” at %.1f, %.1f stand over each other", what, number, word->text,
                     other->text, other->x0, other->y0);
        }
    }
}

/* A word of the head of a table that goes over pages. */
static const char *
get_head (TrellisReportKind kind)
{
  switch ((int) kind)
    {
    case TRELLIS_REPORT_MATRIX:
    case TRELLIS_REPORT_VISITS:
    case TRELLIS_REPORT_CAPACITY:
      return "Adviser";
    case TRELLIS_REPORT_PORTFOLIO:
      return "Inspection";
    case TRELLIS_REPORT_ACTIONS:
      return "Owner";
    case TRELLIS_REPORT_DOCUMENTS:
      return "Received";
    case TRELLIS_REPORT_HISTORY:
      return "Who";
    case TRELLIS_REPORT_SCHOOL_VISITS:
      return "With";
    default:
      return NULL;
    }
}

static void
assert_has (const char *what,
            guint       number,
            const Page *page,
            const char *words)
{
  if (strstr (page->text, words) == NULL)
    g_test_fail_printf ("%s, page %u: “%s” is not in:\n%s", what, number, words, page->text);
}

static void
check_page (TrellisReport *report,
            const char    *what,
            GPtrArray     *pages,
            guint          i,
            gboolean       has_table)
{
  TrellisReportKind kind = trellis_report_get_kind (report);
  Page *page = g_ptr_array_index (pages, i);
  gboolean is_for_school = kind == TRELLIS_REPORT_SCHOOL_VISITS || kind == TRELLIS_REPORT_GOVERNORS ||
                           kind == TRELLIS_REPORT_GOVERNORS_NOTE;
  g_autofree char *number = g_strdup_printf ("Page %u of %u", i + 1, pages->len);
  const TrellisSheet *sheet = trellis_report_get_sheet (report, i);

  g_assert_cmpfloat_with_epsilon (page->width, sheet->width, 0.01);
  g_assert_cmpfloat_with_epsilon (page->height, sheet->height, 0.01);
  assert_has (what, i + 1, page, is_for_school || kind == TRELLIS_REPORT_SCHOOL ||
                                       kind == TRELLIS_REPORT_DIARY || kind == TRELLIS_REPORT_ACTION_PLAN
                                     ? "Page " : number);
  /* A note's foot tells how far it is. */
  if (kind != TRELLIS_REPORT_NOTE && kind != TRELLIS_REPORT_GOVERNORS_NOTE)
    assert_has (what, i + 1, page, is_for_school ? "Issue of 6 March 2026" : "As at 6 March 2026");
  if (!is_for_school)
    assert_has (what, i + 1, page, "Confidential");
  if (has_table && get_head (kind) != NULL)
    assert_has (what, i + 1, page, get_head (kind));
  assert_words_apart (what, i + 1, page);
}

/* What is drawn beside words keeps to the margins, too. */
static void
check_ink (TrellisReport *report,
           const char    *what,
           guint          i)
{
  const TrellisSheet *sheet = trellis_report_get_sheet (report, i);
  cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (recording);
  double x, y, width, height;

  trellis_report_draw_page (report, cr, i);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_recording_surface_ink_extents (recording, &x, &y, &width, &height);
  if (x < MARGIN || y < MARGIN || x + width > sheet->width - MARGIN || y + height > sheet->height - MARGIN)
    g_test_fail_printf ("%s, page %u: ink from %.1f, %.1f to %.1f, %.1f is past the margins", what, i + 1, x, y, x + width,
             y + height);
  cairo_destroy (cr);
  cairo_surface_destroy (recording);
}

/* Names wrap. What stands in a box of half a day has no more room than that, and
 * a school's page shows as much of a long sentence as a page holds. */
static gboolean
may_cut_off (TrellisReportKind kind,
             const char       *text)
{
  return kind == TRELLIS_REPORT_DIARY ||
         ((kind == TRELLIS_REPORT_SCHOOL || kind == TRELLIS_REPORT_STANDARDS_PACK) && strlen (text) > 50);
}

static void
check_cut (TrellisReport *report,
           const char    *what,
           guint          i)
{
  g_autofree char *cut = NULL;
  g_autofree char *text = trellis_report_dup_page_text (report, i, &cut);
  g_auto (GStrv) texts = g_strsplit (cut, "\n", -1);

  for (guint k = 0; texts[k] != NULL && *texts[k] != '\0'; k++)
    {
      if (!may_cut_off (trellis_report_get_kind (report), texts[k]))
        g_test_fail_printf ("%s, page %u: “%s” is cut off", what, i + 1, texts[k]);
    }
}

/* Makes a document, checks every page of it and gives its pages; %NULL where
 * there is nothing to make it of, which is said in a sentence. */
static GPtrArray *
check_report (TrellisStore      *store,
              const char        *folder,
              TrellisReportKind  kind,
              TrellisPaper       paper,
              const char        *urn,
              const char        *what,
              gboolean           has_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "out.pdf", NULL);
  g_autoptr (TrellisReport) report = trellis_report_new_from_store (store, kind, NULL, paper, urn, &error);
  GPtrArray *pages;

  if (report == NULL)
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
      g_assert_true (g_str_has_suffix (error->message, "."));
      return NULL;
    }
  g_assert_true (trellis_report_write_pdf (report, path, &error));
  g_assert_no_error (error);
  pages = read_pages (path);
  g_assert_cmpuint (pages->len, ==, trellis_report_get_n_pages (report));
  for (guint i = 0; i < pages->len; i++)
    {
      /* Of a long document the first pages, the last and some between. */
      if (i >= PAGES_LOOKED_AT && i + 1 < pages->len && i % (1 + pages->len / PAGES_LOOKED_AT) != 0)
        continue;
      check_page (report, what, pages, i, has_data);
      check_ink (report, what, i);
      check_cut (report, what, i);
    }
  g_unlink (path);

  return pages;
}

static char *
run_tool (const char *tool,
          const char *first,
          const char *second)
{
  const char *argv[] = { tool, first, second, NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL,
                NULL, &error);
  g_assert_no_error (error);

  return output;
}

static void
assert_tells (const char *what,
              const char *output,
              const char *words)
{
  if (strstr (output, words) == NULL)
    g_error ("%s: “%s” is not in:\n%s", what, words, output);
}

/* Each row of pdffonts ends: embedded, subset, with a map to Unicode, and where. */
static void
check_fonts (const char *what,
             const char *path)
{
  g_autofree char *output = run_tool ("pdffonts", path, NULL);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (output), "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), >, 2);
  for (guint i = 2; lines[i] != NULL; i++)
    {
      if (strstr (lines[i], "Inter") == NULL)
        g_error ("%s: not the document's own font: %s", what, lines[i]);
      if (strstr (lines[i], "yes yes yes") == NULL)
        g_error ("%s: a font is not embedded: %s", what, lines[i]);
    }
}

static gboolean
has_poppler (void)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");

  if (program != NULL)
    return TRUE;
  g_test_skip ("pdftotext is not installed");

  return FALSE;
}

/* What a PDF tells of itself: title, author, tags and fonts; its outline and
 * links are looked at in test-report.c. */
static void
test_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("trellis-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "trust.trellis", NULL);
  g_autofree char *out = g_build_filename (folder, "out.pdf", NULL);
  g_autoptr (TrellisStore) store = NULL;
  g_autofree char *urn = NULL;

  if (!has_poppler ())
    return;
  report_trust_write (path, 2, REPORT_TRUST_PLAIN);
  store = trellis_store_open_to_read (path, &error);
  g_assert_no_error (error);
  urn = report_trust_find_noted_school (store);
  for (TrellisReportKind kind = 0; kind < TRELLIS_N_REPORT_KINDS; kind++)
    {
      const char *what = trellis_report_kind_get_key (kind);
      gboolean is_note = kind == TRELLIS_REPORT_NOTE || kind == TRELLIS_REPORT_GOVERNORS_NOTE;
      g_autoptr (TrellisReport) report = trellis_report_new_from_store (store, kind, NULL, TRELLIS_PAPER_A4,
                                                                        is_note ? urn : NULL, &error);
      g_autofree char *info = NULL, *structure = NULL, *title = NULL;

      g_assert_no_error (error);
      g_assert_true (trellis_report_write_pdf (report, out, &error));
      g_assert_no_error (error);
      info = run_tool ("pdfinfo", out, NULL);
      title = g_strdup_printf ("%s\n", trellis_report_get_title (report));
      assert_tells (what, info, title);
      assert_tells (what, info, "Quillmere Schools Trust\n");
      structure = run_tool ("pdfinfo", "-struct", out);
      assert_tells (what, structure, "H1");
      if (get_head (kind) != NULL && kind != TRELLIS_REPORT_VISITS)
        {
          assert_tells (what, structure, "Table");
          assert_tells (what, structure, "TR");
          assert_tells (what, structure, "TH");
        }
      check_fonts (what, out);
      g_unlink (out);
    }
  g_clear_object (&store);
  report_trust_remove (folder);
}

/* One page or more for each school: of a large trust, one school's is looked at. */
static gboolean
is_of_each_school (TrellisReportKind kind)
{
  return (trellis_report_kind_get_options (kind) & TRELLIS_REPORT_OPTION_SCHOOL) != 0 &&
         kind != TRELLIS_REPORT_ACTIONS && kind != TRELLIS_REPORT_DOCUMENTS;
}

/* Nothing is said of any school. */
static gboolean
is_bare (const Trust *trust)
{
  return trust->n_schools == 0 || (trust->flags & REPORT_TRUST_NO_DATA) != 0;
}

static void
test_trust (gconstpointer data)
{
  const Trust *trust = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("trellis-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "trust.trellis", NULL);
  g_autoptr (TrellisStore) store = NULL;
  g_autofree char *urn = NULL;
  TrellisPaper n_papers = trust->n_schools < 90 && trust->scheme_id == NULL ? TRELLIS_N_PAPERS : 1;

  if (!has_poppler ())
    return;
  report_trust_write (path, trust->n_schools, trust->flags);
  if (trust->scheme_id != NULL)
    report_trust_change_scheme (path, trust->scheme_id);
  store = trellis_store_open_to_read (path, &error);
  g_assert_no_error (error);
  urn = report_trust_find_noted_school (store);
  for (TrellisReportKind kind = 0; kind < TRELLIS_N_REPORT_KINDS; kind++)
    {
      gboolean is_note = kind == TRELLIS_REPORT_NOTE || kind == TRELLIS_REPORT_GOVERNORS_NOTE;
      gboolean is_of_one = is_note || (is_of_each_school (kind) && trust->n_schools > 30);
      gboolean is_sized = (trellis_report_kind_get_options (kind) & TRELLIS_REPORT_OPTION_PAPER) != 0;

      if (is_note && urn == NULL)
        continue;
      /* A page for each adviser's half term, as alike as they are many. */
      if (kind == TRELLIS_REPORT_DIARY && trust->n_schools > 30)
        continue;
      for (TrellisPaper paper = 0; paper < (is_sized ? n_papers : 1); paper++)
        {
          g_autofree char *what = g_strdup_printf ("%s of %s", trellis_report_kind_get_key (kind), trust->name);
          g_autoptr (GPtrArray) pages = check_report (store, folder, kind, paper, is_of_one ? urn : NULL, what,
                                                             !is_bare (trust));

          if (pages == NULL)
            g_assert_true (is_bare (trust));
          else
            g_assert_cmpuint (pages->len, >, 0);
        }
    }
  g_clear_object (&store);
  report_trust_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  static const Trust trusts[] = {
    { "no-school", 0, REPORT_TRUST_PLAIN, NULL },
    { "no-data", 11, REPORT_TRUST_NO_DATA, NULL },
    { "1", 1, REPORT_TRUST_PLAIN, NULL },
    { "11/long-names", 11, REPORT_TRUST_LONG_NAMES, NULL },
    { "11/four-phase-days", 11, REPORT_TRUST_PLAIN, "four-phase-days" },
    { "11/four-phase-tiers", 11, REPORT_TRUST_PLAIN, "four-phase-tiers" },
    { "11/review-cycle", 11, REPORT_TRUST_PLAIN, "review-cycle" },
    { "90", 90, REPORT_TRUST_PLAIN, NULL },
    { "300", 300, REPORT_TRUST_PLAIN, NULL },
  };

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/every-paper/file", test_file);
  for (guint i = 0; i < G_N_ELEMENTS (trusts); i++)
    {
      g_autofree char *path = g_strconcat ("/every-paper/", trusts[i].name, NULL);

      g_test_add_data_func (path, &trusts[i], test_trust);
    }

  return g_test_run ();
}
