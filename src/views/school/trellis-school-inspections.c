/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-school-view-private.h"

#include "trellis-store-inspections.h"

#include <glib/gi18n-lib.h>

/* The card of inspections: all that are kept, each framework's by themselves,
 * as their grades cannot be compared. */

static TrellisDay
get_as_at (TrellisSchoolView *self)
{
  return trellis_scope_get_as_at (trellis_view_get_scope (TRELLIS_VIEW (self)));
}

static TrellisInspection *
find_inspection (TrellisSchoolView *self,
                 const char        *id)
{
  for (guint i = 0; id != NULL && i < self->inspections->len; i++)
    {
      TrellisInspection *inspection = g_ptr_array_index (self->inspections, i);

      if (g_str_equal (inspection->id, id))
        return inspection;
    }

  return NULL;
}

/* The form ------------------------------------------------------------------ */

static void
fill_form_cb (TrellisSchoolView *self,
              TrellisForm       *form)
{
  TrellisInspection *inspection = find_inspection (self, trellis_form_get_subject (form));

  if (inspection == NULL)
    {
      /* What no file brings is what is written down by hand. */
      trellis_form_set_text (form, "framework", self->school != NULL && self->school->is_church ? "siams" : "other");
      return;
    }

  trellis_form_set_text (form, "framework", trellis_framework_get_key (inspection->framework));
  trellis_form_set_day (form, "inspected-on", inspection->inspected_on);
  trellis_form_set_text (form, "outcome", inspection->outcome);
}

static void
take_form_cb (TrellisSchoolView *self,
              TrellisForm       *form)
{
  TrellisInspection *before = find_inspection (self, trellis_form_get_subject (form));
  g_autofree char *key = trellis_form_dup_text (form, "framework");
  g_autofree char *outcome = trellis_form_dup_text (form, "outcome");
  TrellisDay day = trellis_form_get_day (form, "inspected-on");
  g_autoptr (TrellisInspection) inspection = NULL;
  g_autoptr (GError) error = NULL;
  TrellisFramework framework = TRELLIS_FRAMEWORK_OTHER;

  if (day == TRELLIS_DAY_NONE)
    {
      trellis_form_show_problem (form, "inspected-on", _("Choose the first day of the inspection."));
      return;
    }
  if (*outcome == '\0')
    {
      trellis_form_show_problem (form, "outcome", _("Give the outcome in a few words, such as “Judgement 1”."));
      return;
    }

  trellis_framework_parse (key, &framework);
  inspection = trellis_inspection_new (self->urn, framework, day, outcome);
  if (before != NULL)
    {
      inspection->id = g_strdup (before->id);
      inspection->published_on = before->published_on;
      g_free (inspection->inspected_urn);
      inspection->inspected_urn = g_strdup (before->inspected_urn);
      /* Grades belong to their framework. */
      for (guint i = 0; before->framework == framework && i < before->grades->len; i++)
        {
          const TrellisInspectionGrade *grade = g_ptr_array_index (before->grades, i);

          trellis_inspection_add_grade (inspection, grade->area, grade->grade);
        }
    }
  if (!trellis_store_record_inspection (trellis_view_get_store (TRELLIS_VIEW (self)), inspection, &error))
    {
      trellis_form_show_problem (form, NULL, error->message);
      return;
    }

  gtk_popover_popdown (GTK_POPOVER (form));
  trellis_school_view_tell (self, TRUE, NULL);
}

static void
remove_cb (TrellisSchoolView *self,
           TrellisForm       *form)
{
  TrellisInspection *inspection = find_inspection (self, trellis_form_get_subject (form));
  g_autoptr (GError) error = NULL;

  if (inspection != NULL)
    trellis_school_view_tell (self, trellis_store_remove_inspection (trellis_view_get_store (TRELLIS_VIEW (self)),
                                                                     inspection, &error), error);
}

static void
open_row_cb (TrellisSchoolView *self,
             GtkListBoxRow     *row)
{
  trellis_form_open (self->inspection_form, GTK_WIDGET (row), g_object_get_data (G_OBJECT (row), "id"));
}

/**
 * trellis_school_view_init_inspections:
 * @self: the page, its template made
 *
 * Gives the card of inspections its form.
 */
void
trellis_school_view_init_inspections (TrellisSchoolView *self)
{
  const char *keys[TRELLIS_N_FRAMEWORKS + 1] = { NULL };
  const char *names[TRELLIS_N_FRAMEWORKS + 1] = { NULL };
  TrellisForm *form = TRELLIS_FORM (trellis_form_new (_("_Record")));

  for (guint i = 0; i < TRELLIS_N_FRAMEWORKS; i++)
    {
      keys[i] = trellis_framework_get_key (i);
      names[i] = trellis_framework_get_name (i);
    }
  trellis_form_add_choice (form, "framework", _("Kind of inspection"), keys, names);
  trellis_form_add_day (form, "inspected-on", _("First day"), TRELLIS_DAY_LEAN_BACK, FALSE);
  trellis_form_add_entry (form, "outcome", _("Outcome"));
  g_signal_connect_object (form, "opened", G_CALLBACK (fill_form_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "take", G_CALLBACK (take_form_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inspections_list, "row-activated", G_CALLBACK (open_row_cb), self, G_CONNECT_SWAPPED);
  self->inspection_form = form;
  trellis_school_view_add_form (self, self->inspections_card, _("Record an inspection"), form);
}

/* Building ------------------------------------------------------------------ */

static GtkWidget *
create_label (const char *text,
              double      xalign,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), (float) xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* "Achievement: Strong standard · Inclusion: Expected standard" */
static char *
join_grades (const TrellisInspection *inspection)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < inspection->grades->len; i++)
    {
      const TrellisInspectionGrade *grade = g_ptr_array_index (inspection->grades, i);

      g_string_append_printf (text, "%s%s: %s", i > 0 ? " · " : "", grade->area, grade->grade);
    }

  return g_string_free (text, FALSE);
}

static void
add_framework (TrellisSchoolView *self,
               TrellisFramework   framework)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), create_label (trellis_framework_get_name (framework), 0,
                                                                    "dim-label"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->inspections_list, row);
}

static void
add_inspection (TrellisSchoolView       *self,
                const TrellisInspection *inspection,
                GtkSizeGroup            *days,
                gboolean                 is_latest)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *day = trellis_day_format (inspection->inspected_on, TRELLIS_DAY_STYLE_MEDIUM);
  g_autofree char *long_day = trellis_day_format (inspection->inspected_on, TRELLIS_DAY_STYLE_LONG);
  g_autofree char *grades = join_grades (inspection);
  const char *outcome = *inspection->outcome != '\0' ? inspection->outcome : _("graded in each area");
  g_autofree char *name = g_strdup_printf ("%s, %s, %s%s%s", trellis_framework_get_name (inspection->framework),
                                           long_day, outcome, *grades != '\0' ? ", " : "", grades);
  GtkWidget *day_label = create_label (day, 0, "dim-label");

  gtk_widget_set_valign (day_label, GTK_ALIGN_START);
  gtk_size_group_add_widget (days, day_label);
  gtk_box_append (GTK_BOX (line), day_label);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), create_label (outcome, 0, is_latest ? "heading" : NULL));
  if (*grades != '\0')
    {
      GtkWidget *label = create_label (grades, 0, "dim-label");

      gtk_widget_add_css_class (label, "trellis-card-note");
      gtk_box_append (GTK_BOX (words), label);
    }
  if (!g_str_equal (inspection->inspected_urn, inspection->urn))
    {
      /* Translators: %s is the URN that the school had when it was inspected */
      g_autofree char *before = g_strdup_printf (_("as its predecessor, URN %s"), inspection->inspected_urn);
      GtkWidget *label = create_label (before, 0, "dim-label");

      gtk_widget_add_css_class (label, "trellis-card-note");
      gtk_box_append (GTK_BOX (words), label);
    }
  gtk_box_append (GTK_BOX (line), words);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row),
                                    !trellis_store_is_read_only (trellis_view_get_store (TRELLIS_VIEW (self))));
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (inspection->id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->inspections_list, row);
}

/* The framework's inspections under its name, once. */
static void
add_group (TrellisSchoolView *self,
           TrellisFramework   framework,
           GtkSizeGroup      *days)
{
  gboolean is_latest = TRUE;

  add_framework (self, framework);
  for (guint i = 0; i < self->inspections->len; i++)
    {
      const TrellisInspection *inspection = g_ptr_array_index (self->inspections, i);

      if (inspection->framework != framework)
        continue;
      add_inspection (self, inspection, days, is_latest);
      is_latest = FALSE;
    }
}

/**
 * trellis_school_view_show_inspections:
 * @self: the page, with its school read
 * @error: return location for a #GError
 *
 * Fills the card of inspections, the framework of the latest first.
 *
 * Returns: whether everything could be read
 */
gboolean
trellis_school_view_show_inspections (TrellisSchoolView  *self,
                                      GError            **error)
{
  GPtrArray *inspections = trellis_store_list_inspections (trellis_view_get_store (TRELLIS_VIEW (self)), self->urn,
                                                           get_as_at (self), error);
  g_autoptr (GtkSizeGroup) days = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gboolean is_added[TRELLIS_N_FRAMEWORKS] = { FALSE };
  g_autofree char *note = NULL;
  GtkWidget *child;

  if (inspections == NULL)
    return FALSE;

  g_clear_pointer (&self->inspections, g_ptr_array_unref);
  self->inspections = inspections;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->inspections_list))) != NULL)
    gtk_list_box_remove (self->inspections_list, child);
  for (guint i = 0; i < inspections->len; i++)
    {
      const TrellisInspection *inspection = g_ptr_array_index (inspections, i);

      if (!is_added[inspection->framework])
        add_group (self, inspection->framework, days);
      is_added[inspection->framework] = TRUE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->inspections_list), inspections->len > 0);
  gtk_widget_set_visible (self->inspections_empty, inspections->len == 0);
  if (inspections->len > 0)
    {
      const TrellisInspection *latest = g_ptr_array_index (inspections, 0);
      g_autofree char *month = trellis_day_format (latest->inspected_on, TRELLIS_DAY_STYLE_MONTH);

      /* Translators: a month */
      note = g_strdup_printf (_("latest in %s"), month);
    }
  trellis_card_set_note (self->inspections_card, note != NULL ? note : "");

  return TRUE;
}
