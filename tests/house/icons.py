# SPDX-License-Identifier: GPL-3.0-or-later
"""Every icon that the program names is either its own, bundled with it, or the desktop's."""

import os
import re

import house

THEME = '/usr/share/icons/Adwaita'


def check(root, findings):
    drawn = {os.path.basename(path)[:-len('.svg')]: path
             for path in house.list_files(root, ['icons/scalable'], '.svg')}
    bundle = os.path.join(root, 'icons', 'icons.gresource.xml')
    bundled = house.read(bundle)
    theme = {re.sub(r'(\.symbolic)?\.\w+$', '', os.path.basename(path)) for path in house.list_files(THEME, ['.'])}

    for name, path in drawn.items():
        if f'/{name}.svg' not in bundled:
            findings.add(bundle, 0, f'{name} is drawn but not bundled')
    for path in house.list_files(root, ['src', 'ui'], '.c', '.ui'):
        for number, line in enumerate(house.read(path).split('\n'), 1):
            for name in re.findall(r'[">]([a-z0-9-]+-symbolic)["<]', line):
                if name.startswith('trellis-'):
                    if name not in drawn:
                        findings.add(path, number, f'there is no drawing of {name}')
                elif theme and name not in theme:
                    findings.add(path, number, f'the desktop has no icon {name}')


if __name__ == '__main__':
    house.run(check)
