import { expect, test } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'

const problemIn = (text: string): object => {
  const recording = readRecording({ path: 'recordings/x.json', text })
  if (recording.kind !== 'unreadable') throw new Error('The text is a recording.')
  return recording.problems[0] ?? {}
}

const conflict = (...inner: string[]): string => ['{', ...inner, '}', ''].join('\n')
const OURS = '<<<<<<< HEAD'
const BASE = '||||||| 1a2b3c4'
const THEIRS = '>>>>>>> tides'

test('an unresolved merge was reported as a character that JSON did not expect', () => {
  expect(problemIn(conflict('  "a": 1,', OURS, '  "b": 2', '=======', '  "b": 3', THEIRS))).toEqual({
    code: 'not-json',
    severity: 'error',
    pointer: '',
    line: 3,
    column: 1,
    message:
      'The file holds an unresolved merge conflict: one side is in lines 3 to 5, the other in lines 5 to 7. ' +
      'Keep what is right, and remove the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`.',
  })
})

test('a merge with the base of both sides, with CRLF and with longer markers', () => {
  const text = conflict(OURS, '"b": 2', BASE, '"b": 1', '=======', '"b": 3', THEIRS)
  const words = 'one side is in lines 2 to 4, their common base in lines 4 to 6, the other in lines 6 to 8'
  expect(problemIn(text)).toMatchObject({ line: 2, message: expect.stringContaining(words) })
  expect(problemIn(text.replaceAll('\n', '\r\n'))).toMatchObject({
    line: 2,
    message: expect.stringContaining(words),
  })
  expect(problemIn(text.replace(/^([<|=>])\1{6}/gm, '$&$1$1$1'))).toMatchObject({
    message: expect.stringContaining(words),
  })
})

test('several conflicts, and a marker that was left', () => {
  const one = [OURS, '"b": 2', '=======', '"b": 3', THEIRS]
  expect(problemIn(conflict(...one, ...one))).toMatchObject({
    message: expect.stringContaining('2 unresolved merge conflicts; in the first, one side'),
  })
  expect(problemIn(conflict('"b": 2', THEIRS))).toMatchObject({
    line: 3,
    message: expect.stringContaining('Line 3 was left over from a merge conflict'),
  })
})

test('a text that mentions markers is not a conflict', () => {
  expect(problemIn(`{"a": "${OURS}", }`)).toMatchObject({ message: expect.stringContaining('Expected') })
})

test.each([
  ['Git LFS', 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n', 'run `git lfs pull`'],
  ['git-annex, unlocked', '/annex/objects/SHA256E-s12--4d7a.json\n', 'run `git annex get`'],
  [
    'git-annex, a link',
    '../../.git/annex/objects/Wx/1z/SHA256E-s12--4d7a.json/SHA256E-s12--4d7a.json',
    '`git annex get`',
  ],
  ['a link as text', '../../common/recordings/4d7a.json', 'the text of a symbolic link'],
  ['PGP', '-----BEGIN PGP MESSAGE-----\n\nhQEMA\n', 'encrypted with PGP: decrypt it'],
  ['age', '-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n', 'encrypted with age: decrypt it'],
  ['Ansible Vault', '$ANSIBLE_VAULT;1.1;AES256\n6162\n', '`ansible-vault decrypt`'],
  ['HTML', '\n<!DOCTYPE html>\n<html><body>502</body></html>', 'an HTML or XML page'],
  ['nothing', '', 'The file is empty'],
  ['spaces', ' \n', 'The file is empty'],
  ['UTF-16, low byte first', '{\0\n\0"\0', 'UTF-16'],
  ['UTF-16, high byte first', '\0{\0\n\0"', 'UTF-16'],
  ['zeros at the end', '{"a": 1,\n\0\0\0\0', 'NUL bytes from line 2 on'],
  ['JSON lines', '{"a": 1}\n{"a": 2}\n', 'A second JSON document begins in line 2'],
])('%s is named', (_, text, words) => {
  expect(problemIn(text)).toMatchObject({ code: 'not-json', message: expect.stringContaining(words) })
})

test('for anything else the message says what JSON expected', () => {
  expect(problemIn('{"a": 1}}')).toMatchObject({ message: 'Expected the end of the file, found `}`.' })
})
