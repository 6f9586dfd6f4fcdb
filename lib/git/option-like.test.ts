import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ScratchRepository } from '#lib/testing/scratch-repository'
import { resolveRef } from './resolve'

const OPTIONS = [
  '- | -- | --- | -h | -v | -p | -O | -q | -c | -C/tmp | -x | -n1 | -S | -Gx | -1 | --help | --version | --all',
  '--branches | --tags | --remotes | --glob=* | --not | --stdin | --output=x | --output | -ox',
  '--output-directory=x | --outputx | --upload-pack=touch x | --exec=touch x | --exec-path=.',
  '--receive-pack=touch x | --ext-diff | --textconv | --filters | --git-dir=/tmp | --parseopt | --sq-quote',
  '--show-toplevel | --verify | --end-of-options | --end-of-options HEAD | --default=HEAD | --symbolic',
  '--disambiguate=1 | --local-env-vars | --namespace=x | --config-env=core.pager=HOME | --paginate | --bare',
  '--git-path | --since=yesterday | --abbrev-ref=strict | --resolve-git-dir | --prefix=/',
  '--open-files-in-pager=touch x | --ssh=touch x | --config=core.pager=touch x | --work-tree=/ | --man-path',
  '--force',
].flatMap((line) => line.split(' | '))

const NO_COMMIT = [
  ...[
    '',
    ' ',
    '^main',
    '^HEAD',
    '^',
    'main..topic',
    'topic...main',
    '..main',
    'main..',
    'HEAD^!x',
    'main:a.txt',
    ':a.txt',
  ],
  ...[
    ':0:a.txt',
    ':/change',
    ':/',
    'HEAD^{tree}',
    'HEAD^{blob}',
    '@{-9}',
    '@{u}',
    'main@{upstream}',
    '@{push}',
    'HEAD@{yesterday x',
  ],
  ...[
    'main --all',
    'main\n--output=x',
    'main\0',
    'main\0--output=x',
    '\tmain',
    'main;touch x',
    '$(touch x)',
    '`touch x`',
    '| touch x',
  ],
  ...[
    '../../etc/passwd',
    '/etc/passwd',
    'refs/heads/../../HEAD.lock',
    'ext::touch x',
    'file:///etc/passwd',
    '*',
    'ma?n',
    '[m]ain',
  ],
  ...['HEAD\r', 'main\u0085x', '\u2014all', 'x'.repeat(100_000), '\ud800'],
]

test('sixty refs that look like options, and forty that name no commit: none is found, nothing is written', async () => {
  expect(OPTIONS.length).toBeGreaterThanOrEqual(60)
  expect(NO_COMMIT.length).toBeGreaterThanOrEqual(40)
  const scratch = new ScratchRepository()
  scratch.commit({ 'a.txt': 'a' })
  scratch.git('branch', 'topic')
  const repository = await scratch.open()
  const before = [scratch.stateOf(), readdirSync(scratch.home)]
  for (const text of [...OPTIONS, ...NO_COMMIT]) {
    const resolved = await resolveRef(repository, text)
    const shown = text.slice(0, 50)
    expect([shown, resolved]).toMatchObject([shown, { ok: false, code: 'no-such-ref' }])
  }
  expect([scratch.stateOf(), readdirSync(scratch.home)]).toEqual(before)
})

test('such a name is reached by its full name, where git lets a branch have it', async () => {
  const scratch = new ScratchRepository()
  const commit = scratch.commit()
  const names = OPTIONS.filter((name) => /^-[-\w=]+$/.test(name) && !/^-+$/.test(name))
  for (const name of names) scratch.git('update-ref', `refs/heads/${name}`, commit)
  expect(names.length).toBeGreaterThan(35)
  const repository = await scratch.open()
  for (const name of names) {
    expect(await resolveRef(repository, name)).toMatchObject({ ok: false, code: 'no-such-ref' })
    expect(await resolveRef(repository, `refs/heads/${name}`)).toEqual({ ok: true, commit })
  }
})
