# SPDX-License-Identifier: GPL-3.0-or-later
"""The looks of the source, and a contract for every function that a header offers."""

import os
import re

import house

LONGEST_LINE = 120
# A row of a test's table reads better whole.
LONGEST_ROW = 160
LONGEST_FILE = 800
LONGEST_TEST = 1000
LICENCE = 'SPDX-License-Identifier: GPL-3.0-or-later'
# Written so that this file does not find itself.
UNFINISHED = re.compile(r'\b(' + '|'.join(('TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X')) + r')\b')
# Whose meaning is their name.
UNTOLD = ('_get_type', '_error_quark', '_free', '_clear')
# Function-like, but written without a space by everyone.
UNSPACED = {'_', 'N_', 'C_', 'NC_', 'Q_'}


def check_text(root, path, text, findings):
    lines = text.split('\n')
    is_test = os.path.relpath(path, root).startswith('tests')
    longest_file = LONGEST_TEST if is_test else LONGEST_FILE
    if text and not text.endswith('\n'):
        findings.add(path, len(lines), 'the last line does not end')
    # A step of the schema is one transaction, in one file.
    if len(lines) - 1 > longest_file and not path.endswith('.sql'):
        findings.add(path, 0, f'{len(lines) - 1} lines, more than {longest_file}: split it by purpose')
    for number, line in enumerate(lines, 1):
        if '\r' in line:
            findings.add(path, number, 'a carriage return')
        if '\t' in line:
            findings.add(path, number, 'a tab')
        if line.rstrip('\r') != line.rstrip():
            findings.add(path, number, 'space at the end of the line')
        longest = LONGEST_ROW if is_test and '"' in line else LONGEST_LINE
        if len(line) > longest and path.endswith(('.c', '.h', '.py', '.sql')):
            findings.add(path, number, f'{len(line)} characters, more than {longest}')
        if UNFINISHED.search(line):
            findings.add(path, number, 'a note of something unfinished')


def check_c(path, text, findings):
    code = house.blank_literals(text)
    if text.split('\n', 1)[0] != f'/* {LICENCE} */':
        findings.add(path, 1, f'the first line is not /* {LICENCE} */')
    if path.endswith('.h'):
        guards = len(re.findall(r'^#pragma once$', code, re.M))
        if guards != 1:
            findings.add(path, 1, f'#pragma once is there {guards} times')
    for number, line in enumerate(code.split('\n'), 1):
        line = re.sub(r'^\s*#\s*define\s+\w+\(', '', line)
        line = re.sub(r'^\s*#\s*include.*', '', line)
        for match in re.finditer(r'\b(\w+)\(', line):
            if match.group(1) not in UNSPACED:
                findings.add(path, number, f'no space between {match.group(1)} and its parenthesis')


def list_made(sources):
    """Functions that a commented macro makes: trellis_##stem##_get_key for each stem that it is used with."""
    made = set()
    for text in sources.values():
        for match in re.finditer(r'\*/\n#define (\w+)\((\w+)[^)]*\)((?:[^\n]*\\\n)*[^\n]*\n)', text):
            suffixes = re.findall(r'trellis_##' + match.group(2) + r'##(\w+)', match.group(3))
            for stem in re.findall(r'^' + match.group(1) + r' \((\w+)', text, re.M):
                made.update(f'trellis_{stem}{suffix}' for suffix in suffixes)
    return made


def check_contracts(root, findings):
    sources = {path: house.read(path) for path in house.list_files(root, ['src', 'tests'], '.c')}
    told = list_made(sources)
    private = set()
    for text in sources.values():
        told.update(re.findall(r'^/\*\*\n \* (\w+):', text, re.M))
        # What only one room sees may say it in a plain comment.
        private.update(re.findall(r'\*/\n[\w \*]+\n(\w+) \(', text))
    for path in house.list_files(root, ['src', 'tests'], '.h'):
        known = told | private if path.endswith('-private.h') else told
        code = house.blank_literals(house.read(path))
        for match in re.finditer(r'^(?!typedef|static|#)[\w][\w\s]*?[\s*]+(trellis_\w+)\s*\(', code, re.M):
            name = match.group(1)
            if name not in known and not name.endswith(UNTOLD):
                line = code.count('\n', 0, match.start(1)) + 1
                findings.add(path, line, f'{name} () has no contract beside its code')


def check(root, findings):
    for path in house.list_files(root, ['src', 'tests'], '.c', '.h'):
        text = house.read(path)
        check_text(root, path, text, findings)
        check_c(path, text, findings)
    for path in house.list_files(root, ['src', 'ui', 'tests', 'data', 'build-aux', '.ci'],
                                 '.ui', '.css', '.sql', '.py', '.build'):
        check_text(root, path, house.read(path), findings)
    for path in house.list_files(root, ['tests', 'build-aux', '.ci']):
        if '.' in os.path.basename(path):
            continue
        text = house.read(path)
        check_text(root, path, text, findings)
        if text.startswith('#!') and LICENCE not in '\n'.join(text.split('\n')[:3]):
            findings.add(path, 1, f'# {LICENCE} is not below the first line')
    check_contracts(root, findings)


if __name__ == '__main__':
    house.run(check)
