# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES.in names every file with words for translators, and no other; no visible word escapes it."""

import os
import re
import shutil
import subprocess

import house

CALLS = re.compile(r'(?<!\w)(_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2)\s?\(')
VISIBLE = ('label', 'title', 'subtitle', 'description', 'heading', 'body', 'tooltip-text', 'placeholder-text',
           'tooltip_text', 'placeholder_text')


def has_words(path):
    text = house.read(path)
    if path.endswith('.c'):
        return CALLS.search(house.blank_literals(re.sub(r'^#define.*', '', text, flags=re.M))) is not None
    if path.endswith('.ui'):
        return re.search(r'translatable="(yes|true|1)"', text) is not None
    return path.endswith(('.desktop.in', '.metainfo.xml.in')) or 'gettext-domain' in text


def check_templates(root, findings):
    for path in house.list_files(root, ['ui'], '.ui'):
        text = house.read(path)
        for match in re.finditer(r'<property name="([\w-]+)"([^>]*)>([^<]*[A-Za-z][^<]*)<', text):
            if match.group(1) in VISIBLE and 'translatable' not in match.group(2) and 'bind' not in match.group(2):
                line = text.count('\n', 0, match.start()) + 1
                findings.add(path, line, f'“{match.group(3).strip()}” is shown but not for translators')


def check(root, findings):
    list_path = os.path.join(root, 'po', 'POTFILES.in')
    listed = [line for line in house.read(list_path).split('\n') if line and not line.startswith('#')]
    for name in sorted(set(listed)):
        if listed.count(name) > 1:
            findings.add(list_path, 0, f'names {name} {listed.count(name)} times')
        path = os.path.join(root, name)
        if not os.path.exists(path):
            findings.add(list_path, 0, f'names {name}, which is not there')
        elif not has_words(path):
            findings.add(list_path, 0, f'names {name}, which has no words for translators')
    for path in house.list_files(root, ['src', 'ui', 'data'], '.c', '.ui', '.desktop.in', '.metainfo.xml.in',
                                 '.gschema.xml'):
        name = os.path.relpath(path, root)
        if has_words(path) and name not in listed:
            findings.add(list_path, 0, f'does not name {name}, which has words for translators')
    check_templates(root, findings)

    if not findings.lines and shutil.which('xgettext'):
        result = subprocess.run(
            ['xgettext', '--from-code=UTF-8', '--files-from=po/POTFILES.in', '--output=-', '--add-comments',
             '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2', '--keyword=NC_:1c,2', '--keyword=g_dngettext:2,3',
             '--flag=g_strdup_printf:1:c-format', '--flag=g_string_append_printf:2:c-format'],
            cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
        for line in result.stderr.splitlines():
            findings.add(list_path, 0, f'xgettext says: {line}')


if __name__ == '__main__':
    house.run(check)
