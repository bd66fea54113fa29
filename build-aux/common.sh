# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What run and check share. Sourced, with the top of the source as the folder.

# Installs those of packages.txt that are missing; asks for nothing where none is.
install_packages ()
{
  local wanted missing=() name as_root=
  wanted=$(sed 's/#.*//' build-aux/packages.txt)
  if ! command -v dpkg-query >/dev/null; then
    echo "This is not a Debian system: install what build-aux/packages.txt lists by hand." >&2
    return 0
  fi
  for name in $wanted; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return 0

  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "These packages are missing, and only root can install them: ${missing[*]}" >&2
      return 1
    fi
    as_root=sudo
  fi
  echo "Installing ${missing[*]}" >&2
  $as_root apt-get -q update >&2 &&
    $as_root env DEBIAN_FRONTEND=noninteractive \
      apt-get -q install --yes --no-install-recommends "${missing[@]}" >&2
}

# configure FOLDER OPTION…: sets a build up, or sets one that is there anew.
configure ()
{
  local folder=$1
  shift
  if [ -e "$folder/build.ninja" ]; then
    meson configure "$folder" "$@"
  else
    meson setup "$folder" . "$@"
  fi
}
