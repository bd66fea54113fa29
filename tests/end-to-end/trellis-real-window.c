/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program's own application and windows inside a test, with what a person
 * sees of them: titles, buttons, dialogues, and names on the accessibility bus. */

#include "config.h"

#include "trellis-real-window.h"

#include "trellis-views.h"

/* One for the whole run: a process is one application. */
static TrellisApplication *the_application;

/**
 * trellis_real_start:
 *
 * Starts the program as the desktop would, without a file.
 *
 * Returns: (transfer none): the application, with its first window on screen
 */
TrellisApplication *
trellis_real_start (void)
{
  g_autoptr (GError) error = NULL;

  if (the_application == NULL)
    {
      the_application = trellis_application_new (G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
      g_application_register (G_APPLICATION (the_application), NULL, &error);
      g_assert_no_error (error);
    }
  g_application_activate (G_APPLICATION (the_application));
  trellis_ui_present (GTK_WINDOW (trellis_real_get_window (the_application)));
  return the_application;
}

/**
 * trellis_real_stop:
 * @application: the application
 *
 * Closes every window, and makes sure that none is kept in secret.
 */
void
trellis_real_stop (TrellisApplication *application)
{
  GList *windows;

  while ((windows = gtk_application_get_windows (GTK_APPLICATION (application))) != NULL)
    {
      gpointer window = windows->data;

      g_object_add_weak_pointer (window, &window);
      gtk_window_destroy (window);
      TRELLIS_UI_WAIT (window == NULL);
    }
}

/**
 * trellis_real_get_window:
 * @application: the application
 *
 * Returns: (transfer none): the window that was shown last
 */
TrellisWindow *
trellis_real_get_window (TrellisApplication *application)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL; l = l->next)
    {
      if (TRELLIS_IS_WINDOW (l->data))
        return l->data;
    }

  g_error ("the application has no window");
}

/**
 * trellis_real_find_window:
 * @type: a type of window
 *
 * Returns: (transfer none) (nullable): the first on screen
 */
GtkWidget *
trellis_real_find_window (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (toplevel, type) && gtk_widget_get_mapped (toplevel))
        return toplevel;
    }

  return NULL;
}

/**
 * trellis_real_wait_for_type:
 * @type: a type of window
 *
 * Waits for a window, and gives it the keyboard.
 *
 * Returns: (transfer none): the window
 */
GtkWidget *
trellis_real_wait_for_type (GType type)
{
  GtkWidget *window;

  g_test_message ("waiting for a %s", g_type_name (type));
  TRELLIS_UI_WAIT (trellis_real_find_window (type) != NULL);
  window = trellis_real_find_window (type);
  gtk_test_widget_wait_for_draw (window);
  trellis_ui_focus (window);
  return window;
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  g_autofree char *plain = NULL;
  g_auto (GStrv) parts = NULL;

  if (!GTK_IS_LABEL (widget))
    return FALSE;

  /* A label without its mnemonic. */
  parts = g_strsplit (gtk_label_get_text (GTK_LABEL (widget)), "_", -1);
  plain = g_strjoinv ("", parts);
  return g_str_equal (plain, text);
}

static gboolean
has_label_inside (GtkWidget *widget,
                  gpointer   text)
{
  return says (widget, text);
}

static gboolean
is_button (GtkWidget *widget,
           gpointer   label)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget) &&
         trellis_ui_find (widget, has_label_inside, label) != NULL;
}

/**
 * trellis_real_wait_for_button:
 * @root: where to look
 * @label: what the button says
 *
 * Waits for a button that can be seen and pressed.
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
trellis_real_wait_for_button (GtkWidget  *root,
                              const char *label)
{
  GtkWidget *button = NULL;

  g_test_message ("waiting for the button “%s”", label);
  TRELLIS_UI_WAIT ((button = trellis_ui_find (root, is_button, (gpointer) label)) != NULL &&
                   gtk_widget_get_width (button) > 0);
  return button;
}

static gboolean
shows_text (GtkWidget *widget,
            gpointer   text)
{
  return gtk_widget_get_mapped (widget) && says (widget, text);
}

/**
 * trellis_real_wait_for_text:
 * @root: where to look
 * @text: what a label says, whole
 *
 * Waits for words on the screen.
 *
 * Returns: (transfer none): the label
 */
GtkWidget *
trellis_real_wait_for_text (GtkWidget  *root,
                            const char *text)
{
  GtkWidget *label = NULL;

  g_test_message ("waiting for the words “%s”", text);
  TRELLIS_UI_WAIT ((label = trellis_ui_find (root, shows_text, (gpointer) text)) != NULL &&
                   gtk_widget_get_width (label) > 0);
  return label;
}

/**
 * trellis_real_wait_until_gone:
 * @widget: a weak pointer's address, `GtkWidget **`
 *
 * Waits for a window to be closed.
 */
void
trellis_real_wait_until_gone (gpointer widget)
{
  GtkWidget **window = widget;

  TRELLIS_UI_WAIT (*window == NULL || !gtk_widget_get_mapped (*window));
}

static gboolean
is_path_entry (GtkWidget *widget,
               gpointer   data)
{
  return GTK_IS_EDITABLE (widget) && gtk_widget_get_mapped (widget) && gtk_widget_has_focus (widget);
}

/**
 * trellis_real_choose_file:
 * @path: an absolute path, of a file that is there or is to be written
 *
 * Waits for GTK's file chooser, types the path in as a person does who knows
 * it, and accepts.
 */
void
trellis_real_choose_file (const char *path)
{
  GtkWidget *chooser = trellis_real_wait_for_type (GTK_TYPE_FILE_CHOOSER_DIALOG);
  gboolean is_saving = gtk_file_chooser_get_action (GTK_FILE_CHOOSER (chooser)) == GTK_FILE_CHOOSER_ACTION_SAVE;
  GtkWidget *entry;

  g_object_add_weak_pointer (G_OBJECT (chooser), (gpointer *) &chooser);
  if (is_saving)
    {
      /* The name is selected already; a path in its place is taken whole. */
      TRELLIS_UI_WAIT (trellis_ui_find (chooser, is_path_entry, NULL) != NULL);
      trellis_ui_key (XK_a, TRELLIS_UI_CTRL);
    }
  else
    {
      trellis_ui_key (XK_l, TRELLIS_UI_CTRL);
      TRELLIS_UI_WAIT (trellis_ui_find (chooser, is_path_entry, NULL) != NULL);
      trellis_ui_key (XK_a, TRELLIS_UI_CTRL);
    }
  trellis_ui_type (path);
  entry = trellis_ui_find (chooser, is_path_entry, NULL);
  TRELLIS_UI_WAIT (g_str_has_prefix (gtk_editable_get_text (GTK_EDITABLE (entry)), path));
  /* GTK may put a slash behind it by itself, more than once. */
  for (guint i = 0; i < 50; i++)
    {
      trellis_ui_spin (i == 0 ? 300 : 50);
      if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), path))
        break;
      trellis_ui_key (XK_End, TRELLIS_UI_PLAIN);
      trellis_ui_key (XK_BackSpace, TRELLIS_UI_PLAIN);
    }
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  trellis_real_wait_until_gone (&chooser);
  if (chooser != NULL)
    g_object_remove_weak_pointer (G_OBJECT (chooser), (gpointer *) &chooser);
}

/**
 * trellis_real_get_title:
 * @window: a window with a file
 *
 * Returns: (transfer none): what its header says
 */
const char *
trellis_real_get_title (TrellisWindow *window)
{
  return adw_window_title_get_title (ADW_WINDOW_TITLE (trellis_ui_find_name (GTK_WIDGET (window), "title")));
}

/**
 * trellis_real_show_view:
 * @window: a window with a file
 * @place: of the view in the sidebar, from 1
 * @title: what its header says
 *
 * Goes to a view by its key.
 */
void
trellis_real_show_view (TrellisWindow *window,
                        guint          place,
                        const char    *title)
{
  trellis_ui_key (XK_0 + place, TRELLIS_UI_CTRL);
  g_test_message ("waiting for the view “%s”", title);
  TRELLIS_UI_WAIT (g_strcmp0 (trellis_real_get_title (window), title) == 0);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
}

typedef struct
{
  char *out;
  gboolean is_done;
} Run;

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  Run *run = data;
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8_finish (G_SUBPROCESS (source), result, &run->out, NULL, &error);
  g_assert_no_error (error);
  run->is_done = TRUE;
}

/**
 * trellis_real_run_program:
 * @words: (array zero-terminated=1): a command
 *
 * Runs another process while the window lives on; it must end well.
 *
 * Returns: (transfer full): what it wrote on standard output
 */
char *
trellis_real_run_program (const char *const *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (words, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  Run run = { NULL };

  g_assert_no_error (error);
  g_subprocess_communicate_utf8_async (process, NULL, NULL, ran_cb, &run);
  TRELLIS_UI_WAIT (run.is_done);
  g_assert_true (g_subprocess_get_successful (process));
  return run.out;
}

/**
 * trellis_real_read_pdf:
 * @path: a PDF file
 *
 * Returns: (transfer full): the words on its pages
 */
char *
trellis_real_read_pdf (const char *path)
{
  const char *const words[] = { "pdftotext", "-layout", path, "-", NULL };

  return trellis_real_run_program (words);
}

/* The accessibility bus ------------------------------------------------------- */

/* The bus is asked from a thread: GTK answers on this one. */

#define ROOT "/org/a11y/atspi/accessible/root"
#define ACCESSIBLE "org.a11y.atspi.Accessible"

static GVariant *
ask (GDBusConnection    *bus,
     const char         *name,
     const char         *path,
     const char         *interface,
     const char         *method,
     GVariant           *parameters)
{
  return g_dbus_connection_call_sync (bus, name, path, interface, method, parameters, NULL, G_DBUS_CALL_FLAGS_NONE,
                                      5000, NULL, NULL);
}

static void
add_accessible (GDBusConnection *bus,
                const char      *name,
                const char      *path,
                guint            depth,
                GPtrArray       *found)
{
  g_autoptr (GVariant) role = ask (bus, name, path, ACCESSIBLE, "GetRoleName", NULL);
  g_autoptr (GVariant) label = ask (bus, name, path, "org.freedesktop.DBus.Properties", "Get",
                                    g_variant_new ("(ss)", ACCESSIBLE, "Name"));
  g_autoptr (GVariant) children = NULL;
  g_autoptr (GVariantIter) iter = NULL;
  const char *child_name, *child_path;

  /* What went away while it was asked for is not told of. */
  if (role == NULL || label == NULL || depth > 60)
    return;

  {
    g_autoptr (GVariant) boxed = NULL;
    const char *role_name;

    g_variant_get (role, "(&s)", &role_name);
    g_variant_get (label, "(v)", &boxed);
    g_ptr_array_add (found, g_strdup_printf ("%s\t%s", role_name, g_variant_get_string (boxed, NULL)));
  }

  children = ask (bus, name, path, ACCESSIBLE, "GetChildren", NULL);
  if (children == NULL)
    return;
  g_variant_get (children, "(a(so))", &iter);
  while (g_variant_iter_loop (iter, "(&s&o)", &child_name, &child_path))
    {
      if (!g_str_has_suffix (child_path, "/null"))
        add_accessible (bus, child_name, child_path, depth + 1, found);
    }
}

static void
list_accessibles (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GDBusConnection) bus = NULL;
  g_autoptr (GVariant) address = NULL;
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  const char *text;

  g_assert_no_error (error);
  address = ask (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", NULL);
  g_assert_nonnull (address);
  g_variant_get (address, "(&s)", &text);
  bus = g_dbus_connection_new_for_address_sync (text, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);
  g_assert_no_error (error);
  add_accessible (bus, "org.a11y.atspi.Registry", ROOT, 0, found);
  g_dbus_connection_close_sync (bus, NULL, NULL);
  g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  *(GPtrArray **) data = g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * trellis_real_list_accessibles:
 *
 * Asks the accessibility bus, as a screen reader does, what is in the windows.
 *
 * Returns: (transfer full) (element-type utf8): role and name of each, a
 *   tabulator between
 */
GPtrArray *
trellis_real_list_accessibles (void)
{
  GPtrArray *found = NULL;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, listed_cb, &found);
  gint64 since = g_get_monotonic_time ();

  g_task_run_in_thread (task, list_accessibles);
  /* Thousands of questions: slower than anything else a test waits for. */
  while (found == NULL && g_get_monotonic_time () - since < 60 * G_USEC_PER_SEC)
    trellis_ui_spin (1);
  g_assert_nonnull (found);
  return found;
}

/**
 * trellis_real_has_accessible:
 * @accessibles: from trellis_real_list_accessibles()
 * @roles: names of roles with bars between, as releases of GTK differ
 * @name: what the thing is called, or how that ends
 *
 * Returns: whether there is one
 */
gboolean
trellis_real_has_accessible (GPtrArray  *accessibles,
                             const char *roles,
                             const char *name)
{
  g_auto (GStrv) names = g_strsplit (roles, "|", -1);

  for (guint i = 0; i < accessibles->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (g_ptr_array_index (accessibles, i), "\t", 2);

      /* A button with a mnemonic is named twice before GTK 4.10, the second time
       * without its underscore. */
      if (g_strv_contains ((const char *const *) names, parts[0]) && g_str_has_suffix (parts[1], name))
        return TRUE;
    }

  g_test_message ("nothing on the accessibility bus is a %s called “%s”; there are:", roles, name);
  for (guint i = 0; i < accessibles->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (accessibles, i));
  return FALSE;
}
