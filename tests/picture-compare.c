/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "picture-compare.h"

#include <glib/gstdio.h>
#include <stdlib.h>

/* A stored picture has one grey dot for so many of the picture's own each way:
 * small enough to keep by the dozen, and blind to how a font's edges are drawn. */
#define DOTS 4
/* A dot is another where it is so much lighter or darker (of 255); so many of
 * a thousand may be, for letters that another version of a library moves a little. */
#define OTHER_BY 48
#define OTHER_PER_MILLE 0.3

static int
get_grey (const guchar *pixel)
{
  guint32 value = *(const guint32 *) pixel;

  return ((value >> 16 & 0xff) * 30 + (value >> 8 & 0xff) * 59 + (value & 0xff) * 11) / 100;
}

/* The picture in grey dots, on white. */
static cairo_surface_t *
create_small (cairo_surface_t *picture)
{
  int width = cairo_image_surface_get_width (picture) / DOTS;
  int height = cairo_image_surface_get_height (picture) / DOTS;
  cairo_surface_t *flat = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width * DOTS, height * DOTS);
  cairo_surface_t *small = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  cairo_t *cr = cairo_create (flat);
  int flat_stride = cairo_image_surface_get_stride (flat), stride = cairo_image_surface_get_stride (small);
  const guchar *from = cairo_image_surface_get_data (flat);
  guchar *to = cairo_image_surface_get_data (small);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (flat);
  for (int y = 0; y < height; y++)
    {
      for (int x = 0; x < width; x++)
        {
          int sum = 0;

          for (int k = 0; k < DOTS * DOTS; k++)
            sum += get_grey (from + (y * DOTS + k / DOTS) * flat_stride + (x * DOTS + k % DOTS) * 4);
          to[y * stride + x] = sum / (DOTS * DOTS);
        }
    }
  cairo_surface_mark_dirty (small);
  cairo_surface_destroy (flat);

  return small;
}

/* How many of a thousand dots are others, and where the first of them is. */
static double
count_others (cairo_surface_t *small,
              cairo_surface_t *stored,
              int             *first_x,
              int             *first_y)
{
  int width = cairo_image_surface_get_width (small), height = cairo_image_surface_get_height (small);
  guint n = 0;

  for (int y = 0; y < height; y++)
    {
      const guchar *row = cairo_image_surface_get_data (small) + y * cairo_image_surface_get_stride (small);
      const guchar *stored_row = cairo_image_surface_get_data (stored) + y * cairo_image_surface_get_stride (stored);

      for (int x = 0; x < width; x++)
        {
          if (abs (row[x] - get_grey (stored_row + 4 * x)) < OTHER_BY)
            continue;
          if (n++ == 0)
            *first_x = x, *first_y = y;
        }
    }

  return n * 1000.0 / (width * height);
}

static void
write_picture (cairo_surface_t *small,
               const char      *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0777);
  if (cairo_surface_write_to_png (small, path) != CAIRO_STATUS_SUCCESS)
    g_error ("%s cannot be written", path);
}

/**
 * picture_compare:
 * @picture: an image surface
 * @name: what the stored picture is called, without an ending
 *
 * Fails the test where @picture does not look like the one stored as
 * tests/pictures/@name.png, and leaves what it looks like now beside the built
 * test. With TRELLIS_STORE_PICTURES set, it is stored instead.
 */
void
picture_compare (cairo_surface_t *picture,
                 const char      *name)
{
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "pictures", file, NULL);
  g_autofree char *now = g_test_build_filename (G_TEST_BUILT, "pictures", file, NULL);
  cairo_surface_t *small = create_small (picture);
  cairo_surface_t *stored = cairo_image_surface_create_from_png (path);
  int x = 0, y = 0;

  if (g_getenv ("TRELLIS_STORE_PICTURES") != NULL)
    write_picture (small, path);
  else if (cairo_surface_status (stored) != CAIRO_STATUS_SUCCESS)
    {
      write_picture (small, now);
      g_test_fail_printf ("no picture is stored as %s; it looks like %s", path, now);
    }
  else if (cairo_image_surface_get_width (stored) != cairo_image_surface_get_width (small) ||
           cairo_image_surface_get_height (stored) != cairo_image_surface_get_height (small))
    {
      write_picture (small, now);
      g_test_fail_printf ("%s is not of the size of %s", now, path);
    }
  else
    {
      double others = count_others (small, stored, &x, &y);

      g_test_message ("%s: %.2f of a thousand dots are others", name, others);
      if (others > OTHER_PER_MILLE)
        {
          write_picture (small, now);
          g_test_fail_printf ("%s does not look like %s: %.1f of a thousand dots are others, the first at %d, %d", now,
                              path, others, x, y);
        }
    }
  cairo_surface_destroy (stored);
  cairo_surface_destroy (small);
}
