/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-calendar-events.h"

#include "trellis-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Far more than a calendar of term dates or of somebody's absences has. */
#define MOST_BYTES (8 * 1024 * 1024)
/* Of one event that repeats: a year of days. */
#define MOST_REPEATS 400

/* Half days part here: what ends by then is a morning's, what begins by then an
 * afternoon's. */
#define MORNING_ENDS_AT (13 * 60)
#define AFTERNOON_STARTS_AT (12 * 60)

typedef struct
{
  icaltimezone *london;
  GHashTable *found;      /* (element-type utf8 TrellisCalendarEvent): by key; the list owns them */
  GPtrArray *events;
  TrellisDay first;
  TrellisDay last;
} Reading;

static void
free_event (gpointer data)
{
  TrellisCalendarEvent *event = data;

  g_free (event->key);
  g_free (event->name);
  g_free (event);
}

static TrellisDay
get_day (struct icaltimetype time)
{
  return icaltime_is_null_time (time) ? TRELLIS_DAY_NONE : trellis_day_new (time.year, time.month, time.day);
}

/* A time as England's clocks show it; a whole day, and one that belongs to no
 * zone, is the same everywhere. */
static struct icaltimetype
localise (const Reading       *reading,
          struct icaltimetype  time)
{
  if (time.is_date || (time.zone == NULL && !icaltime_is_utc (time)))
    return time;

  return icaltime_convert_to_zone (time, reading->london);
}

static struct icaltimetype
read_time (const Reading     *reading,
           icalcomponent     *component,
           icalproperty_kind  kind)
{
  icalproperty *property = icalcomponent_get_first_property (component, kind);

  if (property == NULL)
    return icaltime_null_time ();

  return localise (reading, icalproperty_get_datetime_with_component (property, component));
}

/* The last day of an event: what ends at midnight ended the day before. */
static TrellisDay
find_last_day (struct icaltimetype starts,
               struct icaltimetype ends)
{
  TrellisDay first = get_day (starts);
  TrellisDay last = get_day (ends);

  if (last == TRELLIS_DAY_NONE)
    return first;
  if (ends.is_date || (ends.hour == 0 && ends.minute == 0))
    last--;

  return MAX (first, last);
}

static TrellisSession
find_session (struct icaltimetype starts,
              struct icaltimetype ends,
              TrellisDay          first,
              TrellisDay          last)
{
  if (starts.is_date || first != last || icaltime_is_null_time (ends) || get_day (ends) != first)
    return TRELLIS_SESSION_DAY;
  if (ends.hour * 60 + ends.minute <= MORNING_ENDS_AT)
    return TRELLIS_SESSION_AM;
  if (starts.hour * 60 + starts.minute >= AFTERNOON_STARTS_AT)
    return TRELLIS_SESSION_PM;

  return TRELLIS_SESSION_DAY;
}

/* A later event of the same key stands in the place of the earlier one: a single
 * occurrence that was moved or cancelled after the series. */
static void
take_event (Reading              *reading,
            TrellisCalendarEvent *event)
{
  TrellisCalendarEvent *before = g_hash_table_lookup (reading->found, event->key);

  if (before != NULL)
    {
      g_hash_table_remove (reading->found, event->key);
      g_ptr_array_remove (reading->events, before);
    }
  g_hash_table_insert (reading->found, event->key, event);
  g_ptr_array_add (reading->events, event);
}

static char *
dup_name (icalcomponent *component)
{
  const char *summary = icalcomponent_get_summary (component);

  return summary != NULL && g_utf8_validate (summary, -1, NULL) ? g_strstrip (g_strdup (summary)) : g_strdup ("");
}

static gboolean
is_left_out (icalcomponent *component,
             TrellisDay     day)
{
  for (icalproperty *property = icalcomponent_get_first_property (component, ICAL_EXDATE_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (component, ICAL_EXDATE_PROPERTY))
    {
      if (get_day (icalproperty_get_exdate (property)) == day)
        return TRUE;
    }

  return FALSE;
}

static void
add_occurrence (Reading                    *reading,
                const TrellisCalendarEvent *model,
                TrellisDay                  day,
                gboolean                    is_one_of_many)
{
  TrellisCalendarEvent *event;

  if (day > reading->last || day + (model->ends_on - model->starts_on) < reading->first)
    return;
  event = g_new0 (TrellisCalendarEvent, 1);
  event->starts_on = day;
  event->ends_on = day + (model->ends_on - model->starts_on);
  event->session = model->session;
  event->name = g_strdup (model->name);
  event->is_cancelled = model->is_cancelled;
  event->line = model->line;
  if (is_one_of_many)
    {
      g_autofree char *date = trellis_day_format (day, TRELLIS_DAY_STYLE_ISO);

      event->key = g_strconcat (model->key, "/", date, NULL);
    }
  else
    event->key = g_strdup (model->key);
  take_event (reading, event);
}

static void
add_repeats (Reading                    *reading,
             icalcomponent              *component,
             const TrellisCalendarEvent *model,
             struct icalrecurrencetype   rule,
             struct icaltimetype         starts)
{
  icalrecur_iterator *iterator = icalrecur_iterator_new (rule, starts);
  guint n = 0;

  if (iterator == NULL)
    return;
  for (struct icaltimetype next = icalrecur_iterator_next (iterator); !icaltime_is_null_time (next);
       next = icalrecur_iterator_next (iterator))
    {
      TrellisDay day = get_day (next);

      if (day == TRELLIS_DAY_NONE || day > reading->last)
        break;
      if (day + (model->ends_on - model->starts_on) < reading->first || is_left_out (component, day))
        continue;
      if (n++ == MOST_REPEATS)
        break;
      add_occurrence (reading, model, day, TRUE);
    }
  icalrecur_iterator_free (iterator);
}

static gboolean
read_event (Reading        *reading,
            icalcomponent  *component,
            guint64         line,
            const char     *shown,
            GError        **error)
{
  struct icaltimetype starts = read_time (reading, component, ICAL_DTSTART_PROPERTY);
  struct icaltimetype ends = read_time (reading, component, ICAL_DTEND_PROPERTY);
  icalproperty *repeats = icalcomponent_get_first_property (component, ICAL_RRULE_PROPERTY);
  icalproperty *instead = icalcomponent_get_first_property (component, ICAL_RECURRENCEID_PROPERTY);
  const char *uid = icalcomponent_get_uid (component);
  g_autofree char *name = dup_name (component);
  g_autofree char *key = NULL;
  TrellisCalendarEvent model = { .line = line, .name = name };

  model.starts_on = get_day (starts);
  if (model.starts_on == TRELLIS_DAY_NONE)
    {
      g_set_error (error, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_ROW,
                   _("%s, line %u: the event that begins here has no day. Take it out of the file, or export the "
                     "calendar again."), shown, (guint) line);
      return FALSE;
    }
  if (icaltime_is_null_time (ends) && icalcomponent_get_first_property (component, ICAL_DURATION_PROPERTY) != NULL)
    ends = icaltime_add (starts, icalcomponent_get_duration (component));
  model.ends_on = find_last_day (starts, ends);
  model.session = find_session (starts, ends, model.starts_on, model.ends_on);
  model.is_cancelled = icalcomponent_get_status (component) == ICAL_STATUS_CANCELLED;

  /* One without an identity is known by what it says. */
  if (uid == NULL || *uid == '\0' || !g_utf8_validate (uid, -1, NULL))
    key = g_strdup_printf ("%s/%d", name, model.starts_on);
  else if (instead != NULL)
    {
      TrellisDay of = get_day (localise (reading, icalproperty_get_datetime_with_component (instead, component)));
      g_autofree char *date = of != TRELLIS_DAY_NONE ? trellis_day_format (of, TRELLIS_DAY_STYLE_ISO) : g_strdup ("");

      key = g_strconcat (uid, "/", date, NULL);
    }
  else
    key = g_strdup (uid);
  model.key = key;

  if (repeats != NULL && instead == NULL)
    add_repeats (reading, component, &model, icalproperty_get_rrule (repeats), starts);
  else
    add_occurrence (reading, &model, model.starts_on, FALSE);
  return TRUE;
}

/* The lines on which events begin, in the file's order. */
static GArray *
find_lines (const char *text)
{
  static const char word[] = "BEGIN:VEVENT";
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint64 line = 1;

  for (const char *at = text; at != NULL;)
    {
      if (g_ascii_strncasecmp (at, word, strlen (word)) == 0)
        g_array_append_val (lines, line);
      at = strchr (at, '\n');
      if (at != NULL)
        at++;
      line++;
    }

  return lines;
}

static gboolean
read_calendar (Reading        *reading,
               icalcomponent  *calendar,
               GArray         *lines,
               guint          *n_events,
               const char     *shown,
               GError        **error)
{
  for (icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT); event != NULL;
       event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    {
      guint64 line = *n_events < lines->len ? g_array_index (lines, guint64, *n_events) : 1;

      (*n_events)++;
      if (!read_event (reading, event, line, shown, error))
        return FALSE;
    }

  return TRUE;
}

static icalcomponent *
parse_file (const char  *path,
            const char  *shown,
            char       **text,
            GError     **error)
{
  g_autoptr (GError) cause = NULL;
  icalcomponent *root;
  gsize length;

  if (!g_file_get_contents (path, text, &length, &cause))
    {
      g_set_error (error, cause->domain, cause->code, _("%s could not be opened: %s"), shown, cause->message);
      return NULL;
    }
  if (length > MOST_BYTES)
    {
      g_set_error (error, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_HEADER,
                   _("%s is larger than a calendar of dates can be."), shown);
      return NULL;
    }
  root = g_utf8_validate (*text, (gssize) length, NULL) && strstr (*text, "BEGIN:VCALENDAR") != NULL
           ? icalparser_parse_string (*text) : NULL;
  if (root == NULL)
    g_set_error (error, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_HEADER,
                 _("%s is not a calendar file. Export the calendar again, as an .ics file."), shown);

  return root;
}

/**
 * trellis_calendar_read_events:
 * @path: a calendar file (RFC 5545), as Outlook, Google and schools' websites
 *   give it
 * @first: the first day wanted
 * @last: the last day wanted
 * @error: return location for a #GError
 *
 * Reads what the file has between these days, in its order. Times become days,
 * mornings and afternoons by the clocks of England, whatever zone the file is
 * in. Each day of an event that repeats is an event of its own; one of them that
 * the file moves or cancels takes its place.
 *
 * Fails with %TRELLIS_IMPORT_ERROR_HEADER where the file is no calendar, and with
 * %TRELLIS_IMPORT_ERROR_ROW, file and line, where an event has no day.
 *
 * Returns: (transfer full) (element-type TrellisCalendarEvent) (nullable): the
 *   events, or %NULL with @error set
 */
GPtrArray *
trellis_calendar_read_events (const char  *path,
                              TrellisDay   first,
                              TrellisDay   last,
                              GError     **error)
{
  g_autofree char *shown = g_filename_display_basename (path);
  g_autofree char *text = NULL;
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (free_event);
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  Reading reading = { NULL, found, events, first, last };
  icalcomponent *root = parse_file (path, shown, &text, error);
  gboolean is_good = TRUE;
  guint n_events = 0;

  if (root == NULL)
    return NULL;

  reading.london = icaltimezone_new ();
  icaltimezone_set_component (reading.london, trellis_icalendar_zone_new ());
  lines = find_lines (text);
  if (icalcomponent_isa (root) == ICAL_VCALENDAR_COMPONENT)
    is_good = read_calendar (&reading, root, lines, &n_events, shown, error);
  for (icalcomponent *calendar = icalcomponent_get_first_component (root, ICAL_VCALENDAR_COMPONENT);
       is_good && calendar != NULL;
       calendar = icalcomponent_get_next_component (root, ICAL_VCALENDAR_COMPONENT))
    is_good = read_calendar (&reading, calendar, lines, &n_events, shown, error);
  icaltimezone_free (reading.london, 1);
  icalcomponent_free (root);

  return is_good ? g_steal_pointer (&events) : NULL;
}
