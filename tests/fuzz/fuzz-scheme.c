/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz-target.h"

#include "trellis-core.h"
#include "trellis-scheme.h"

/* Any bytes as a scheme: a scheme that can be asked, or one sentence. */

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);
  trellis_core_init ();
  return 0;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_from_json (text, (gssize) size, "fuzz.json", &error);

  g_assert_true ((scheme == NULL) == (error != NULL));
  if (error != NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL) && *error->message != '\0');
      return 0;
    }
  for (guint i = 0; i < scheme->aspects->len; i++)
    {
      TrellisAspect *aspect = g_ptr_array_index (scheme->aspects, i);
      TrellisSubject subject = { .phase = "primary" };

      g_assert_true (trellis_scheme_get_aspect (scheme, aspect->id) != NULL);
      trellis_scheme_aspect_applies (scheme, aspect->id, &subject);
    }
  for (guint i = 0; i < scheme->levels->len; i++)
    {
      TrellisLevel *level = g_ptr_array_index (scheme->levels, i);

      g_assert_true (trellis_scheme_get_level (scheme, level->id) != NULL);
    }

  return 0;
}
