# SPDX-License-Identifier: GPL-3.0-or-later
"""Feeds each check of the house a project in order, then one thing wrong at a time."""

import json
import os
import shutil
import subprocess
import tempfile
import unittest

import house
import icons
import layering
import paths
import style
import translations

FIRST = '/* SPDX-License-Identifier: GPL-3.0-or-later */\n'
HEADER = FIRST + '#pragma once\n\n#include <glib.h>\n\nint trellis_thing_count (const char *thing);\n'
CODE = FIRST + '''
#include "config.h"

#include "trellis-thing.h"

#include <glib/gi18n-lib.h>

/**
 * trellis_thing_count:
 * @thing: a thing
 *
 * Returns: how many
 */
int
trellis_thing_count (const char *thing)
{
  /* A call(in a comment) is none, nor is "one(in a string)". */
  return g_strcmp0 (thing, _("one(1)")) == 0;
}
'''
GOOD = {
    'po/POTFILES.in': 'src/core/trellis-thing.c\nui/trellis-page.ui\n',
    'src/core/trellis-thing.h': HEADER,
    'src/core/trellis-thing.c': CODE,
    'src/store/trellis-keep.h': FIRST + '#pragma once\n\n#include "trellis-thing.h"\n#include <sqlite3.h>\n',
    'src/views/first/trellis-first.h': FIRST + '#pragma once\n#include "trellis-keep.h"\n#include <gtk/gtk.h>\n',
    'src/views/second/trellis-second.h': FIRST + '#pragma once\n',
    'ui/trellis-page.ui': '<interface>\n<property name="label" translatable="yes">Visits</property>\n'
                          '<property name="icon-name">trellis-page-symbolic</property>\n</interface>\n',
    'icons/scalable/actions/trellis-page-symbolic.svg': '<svg/>\n',
    'icons/icons.gresource.xml': '<file>scalable/actions/trellis-page-symbolic.svg</file>\n',
    'build-aux/run': '#!/bin/sh\n# SPDX-License-Identifier: GPL-3.0-or-later\n',
}


class HouseTest(unittest.TestCase):
    def setUp(self):
        self.root = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.root)
        for name, text in GOOD.items():
            self.write(name, text)

    def write(self, name, text):
        path = os.path.join(self.root, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w', encoding='utf-8', newline='') as file:
            file.write(text)

    def find(self, check):
        findings = house.Findings(self.root)
        check.check(self.root, findings)
        return '\n'.join(findings.lines)

    def expect(self, check, name, text, finding):
        """The check has nothing to say, and then, for this file, this."""
        self.assertEqual(self.find(check), '')
        self.write(name, text)
        self.assertIn(finding, self.find(check))
        if name in GOOD:
            self.write(name, GOOD[name])
        else:
            os.remove(os.path.join(self.root, name))

    def test_layering(self):
        def core(line):
            return ('src/core/trellis-thing.c', CODE.replace('#include "config.h"', line))

        self.expect(layering, *core('#include "trellis-keep.h"'),
                    'src/core/trellis-thing.c:3: core may not include trellis-keep.h, which is in store')
        self.expect(layering, *core('#include <sqlite3.h>'), 'sqlite3.h is not for core: only for store')
        self.expect(layering, *core('# include <gtk/gtk.h>'), 'gtk/gtk.h is not for core')
        self.expect(layering, *core('#include <cairo-pdf.h>'), 'cairo-pdf.h is not for core')
        self.expect(layering, *core('#include "../store/trellis-keep.h"'), 'past the rooms’ walls')
        self.expect(layering, *core('#include "trellis-nothing.h"'), 'no room has trellis-nothing.h')
        self.expect(layering, 'src/views/second/trellis-second.h', '#include "trellis-first.h"\n',
                    'the view second may not include trellis-first.h of the view first')
        self.expect(layering, 'src/attic/trellis-attic.c', FIRST, 'src/attic is not a room of the house')
        self.expect(layering, 'src/draw/trellis-thing.h', HEADER, 'there is another trellis-thing.h')

    def test_layering_spares_comments(self):
        self.write('src/core/trellis-thing.c', CODE + '/*\n#include <sqlite3.h>\n*/\n')
        self.assertEqual(self.find(layering), '')

    def test_style(self):
        thing = 'src/core/trellis-thing.c'
        header = 'src/core/trellis-thing.h'
        self.expect(style, thing, CODE[len(FIRST):], f'{thing}:1: the first line is not /* SPDX')
        self.expect(style, thing, CODE + '\tint n;\n', f'{thing}:21: a tab')
        self.expect(style, thing, CODE + 'int n; \n', f'{thing}:21: space at the end of the line')
        self.expect(style, thing, CODE.replace('\n', '\r\n'), 'a carriage return')
        self.expect(style, thing, CODE + 'int n;', 'the last line does not end')
        self.expect(style, thing, CODE + 'int ' + 'n' * 120 + ';\n', '125 characters, more than 120')
        self.expect(style, thing, CODE + '\n' * 800, '820 lines, more than 800')
        self.expect(style, thing, CODE + '/* FIX' + 'ME later */\n', 'a note of something unfinished')
        self.expect(style, thing, CODE.replace('g_strcmp0 (', 'g_strcmp0('),
                    f'{thing}:19: no space between g_strcmp0 and its parenthesis')
        self.expect(style, thing, CODE + 'g_autoptr(GError) error;\n', 'no space between g_autoptr')
        self.expect(style, thing, CODE.replace(' * trellis_thing_count:', ' * trellis_thing_number:'),
                    f'{header}:6: trellis_thing_count () has no contract beside its code')
        self.expect(style, thing, CODE.replace('/**', '/*'), 'has no contract')
        self.expect(style, header, HEADER.replace('#pragma once', '#ifndef THING_H'), '#pragma once is there 0 times')
        self.expect(style, 'ui/trellis-page.ui', GOOD['ui/trellis-page.ui'] + '\t\n', 'a tab')
        self.expect(style, 'build-aux/run', '#!/bin/sh\n', 'SPDX-License-Identifier: GPL-3.0-or-later is not below')

    def test_style_spares_rows_of_tests(self):
        row = '  { "' + 'n' * 130 + '" },\n'
        self.write('tests/test-thing.c', FIRST + row)
        self.assertEqual(self.find(style), '')
        self.expect(style, 'src/core/trellis-thing.c', CODE + row, '139 characters, more than 120')
        self.write('tests/test-thing.c', FIRST + row.replace('n', 'nn'))
        self.assertIn('269 characters, more than 160', self.find(style))

    def test_style_of_private_headers(self):
        code = CODE.replace('#include "trellis-thing.h"', '#include "trellis-thing-private.h"')
        self.write('src/core/trellis-thing-private.h', HEADER.replace('thing_count', 'thing_weigh'))
        self.write('src/core/trellis-thing.c', code + '\n/* Its weight. */\nint\ntrellis_thing_weigh (void)\n{\n}\n')
        self.assertEqual(self.find(style), '')
        self.write('src/core/trellis-thing.c', code + '\nint\ntrellis_thing_weigh (void)\n{\n}\n')
        self.assertIn('trellis_thing_weigh () has no contract', self.find(style))

    def test_style_spares_made_functions(self):
        self.write('src/core/trellis-thing.h', HEADER + 'int trellis_other_get_key (void);\n')
        macro = '#define DEFINE(stem, n) \\\n  int \\\n  trellis_##stem##_get_key (void) \\\n  { return n; }\n'
        self.write('src/core/trellis-thing.c', CODE + '\n/* Makes one. */\n' + macro + '\nDEFINE (other, 1)\n')
        self.assertEqual(self.find(style), '')
        self.write('src/core/trellis-thing.c', CODE + '\n' + macro + '\nDEFINE (other, 1)\n')
        self.assertIn('trellis_other_get_key () has no contract', self.find(style))

    def test_paths(self):
        for place in ('wo' + 'rk/main', 'ho' + 'me/someone', 'ro' + 'ot/.cache', 'Us' + 'ers/someone', 't' + 'mp/x'):
            self.expect(paths, 'data/thing.txt', f'see "/{place}"\n', 'data/thing.txt:1: names a place on one machine')
        self.write('data/thing.txt', 'src/root/thing, $work/home/x, and/or, https://example.org/home/\n')
        self.assertEqual(self.find(paths), '')

    def test_translations(self):
        list_name = 'po/POTFILES.in'
        self.expect(translations, list_name, 'ui/trellis-page.ui\n',
                    'does not name src/core/trellis-thing.c, which has words for translators')
        self.expect(translations, list_name, 'src/core/trellis-thing.c\n', 'does not name ui/trellis-page.ui')
        self.expect(translations, list_name, GOOD[list_name] + 'src/core/trellis-gone.c\n',
                    'names src/core/trellis-gone.c, which is not there')
        self.expect(translations, list_name, GOOD[list_name] + 'src/core/trellis-thing.h\n',
                    'names src/core/trellis-thing.h, which has no words')
        self.expect(translations, list_name, GOOD[list_name] * 2, 'names ui/trellis-page.ui 2 times')
        self.expect(translations, 'ui/trellis-page.ui', GOOD['ui/trellis-page.ui'].replace(
            '</interface>', '<property name="title">Actions</property>\n</interface>'),
            'ui/trellis-page.ui:4: “Actions” is shown but not for translators')
        self.expect(translations, 'src/core/trellis-other.c', FIRST + 'char *name = N_("Hub");\n',
                    'does not name src/core/trellis-other.c')
        self.expect(translations, 'src/core/trellis-thing.c', CODE + 'char *s = _("half \\xe2 a word");\n',
                    'xgettext says')

    def test_icons(self):
        self.expect(icons, 'src/core/trellis-thing.c', CODE + 'char *icon = "trellis-leaf-symbolic";\n',
                    'src/core/trellis-thing.c:21: there is no drawing of trellis-leaf-symbolic')
        self.expect(icons, 'icons/scalable/actions/trellis-leaf-symbolic.svg', '<svg/>\n',
                    'trellis-leaf-symbolic is drawn but not bundled')
        if os.path.isdir(icons.THEME):
            self.expect(icons, 'src/core/trellis-thing.c', CODE + 'char *icon = "no-such-thing-symbolic";\n',
                        'the desktop has no icon no-such-thing-symbolic')

    def count_tests(self, *logs):
        command = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'build-aux', 'count-tests')
        result = subprocess.run(['python3', '-B', command, *logs], stdout=subprocess.PIPE, text=True, check=False)
        return result.returncode, result.stdout.splitlines()

    def test_count_tests(self):
        for name, results in (('one', ('OK', 'OK', 'SKIP')), ('two', ('OK', 'EXPECTEDFAIL')),
                              ('bad', ('OK', 'FAIL', 'TIMEOUT', 'ERROR', 'UNEXPECTEDPASS')), ('none', ())):
            self.write(name, ''.join(json.dumps({'name': f'{name}{i}', 'result': result}) + '\n'
                                     for i, result in enumerate(results)))
        self.write('broken', '{"name": "x", "res')
        path = {name: os.path.join(self.root, name) for name in ('one', 'two', 'bad', 'none', 'broken', 'absent')}

        self.assertEqual(self.count_tests(path['one'], path['two']),
                         (0, ['skipped: one2', '4 passed, 0 failed, 1 skipped']))
        self.assertEqual(self.count_tests(path['two']), (0, ['2 passed, 0 failed']))
        status, lines = self.count_tests(path['two'], path['bad'])
        self.assertEqual((status, lines[-1]), (1, '3 passed, 4 failed'))
        self.assertIn('failed: bad2 (TIMEOUT)', lines)
        for name in ('broken', 'absent'):
            status, lines = self.count_tests(path['two'], path[name])
            self.assertEqual((status, lines[-1]), (1, '2 passed, 1 failed'))
        self.assertEqual(self.count_tests(path['none']), (1, ['0 passed, 0 failed']))


if __name__ == '__main__':
    unittest.main()
