/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-widgets.h"

#include "trellis-action-board.h"
#include "trellis-card.h"
#include "trellis-category-form.h"
#include "trellis-cell-panel.h"
#include "trellis-choice.h"
#include "trellis-choice-button.h"
#include "trellis-columns.h"
#include "trellis-day-button.h"
#include "trellis-evidence-list.h"
#include "trellis-judgement-list.h"
#include "trellis-level-card.h"
#include "trellis-level-chart.h"
#include "trellis-level-chip.h"
#include "trellis-matrix-grid.h"
#include "trellis-measure-chart.h"
#include "trellis-profile-chart.h"
#include "trellis-rating-mark.h"
#include "trellis-visit-mark.h"
#include "trellis-widgets-resources.h"
#include "trellis-year-board.h"

#include "icons/trellis-icons.h"

#include <gtk/gtk.h>

#define ICONS_PATH "/io/github/trellis_schools/Trellis/icons"

/**
 * trellis_widgets_register_resources:
 *
 * Makes the room's templates and the program's icons readable. An application
 * calls it before it starts, since GTK reads the icons as it starts; needs no
 * display, and a second call does nothing.
 */
void
trellis_widgets_register_resources (void)
{
  static gsize is_done = 0;

  if (g_once_init_enter (&is_done))
    {
      g_resources_register (trellis_widgets_resources_get_resource ());
      trellis_icons_register_resource ();
      g_once_init_leave (&is_done, 1);
    }
}

/* The application adds the folder of its own resources, and adding it twice
 * would read all the themes again, in the way of the first frame. */
static void
add_icons (GtkIconTheme *theme)
{
  g_auto (GStrv) paths = gtk_icon_theme_get_resource_path (theme);

  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      if (g_str_has_prefix (paths[i], ICONS_PATH))
        return;
    }
  gtk_icon_theme_add_resource_path (theme, ICONS_PATH);
}

/**
 * trellis_widgets_init:
 *
 * Makes the room's templates and types known, so that others' templates may
 * name them, its styles to every widget, and the program's icons to every
 * window. Call it after GTK is initialised and before a template is built; a
 * second call does nothing. A library's resources are left out of the program
 * unless something in it is called.
 */
void
trellis_widgets_init (void)
{
  static gsize is_done = 0;

  if (g_once_init_enter (&is_done))
    {
      GdkDisplay *display = gdk_display_get_default ();

      trellis_widgets_register_resources ();
      if (display != NULL)
        {
          g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

          gtk_css_provider_load_from_resource (provider, TRELLIS_WIDGETS_RESOURCES "widgets.css");
          gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                                      GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
          add_icons (gtk_icon_theme_get_for_display (display));
        }
      g_type_ensure (TRELLIS_TYPE_ACTION_BOARD);
      g_type_ensure (TRELLIS_TYPE_CARD);
      g_type_ensure (TRELLIS_TYPE_CATEGORY_FORM);
      g_type_ensure (TRELLIS_TYPE_CELL_PANEL);
      g_type_ensure (TRELLIS_TYPE_CHOICE);
      g_type_ensure (TRELLIS_TYPE_CHOICE_BUTTON);
      g_type_ensure (TRELLIS_TYPE_COLUMNS);
      g_type_ensure (TRELLIS_TYPE_DAY_BUTTON);
      g_type_ensure (TRELLIS_TYPE_EVIDENCE_LIST);
      g_type_ensure (TRELLIS_TYPE_JUDGEMENT_LIST);
      g_type_ensure (TRELLIS_TYPE_LEVEL_CARD);
      g_type_ensure (TRELLIS_TYPE_LEVEL_CHART);
      g_type_ensure (TRELLIS_TYPE_LEVEL_CHIP);
      g_type_ensure (TRELLIS_TYPE_MATRIX_GRID);
      g_type_ensure (TRELLIS_TYPE_MEASURE_CHART);
      g_type_ensure (TRELLIS_TYPE_PROFILE_CHART);
      g_type_ensure (TRELLIS_TYPE_RATING_MARK);
      g_type_ensure (TRELLIS_TYPE_VISIT_MARK);
      g_type_ensure (TRELLIS_TYPE_YEAR_BOARD);
      g_once_init_leave (&is_done, 1);
    }
}
