# SPDX-License-Identifier: GPL-3.0-or-later
"""A room includes only rooms below it, no view another view, and each library only the rooms meant for it."""

import os
import re

import house

# Libraries that only some rooms may see.
LIBRARIES = (
    (re.compile(r'sqlite3\.h$'), ('store',)),
    (re.compile(r'(gtk|gdk|gsk)/|adwaita\.h$|graphene'), ('widgets', 'views', 'app')),
    (re.compile(r'cairo|pango/'), ('draw', 'report', 'widgets', 'views', 'app')),
    (re.compile(r'json-glib/'), ('core', 'exchange')),
    (re.compile(r'libical/|xlsxwriter'), ('exchange',)),
)
GENERATED = re.compile(r'config\.h$|-resources\.h$|-enums\.h$|^(data|icons)/')


def get_room(root, path):
    parts = os.path.relpath(path, os.path.join(root, 'src')).split(os.sep)
    return parts[0], parts[1] if parts[0] == 'views' and len(parts) > 2 else None


def check(root, findings):
    sources = house.list_files(root, ['src'], '.c', '.h')
    homes = {}
    for path in sources:
        if path.endswith('.h'):
            name = os.path.basename(path)
            if name in homes:
                findings.add(path, 0, f'there is another {name} in {homes[name][0]}')
            homes[name] = get_room(root, path)

    for path in sources:
        room, view = get_room(root, path)
        if room not in house.ROOMS:
            findings.add(path, 0, f'src/{room} is not a room of the house')
            continue
        text = house.blank_literals(house.read(path), keep_strings=True)
        for number, line in enumerate(text.split('\n'), 1):
            match = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
            if match is None:
                continue
            header = match.group(2)
            if match.group(1) == '<':
                for pattern, rooms in LIBRARIES:
                    if pattern.search(header) and room not in rooms:
                        findings.add(path, number, f'{header} is not for {room}: only for {", ".join(rooms)}')
                continue
            if '..' in header:
                findings.add(path, number, f'{header} is included by its path, past the rooms’ walls')
                continue
            if GENERATED.search(header):
                continue
            home = homes.get(os.path.basename(header))
            if home is None:
                findings.add(path, number, f'no room has {header}')
            elif home[0] != room and home[0] not in house.ROOMS[room]:
                findings.add(path, number, f'{room} may not include {header}, which is in {home[0]}')
            elif view is not None and home[1] not in (None, view):
                findings.add(path, number, f'the view {view} may not include {header} of the view {home[1]}')


if __name__ == '__main__':
    house.run(check)
