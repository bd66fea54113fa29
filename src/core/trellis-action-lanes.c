/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which action stands where on a board. */

#include "config.h"

#include "trellis-action-lanes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * trellis_lane_kind_get_name:
 * @kind: what lanes are
 *
 * Returns: its name, to choose it by
 */
const char *
trellis_lane_kind_get_name (TrellisLaneKind kind)
{
  switch (kind)
    {
    case TRELLIS_LANES_ADVISER:
      return C_("lanes of a board", "Adviser");
    case TRELLIS_LANES_SCHOOL:
      return C_("lanes of a board", "School");
    case TRELLIS_LANES_ASPECT:
      return C_("lanes of a board", "Aspect");
    case TRELLIS_LANES_NONE:
    case TRELLIS_N_LANE_KINDS:
    default:
      return C_("lanes of a board", "None");
    }
}

/**
 * trellis_action_lane_free:
 * @lane: (nullable) (transfer full): a lane
 */
void
trellis_action_lane_free (TrellisActionLane *lane)
{
  if (lane == NULL)
    return;

  g_free (lane->id);
  g_free (lane->name);
  g_free (lane->detail);
  for (guint i = 0; i < TRELLIS_N_ACTION_COLUMNS; i++)
    g_ptr_array_unref (lane->columns[i]);
  g_free (lane);
}

static int
compare_days (TrellisDay a,
              TrellisDay b)
{
  return a < b ? -1 : a > b ? 1 : 0;
}

/* What is due first stands first, what has no day after what has; among the
 * closed the latest first. */
static int
compare_actions (gconstpointer a,
                 gconstpointer b)
{
  const TrellisAction *one = *(TrellisAction *const *) a;
  const TrellisAction *other = *(TrellisAction *const *) b;
  int order = compare_days (other->closed_on, one->closed_on);

  if (order == 0 && (one->due_on == TRELLIS_DAY_NONE) != (other->due_on == TRELLIS_DAY_NONE))
    order = one->due_on == TRELLIS_DAY_NONE ? 1 : -1;
  if (order == 0)
    order = compare_days (one->due_on, other->due_on);
  if (order == 0)
    order = g_utf8_collate (one->school_name, other->school_name);

  return order != 0 ? order : strcmp (one->id, other->id);
}

static const char *
get_lane_id (TrellisAction   *action,
             TrellisLaneKind  kind)
{
  const char *id = NULL;

  switch (kind)
    {
    case TRELLIS_LANES_ADVISER:
      id = action->adviser_id;
      break;
    case TRELLIS_LANES_SCHOOL:
      id = action->urn;
      break;
    case TRELLIS_LANES_ASPECT:
      id = action->aspect_id;
      break;
    case TRELLIS_LANES_NONE:
    case TRELLIS_N_LANE_KINDS:
    default:
      break;
    }

  return id != NULL ? id : "";
}

static const char *
get_lane_name (TrellisAction   *action,
               TrellisLaneKind  kind,
               TrellisScheme   *scheme)
{
  TrellisAspect *aspect;

  switch (kind)
    {
    case TRELLIS_LANES_ADVISER:
      return action->adviser_id != NULL ? action->adviser_name : _("No adviser");
    case TRELLIS_LANES_SCHOOL:
      return action->school_name;
    case TRELLIS_LANES_ASPECT:
      if (action->aspect_id == NULL)
        return _("No aspect");
      aspect = scheme != NULL ? trellis_scheme_get_aspect (scheme, action->aspect_id) : NULL;
      return aspect != NULL ? aspect->name : action->aspect_id;
    case TRELLIS_LANES_NONE:
    case TRELLIS_N_LANE_KINDS:
    default:
      return "";
    }
}

static TrellisActionLane *
create_lane (const char *id,
             const char *name)
{
  TrellisActionLane *lane = g_new0 (TrellisActionLane, 1);

  lane->id = g_strdup (id);
  lane->name = g_strdup (name);
  for (guint i = 0; i < TRELLIS_N_ACTION_COLUMNS; i++)
    lane->columns[i] = g_ptr_array_new_with_free_func (g_object_unref);

  return lane;
}

static char *
describe_lane (TrellisActionLane *lane,
               TrellisLaneKind    kind)
{
  g_autoptr (GHashTable) schools = NULL;
  guint n_schools;

  if (kind == TRELLIS_LANES_NONE)
    return g_strdup ("");
  if (kind == TRELLIS_LANES_SCHOOL)
    return g_strdup_printf (ngettext ("%u action", "%u actions", lane->n_actions), lane->n_actions);

  schools = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint column = 0; column < TRELLIS_N_ACTION_COLUMNS; column++)
    {
      for (guint i = 0; i < lane->columns[column]->len; i++)
        g_hash_table_add (schools, ((TrellisAction *) g_ptr_array_index (lane->columns[column], i))->urn);
    }
  n_schools = g_hash_table_size (schools);
  return g_strdup_printf (ngettext ("%u school", "%u schools", n_schools), n_schools);
}

static guint
find_aspect (TrellisScheme *scheme,
             const char    *id)
{
  for (guint i = 0; scheme != NULL && i < scheme->aspects->len; i++)
    {
      if (strcmp (((TrellisAspect *) g_ptr_array_index (scheme->aspects, i))->id, id) == 0)
        return i;
    }

  return G_MAXUINT;
}

/* The lane of those without stands last; aspects as the scheme orders them. */
static int
compare_lanes (gconstpointer a,
               gconstpointer b,
               gpointer      scheme)
{
  const TrellisActionLane *one = *(TrellisActionLane *const *) a;
  const TrellisActionLane *other = *(TrellisActionLane *const *) b;
  guint first, second;
  int order;

  if ((*one->id == '\0') != (*other->id == '\0'))
    return *one->id == '\0' ? 1 : -1;
  first = find_aspect (scheme, one->id);
  second = find_aspect (scheme, other->id);
  if (first != second)
    return first < second ? -1 : 1;
  order = g_utf8_collate (one->name, other->name);

  return order != 0 ? order : strcmp (one->id, other->id);
}

/**
 * trellis_action_lanes_new:
 * @actions: (element-type TrellisAction): what the board shows
 * @kind: what its lanes are
 * @scheme: (nullable): names and orders the aspects; needed for lanes of those
 *
 * Places every action: in the lane that it belongs to and the column of its
 * rating, what is due first before the others, the last closed first.
 *
 * Returns: (transfer full) (element-type TrellisActionLane): the lanes that have
 *   an action, the one of those without adviser or aspect last; a single one
 *   without a name for %TRELLIS_LANES_NONE
 */
GPtrArray *
trellis_action_lanes_new (GListModel      *actions,
                          TrellisLaneKind  kind,
                          TrellisScheme   *scheme)
{
  GPtrArray *lanes = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_action_lane_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_actions;

  g_return_val_if_fail (G_IS_LIST_MODEL (actions), lanes);

  n_actions = g_list_model_get_n_items (actions);
  for (guint i = 0; i < n_actions; i++)
    {
      TrellisAction *action = g_list_model_get_item (actions, i);
      const char *id = get_lane_id (action, kind);
      TrellisActionLane *lane = g_hash_table_lookup (by_id, id);

      if (lane == NULL)
        {
          lane = create_lane (id, get_lane_name (action, kind, scheme));
          g_ptr_array_add (lanes, lane);
          g_hash_table_insert (by_id, lane->id, lane);
        }
      g_ptr_array_add (lane->columns[trellis_action_get_column (action)], action);
      lane->n_actions++;
    }

  for (guint i = 0; i < lanes->len; i++)
    {
      TrellisActionLane *lane = g_ptr_array_index (lanes, i);

      for (guint column = 0; column < TRELLIS_N_ACTION_COLUMNS; column++)
        g_ptr_array_sort (lane->columns[column], compare_actions);
      lane->detail = describe_lane (lane, kind);
    }
  g_ptr_array_sort_with_data (lanes, compare_lanes, kind == TRELLIS_LANES_ASPECT ? scheme : NULL);

  return lanes;
}
