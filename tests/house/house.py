# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks of the house share: which files there are, and how a finding is told."""

import os
import re
import sys

# What each room may include, beside itself. Lowest first.
ROOMS = {
    'core': (),
    'store': ('core',),
    'plan': ('core',),
    'draw': ('core',),
    'exchange': ('core', 'store', 'plan'),
    'report': ('core', 'store', 'plan', 'draw'),
    'widgets': ('core', 'draw'),
    'views': ('core', 'store', 'plan', 'draw', 'exchange', 'report', 'widgets'),
    'app': ('core', 'store', 'plan', 'draw', 'exchange', 'report', 'widgets', 'views'),
}


class Findings:
    """What is wrong, one line each: the file and line, then a sentence."""

    def __init__(self, root):
        self.root = root
        self.lines = []

    def add(self, path, line, sentence):
        where = os.path.relpath(path, self.root)
        self.lines.append(f'{where}:{line}: {sentence}' if line else f'{where}: {sentence}')


def list_files(root, under, *endings):
    """The files below these folders with these endings, sorted; folders that are not there have none."""
    found = []
    for folder in under:
        for place, folders, names in os.walk(os.path.join(root, folder)):
            folders[:] = sorted(name for name in folders if name not in ('__pycache__', '.git', '.cache')
                                and not name.startswith('_')
                                and (name == 'build-aux' or not name.startswith('build')))
            found += [os.path.join(place, name) for name in names
                      if name != '.git' and name.endswith(endings or '')]
    return sorted(found)


def read(path):
    with open(path, encoding='utf-8', newline='') as file:
        return file.read()


def blank_literals(text, keep_strings=False):
    """C text with comments, and unless told otherwise strings, emptied; lines and columns stay."""

    def blank(match):
        token = match.group(0)
        if token.startswith('/'):
            return re.sub(r'[^\n]', ' ', token)
        if keep_strings:
            return token
        return token[0] + re.sub(r'[^\n]', ' ', token[1:-1]) + token[-1]

    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', blank, text, flags=re.S)


def run(check):
    """Runs check (root, findings) on the folder named on the command line."""
    root = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else '.')
    findings = Findings(root)
    check(root, findings)
    for line in findings.lines:
        print(line, file=sys.stderr)
    sys.exit(1 if findings.lines else 0)
