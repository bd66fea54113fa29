/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <X11/keysym.h>
#include <adwaita.h>

G_BEGIN_DECLS

/** TrellisUiModifiers: keys held down while another is pressed. */
typedef enum
{
  TRELLIS_UI_PLAIN = 0,
  TRELLIS_UI_SHIFT = 1 << 0,
  TRELLIS_UI_CTRL = 1 << 1,
  TRELLIS_UI_ALT = 1 << 2,
} TrellisUiModifiers;

typedef gboolean (*TrellisUiPredicate) (GtkWidget *widget,
                                        gpointer   data);

void       trellis_ui_init          (int                *argc,
                                     char             ***argv);
void       trellis_ui_spin          (guint               milliseconds);
void       trellis_ui_present       (GtkWindow          *window);
void       trellis_ui_focus         (GtkWidget          *widget);
GtkWidget *trellis_ui_find          (GtkWidget          *root,
                                     TrellisUiPredicate  predicate,
                                     gpointer            data);
GtkWidget *trellis_ui_find_name     (GtkWidget          *root,
                                     const char         *name);
GtkWidget *trellis_ui_find_text     (GtkWidget          *root,
                                     const char         *text);
GtkWidget *trellis_ui_find_type     (GtkWidget          *root,
                                     GType               type);
void       trellis_ui_move_pointer  (GtkWidget          *widget,
                                     double              x,
                                     double              y);
void       trellis_ui_click         (GtkWidget          *widget);
void       trellis_ui_click_at      (GtkWidget          *widget,
                                     double              x,
                                     double              y,
                                     guint               n_clicks,
                                     TrellisUiModifiers  modifiers);
void       trellis_ui_drag          (GtkWidget          *from,
                                     GtkWidget          *to);
void       trellis_ui_drag_at       (GtkWidget          *from,
                                     double              from_x,
                                     double              from_y,
                                     GtkWidget          *to,
                                     double              to_x,
                                     double              to_y);
void       trellis_ui_scroll        (GtkWidget          *widget,
                                     int                 n_notches);
void       trellis_ui_key           (guint               keysym,
                                     TrellisUiModifiers  modifiers);
void       trellis_ui_type          (const char         *text);
GdkTexture *trellis_ui_take_picture (GtkWidget          *widget);
void       trellis_ui_save_picture  (GtkWidget          *widget,
                                     const char         *path);
void       trellis_ui_save_test_picture (GtkWidget      *widget,
                                     const char         *name);
gboolean   trellis_ui_has_timed_out (gint64              since);

/**
 * TRELLIS_UI_WAIT:
 * @condition: an expression that is to become true
 *
 * Runs the main loop until it is, and fails the test if it is not within half
 * a minute, which a busy machine may need.
 */
#define TRELLIS_UI_WAIT(condition) \
  G_STMT_START \
    { \
      gint64 since_ = g_get_monotonic_time (); \
      while (!(condition) && !trellis_ui_has_timed_out (since_)) \
        trellis_ui_spin (1); \
      if (!(condition)) \
        g_error ("%s:%d: did not become true in time: %s", __FILE__, __LINE__, #condition); \
    } \
  G_STMT_END

G_END_DECLS
