/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-matrix-block.h"

#include <string.h>

typedef struct
{
  TrellisScheme *scheme;
  TrellisMatrix *matrix;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GListStore) schools = g_list_store_new (TRELLIS_TYPE_SCHOOL);
  g_autoptr (GError) error = NULL;

  fixture->scheme = trellis_scheme_new_shipped ("five-category", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *urn = g_strdup_printf ("90000%u", i);
      g_autofree char *name = g_strdup_printf ("School %u", i);
      g_autoptr (TrellisSchool) school = trellis_school_new (urn, name);

      g_free (school->phase);
      school->phase = g_strdup ("all-through");
      g_list_store_append (schools, school);
    }
  fixture->matrix = trellis_matrix_new (fixture->scheme, G_LIST_MODEL (schools));
  fixture->matrix->source = TRELLIS_SOURCE_AGREED;
  for (guint row = 0; row < 4; row++)
    {
      for (guint column = 0; column < trellis_matrix_get_n_columns (fixture->matrix); column++)
        trellis_matrix_get_cell (fixture->matrix, row, column)->applies = TRUE;
    }
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_object_unref (fixture->matrix);
  g_object_unref (fixture->scheme);
}

/* Puts each level's short code, name, key and id where the text has 1 to 4 with
 * a letter: 1s, 1n, 1k, 1i. */
static char *
dup_text (Fixture    *fixture,
          const char *pattern)
{
  GString *text = g_string_new (NULL);

  for (const char *p = pattern; *p != '\0'; p++)
    {
      if (*p >= '1' && *p <= '4' && p[1] != '\0' && strchr ("snki", p[1]) != NULL)
        {
          const TrellisLevel *level = g_ptr_array_index (fixture->scheme->levels, *p - '1');

          p++;
          g_string_append (text, *p == 's' ? level->short_code : *p == 'n' ? level->name
                                 : *p == 'k' ? level->key : level->id);
        }
      else
        {
          g_string_append_c (text, *p);
        }
    }

  return g_string_free (text, FALSE);
}

static char *
describe (Fixture            *fixture,
          TrellisMatrixBlock *block)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < block->cells->len; i++)
    {
      const TrellisBlockCell *cell = &g_array_index (block->cells, TrellisBlockCell, i);

      g_string_append_printf (text, "%s%u,%u=%d", i > 0 ? " " : "", cell->row, cell->column, cell->level->rank);
    }

  return g_string_free (text, FALSE);
}

static void
test_parse (Fixture       *fixture,
            gconstpointer  unused)
{
  static const struct
  {
    const char *text;
    TrellisBlockArea area;
    const char *cells;
    guint n_refused;
    const char *refused;   /* (nullable) */
  } cases[] = {
    { "", { 0, 0, 1, 1 }, "", 0, NULL },
    { "\n", { 0, 0, 1, 1 }, "", 0, NULL },
    { "1s", { 2, 1, 1, 1 }, "2,1=1", 0, NULL },
    { "1s\r\n", { 2, 1, 1, 1 }, "2,1=1", 0, NULL },
    { " 2n ", { 0, 0, 1, 1 }, "0,0=2", 0, NULL },
    { "\"3n\"", { 0, 0, 1, 1 }, "0,0=3", 0, NULL },
    { "4k", { 0, 0, 1, 1 }, "0,0=4", 0, NULL },
    { "2i", { 0, 0, 1, 1 }, "0,0=2", 0, NULL },
    /* One level fills what is selected; a block does not. */
    { "1s", { 0, 0, 2, 2 }, "0,0=1 0,1=1 1,0=1 1,1=1", 0, NULL },
    { "1s\t2s", { 0, 0, 2, 3 }, "0,0=1 0,1=2", 0, NULL },
    { "1s\t2s\n3s\t4s\n", { 1, 1, 1, 1 }, "1,1=1 1,2=2 2,1=3 2,2=4", 0, NULL },
    { "1s\t2s\r\n3s\t4s\r\n", { 1, 1, 1, 1 }, "1,1=1 1,2=2 2,1=3 2,2=4", 0, NULL },
    { "1s\t2s\r3s\t4s", { 1, 1, 1, 1 }, "1,1=1 1,2=2 2,1=3 2,2=4", 0, NULL },
    /* Empty cells and lines leave what is under them; rows may be short. */
    { "\t2s\n\n3s\n", { 0, 0, 1, 1 }, "0,1=2 2,0=3", 0, NULL },
    { "1s\tno such", { 0, 0, 1, 1 }, "0,0=1", 1, "1 cell left out: School 0, " },
    { "1s\tno such", { 0, 0, 1, 1 }, "0,0=1", 1, "where “no such” is no level." },
    { "a line\nand \"another\"", { 0, 0, 1, 1 }, "", 2, "“and \"another\"” is no level." },
    { "1s\n2s", { 3, 0, 1, 1 }, "3,0=1", 1, "is beyond the matrix" },
    { "x\nx\nx\nx", { 0, 0, 1, 1 }, "", 4, "; and 1 more." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = dup_text (fixture, cases[i].text);
      g_autoptr (TrellisMatrixBlock) block = trellis_matrix_parse_block (fixture->matrix, &cases[i].area, text);
      g_autofree char *cells = describe (fixture, block);

      g_test_message ("%s", text);
      g_assert_cmpstr (cells, ==, cases[i].cells);
      g_assert_cmpuint (block->n_refused, ==, cases[i].n_refused);
      if (cases[i].refused == NULL)
        g_assert_null (block->refused);
      else if (strstr (block->refused, cases[i].refused) == NULL)
        g_error ("“%s” does not say “%s”", block->refused, cases[i].refused);
    }
}

/* A category is agreed and not pasted, but a source's own view of the whole is a
 * judgement as any other; what does not apply stays so. */
static void
test_refuse (Fixture       *fixture,
             gconstpointer  unused)
{
  guint overall = trellis_matrix_get_n_columns (fixture->matrix) - 1;
  TrellisBlockArea area = { 0, overall, 1, 1 };
  g_autoptr (TrellisMatrixBlock) agreed = NULL;
  g_autoptr (TrellisMatrixBlock) own = NULL;
  g_autoptr (TrellisMatrixBlock) none = NULL;
  g_autofree char *text = dup_text (fixture, "2s");

  agreed = trellis_matrix_parse_block (fixture->matrix, &area, text);
  g_assert_cmpuint (agreed->cells->len, ==, 0);
  g_assert_nonnull (strstr (agreed->refused, "agreed at a meeting"));

  fixture->matrix->source = TRELLIS_SOURCE_SELF_EVALUATION;
  own = trellis_matrix_parse_block (fixture->matrix, &area, text);
  g_assert_cmpuint (own->cells->len, ==, 1);

  area.column = 0;
  trellis_matrix_get_cell (fixture->matrix, 0, 0)->applies = FALSE;
  none = trellis_matrix_parse_block (fixture->matrix, &area, text);
  g_assert_cmpuint (none->cells->len, ==, 0);
  g_assert_nonnull (strstr (none->refused, "does not apply"));
}

static void
test_copy (Fixture       *fixture,
           gconstpointer  unused)
{
  TrellisBlockArea area = { 1, 0, 2, 3 };
  g_autofree char *text = NULL;
  g_autofree char *expected = dup_text (fixture, "1s\t\t\n\t3s\t\n");
  g_autoptr (TrellisMatrixBlock) block = NULL;

  trellis_matrix_get_cell (fixture->matrix, 1, 0)->level = g_ptr_array_index (fixture->scheme->levels, 0);
  trellis_matrix_get_cell (fixture->matrix, 2, 1)->level = g_ptr_array_index (fixture->scheme->levels, 2);
  trellis_matrix_get_cell (fixture->matrix, 2, 2)->level = g_ptr_array_index (fixture->scheme->levels, 2);
  trellis_matrix_get_cell (fixture->matrix, 2, 2)->applies = FALSE;
  text = trellis_matrix_dup_block (fixture->matrix, &area);
  g_assert_cmpstr (text, ==, expected);

  /* What is copied can be pasted. */
  block = trellis_matrix_parse_block (fixture->matrix, &area, text);
  g_assert_cmpuint (block->cells->len, ==, 2);
  g_assert_cmpuint (block->n_refused, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/matrix-block/parse", Fixture, NULL, set_up, test_parse, tear_down);
  g_test_add ("/matrix-block/refuse", Fixture, NULL, set_up, test_refuse, tear_down);
  g_test_add ("/matrix-block/copy", Fixture, NULL, set_up, test_copy, tear_down);

  return g_test_run ();
}
