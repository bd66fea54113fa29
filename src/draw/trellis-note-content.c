/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-note-paper.h"

/* What a note of visit says, gathered by whoever read it and laid out by
 * trellis-note-paper.c. */

static void
free_fact (gpointer data)
{
  TrellisNoteFact *fact = data;

  g_free (fact->label);
  g_free (fact->value);
  g_free (fact);
}

static void
free_row (gpointer data)
{
  TrellisNoteRow *row = data;

  g_free (row->what);
  g_free (row->words);
  g_free (row->evidence);
  g_free (row);
}

static void
free_section (gpointer data)
{
  TrellisNoteSection *section = data;

  g_free (section->title);
  g_free (section->hint);
  g_free (section->body);
  g_ptr_array_unref (section->rows);
  g_free (section);
}

/**
 * trellis_note_content_new:
 * @title: the school, or the federation
 * @subtitle: the visit and its day
 *
 * Returns: (transfer full): a note without facts and parts
 */
TrellisNoteContent *
trellis_note_content_new (const char *title,
                          const char *subtitle)
{
  TrellisNoteContent *self = g_new0 (TrellisNoteContent, 1);

  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  self->facts = g_ptr_array_new_with_free_func (free_fact);
  self->sections = g_ptr_array_new_with_free_func (free_section);

  return self;
}

/**
 * trellis_note_content_free:
 * @self: (nullable) (transfer full): a note
 */
void
trellis_note_content_free (TrellisNoteContent *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->scheme);
  g_free (self->title);
  g_free (self->subtitle);
  g_ptr_array_unref (self->facts);
  g_ptr_array_unref (self->sections);
  g_free (self);
}

/**
 * trellis_note_content_add_fact:
 * @self: a note
 * @label: "Adviser"
 * @value: what it is; an empty one is left out
 */
void
trellis_note_content_add_fact (TrellisNoteContent *self,
                               const char         *label,
                               const char         *value)
{
  TrellisNoteFact *fact;

  if (*value == '\0')
    return;
  fact = g_new0 (TrellisNoteFact, 1);
  fact->label = g_strdup (label);
  fact->value = g_strdup (value);
  g_ptr_array_add (self->facts, fact);
}

/**
 * trellis_note_content_add_section:
 * @self: a note
 * @title: its label
 * @hint: what stands small under it; may be empty
 * @body: its words; may be empty
 *
 * Returns: (transfer none): the part, after those that there are
 */
TrellisNoteSection *
trellis_note_content_add_section (TrellisNoteContent *self,
                                  const char         *title,
                                  const char         *hint,
                                  const char         *body)
{
  TrellisNoteSection *section = g_new0 (TrellisNoteSection, 1);

  section->title = g_strdup (title);
  section->hint = g_strdup (hint);
  section->body = g_strdup (body);
  section->rows = g_ptr_array_new_with_free_func (free_row);
  g_ptr_array_add (self->sections, section);

  return section;
}

/**
 * trellis_note_section_add_row:
 * @self: a part of a note
 * @what: an action
 * @words: whose it is, when it is due; may be empty
 * @evidence: a line of evidence; may be empty
 *
 * Returns: (transfer none): the row, without a rating
 */
TrellisNoteRow *
trellis_note_section_add_row (TrellisNoteSection *self,
                              const char         *what,
                              const char         *words,
                              const char         *evidence)
{
  TrellisNoteRow *row = g_new0 (TrellisNoteRow, 1);

  row->what = g_strdup (what);
  row->words = g_strdup (words);
  row->evidence = g_strdup (evidence);
  g_ptr_array_add (self->rows, row);

  return row;
}
