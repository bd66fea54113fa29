/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** TrellisMailDraft: a message that a person is to look through and send. Copied by whoever takes it. */
typedef struct
{
  const char *address;     /* (nullable): whom it is to; NULL leaves it to the person */
  const char *subject;
  const char *body;
  const char *attachment;  /* the path of a file */
} TrellisMailDraft;

void     trellis_mail_draft_async  (const TrellisMailDraft *draft,
                                    GCancellable           *cancellable,
                                    GAsyncReadyCallback     callback,
                                    gpointer                user_data);
gboolean trellis_mail_draft_finish (GAsyncResult           *result,
                                    GError                **error);

G_END_DECLS
