# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing in the project names a place on one person's machine."""

import re

import house

# Written so that this file does not find itself.
PLACES = re.compile(r'(?<![\w.}$])/' + '(' + '|'.join(('work', 'home', 'root', 'Users', 'mnt')) + r')/'
                    r'|(?<![\w.}$])/' + r'tmp/[\w]')


def check(root, findings):
    for path in house.list_files(root, ['.']):
        try:
            text = house.read(path)
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.split('\n'), 1):
            match = PLACES.search(line)
            if match is not None:
                findings.add(path, number, f'names a place on one machine: {line[match.start():match.start() + 40]}')


if __name__ == '__main__':
    house.run(check)
