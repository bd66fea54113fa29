/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-day-button.h"

#include "trellis-widgets.h"

#include <glib/gi18n-lib.h>

struct _TrellisDayButton
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkPopover *popover;  /* this and its parts: NULL until first opened */
  GtkLabel *title_label;
  GtkLabel *day_label;
  GtkEntry *entry;
  GtkLabel *meaning_label;
  GtkCalendar *calendar;
  GtkButton *clear_button;

  TrellisDay day;
  TrellisDayLean lean;
  char *title;
  char *placeholder;
  gboolean can_clear;
  gboolean is_filling;  /* the popover's parts are being set, not used */
};

enum
{
  PROP_DAY = 1,
  PROP_TITLE,
  PROP_PLACEHOLDER,
  PROP_LEAN,
  PROP_CAN_CLEAR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrellisDayButton, trellis_day_button, GTK_TYPE_WIDGET)

static void
update_button (TrellisDayButton *self)
{
  g_autofree char *day = trellis_day_format (self->day, TRELLIS_DAY_STYLE_MEDIUM);
  g_autofree char *spoken = trellis_day_format (self->day, TRELLIS_DAY_STYLE_FULL);
  g_autofree char *name = NULL;
  const char *none = self->placeholder != NULL ? self->placeholder : _("Choose a day");
  GtkWidget *toggle = gtk_widget_get_first_child (self->button);

  gtk_label_set_label (self->title_label, self->title != NULL ? self->title : "");
  gtk_widget_set_visible (GTK_WIDGET (self->title_label), self->title != NULL && self->title[0] != '\0');
  gtk_label_set_label (self->day_label, self->day != TRELLIS_DAY_NONE ? day : none);

  /* The focus is on the button inside the menu button, which is where a
   * screen reader looks for the name. */
  name = g_strdup_printf ("%s %s", self->title != NULL ? self->title : "",
                          self->day != TRELLIS_DAY_NONE ? spoken : none);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, g_strstrip (name), -1);
}

static void
select_in_calendar (TrellisDayButton *self,
                    TrellisDay        day)
{
  g_autoptr (GDateTime) date = NULL;
  int year, month, day_of_month;

  trellis_day_get_ymd (day, &year, &month, &day_of_month);
  date = g_date_time_new_local (year, month, day_of_month, 12, 0, 0);
  self->is_filling = TRUE;
  gtk_calendar_select_day (self->calendar, date);
  self->is_filling = FALSE;
}

static void
fill_popover_cb (TrellisDayButton *self)
{
  g_autofree char *text = trellis_day_format (self->day, TRELLIS_DAY_STYLE_MEDIUM);

  select_in_calendar (self, self->day != TRELLIS_DAY_NONE ? self->day : trellis_clock_get_today ());
  self->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->is_filling = FALSE;
  gtk_label_set_label (self->meaning_label, _("Type a day and press Enter, or choose one."));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static gboolean
parse_entry (TrellisDayButton *self,
             TrellisDay       *day)
{
  return trellis_day_parse_words (gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                                  trellis_clock_get_today (), self->lean, day);
}

static void
read_entry_cb (TrellisDayButton *self)
{
  TrellisDay day;

  if (self->is_filling)
    return;

  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  if (parse_entry (self, &day))
    {
      g_autofree char *meaning = trellis_day_format (day, TRELLIS_DAY_STYLE_FULL);

      gtk_label_set_label (self->meaning_label, meaning);
      select_in_calendar (self, day);
    }
  else
    {
      gtk_label_set_label (self->meaning_label, _("Such as 12 Feb, 12/2, tomorrow, Friday, in 3 weeks."));
    }
}

static void
take_day (TrellisDayButton *self,
          TrellisDay        day)
{
  gtk_popover_popdown (self->popover);
  trellis_day_button_set_day (self, day);
}

static void
take_entry_cb (TrellisDayButton *self)
{
  TrellisDay day;

  if (parse_entry (self, &day))
    {
      take_day (self, day);
    }
  else if (self->can_clear && gtk_entry_get_text_length (self->entry) == 0)
    {
      take_day (self, TRELLIS_DAY_NONE);
    }
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
      gtk_label_set_label (self->meaning_label,
                           _("That is not a day. Write it as 12 Feb, 12/2, tomorrow, Friday or in 3 weeks."));
    }
}

static void
take_calendar_cb (TrellisDayButton *self)
{
  g_autoptr (GDateTime) date = NULL;

  if (self->is_filling)
    return;

  date = gtk_calendar_get_date (self->calendar);
  take_day (self, trellis_day_new (g_date_time_get_year (date), g_date_time_get_month (date),
                                   g_date_time_get_day_of_month (date)));
}

static void
clear_cb (TrellisDayButton *self)
{
  take_day (self, TRELLIS_DAY_NONE);
}

/* A calendar is sixty widgets: it is made when it is first asked for. */
static void
create_popover_cb (GtkMenuButton *button,
                   gpointer       user_data)
{
  TrellisDayButton *self = TRELLIS_DAY_BUTTON (user_data);
  g_autoptr (GtkBuilder) builder = NULL;
  g_autoptr (GtkBuilderScope) scope = NULL;

  if (self->popover != NULL)
    return;

  builder = gtk_builder_new ();
  scope = gtk_builder_cscope_new ();
  gtk_builder_cscope_add_callback (GTK_BUILDER_CSCOPE (scope), fill_popover_cb);
  gtk_builder_cscope_add_callback (GTK_BUILDER_CSCOPE (scope), read_entry_cb);
  gtk_builder_cscope_add_callback (GTK_BUILDER_CSCOPE (scope), take_entry_cb);
  gtk_builder_cscope_add_callback (GTK_BUILDER_CSCOPE (scope), take_calendar_cb);
  gtk_builder_cscope_add_callback (GTK_BUILDER_CSCOPE (scope), clear_cb);
  gtk_builder_set_scope (builder, scope);
  gtk_builder_set_current_object (builder, G_OBJECT (self));
  gtk_builder_set_translation_domain (builder, GETTEXT_PACKAGE);
  gtk_builder_add_from_resource (builder, TRELLIS_WIDGETS_RESOURCES "trellis-day-popover.ui", NULL);
  self->popover = GTK_POPOVER (gtk_builder_get_object (builder, "popover"));
  self->entry = GTK_ENTRY (gtk_builder_get_object (builder, "entry"));
  self->meaning_label = GTK_LABEL (gtk_builder_get_object (builder, "meaning_label"));
  self->calendar = GTK_CALENDAR (gtk_builder_get_object (builder, "calendar"));
  self->clear_button = GTK_BUTTON (gtk_builder_get_object (builder, "clear_button"));
  g_object_bind_property (self, "can-clear", self->clear_button, "visible", G_BINDING_SYNC_CREATE);
  gtk_menu_button_set_popover (button, GTK_WIDGET (self->popover));
}

static gboolean
trellis_day_button_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TRELLIS_DAY_BUTTON (widget)->button);
}

static void
trellis_day_button_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  TrellisDayButton *self = TRELLIS_DAY_BUTTON (object);

  switch (id)
    {
    case PROP_DAY:
      g_value_set_int (value, self->day);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_PLACEHOLDER:
      g_value_set_string (value, self->placeholder);
      break;
    case PROP_LEAN:
      g_value_set_uint (value, self->lean);
      break;
    case PROP_CAN_CLEAR:
      g_value_set_boolean (value, self->can_clear);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
trellis_day_button_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  TrellisDayButton *self = TRELLIS_DAY_BUTTON (object);

  switch (id)
    {
    case PROP_DAY:
      trellis_day_button_set_day (self, g_value_get_int (value));
      break;
    case PROP_TITLE:
      trellis_day_button_set_title (self, g_value_get_string (value));
      break;
    case PROP_PLACEHOLDER:
      g_free (self->placeholder);
      self->placeholder = g_value_dup_string (value);
      update_button (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_LEAN:
      trellis_day_button_set_lean (self, g_value_get_uint (value));
      break;
    case PROP_CAN_CLEAR:
      if (self->can_clear != g_value_get_boolean (value))
        {
          self->can_clear = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
trellis_day_button_dispose (GObject *object)
{
  TrellisDayButton *self = TRELLIS_DAY_BUTTON (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (trellis_day_button_parent_class)->dispose (object);
}

static void
trellis_day_button_finalize (GObject *object)
{
  TrellisDayButton *self = TRELLIS_DAY_BUTTON (object);

  g_free (self->title);
  g_free (self->placeholder);

  G_OBJECT_CLASS (trellis_day_button_parent_class)->finalize (object);
}

static void
trellis_day_button_class_init (TrellisDayButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_day_button_get_property;
  object_class->set_property = trellis_day_button_set_property;
  object_class->dispose = trellis_day_button_dispose;
  object_class->finalize = trellis_day_button_finalize;
  widget_class->grab_focus = trellis_day_button_grab_focus;

  /**
   * TrellisDayButton:day:
   *
   * The day chosen, a #TrellisDay, or %TRELLIS_DAY_NONE.
   */
  properties[PROP_DAY] =
    g_param_spec_int ("day", NULL, NULL, G_MININT32, G_MAXINT32, TRELLIS_DAY_NONE,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * TrellisDayButton:title:
   *
   * What the day is of, dim before it: "Judged on".
   */
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * TrellisDayButton:placeholder:
   *
   * What stands there while no day is chosen; "Choose a day" unless set.
   */
  properties[PROP_PLACEHOLDER] =
    g_param_spec_string ("placeholder", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * TrellisDayButton:lean:
   *
   * Which day is meant where its year is left out, a #TrellisDayLean.
   */
  properties[PROP_LEAN] =
    g_param_spec_uint ("lean", NULL, NULL, TRELLIS_DAY_LEAN_NEAREST, TRELLIS_DAY_LEAN_BACK, TRELLIS_DAY_LEAN_NEAREST,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * TrellisDayButton:can-clear:
   *
   * Whether there may be no day.
   */
  properties[PROP_CAN_CLEAR] =
    g_param_spec_boolean ("can-clear", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "daybutton");
  gtk_widget_class_set_template_from_resource (widget_class, TRELLIS_WIDGETS_RESOURCES "trellis-day-button.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisDayButton, button);
  gtk_widget_class_bind_template_child (widget_class, TrellisDayButton, title_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisDayButton, day_label);
}

static void
trellis_day_button_init (TrellisDayButton *self)
{
  self->day = TRELLIS_DAY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_popover_cb, self, NULL);
  update_button (self);
}

/**
 * trellis_day_button_new:
 *
 * A button that says a day in words and opens an entry, which reads days as
 * people write them, over a calendar. #TrellisDayButton:day notifies when a
 * person chose another day.
 *
 * Returns: (transfer floating): the button, without a day
 */
GtkWidget *
trellis_day_button_new (void)
{
  return g_object_new (TRELLIS_TYPE_DAY_BUTTON, NULL);
}

/**
 * trellis_day_button_get_day:
 * @self: a day button
 *
 * Returns: the day, or %TRELLIS_DAY_NONE
 */
TrellisDay
trellis_day_button_get_day (TrellisDayButton *self)
{
  g_return_val_if_fail (TRELLIS_IS_DAY_BUTTON (self), TRELLIS_DAY_NONE);

  return self->day;
}

/**
 * trellis_day_button_set_day:
 * @self: a day button
 * @day: a day, or %TRELLIS_DAY_NONE
 *
 * Sets the day; notifies where it is another one.
 */
void
trellis_day_button_set_day (TrellisDayButton *self,
                            TrellisDay        day)
{
  g_return_if_fail (TRELLIS_IS_DAY_BUTTON (self));

  if (self->day == day)
    return;

  self->day = day;
  update_button (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
}

/**
 * trellis_day_button_get_title:
 * @self: a day button
 *
 * Returns: (transfer none) (nullable): what the day is of
 */
const char *
trellis_day_button_get_title (TrellisDayButton *self)
{
  g_return_val_if_fail (TRELLIS_IS_DAY_BUTTON (self), NULL);

  return self->title;
}

/**
 * trellis_day_button_set_title:
 * @self: a day button
 * @title: (nullable): what the day is of, as "Judged on"
 *
 * Sets the words before the day, which also begin the button's spoken name.
 */
void
trellis_day_button_set_title (TrellisDayButton *self,
                              const char       *title)
{
  g_return_if_fail (TRELLIS_IS_DAY_BUTTON (self));

  if (g_strcmp0 (self->title, title) == 0)
    return;

  g_free (self->title);
  self->title = g_strdup (title);
  update_button (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * trellis_day_button_get_lean:
 * @self: a day button
 *
 * Returns: which day is meant where its year is left out
 */
TrellisDayLean
trellis_day_button_get_lean (TrellisDayButton *self)
{
  g_return_val_if_fail (TRELLIS_IS_DAY_BUTTON (self), TRELLIS_DAY_LEAN_NEAREST);

  return self->lean;
}

/**
 * trellis_day_button_set_lean:
 * @self: a day button
 * @lean: which day is meant where its year is left out
 *
 * Forward for what is due, back for what has been judged.
 */
void
trellis_day_button_set_lean (TrellisDayButton *self,
                             TrellisDayLean    lean)
{
  g_return_if_fail (TRELLIS_IS_DAY_BUTTON (self));

  if (self->lean == lean)
    return;

  self->lean = lean;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEAN]);
}
