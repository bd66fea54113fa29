/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-school-view-private.h"

#include "trellis-store-documents.h"

#include <glib/gi18n-lib.h>

/* The card of documents: what the scheme expects of the school this year, and
 * what has become of it. */

static TrellisDay
get_as_at (TrellisSchoolView *self)
{
  return trellis_scope_get_as_at (trellis_view_get_scope (TRELLIS_VIEW (self)));
}

/* The form ------------------------------------------------------------------ */

/* A row's document: its place in what was last read is the form's subject. */
static TrellisDocument *
get_document (TrellisSchoolView *self)
{
  const char *subject = trellis_form_get_subject (self->document_form);
  guint64 place;

  if (subject == NULL || !g_ascii_string_to_unsigned (subject, 10, 0, G_MAXUINT, &place, NULL) ||
      place >= self->documents->len)
    return NULL;

  return g_ptr_array_index (self->documents, place);
}

static void
fill_form_cb (TrellisSchoolView *self,
              TrellisForm       *form)
{
  TrellisDocument *document = get_document (self);

  if (document == NULL)
    return;

  trellis_form_set_text (form, "name", document->name);
  trellis_form_set_day (form, "due-on", document->due_on);
  trellis_form_set_day (form, "received-on", document->received_on);
  trellis_form_set_day (form, "assured-on", document->assured_on);
  trellis_form_set_text (form, "assured-by", document->assured_by);
  trellis_form_set_text (form, "link", document->link);
}

static TrellisDocument *
read_form (TrellisSchoolView *self,
           TrellisForm       *form)
{
  TrellisDocument *before = get_document (self);
  g_autofree char *name = trellis_form_dup_text (form, "name");
  TrellisDocument *document;

  document = trellis_document_new (self->urn, before != NULL ? before->kind : "", name,
                                   trellis_scope_get_year (trellis_view_get_scope (TRELLIS_VIEW (self))));
  document->id = before != NULL ? g_strdup (before->id) : NULL;
  document->due_on = trellis_form_get_day (form, "due-on");
  document->received_on = trellis_form_get_day (form, "received-on");
  document->assured_on = trellis_form_get_day (form, "assured-on");
  g_free (document->assured_by);
  document->assured_by = trellis_form_dup_text (form, "assured-by");
  g_free (document->link);
  document->link = trellis_form_dup_text (form, "link");

  return document;
}

static gboolean
take_document (TrellisSchoolView      *self,
               TrellisForm            *form,
               const TrellisDocument  *document,
               GError                **error)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  g_autofree char *reach = trellis_form_dup_text (form, "reach");

  if (g_str_equal (reach, "every") && *document->kind != '\0')
    return trellis_store_set_document_of_all (store, document, error);

  return trellis_store_set_document (store, document, error);
}

static void
take_form_cb (TrellisSchoolView *self,
              TrellisForm       *form)
{
  g_autoptr (TrellisDocument) document = read_form (self, form);
  g_autofree char *scheme = NULL;
  g_autoptr (GError) error = NULL;

  if (*document->name == '\0')
    {
      trellis_form_show_problem (form, "name", _("Give the document a name."));
      return;
    }
  scheme = *document->link != '\0' ? g_uri_parse_scheme (document->link) : NULL;
  if (*document->link != '\0' && scheme == NULL)
    {
      trellis_form_show_problem (form, "link", _("A link begins with https:// or file://. Copy it from where the "
                                                 "document is opened."));
      return;
    }
  if (!take_document (self, form, document, &error))
    {
      trellis_form_show_problem (form, NULL, error->message);
      return;
    }

  gtk_popover_popdown (GTK_POPOVER (form));
  trellis_school_view_tell (self, TRUE, NULL);
}

static void
remove_cb (TrellisSchoolView *self)
{
  TrellisDocument *document = get_document (self);
  g_autoptr (GError) error = NULL;

  if (document != NULL && document->id != NULL)
    trellis_school_view_tell (self, trellis_store_remove_document (trellis_view_get_store (TRELLIS_VIEW (self)),
                                                                   document, &error), error);
}

static void
open_row_cb (TrellisSchoolView *self,
             GtkListBoxRow     *row)
{
  g_autofree char *place = g_strdup_printf ("%d", gtk_list_box_row_get_index (row));

  trellis_form_open (self->document_form, GTK_WIDGET (row), place);
}

/**
 * trellis_school_view_init_documents:
 * @self: the page, its template made
 *
 * Gives the card of documents its form.
 */
void
trellis_school_view_init_documents (TrellisSchoolView *self)
{
  const char *keys[] = { "this", "every", NULL };
  const char *names[] = { _("This school"), _("Every school the scheme expects it of"), NULL };
  TrellisForm *form = TRELLIS_FORM (trellis_form_new (_("_Save")));

  trellis_form_add_entry (form, "name", _("Document"));
  trellis_form_add_day (form, "due-on", _("Due"), TRELLIS_DAY_LEAN_NEAREST, TRUE);
  trellis_form_add_choice (form, "reach", _("The due day is for"), keys, names);
  trellis_form_add_day (form, "received-on", _("Received"), TRELLIS_DAY_LEAN_BACK, TRUE);
  trellis_form_add_day (form, "assured-on", _("Quality assured"), TRELLIS_DAY_LEAN_BACK, TRUE);
  trellis_form_add_entry (form, "assured-by", _("Quality assured by"));
  trellis_form_add_entry (form, "link", _("Link to the document"));
  g_signal_connect_object (form, "opened", G_CALLBACK (fill_form_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "take", G_CALLBACK (take_form_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->documents_list, "row-activated", G_CALLBACK (open_row_cb), self, G_CONNECT_SWAPPED);
  self->document_form = form;
  trellis_school_view_add_form (self, self->documents_card, _("Add a document beside the scheme"), form);
}

/* Building ------------------------------------------------------------------ */

/* What has become of it by a day, in two or three words. */
static char *
describe_state (const TrellisDocument *document,
                TrellisDay             as_at)
{
  g_autofree char *due = NULL;

  if (document->assured_on != TRELLIS_DAY_NONE && document->assured_on <= as_at)
    return g_strdup (_("quality assured"));
  if (document->received_on != TRELLIS_DAY_NONE && document->received_on <= as_at)
    return g_strdup (_("received"));
  if (document->due_on == TRELLIS_DAY_NONE)
    return g_strdup (_("expected"));

  due = trellis_day_format (document->due_on, TRELLIS_DAY_STYLE_SHORT);
  return g_strdup_printf (_("due %s"), due);
}

static void
open_link_cb (TrellisSchoolView *self,
              GtkWidget         *button)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_show_uri (GTK_WINDOW (root), g_object_get_data (G_OBJECT (button), "link"), GDK_CURRENT_TIME);
}

static GtkWidget *
create_link_button (TrellisSchoolView     *self,
                    const TrellisDocument *document)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-open-symbolic");
  g_autofree char *name = g_strdup_printf (_("Open %s"), document->name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "trellis-row-button");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, document->link);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "link", g_strdup (document->link), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_link_cb), self, G_CONNECT_SWAPPED);

  return button;
}

static void
add_document (TrellisSchoolView     *self,
              const TrellisDocument *document)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name_label = gtk_label_new (document->name);
  g_autofree char *state = describe_state (document, get_as_at (self));
  gboolean is_overdue = trellis_document_is_overdue (document, get_as_at (self));
  g_autofree char *name = g_strdup_printf ("%s, %s%s%s", document->name, state, is_overdue ? ", " : "",
                                           is_overdue ? _("overdue") : "");
  GtkWidget *state_label = gtk_label_new (state);

  gtk_label_set_xalign (GTK_LABEL (name_label), 0);
  gtk_label_set_wrap (GTK_LABEL (name_label), TRUE);
  gtk_widget_set_hexpand (name_label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (state_label), 1);
  gtk_widget_add_css_class (state_label, "numeric");
  gtk_widget_add_css_class (state_label, is_overdue ? "error" : "dim-label");
  if (is_overdue)
    gtk_widget_add_css_class (state_label, "heading");
  gtk_box_append (GTK_BOX (line), name_label);
  if (*document->link != '\0')
    gtk_box_append (GTK_BOX (line), create_link_button (self, document));
  gtk_box_append (GTK_BOX (line), state_label);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row),
                                    !trellis_store_is_read_only (trellis_view_get_store (TRELLIS_VIEW (self))));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->documents_list, row);
}

/**
 * trellis_school_view_show_documents:
 * @self: the page, with its school read
 * @error: return location for a #GError
 *
 * Fills the card of documents of the scope's year.
 *
 * Returns: whether everything could be read
 */
gboolean
trellis_school_view_show_documents (TrellisSchoolView  *self,
                                    GError            **error)
{
  TrellisScope *scope = trellis_view_get_scope (TRELLIS_VIEW (self));
  GPtrArray *documents = trellis_store_list_documents (trellis_view_get_store (TRELLIS_VIEW (self)), self->urn,
                                                       trellis_scope_get_year (scope), get_as_at (self), error);
  g_autofree char *note = NULL;
  guint n_overdue = 0;
  GtkWidget *child;

  if (documents == NULL)
    return FALSE;

  g_clear_pointer (&self->documents, g_ptr_array_unref);
  self->documents = documents;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->documents_list))) != NULL)
    gtk_list_box_remove (self->documents_list, child);
  for (guint i = 0; i < documents->len; i++)
    {
      const TrellisDocument *document = g_ptr_array_index (documents, i);

      n_overdue += trellis_document_is_overdue (document, get_as_at (self));
      add_document (self, document);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->documents_list), documents->len > 0);
  gtk_widget_set_visible (self->documents_empty, documents->len == 0);
  if (n_overdue > 0)
    note = g_strdup_printf (_("%u overdue"), n_overdue);
  trellis_card_set_note (self->documents_card, note != NULL ? note : "");

  return TRUE;
}
