/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz-target.h"

#include <stdlib.h>
#include <string.h>

/* fuzz-TARGET CORPUS RUNS
 *
 * The short form of a fuzzer, without one: every input of the corpus, and RUNS
 * more that are made of them by a fixed seed, so that a check that passes passes
 * again. TRELLIS_SEED takes another; TRELLIS_FUZZ_RUNS takes more. */

#define MAX_SIZE 65536

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static GPtrArray *
read_corpus (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      char *bytes;
      gsize length;

      g_assert_true (g_file_get_contents (g_ptr_array_index (names, i), &bytes, &length, NULL));
      g_ptr_array_add (inputs, g_bytes_new_take (bytes, length));
    }
  g_ptr_array_unref (names);
  g_assert_cmpuint (inputs->len, >, 0);

  return inputs;
}

static guint
pick (GRand *rand,
      gsize  n)
{
  return n > 0 ? g_rand_int_range (rand, 0, (gint32) n) : 0;
}

/* A few of the changes that fuzzers make: bytes set, flipped, doubled and taken
 * away, and a part of another input put in. */
static void
mutate (GRand      *rand,
        GPtrArray  *inputs,
        GByteArray *input)
{
  static const guint8 interesting[] = { 0, 1, 0x7f, 0x80, 0xff, '"', ',', '\n', '\r', '{', '}', '[', 'T', 9, 18, 23 };
  GBytes *other = g_ptr_array_index (inputs, pick (rand, inputs->len));
  gsize other_size;
  const guint8 *other_bytes = g_bytes_get_data (other, &other_size);
  guint at = pick (rand, input->len);
  guint n = pick (rand, MIN (64, input->len - at + 1));

  switch (pick (rand, 6))
    {
    case 0:
      if (input->len > 0)
        input->data[at] ^= 1 << pick (rand, 8);
      break;
    case 1:
      if (input->len > 0)
        input->data[at] = interesting[pick (rand, G_N_ELEMENTS (interesting))];
      break;
    case 2:
      if (input->len > 0)
        input->data[at] = g_rand_int_range (rand, 0, 256);
      break;
    case 3:
      g_byte_array_remove_range (input, at, n);
      break;
    case 4:
      if (other_size > 0 && input->len < MAX_SIZE)
        {
          guint from = pick (rand, other_size);
          guint length = 1 + pick (rand, MIN (256, other_size - from));
          g_autofree guint8 *rest = g_memdup2 (input->data + at, input->len - at);
          guint n_rest = input->len - at;

          g_byte_array_set_size (input, at);
          g_byte_array_append (input, other_bytes + from, length);
          g_byte_array_append (input, rest, n_rest);
        }
      break;
    default:
      if (n > 0 && input->len < MAX_SIZE)
        {
          g_autofree guint8 *again = g_memdup2 (input->data + at, n);

          g_byte_array_append (input, again, n);
        }
      break;
    }
}

int
main (int   argc,
      char *argv[])
{
  const char *seed = g_getenv ("TRELLIS_SEED");
  const char *more = g_getenv ("TRELLIS_FUZZ_RUNS");
  g_autoptr (GRand) rand = NULL;
  g_autoptr (GPtrArray) inputs = NULL;
  guint n_runs;

  if (argc < 3)
    return 2;
  LLVMFuzzerInitialize (&argc, &argv);
  rand = g_rand_new_with_seed (seed != NULL ? (guint32) g_ascii_strtoull (seed, NULL, 10) : 1);
  n_runs = (guint) g_ascii_strtoull (more != NULL ? more : argv[2], NULL, 10);
  inputs = read_corpus (argv[1]);
  for (guint i = 0; i < inputs->len; i++)
    LLVMFuzzerTestOneInput (g_bytes_get_data (g_ptr_array_index (inputs, i), NULL),
                            g_bytes_get_size (g_ptr_array_index (inputs, i)));

  for (guint i = 0; i < n_runs; i++)
    {
      g_autoptr (GByteArray) input = g_byte_array_new ();
      GBytes *from = g_ptr_array_index (inputs, pick (rand, inputs->len));
      gsize size;
      const guint8 *bytes = g_bytes_get_data (from, &size);

      g_byte_array_append (input, bytes, size);
      for (guint n = 1 + pick (rand, 6); n > 0; n--)
        mutate (rand, inputs, input);
      LLVMFuzzerTestOneInput (input->data, input->len);
    }

  g_print ("1..1\nok 1 - %u inputs of the corpus and %u made of them\n", inputs->len, n_runs);
  return EXIT_SUCCESS;
}
