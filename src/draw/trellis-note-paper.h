/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sheet.h"

G_BEGIN_DECLS

/** TrellisNoteFact: one of the facts under a note's title. */
typedef struct
{
  char *label;
  char *value;
} TrellisNoteFact;

/** TrellisNoteRow: an action on a note, with its mark where the visit rated it. */
typedef struct
{
  gboolean has_rating;
  TrellisRating rating;
  char *what;
  char *words;          /* whose it is, when it is due, what it was before; may be empty */
  char *evidence;       /* may be empty */
} TrellisNoteRow;

/** TrellisNoteSection: what hangs on one label at the left: a part of the note, or actions. */
typedef struct
{
  char *title;
  char *hint;                 /* under the title; may be empty */
  const TrellisLevel *level;  /* (nullable): found there */
  char *body;                 /* as trellis_rich_text_parse() reads it; may be empty */
  GPtrArray *rows;            /* (element-type TrellisNoteRow): after the body */
} TrellisNoteSection;

/** TrellisNoteContent: all that a note of visit says on paper. */
typedef struct
{
  TrellisScheme *scheme;      /* (nullable): which the levels are of */
  char *title;                /* the school */
  char *subtitle;             /* "Visit 4 of 6, Tuesday 10 March 2026" */
  GPtrArray *facts;           /* (element-type TrellisNoteFact) */
  GPtrArray *sections;        /* (element-type TrellisNoteSection) */
} TrellisNoteContent;

typedef struct _TrellisNotePaper TrellisNotePaper;

TrellisNoteContent *trellis_note_content_new         (const char           *title,
                                                      const char           *subtitle);
void                trellis_note_content_free        (TrellisNoteContent   *self);
void                trellis_note_content_add_fact    (TrellisNoteContent   *self,
                                                      const char           *label,
                                                      const char           *value);
TrellisNoteSection *trellis_note_content_add_section (TrellisNoteContent   *self,
                                                      const char           *title,
                                                      const char           *hint,
                                                      const char           *body);
TrellisNoteRow     *trellis_note_section_add_row     (TrellisNoteSection   *self,
                                                      const char           *what,
                                                      const char           *words,
                                                      const char           *evidence);

TrellisNotePaper   *trellis_note_paper_new           (TrellisNoteContent   *content,
                                                      TrellisText          *text);
void                trellis_note_paper_free          (TrellisNotePaper     *self);
guint               trellis_note_paper_get_n_pages   (TrellisNotePaper     *self);
const TrellisSheet *trellis_note_paper_get_sheet     (TrellisNotePaper     *self);
void                trellis_note_paper_draw          (TrellisNotePaper     *self,
                                                      cairo_t              *cr,
                                                      TrellisText          *text,
                                                      const TrellisPalette *palette,
                                                      guint                 page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisNoteContent, trellis_note_content_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisNotePaper, trellis_note_paper_free)

G_END_DECLS
