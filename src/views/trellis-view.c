/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-view.h"

#include "trellis-store-history.h"

/* What the window and its views owe each other. A view reads the store and the
 * scope and shows them; it asks for anything beyond itself by a signal. */

typedef struct
{
  TrellisStore *store;
  TrellisScope *scope;
  char *title;
  char *subtitle;
  GtkWidget *header_end;
  GtkWidget *scope_end;
  int badge;
  gboolean is_shown;
  TrellisTopic stale;   /* what has changed since the view was last on screen */
} TrellisViewPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TrellisView, trellis_view, ADW_TYPE_BIN)

enum
{
  PROP_STORE = 1,
  PROP_SCOPE,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_BADGE,
  N_PROPS
};

enum
{
  SIGNAL_TOAST,
  SIGNAL_OPEN_SCHOOL,
  SIGNAL_OPEN_VISIT,
  SIGNAL_OPEN_NOTE,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static TrellisViewPrivate *
get_private (TrellisView *self)
{
  return trellis_view_get_instance_private (self);
}

static void
refresh_now (TrellisView *self)
{
  TrellisViewPrivate *priv = get_private (self);
  TrellisTopic topics = priv->stale;

  if (!priv->is_shown || topics == 0)
    return;
  priv->stale = 0;
  TRELLIS_VIEW_GET_CLASS (self)->refresh (self, topics);
}

static void
store_changed_cb (TrellisView  *self,
                  guint         topics,
                  TrellisStore *store)
{
  get_private (self)->stale |= topics;
  refresh_now (self);
}

static void
scope_changed_cb (TrellisView  *self,
                  TrellisScope *scope)
{
  get_private (self)->stale = TRELLIS_TOPIC_ALL;
  refresh_now (self);
}

static void
trellis_view_constructed (GObject *object)
{
  TrellisView *self = TRELLIS_VIEW (object);
  TrellisViewPrivate *priv = get_private (self);

  G_OBJECT_CLASS (trellis_view_parent_class)->constructed (object);

  g_signal_connect_object (priv->store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->scope, "changed", G_CALLBACK (scope_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
trellis_view_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  TrellisViewPrivate *priv = get_private (TRELLIS_VIEW (object));

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, priv->store);
      break;
    case PROP_SCOPE:
      g_value_set_object (value, priv->scope);
      break;
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, priv->subtitle);
      break;
    case PROP_BADGE:
      g_value_set_int (value, priv->badge);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
trellis_view_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  TrellisView *self = TRELLIS_VIEW (object);
  TrellisViewPrivate *priv = get_private (self);

  switch (prop_id)
    {
    case PROP_STORE:
      priv->store = g_value_dup_object (value);
      break;
    case PROP_SCOPE:
      priv->scope = g_value_dup_object (value);
      break;
    case PROP_TITLE:
      trellis_view_set_title (self, g_value_get_string (value));
      break;
    case PROP_SUBTITLE:
      trellis_view_set_subtitle (self, g_value_get_string (value));
      break;
    case PROP_BADGE:
      trellis_view_set_badge (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
trellis_view_dispose (GObject *object)
{
  TrellisViewPrivate *priv = get_private (TRELLIS_VIEW (object));

  g_clear_object (&priv->header_end);
  g_clear_object (&priv->scope_end);

  G_OBJECT_CLASS (trellis_view_parent_class)->dispose (object);
}

static void
trellis_view_finalize (GObject *object)
{
  TrellisViewPrivate *priv = get_private (TRELLIS_VIEW (object));

  g_clear_object (&priv->store);
  g_clear_object (&priv->scope);
  g_free (priv->title);
  g_free (priv->subtitle);

  G_OBJECT_CLASS (trellis_view_parent_class)->finalize (object);
}

static void
trellis_view_class_init (TrellisViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = trellis_view_constructed;
  object_class->get_property = trellis_view_get_property;
  object_class->set_property = trellis_view_set_property;
  object_class->dispose = trellis_view_dispose;
  object_class->finalize = trellis_view_finalize;

  /** TrellisView:store: the trust file that the view shows */
  props[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, TRELLIS_TYPE_STORE,
                                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /** TrellisView:scope: what of it the window looks at */
  props[PROP_SCOPE] = g_param_spec_object ("scope", NULL, NULL, TRELLIS_TYPE_SCOPE,
                                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /** TrellisView:title: the heading of the window while the view is shown */
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "",
                                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /** TrellisView:subtitle: the line under it */
  props[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, "",
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /** TrellisView:badge: work waiting in the view, shown in the sidebar; 0 for none */
  props[PROP_BADGE] = g_param_spec_int ("badge", NULL, NULL, 0, G_MAXINT, 0,
                                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * TrellisView::toast:
   * @self: the view
   * @text: what happened, in a sentence
   * @has_undo: whether it is an edit that the toast offers to undo
   */
  signals[SIGNAL_TOAST] = g_signal_new ("toast", TRELLIS_TYPE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                        2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  /**
   * TrellisView::open-school:
   * @self: the view
   * @urn: the school whose page is asked for
   */
  signals[SIGNAL_OPEN_SCHOOL] = g_signal_new ("open-school", TRELLIS_TYPE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * TrellisView::open-visit:
   * @self: the view
   * @visit_id: the visit that is asked for
   */
  signals[SIGNAL_OPEN_VISIT] = g_signal_new ("open-visit", TRELLIS_TYPE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * TrellisView::open-note:
   * @self: the view
   * @visit_id: the visit whose note is asked for
   */
  signals[SIGNAL_OPEN_NOTE] = g_signal_new ("open-note", TRELLIS_TYPE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
trellis_view_init (TrellisView *self)
{
  TrellisViewPrivate *priv = get_private (self);

  priv->title = g_strdup ("");
  priv->subtitle = g_strdup ("");
  priv->stale = TRELLIS_TOPIC_ALL;
}

/**
 * trellis_view_get_store:
 * @self: a view
 *
 * Returns: (transfer none): the trust file that it shows
 */
TrellisStore *
trellis_view_get_store (TrellisView *self)
{
  g_return_val_if_fail (TRELLIS_IS_VIEW (self), NULL);

  return get_private (self)->store;
}

/**
 * trellis_view_get_scope:
 * @self: a view
 *
 * Returns: (transfer none): what the window looks at
 */
TrellisScope *
trellis_view_get_scope (TrellisView *self)
{
  g_return_val_if_fail (TRELLIS_IS_VIEW (self), NULL);

  return get_private (self)->scope;
}

/**
 * trellis_view_get_title:
 * @self: a view
 *
 * Returns: the heading of the window while it is shown
 */
const char *
trellis_view_get_title (TrellisView *self)
{
  g_return_val_if_fail (TRELLIS_IS_VIEW (self), NULL);

  return get_private (self)->title;
}

static void
set_text (TrellisView  *self,
          char        **field,
          const char   *text,
          guint         prop_id)
{
  if (g_strcmp0 (*field, text) == 0)
    return;

  g_free (*field);
  *field = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), props[prop_id]);
}

/**
 * trellis_view_set_title:
 * @self: a view
 * @title: a few words
 */
void
trellis_view_set_title (TrellisView *self,
                        const char  *title)
{
  g_return_if_fail (TRELLIS_IS_VIEW (self));

  set_text (self, &get_private (self)->title, title, PROP_TITLE);
}

/**
 * trellis_view_get_subtitle:
 * @self: a view
 *
 * Returns: the line under the title
 */
const char *
trellis_view_get_subtitle (TrellisView *self)
{
  g_return_val_if_fail (TRELLIS_IS_VIEW (self), NULL);

  return get_private (self)->subtitle;
}

/**
 * trellis_view_set_subtitle:
 * @self: a view
 * @subtitle: what is shown, counted: "30 schools, agreed judgements"
 */
void
trellis_view_set_subtitle (TrellisView *self,
                           const char  *subtitle)
{
  g_return_if_fail (TRELLIS_IS_VIEW (self));

  set_text (self, &get_private (self)->subtitle, subtitle, PROP_SUBTITLE);
}

/**
 * trellis_view_get_header_end:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what stands at the end of the header
 *   while the view is shown: its main button
 */
GtkWidget *
trellis_view_get_header_end (TrellisView *self)
{
  g_return_val_if_fail (TRELLIS_IS_VIEW (self), NULL);

  return get_private (self)->header_end;
}

/**
 * trellis_view_set_header_end:
 * @self: a view being built
 * @widget: (transfer floating): what stands at the end of the header
 */
void
trellis_view_set_header_end (TrellisView *self,
                             GtkWidget   *widget)
{
  g_return_if_fail (TRELLIS_IS_VIEW (self));

  g_set_object (&get_private (self)->header_end, g_object_ref_sink (widget));
  g_object_unref (widget);
}

/**
 * trellis_view_get_scope_end:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what stands at the end of the scope bar
 *   while the view is shown: how the view shows what it shows
 */
GtkWidget *
trellis_view_get_scope_end (TrellisView *self)
{
  g_return_val_if_fail (TRELLIS_IS_VIEW (self), NULL);

  return get_private (self)->scope_end;
}

/**
 * trellis_view_set_scope_end:
 * @self: a view being built
 * @widget: (transfer floating): what stands at the end of the scope bar
 */
void
trellis_view_set_scope_end (TrellisView *self,
                            GtkWidget   *widget)
{
  g_return_if_fail (TRELLIS_IS_VIEW (self));

  g_set_object (&get_private (self)->scope_end, g_object_ref_sink (widget));
  g_object_unref (widget);
}

/**
 * trellis_view_get_badge:
 * @self: a view
 *
 * Returns: how much work waits in it
 */
int
trellis_view_get_badge (TrellisView *self)
{
  g_return_val_if_fail (TRELLIS_IS_VIEW (self), 0);

  return get_private (self)->badge;
}

/**
 * trellis_view_set_badge:
 * @self: a view
 * @badge: how much work waits in it
 */
void
trellis_view_set_badge (TrellisView *self,
                        int          badge)
{
  TrellisViewPrivate *priv = get_private (self);

  g_return_if_fail (TRELLIS_IS_VIEW (self));

  if (priv->badge == badge)
    return;
  priv->badge = badge;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BADGE]);
}

/**
 * trellis_view_can_print:
 * @self: a view
 *
 * Returns: whether what it shows can be printed
 */
gboolean
trellis_view_can_print (TrellisView *self)
{
  g_return_val_if_fail (TRELLIS_IS_VIEW (self), FALSE);

  return TRELLIS_VIEW_GET_CLASS (self)->create_report != NULL;
}

/**
 * trellis_view_create_report:
 * @self: a view that can be printed
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): what it shows, as a document; or %NULL
 *   with @error set
 */
TrellisReport *
trellis_view_create_report (TrellisView  *self,
                            GError      **error)
{
  g_return_val_if_fail (trellis_view_can_print (self), NULL);

  return TRELLIS_VIEW_GET_CLASS (self)->create_report (self, error);
}

/**
 * trellis_view_refresh:
 * @self: a view
 *
 * Makes it show everything anew, now if it is on screen and else when it comes
 * there.
 */
void
trellis_view_refresh (TrellisView *self)
{
  g_return_if_fail (TRELLIS_IS_VIEW (self));

  get_private (self)->stale = TRELLIS_TOPIC_ALL;
  refresh_now (self);
}

/**
 * trellis_view_set_shown:
 * @self: a view
 * @is_shown: whether it is the one on screen
 *
 * For the window: a view that comes on screen catches up with what changed.
 */
void
trellis_view_set_shown (TrellisView *self,
                        gboolean     is_shown)
{
  g_return_if_fail (TRELLIS_IS_VIEW (self));

  get_private (self)->is_shown = is_shown;
  refresh_now (self);
}

/**
 * trellis_view_show_error:
 * @self: a view
 * @error: what went wrong
 *
 * Tells the person at the desk.
 */
void
trellis_view_show_error (TrellisView  *self,
                         const GError *error)
{
  g_return_if_fail (error != NULL);

  /* The window asks which of two edits is to stand. */
  if (g_error_matches (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_CONFLICT) &&
      trellis_store_get_conflict (trellis_view_get_store (self)) != NULL)
    return;

  trellis_view_toast (self, error->message, FALSE);
}

/**
 * trellis_view_toast:
 * @self: a view
 * @text: what happened, in a sentence
 * @has_undo: whether it was an edit; the toast then offers to undo it
 */
void
trellis_view_toast (TrellisView *self,
                    const char  *text,
                    gboolean     has_undo)
{
  g_return_if_fail (TRELLIS_IS_VIEW (self));

  g_signal_emit (self, signals[SIGNAL_TOAST], 0, text, has_undo);
}

/**
 * trellis_view_open_school:
 * @self: a view
 * @urn: a school
 *
 * Asks the window for the school's page.
 */
void
trellis_view_open_school (TrellisView *self,
                          const char  *urn)
{
  g_return_if_fail (TRELLIS_IS_VIEW (self));

  g_signal_emit (self, signals[SIGNAL_OPEN_SCHOOL], 0, urn);
}

/**
 * trellis_view_open_visit:
 * @self: a view
 * @visit_id: a visit
 *
 * Asks the window for the visit.
 */
void
trellis_view_open_visit (TrellisView *self,
                         const char  *visit_id)
{
  g_return_if_fail (TRELLIS_IS_VIEW (self));

  g_signal_emit (self, signals[SIGNAL_OPEN_VISIT], 0, visit_id);
}

/**
 * trellis_view_open_note:
 * @self: a view
 * @visit_id: a visit
 *
 * Asks the window for the page of the visit's note.
 */
void
trellis_view_open_note (TrellisView *self,
                        const char  *visit_id)
{
  g_return_if_fail (TRELLIS_IS_VIEW (self));

  g_signal_emit (self, signals[SIGNAL_OPEN_NOTE], 0, visit_id);
}
