/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-school-view-private.h"

#include "trellis-store-inspections.h"
#include "trellis-store-schools.h"

#include <glib/gi18n-lib.h>

/* The cards of facts and of people: what the school is, who is responsible for
 * it, each dated and changed where it stands. */

/* The roles that every school's page asks for, in order. */
static const char *const usual_roles[] = {
  TRELLIS_ROLE_HEAD, TRELLIS_ROLE_CHAIR, TRELLIS_ROLE_ADVISER, TRELLIS_ROLE_PARTNERSHIP_LINK,
};

/* What else is chosen by name and holds from a day. */
#define HUB "hub"
#define FEDERATION "federation"

static TrellisDay
get_as_at (TrellisSchoolView *self)
{
  return trellis_scope_get_as_at (trellis_view_get_scope (TRELLIS_VIEW (self)));
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
add_line (GtkBox     *box,
          const char *name,
          GtkWidget  *value)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (line, "trellis-fact");
  gtk_box_append (GTK_BOX (line), label);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_box_append (GTK_BOX (line), value);
  gtk_box_append (box, line);

  return line;
}

static void
add_fact (GtkBox     *box,
          const char *name,
          const char *text)
{
  GtkWidget *value;

  if (text == NULL || *text == '\0')
    return;

  value = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (value), 1);
  gtk_label_set_wrap (GTK_LABEL (value), TRUE);
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (value), GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (value, "numeric");
  add_line (box, name, value);
}

/* Edits --------------------------------------------------------------------- */

static gboolean
set_role (TrellisSchoolView  *self,
          const char         *role,
          const char         *id,
          const char         *name,
          TrellisDay          day,
          GError            **error)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  g_autofree char *sentence = NULL;
  g_autofree char *new_id = NULL;
  gboolean is_good;

  if (name == NULL)
    return trellis_store_set_role_holder (store, self->urn, role, id, day, error);

  /* Someone new and their role are one edit, and one undo. */
  sentence = g_strdup_printf ("%s: %s %s", self->school->name, trellis_role_get_name (role), name);
  if (!trellis_store_begin_change (store, "people", self->urn, sentence, error))
    return FALSE;
  new_id = trellis_store_add_person (store, name, trellis_role_get_name (role), "",
                                     g_str_equal (role, TRELLIS_ROLE_ADVISER), error);
  is_good = new_id != NULL && trellis_store_set_role_holder (store, self->urn, role, new_id, day, error);

  return trellis_store_end_change (store, is_good, error);
}

static gboolean
set_hub (TrellisSchoolView  *self,
         const char         *id,
         const char         *name,
         TrellisDay          day,
         GError            **error)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  g_autofree char *sentence = NULL;
  g_autofree char *new_id = NULL;
  gboolean is_good;

  if (name == NULL)
    return trellis_store_set_school_hub (store, self->urn, id, day, error);

  sentence = g_strdup_printf ("%s: %s", self->school->name, name);
  if (!trellis_store_begin_change (store, "hub", self->urn, sentence, error))
    return FALSE;
  new_id = trellis_store_add_hub (store, name, error);
  is_good = new_id != NULL && trellis_store_set_school_hub (store, self->urn, new_id, day, error);

  return trellis_store_end_change (store, is_good, error);
}

static gboolean
set_federation (TrellisSchoolView  *self,
                const char         *id,
                const char         *name,
                TrellisDay          day,
                GError            **error)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  g_autofree char *sentence = NULL;
  g_autofree char *new_id = NULL;
  gboolean is_good;

  if (name == NULL)
    return trellis_store_set_school_federation (store, self->urn, id, day, error);

  sentence = g_strdup_printf ("%s: %s", self->school->name, name);
  if (!trellis_store_begin_change (store, "federation", self->urn, sentence, error))
    return FALSE;
  new_id = trellis_store_add_federation (store, name, error);
  is_good = new_id != NULL && trellis_store_set_school_federation (store, self->urn, new_id, day, error);

  return trellis_store_end_change (store, is_good, error);
}

/* The page is built anew by an edit: the cursor stays where the person was. */
static gboolean
grab_choice (GtkWidget  *widget,
             const char *what)
{
  if (TRELLIS_IS_CHOICE_BUTTON (widget) &&
      g_strcmp0 (g_object_get_data (G_OBJECT (widget), "what"), what) == 0)
    return gtk_widget_grab_focus (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (grab_choice (child, what))
        return TRUE;
    }

  return FALSE;
}

static void
chosen_cb (TrellisSchoolView   *self,
           const char          *id,
           const char          *name,
           int                  day,
           TrellisChoiceButton *button)
{
  g_autofree char *what = g_strdup (g_object_get_data (G_OBJECT (button), "what"));
  g_autoptr (GError) error = NULL;
  gboolean is_good;

  if (day == TRELLIS_DAY_NONE)
    day = get_as_at (self);
  if (g_str_equal (what, HUB))
    is_good = set_hub (self, id, name, day, &error);
  else if (g_str_equal (what, FEDERATION))
    is_good = set_federation (self, id, name, day, &error);
  else
    is_good = set_role (self, what, id, name, day, &error);
  grab_choice (GTK_WIDGET (self), what);
  trellis_school_view_tell (self, is_good, error);
}

static void
joined_cb (TrellisSchoolView *self,
           GParamSpec        *pspec,
           TrellisDayButton  *button)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  TrellisDay day = trellis_day_button_get_day (button);
  g_autoptr (GError) error = NULL;

  if (self->school == NULL || day == self->school->joined_on)
    return;
  trellis_school_view_tell (self, trellis_store_set_school_joined (store, self->urn, day, &error), error);
}

/* Building ------------------------------------------------------------------ */

static GtkWidget *
create_choice (TrellisSchoolView *self,
               const char        *what,
               const char        *title,
               const char        *none)
{
  GtkWidget *button = trellis_choice_button_new (title, none);

  g_object_set_data_full (G_OBJECT (button), "what", g_strdup (what), g_free);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_sensitive (button, !trellis_store_is_read_only (trellis_view_get_store (TRELLIS_VIEW (self))));
  trellis_choice_button_set_day (TRELLIS_CHOICE_BUTTON (button), get_as_at (self));
  g_signal_connect_object (button, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);

  return button;
}

static gboolean
add_people (TrellisSchoolView    *self,
            TrellisChoiceButton  *button,
            gboolean              is_adviser,
            GError              **error)
{
  g_autoptr (GListModel) people = trellis_store_list_people (trellis_view_get_store (TRELLIS_VIEW (self)), is_adviser,
                                                             get_as_at (self), error);

  if (people == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (TrellisPerson) person = g_list_model_get_item (people, i);

      trellis_choice_button_add_choice (button, person->id, person->name);
    }

  return TRUE;
}

static const TrellisRoleHolder *
find_holder (GPtrArray  *holders,
             const char *role)
{
  for (guint i = 0; i < holders->len; i++)
    {
      const TrellisRoleHolder *holder = g_ptr_array_index (holders, i);

      if (g_str_equal (holder->role, role))
        return holder;
    }

  return NULL;
}

static void
add_dim_label (GtkWidget  *box,
               const char *text,
               double      xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), (float) xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, xalign > 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "trellis-card-note");
  gtk_box_append (GTK_BOX (box), label);
}

static gboolean
add_role (TrellisSchoolView  *self,
          GPtrArray          *holders,
          const char         *role,
          GError            **error)
{
  const TrellisRoleHolder *holder = find_holder (holders, role);
  GtkWidget *button = create_choice (self, role, trellis_role_get_name (role), _("Nobody"));
  const char *name = holder != NULL && holder->person_id != NULL ? holder->name : NULL;
  TrellisDay since = name != NULL ? holder->since : TRELLIS_DAY_NONE;
  g_autofree char *detail = NULL;
  GtkWidget *head;

  /* The register names a headteacher where nobody here has said who it is. */
  if (g_str_equal (role, TRELLIS_ROLE_HEAD) && *self->school->head_name != '\0')
    {
      name = self->school->head_name;
      since = self->school->head_since;
    }
  if (since != TRELLIS_DAY_NONE)
    {
      g_autofree char *month = trellis_day_format (since, TRELLIS_DAY_STYLE_MONTH);

      detail = g_strdup_printf (_("since %s"), month);
    }
  trellis_choice_button_set_shown (TRELLIS_CHOICE_BUTTON (button), name, detail);
  trellis_choice_button_set_below (TRELLIS_CHOICE_BUTTON (button));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "trellis-person");
  head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  add_dim_label (head, trellis_role_get_name (role), 0);
  add_dim_label (head, detail != NULL ? detail : "", 1);
  gtk_box_append (self->people_box, head);
  gtk_box_append (self->people_box, button);

  return add_people (self, TRELLIS_CHOICE_BUTTON (button), g_str_equal (role, TRELLIS_ROLE_ADVISER), error);
}

/* Lists the federations that schools are in, each once. */
static gboolean
add_federations (TrellisSchoolView    *self,
                 TrellisChoiceButton  *button,
                 GError              **error)
{
  g_autoptr (GListModel) schools = trellis_store_list_schools (trellis_view_get_store (TRELLIS_VIEW (self)),
                                                               get_as_at (self), FALSE, error);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (schools == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);

      if (school->federation_id != NULL && g_hash_table_add (seen, g_strdup (school->federation_id)))
        trellis_choice_button_add_choice (button, school->federation_id, school->federation_name);
    }

  return TRUE;
}

static gboolean
add_places (TrellisSchoolView  *self,
            GError            **error)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  g_autoptr (GPtrArray) hubs = trellis_store_list_hubs (store, error);
  GtkWidget *hub = create_choice (self, HUB, _("Hub"), _("None"));
  GtkWidget *federation = create_choice (self, FEDERATION, _("Federation"), _("None"));
  GtkWidget *joined = trellis_day_button_new ();

  add_line (self->facts_box, _("Hub"), hub);
  add_line (self->facts_box, _("Federation"), federation);
  trellis_choice_button_set_shown (TRELLIS_CHOICE_BUTTON (hub), self->school->hub_name, NULL);
  trellis_choice_button_set_shown (TRELLIS_CHOICE_BUTTON (federation), self->school->federation_name, NULL);
  if (hubs == NULL)
    return FALSE;
  for (guint i = 0; i < hubs->len; i++)
    {
      TrellisHub *item = g_ptr_array_index (hubs, i);

      trellis_choice_button_add_choice (TRELLIS_CHOICE_BUTTON (hub), item->id, item->name);
    }

  g_object_set (joined, "placeholder", _("Not known"), "can-clear", TRUE, "lean", TRELLIS_DAY_LEAN_BACK,
                "day", self->school->joined_on, "halign", GTK_ALIGN_END, NULL);
  gtk_widget_add_css_class (joined, "trellis-fact-day");
  gtk_widget_set_sensitive (joined, !trellis_store_is_read_only (store));
  g_signal_connect_object (joined, "notify::day", G_CALLBACK (joined_cb), self, G_CONNECT_SWAPPED);
  add_line (self->facts_box, _("Joined"), joined);

  return add_federations (self, TRELLIS_CHOICE_BUTTON (federation), error);
}

/* What the school was before, and what it became. */
static gboolean
add_links (TrellisSchoolView  *self,
           GError            **error)
{
  g_autoptr (GPtrArray) links = trellis_store_list_school_links (trellis_view_get_store (TRELLIS_VIEW (self)),
                                                                 self->urn, error);

  if (links == NULL)
    return FALSE;
  for (guint i = 0; i < links->len; i++)
    {
      const TrellisSchoolLink *link = g_ptr_array_index (links, i);
      g_autofree char *day = trellis_day_format (link->linked_on, TRELLIS_DAY_STYLE_MEDIUM);
      g_autofree char *text = g_strdup_printf ("%s%s%s%s%s", link->linked_urn, *link->description != '\0' ? ", " : "",
                                               link->description, *day != '\0' ? ", " : "", day);

      add_fact (self->facts_box, g_str_equal (link->kind, "predecessor") ? _("Predecessor")
                                 : g_str_equal (link->kind, "successor") ? _("Successor") : _("Linked school"), text);
    }

  return TRUE;
}

/**
 * trellis_school_view_show_facts:
 * @self: the page, with its school read
 * @error: return location for a #GError
 *
 * Fills the card of facts. What is not known has no line.
 *
 * Returns: whether everything could be read
 */
gboolean
trellis_school_view_show_facts (TrellisSchoolView  *self,
                                GError            **error)
{
  TrellisSchool *school = self->school;
  g_autofree char *pupils = NULL;
  g_autofree char *ages = NULL;
  g_autofree char *meals = NULL;
  g_autofree char *month = trellis_day_format (school->inspected_on, TRELLIS_DAY_STYLE_MONTH);
  g_autofree char *inspection = NULL;

  clear_box (self->facts_box);
  if (school->pupils >= 0)
    /* Translators: pupils on roll, of the places that the school has */
    pupils = school->capacity > 0 ? g_strdup_printf (_("%'d of %'d"), school->pupils, school->capacity)
                                  : g_strdup_printf ("%'d", school->pupils);
  if (school->age_low >= 0 && school->age_high >= 0)
    ages = g_strdup_printf (_("%d to %d"), school->age_low, school->age_high);
  if (school->free_meals_pct >= 0)
    meals = g_strdup_printf ("%.1f%%", school->free_meals_pct);
  if (*school->inspection != '\0')
    inspection = g_strdup_printf ("%s, %s", school->inspection, month);

  add_fact (self->facts_box, _("Pupils"), pupils);
  add_fact (self->facts_box, _("Ages"), ages);
  add_fact (self->facts_box, _("Inspection"), inspection);
  add_fact (self->facts_box, _("Free school meals"), meals);
  add_fact (self->facts_box, _("Type"), school->kind);
  add_fact (self->facts_box, _("Character"), *school->religious_character != '\0' ? school->religious_character
                                             : school->is_church ? _("Church school") : NULL);
  add_fact (self->facts_box, _("Local authority"), school->local_authority);
  add_fact (self->facts_box, _("Town"), school->town);

  return add_links (self, error) && add_places (self, error);
}

/**
 * trellis_school_view_show_people:
 * @self: the page, with its school read
 * @error: return location for a #GError
 *
 * Fills the card of people.
 *
 * Returns: whether everything could be read
 */
gboolean
trellis_school_view_show_people (TrellisSchoolView  *self,
                                 GError            **error)
{
  g_autoptr (GPtrArray) holders = trellis_store_list_role_holders (trellis_view_get_store (TRELLIS_VIEW (self)),
                                                                   self->urn, get_as_at (self), error);

  if (holders == NULL)
    return FALSE;

  clear_box (self->people_box);
  for (guint i = 0; i < G_N_ELEMENTS (usual_roles); i++)
    {
      if (!add_role (self, holders, usual_roles[i], error))
        return FALSE;
    }
  for (guint i = 0; i < holders->len; i++)
    {
      const TrellisRoleHolder *holder = g_ptr_array_index (holders, i);
      gboolean is_usual = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (usual_roles); j++)
        is_usual |= g_str_equal (holder->role, usual_roles[j]);
      if (!is_usual && !add_role (self, holders, holder->role, error))
        return FALSE;
    }

  return TRUE;
}
