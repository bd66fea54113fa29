/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define TRELLIS_JSON_ERROR (trellis_json_error_quark ())
GQuark trellis_json_error_quark (void);

typedef enum
{
  TRELLIS_JSON_ERROR_SYNTAX,   /* not JSON: the message has line and column */
  TRELLIS_JSON_ERROR_CONTENT,  /* the message has the path, such as levels[2].rank */
} TrellisJsonErrorCode;

/**
 * TrellisJsonReader: reads a document that people wrote and remembers the first
 * thing that is wrong with it. Once something is, every further read does
 * nothing and returns its fallback, so that callers read straight on and ask
 * once, at the end.
 */
typedef struct
{
  const char *origin;  /* (nullable): the file, for messages */
  GError *error;       /* (nullable): the first thing wrong */
} TrellisJsonReader;

/** TrellisJsonAt: an object and the way to it. */
typedef struct _TrellisJsonAt TrellisJsonAt;
struct _TrellisJsonAt
{
  const TrellisJsonAt *parent;  /* (nullable): NULL for the document itself */
  const char *member;           /* under which it stands in @parent */
  int index;                    /* in the list there; -1 where it is not in a list */
  JsonObject *object;
};

JsonNode *trellis_json_parse       (const char           *origin,
                                    const char           *text,
                                    gsize                 length,
                                    GError              **error);
void      trellis_json_fail        (TrellisJsonReader    *reader,
                                    const TrellisJsonAt  *at,
                                    const char           *member,
                                    const char           *format,
                                    ...) G_GNUC_PRINTF (4, 5);
gboolean  trellis_json_has         (const TrellisJsonAt  *at,
                                    const char           *member);
JsonNodeType trellis_json_get_kind (const TrellisJsonAt  *at,
                                    const char           *member);
gboolean  trellis_json_enter       (TrellisJsonReader    *reader,
                                    const TrellisJsonAt  *at,
                                    const char           *member,
                                    TrellisJsonAt        *child);
guint     trellis_json_count       (TrellisJsonReader    *reader,
                                    const TrellisJsonAt  *at,
                                    const char           *member);
gboolean  trellis_json_enter_item  (TrellisJsonReader    *reader,
                                    const TrellisJsonAt  *at,
                                    const char           *member,
                                    guint                 index,
                                    TrellisJsonAt        *child);
char     *trellis_json_dup_needed  (TrellisJsonReader    *reader,
                                    const TrellisJsonAt  *at,
                                    const char           *member);
char     *trellis_json_dup_string  (TrellisJsonReader    *reader,
                                    const TrellisJsonAt  *at,
                                    const char           *member,
                                    const char           *fallback);
GStrv     trellis_json_dup_strings (TrellisJsonReader    *reader,
                                    const TrellisJsonAt  *at,
                                    const char           *member);
int       trellis_json_get_int     (TrellisJsonReader    *reader,
                                    const TrellisJsonAt  *at,
                                    const char           *member,
                                    int                   least,
                                    int                   most,
                                    int                   fallback);
double    trellis_json_get_number  (TrellisJsonReader    *reader,
                                    const TrellisJsonAt  *at,
                                    const char           *member,
                                    double                least,
                                    double                most,
                                    double                fallback);
gboolean  trellis_json_get_boolean (TrellisJsonReader    *reader,
                                    const TrellisJsonAt  *at,
                                    const char           *member);

G_END_DECLS
