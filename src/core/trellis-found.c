/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-found.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TrellisFound, trellis_found, G_TYPE_OBJECT)

static const char *const kind_names[TRELLIS_N_FOUND_KINDS] = {
  [TRELLIS_FOUND_SCHOOL] = N_("Schools"),
  [TRELLIS_FOUND_PERSON] = N_("People"),
  [TRELLIS_FOUND_ACTION] = N_("Actions"),
  [TRELLIS_FOUND_VISIT] = N_("Visits"),
  [TRELLIS_FOUND_NOTE] = N_("Notes"),
};

static void
trellis_found_finalize (GObject *object)
{
  TrellisFound *self = TRELLIS_FOUND (object);

  g_free (self->id);
  g_free (self->urn);
  g_free (self->title);
  g_free (self->words);

  G_OBJECT_CLASS (trellis_found_parent_class)->finalize (object);
}

static void
trellis_found_class_init (TrellisFoundClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_found_finalize;
}

static void
trellis_found_init (TrellisFound *self)
{
}

/**
 * trellis_found_new:
 * @kind: what was found
 * @id: which, as #TrellisFound says
 * @urn: the school that it belongs to; empty for none
 * @title: what it is called
 * @words: where the words stand in it, marked as #TrellisFound says
 *
 * Returns: (transfer full): one thing that a search found
 */
TrellisFound *
trellis_found_new (TrellisFoundKind  kind,
                   const char       *id,
                   const char       *urn,
                   const char       *title,
                   const char       *words)
{
  TrellisFound *self = g_object_new (TRELLIS_TYPE_FOUND, NULL);

  self->kind = kind;
  self->id = g_strdup (id);
  self->urn = g_strdup (urn);
  self->title = g_strdup (title);
  self->words = g_strdup (words);

  return self;
}

/* Copies the words with something in the place of each mark. A text may hold
 * the marks itself: what is opened is closed, and nothing else is. */
static char *
replace_marks (const char *words,
               const char *begin,
               const char *end)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean is_open = FALSE;

  for (const char *c = words; *c != '\0'; c++)
    {
      if (*c == TRELLIS_FOUND_BEGIN || *c == TRELLIS_FOUND_END)
        {
          if (is_open != (*c == TRELLIS_FOUND_BEGIN))
            g_string_append (out, is_open ? end : begin);
          is_open = *c == TRELLIS_FOUND_BEGIN;
        }
      else
        g_string_append_c (out, *c);
    }
  if (is_open)
    g_string_append (out, end);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * trellis_found_dup_markup:
 * @self: what was found
 *
 * Returns: (transfer full): its words as markup, the ones searched for in bold
 */
char *
trellis_found_dup_markup (TrellisFound *self)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  /* The escaping would write the marks as numbers, which markup does not allow. */
  for (const char *c = self->words; *c != '\0'; c++)
    {
      if (*c == '&')
        g_string_append (plain, "&amp;");
      else if (*c == '<')
        g_string_append (plain, "&lt;");
      else if (*c == '>')
        g_string_append (plain, "&gt;");
      else if (*c == TRELLIS_FOUND_BEGIN || *c == TRELLIS_FOUND_END || !g_ascii_iscntrl (*c))
        g_string_append_c (plain, *c);
    }

  return replace_marks (plain->str, "<b>", "</b>");
}

/**
 * trellis_found_dup_words:
 * @self: what was found
 *
 * Returns: (transfer full): its words without marks, to be spoken
 */
char *
trellis_found_dup_words (TrellisFound *self)
{
  return replace_marks (self->words, "", "");
}

/**
 * trellis_found_kind_get_name:
 * @kind: what a search can find
 *
 * Returns: (transfer none): the heading of what was found of it
 */
const char *
trellis_found_kind_get_name (TrellisFoundKind kind)
{
  g_return_val_if_fail ((guint) kind < TRELLIS_N_FOUND_KINDS, NULL);

  return _(kind_names[kind]);
}
