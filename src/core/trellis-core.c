/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-core.h"

#include "data/trellis-schemes.h"

/**
 * trellis_core_init:
 *
 * Makes the shipped schemes readable as resources. The reference to them here
 * is also what keeps the linker from dropping them out of the static library.
 * Calling it again does nothing.
 */
void
trellis_core_init (void)
{
  static gsize is_done = 0;

  if (g_once_init_enter (&is_done))
    {
      trellis_schemes_register_resource ();
      g_once_init_leave (&is_done, 1);
    }
}
