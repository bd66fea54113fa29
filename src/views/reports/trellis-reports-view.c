/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-reports-view.h"

#include "trellis-choice.h"
#include "trellis-commentary-editor.h"
#include "trellis-report-preview.h"
#include "trellis-store-commentary.h"
#include "trellis-store-schools.h"
#include "trellis-views.h"

#include <glib/gi18n-lib.h>

/* The documents that the program makes, what each is for, and the one that is
 * chosen as its pages will be. */

/* Which document's commentary it is: the pack's first page is the overview's. */
#define COMMENTARY_OF (trellis_report_kind_get_key (TRELLIS_REPORT_BOARD_PACK))

struct _TrellisReportsView
{
  TrellisView parent_instance;

  GtkListBox *list;
  GtkWidget *options;
  GtkWidget *school_box;
  TrellisChoice *school_choice;
  GtkWidget *visit_box;
  TrellisChoice *visit_choice;
  GtkWidget *paper_box;
  TrellisChoice *paper_choice;
  GtkCheckButton *confidential;
  GtkStack *stack;
  TrellisReportPreview *preview;
  TrellisCommentaryEditor *commentary;
  GtkLabel *problem;

  TrellisReportKind kind;
  TrellisPaper paper;
  gboolean is_confidential;
  char *urn;                 /* (nullable): the school that a document of schools is of; %NULL for all */
  char *visit_id;            /* (nullable): its visit that a document of a visit is of; %NULL where it has none noted */
};

enum
{
  PROP_0,
  PROP_KIND,
  PROP_PAPER,
  PROP_IS_CONFIDENTIAL,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (TrellisReportsView, trellis_reports_view, TRELLIS_TYPE_VIEW)

static const char *const paper_keys[TRELLIS_N_PAPERS + 1] = {
  [TRELLIS_PAPER_A4] = "a4", [TRELLIS_PAPER_A3] = "a3",
};

static gboolean
has_option (TrellisReportsView  *self,
            TrellisReportOption  option)
{
  return (trellis_report_kind_get_options (self->kind) & option) != 0;
}

static TrellisReport *
create_note (TrellisReportsView  *self,
             GError             **error)
{
  if (self->visit_id != NULL)
    return trellis_report_new_note (trellis_view_get_store (TRELLIS_VIEW (self)), self->kind, self->visit_id, error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                       self->urn == NULL ? _("Choose a school, and then which of its visits.")
                                         : _("The school has no note of a visit yet."));

  return NULL;
}

static TrellisReport *
trellis_reports_view_create_report (TrellisView  *view,
                                    GError      **error)
{
  TrellisReportsView *self = TRELLIS_REPORTS_VIEW (view);
  const char *urn = has_option (self, TRELLIS_REPORT_OPTION_SCHOOL) ? self->urn : NULL;
  TrellisReport *report;

  if (has_option (self, TRELLIS_REPORT_OPTION_VISIT))
    report = create_note (self, error);
  else
    report = trellis_report_new_from_store (trellis_view_get_store (view), self->kind, trellis_view_get_scope (view),
                                            self->paper, urn, error);
  if (report != NULL && has_option (self, TRELLIS_REPORT_OPTION_CONFIDENTIAL))
    trellis_report_set_confidential (report, self->is_confidential);

  return report;
}

static guint
count_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    n += words[i][0] != '\0';

  return n;
}

/* The words on a document's first page stand beside it, to be changed. */
static gboolean
show_commentary (TrellisReportsView  *self,
                 TrellisReport       *report,
                 GError             **error)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  const char *words = report != NULL ? trellis_report_get_commentary (report) : NULL;
  g_autoptr (TrellisCommentary) own = NULL;
  g_autofree char *page = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->commentary), words != NULL);
  if (words == NULL)
    return TRUE;
  if (!trellis_store_read_commentary (store, COMMENTARY_OF,
                                      trellis_scope_get_as_at (trellis_view_get_scope (TRELLIS_VIEW (self))), &own,
                                      error))
    return FALSE;
  page = trellis_report_dup_page_text (report, 0, NULL);
  trellis_commentary_editor_show (self->commentary, own != NULL ? own->body : words,
                                  own != NULL ? own->written_on : TRELLIS_DAY_NONE, count_words (page),
                                  trellis_store_is_read_only (store));

  return TRUE;
}

/* Shows the pages, or why there are none. */
static void
show_pages (TrellisReportsView *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisReport) report = trellis_reports_view_create_report (TRELLIS_VIEW (self), &error);

  trellis_report_preview_set_report (self->preview, report);
  if (report == NULL)
    gtk_label_set_label (self->problem, error->message);
  gtk_stack_set_visible_child_name (self->stack, report != NULL ? "pages" : "problem");
  g_clear_error (&error);
  if (!show_commentary (self, report, &error))
    trellis_view_show_error (TRELLIS_VIEW (self), error);
}

static void
show_options (TrellisReportsView *self)
{
  gtk_widget_set_visible (self->school_box, has_option (self, TRELLIS_REPORT_OPTION_SCHOOL));
  gtk_widget_set_visible (self->paper_box, has_option (self, TRELLIS_REPORT_OPTION_PAPER));
  gtk_widget_set_visible (GTK_WIDGET (self->confidential), has_option (self, TRELLIS_REPORT_OPTION_CONFIDENTIAL));
  trellis_choice_set_chosen (self->paper_choice, paper_keys[self->paper]);
  gtk_check_button_set_active (self->confidential, self->is_confidential);
  trellis_view_set_subtitle (TRELLIS_VIEW (self), trellis_report_kind_get_name (self->kind));
}

static gboolean
fill_schools (TrellisReportsView  *self,
              GError             **error)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  TrellisDay as_at = trellis_scope_get_as_at (trellis_view_get_scope (TRELLIS_VIEW (self)));
  g_autoptr (GListModel) schools = trellis_store_list_schools (store, as_at, FALSE, error);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  gboolean is_known = FALSE;

  if (schools == NULL)
    return FALSE;

  g_ptr_array_add (keys, (char *) "");
  g_ptr_array_add (names, (char *) _("Every school"));
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);

      is_known |= g_strcmp0 (self->urn, school->urn) == 0;
      g_ptr_array_add (keys, school->urn);
      g_ptr_array_add (names, school->name);
    }
  if (!is_known)
    g_clear_pointer (&self->urn, g_free);
  g_ptr_array_add (keys, NULL);
  g_ptr_array_add (names, NULL);
  trellis_choice_set_items (self->school_choice, (const char *const *) keys->pdata,
                            (const char *const *) names->pdata);
  trellis_choice_set_chosen (self->school_choice, self->urn != NULL ? self->urn : "");

  return TRUE;
}

/* The visits of the chosen school that have a note, the last first. */
static gboolean
fill_visits (TrellisReportsView  *self,
             GError             **error)
{
  TrellisDay as_at = trellis_scope_get_as_at (trellis_view_get_scope (TRELLIS_VIEW (self)));
  g_autoptr (GListModel) visits = NULL;
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gboolean is_known = FALSE;

  if (self->urn != NULL && has_option (self, TRELLIS_REPORT_OPTION_VISIT))
    {
      visits = trellis_report_list_noted_visits (trellis_view_get_store (TRELLIS_VIEW (self)), self->urn, as_at, error);
      if (visits == NULL)
        return FALSE;
    }
  for (guint i = 0; visits != NULL && i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);

      is_known |= g_strcmp0 (self->visit_id, visit->id) == 0;
      g_ptr_array_add (keys, g_strdup (visit->id));
      g_ptr_array_add (names, trellis_day_format (visit->visit_on, TRELLIS_DAY_STYLE_LONG));
    }
  if (!is_known)
    {
      g_free (self->visit_id);
      self->visit_id = keys->len > 0 ? g_strdup (g_ptr_array_index (keys, 0)) : NULL;
    }
  gtk_widget_set_visible (self->visit_box, keys->len > 0);
  g_ptr_array_add (keys, NULL);
  g_ptr_array_add (names, NULL);
  trellis_choice_set_items (self->visit_choice, (const char *const *) keys->pdata, (const char *const *) names->pdata);
  trellis_choice_set_chosen (self->visit_choice, self->visit_id);

  return TRUE;
}

/* What may be chosen of the document, and its pages. */
static void
show_kind (TrellisReportsView *self)
{
  g_autoptr (GError) error = NULL;

  show_options (self);
  if (!fill_visits (self, &error))
    trellis_view_show_error (TRELLIS_VIEW (self), error);
  show_pages (self);
}

static void
trellis_reports_view_refresh (TrellisView  *view,
                              TrellisTopic  topics)
{
  TrellisReportsView *self = TRELLIS_REPORTS_VIEW (view);
  g_autoptr (GError) error = NULL;

  if ((topics & TRELLIS_TOPIC_SCHOOL) != 0 && !fill_schools (self, &error))
    {
      trellis_view_show_error (view, error);
      return;
    }
  show_kind (self);
}

static void
set_kind (TrellisReportsView *self,
          TrellisReportKind   kind)
{
  if (kind == self->kind)
    return;
  self->kind = kind;
  show_kind (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_KIND]);
}

static void
kind_selected_cb (TrellisReportsView *self,
                  GtkListBoxRow      *row)
{
  if (row != NULL)
    set_kind (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "kind")));
}

static void
school_chosen_cb (TrellisReportsView *self)
{
  const char *urn = trellis_choice_get_chosen (self->school_choice);

  g_free (self->urn);
  self->urn = urn != NULL && *urn != '\0' ? g_strdup (urn) : NULL;
  show_kind (self);
}

static void
visit_chosen_cb (TrellisReportsView *self)
{
  g_free (self->visit_id);
  self->visit_id = g_strdup (trellis_choice_get_chosen (self->visit_choice));
  show_pages (self);
}

static void
paper_chosen_cb (TrellisReportsView *self)
{
  trellis_paper_parse (trellis_choice_get_chosen (self->paper_choice), &self->paper);
  show_pages (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PAPER]);
}

static void
confidential_cb (TrellisReportsView *self)
{
  if (gtk_check_button_get_active (self->confidential) == self->is_confidential)
    return;
  self->is_confidential = !self->is_confidential;
  show_pages (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_CONFIDENTIAL]);
}

static void
written_cb (TrellisReportsView *self,
            const char         *words)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  TrellisDay as_at = trellis_scope_get_as_at (trellis_view_get_scope (TRELLIS_VIEW (self)));
  g_autoptr (GError) error = NULL;

  if (trellis_store_write_commentary (store, COMMENTARY_OF, as_at, words, &error))
    trellis_view_toast (TRELLIS_VIEW (self), trellis_store_get_undo_sentence (store), TRUE);
  else
    trellis_view_show_error (TRELLIS_VIEW (self), error);
}

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_kind (TrellisReportsView *self,
          TrellisReportKind   kind)
{
  const char *name = trellis_report_kind_get_name (kind), *purpose = trellis_report_kind_get_purpose (kind);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *purpose_label = create_label (purpose, "dim-label");

  gtk_widget_add_css_class (purpose_label, "trellis-card-note");
  gtk_box_append (GTK_BOX (box), create_label (name, "heading"));
  gtk_box_append (GTK_BOX (box), purpose_label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "kind", GUINT_TO_POINTER (kind));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, purpose, -1);
  gtk_list_box_append (self->list, row);
}

static void
select_kind (TrellisReportsView *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      if (GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "kind")) == self->kind)
        gtk_list_box_select_row (self->list, row);
    }
}

static void
trellis_reports_view_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  TrellisReportsView *self = TRELLIS_REPORTS_VIEW (object);

  switch (prop_id)
    {
    case PROP_KIND:
      g_value_set_string (value, trellis_report_kind_get_key (self->kind));
      break;
    case PROP_PAPER:
      g_value_set_string (value, paper_keys[self->paper]);
      break;
    case PROP_IS_CONFIDENTIAL:
      g_value_set_boolean (value, self->is_confidential);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* What was chosen the last time; what a newer or older program chose and this
 * one does not know is left as it is. */
static void
trellis_reports_view_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  TrellisReportsView *self = TRELLIS_REPORTS_VIEW (object);
  TrellisReportKind kind = self->kind;

  switch (prop_id)
    {
    case PROP_KIND:
      if (trellis_report_kind_parse (g_value_get_string (value), &kind) &&
          trellis_report_kind_get_purpose (kind) != NULL)
        self->kind = kind;
      select_kind (self);
      break;
    case PROP_PAPER:
      trellis_paper_parse (g_value_get_string (value), &self->paper);
      break;
    case PROP_IS_CONFIDENTIAL:
      self->is_confidential = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
trellis_reports_view_finalize (GObject *object)
{
  g_free (TRELLIS_REPORTS_VIEW (object)->urn);
  g_free (TRELLIS_REPORTS_VIEW (object)->visit_id);

  G_OBJECT_CLASS (trellis_reports_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  /** TrellisReportsView:kind: the document that is chosen, as the command line calls it */
  props[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL,
                                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /** TrellisReportsView:paper: the size of paper, as the command line calls it */
  props[PROP_PAPER] = g_param_spec_string ("paper", NULL, NULL, NULL,
                                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /** TrellisReportsView:is-confidential: whether the trust's documents are marked so */
  props[PROP_IS_CONFIDENTIAL] = g_param_spec_boolean ("is-confidential", NULL, NULL, TRUE,
                                                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                      G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
trellis_reports_view_class_init (TrellisReportsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_reports_view_get_property;
  object_class->set_property = trellis_reports_view_set_property;
  object_class->finalize = trellis_reports_view_finalize;
  TRELLIS_VIEW_CLASS (klass)->refresh = trellis_reports_view_refresh;
  TRELLIS_VIEW_CLASS (klass)->create_report = trellis_reports_view_create_report;
  install_properties (object_class);

  g_type_ensure (TRELLIS_TYPE_CHOICE);
  g_type_ensure (TRELLIS_TYPE_COMMENTARY_EDITOR);
  g_type_ensure (TRELLIS_TYPE_REPORT_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-reports-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisReportsView, list);
  gtk_widget_class_bind_template_child (widget_class, TrellisReportsView, options);
  gtk_widget_class_bind_template_child (widget_class, TrellisReportsView, school_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisReportsView, school_choice);
  gtk_widget_class_bind_template_child (widget_class, TrellisReportsView, visit_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisReportsView, visit_choice);
  gtk_widget_class_bind_template_child (widget_class, TrellisReportsView, paper_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisReportsView, paper_choice);
  gtk_widget_class_bind_template_child (widget_class, TrellisReportsView, confidential);
  gtk_widget_class_bind_template_child (widget_class, TrellisReportsView, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisReportsView, preview);
  gtk_widget_class_bind_template_child (widget_class, TrellisReportsView, commentary);
  gtk_widget_class_bind_template_child (widget_class, TrellisReportsView, problem);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, school_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, visit_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, paper_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, confidential_cb);
  gtk_widget_class_bind_template_callback (widget_class, written_cb);
}

static void
trellis_reports_view_init (TrellisReportsView *self)
{
  const char *paper_names[TRELLIS_N_PAPERS + 1] = { [TRELLIS_PAPER_A4] = "A4", [TRELLIS_PAPER_A3] = "A3" };

  trellis_views_init ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_confidential = TRUE;
  trellis_view_set_title (TRELLIS_VIEW (self), _("Reports"));
  trellis_choice_set_items (self->paper_choice, paper_keys, paper_names);
  for (TrellisReportKind kind = 0; kind < TRELLIS_N_REPORT_KINDS; kind++)
    {
      if (trellis_report_kind_get_purpose (kind) != NULL)
        add_kind (self, kind);
    }
  select_kind (self);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (kind_selected_cb), self, G_CONNECT_SWAPPED);
}

/**
 * trellis_reports_view_show_kind:
 * @self: the view
 * @kind: a document that the view lists
 *
 * Chooses a document.
 */
void
trellis_reports_view_show_kind (TrellisReportsView *self,
                                TrellisReportKind   kind)
{
  g_return_if_fail (TRELLIS_IS_REPORTS_VIEW (self));

  set_kind (self, kind);
  select_kind (self);
}
