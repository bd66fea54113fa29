/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-speller.h"

#include <enchant.h>
#include <string.h>

/* A dictionary of the desk, asked through enchant. Where there is none, there
 * is no speller, and nothing is marked. */

struct _TrellisSpeller
{
  GObject parent_instance;

  EnchantBroker *broker;
  EnchantDict *dict;
  GHashTable *answers;   /* (element-type utf8 gboolean): what was asked before; a page is checked at every pause */
};

G_DEFINE_FINAL_TYPE (TrellisSpeller, trellis_speller, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Dictionaries have the straight apostrophe. */
static char *
straighten (const char *word)
{
  g_auto (GStrv) pieces = g_strsplit (word, "’", -1);

  return g_strjoinv ("'", pieces);
}

static void
forget_answers (TrellisSpeller *self)
{
  g_hash_table_remove_all (self->answers);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
trellis_speller_finalize (GObject *object)
{
  TrellisSpeller *self = TRELLIS_SPELLER (object);

  if (self->dict != NULL)
    enchant_broker_free_dict (self->broker, self->dict);
  enchant_broker_free (self->broker);
  g_hash_table_unref (self->answers);

  G_OBJECT_CLASS (trellis_speller_parent_class)->finalize (object);
}

static void
trellis_speller_class_init (TrellisSpellerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_speller_finalize;

  /**
   * TrellisSpeller::changed:
   * @self: a speller
   *
   * It knows more words than before.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
trellis_speller_init (TrellisSpeller *self)
{
  self->broker = enchant_broker_init ();
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * trellis_speller_new:
 * @language: as "en_GB"
 *
 * Returns: (transfer full) (nullable): a speller, or %NULL where the desk has no
 *   dictionary of the language
 */
TrellisSpeller *
trellis_speller_new (const char *language)
{
  g_autoptr (TrellisSpeller) self = g_object_new (TRELLIS_TYPE_SPELLER, NULL);

  if (!enchant_broker_dict_exists (self->broker, language))
    return NULL;
  self->dict = enchant_broker_request_dict (self->broker, language);

  return self->dict != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * trellis_speller_get_default:
 *
 * Schools of England are written to in British English, whatever language the
 * desk speaks.
 *
 * Returns: (transfer none) (nullable): the speller of all windows; %NULL where
 *   the desk has no English dictionary
 */
TrellisSpeller *
trellis_speller_get_default (void)
{
  static TrellisSpeller *speller = NULL;
  static gboolean is_asked = FALSE;

  if (!is_asked)
    {
      is_asked = TRUE;
      speller = trellis_speller_new ("en_GB");
      if (speller == NULL)
        speller = trellis_speller_new ("en");
    }

  return speller;
}

/* What no dictionary has: figures, and abbreviations in capitals such as SEND. */
static gboolean
is_beyond_spelling (const char *word)
{
  gboolean has_small = FALSE;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        return TRUE;
      has_small = has_small || g_unichar_islower (c);
    }

  return !has_small;
}

/**
 * trellis_speller_check:
 * @self: a speller
 * @word: a word, in UTF-8
 *
 * Returns: whether it is spelt well; figures and abbreviations are
 */
gboolean
trellis_speller_check (TrellisSpeller *self,
                       const char     *word)
{
  g_autofree char *straight = NULL;
  gpointer answer;
  gboolean is_good;

  g_return_val_if_fail (TRELLIS_IS_SPELLER (self), TRUE);

  if (is_beyond_spelling (word))
    return TRUE;
  if (g_hash_table_lookup_extended (self->answers, word, NULL, &answer))
    return GPOINTER_TO_INT (answer);
  straight = straighten (word);
  is_good = enchant_dict_check (self->dict, straight, -1) == 0;
  g_hash_table_insert (self->answers, g_strdup (word), GINT_TO_POINTER (is_good));

  return is_good;
}

/**
 * trellis_speller_suggest:
 * @self: a speller
 * @word: a word that is not spelt well
 * @n_most: no more than so many
 *
 * Returns: (transfer full): words that may be meant, the likeliest first
 */
GStrv
trellis_speller_suggest (TrellisSpeller *self,
                         const char     *word,
                         guint           n_most)
{
  g_autofree char *straight = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  char **found;
  size_t n = 0;

  g_return_val_if_fail (TRELLIS_IS_SPELLER (self), NULL);

  straight = straighten (word);
  found = enchant_dict_suggest (self->dict, straight, -1, &n);
  for (size_t i = 0; i < n && i < n_most; i++)
    g_strv_builder_add (builder, found[i]);
  if (found != NULL)
    enchant_dict_free_string_list (self->dict, found);

  return g_strv_builder_end (builder);
}

/**
 * trellis_speller_learn:
 * @self: a speller
 * @word: a word that is spelt well
 *
 * Puts it into the person's own list, which other programs read too.
 */
void
trellis_speller_learn (TrellisSpeller *self,
                       const char     *word)
{
  g_autofree char *straight = NULL;

  g_return_if_fail (TRELLIS_IS_SPELLER (self));

  straight = straighten (word);
  enchant_dict_add (self->dict, straight, -1);
  forget_answers (self);
}

/**
 * trellis_speller_know:
 * @self: a speller
 * @text: names, as of a school and its people
 *
 * Takes the words of @text for well spelt until the program ends.
 */
void
trellis_speller_know (TrellisSpeller *self,
                      const char     *text)
{
  g_auto (GStrv) words = NULL;
  gboolean is_new = FALSE;

  g_return_if_fail (TRELLIS_IS_SPELLER (self));

  words = g_strsplit_set (text, " ,.;:()/&-", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *straight = straighten (words[i]);

      if (*straight == '\0' || enchant_dict_check (self->dict, straight, -1) == 0)
        continue;
      enchant_dict_add_to_session (self->dict, straight, -1);
      is_new = TRUE;
    }
  if (is_new)
    forget_answers (self);
}
