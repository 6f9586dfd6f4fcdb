import { describe, expect, test } from 'vitest'
import { sha256OfText } from '#lib/disk/fingerprint'
import { shortName } from '#lib/entry/shown-name'
import { hashRequest } from '#lib/formats/recorder/hash'
import { chatAbout, fixFile, knownOf, madeRecording, namedChat } from '#lib/testing/made-recording'
import { textOf } from '#lib/testing/specimens/envelope'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import type { FixKind } from './kinds'
import type { FixContext, FixFile, FixPlan } from './plan'
import { planFixes } from './plan-fixes'

const FOLDER = 'tests/integration/responses/recordings'
const SHARED = 'tests/integration/common/recordings'
const at = (name: string, folder = FOLDER): string => `${folder}/${name}.json`

/** A file called by some hash that is not the one of its request. */
const misnamed = (digit: string, question: string): FixFile => {
  const name = digit.repeat(64)
  return fixFile(at(name), chatAbout(question, name))
}

function plan(
  files: readonly FixFile[],
  others: readonly FixFile[] = [],
  context: Partial<FixContext> = {},
): FixPlan {
  const defaults: FixContext = {
    kinds: new Set<FixKind>(['rename']),
    known: [...files, ...others].map(knownOf),
    chosen: new Set(),
    matchedAtBase: new Set(),
    mentions: new Map(),
    restored: new Map(),
  }
  return planFixes(files, { ...defaults, ...context }, sha256OfText)
}

const outcomes = ({ files }: FixPlan): string[] => files.map(({ outcome }) => outcome)

describe('a name that is free', () => {
  const file = misnamed('1', 'Which planet?')
  const { name, text } = namedChat('Which planet?')

  test('is taken, with the ids, in one group: the new file first, then the old one goes', () => {
    const { files, groups } = plan([file])
    expect(files).toMatchObject([
      { outcome: 'renamed', newPath: at(name), ids: 2, fixes: ['rename'], reason: 'Replay finds it again.' },
    ])
    expect(groups).toEqual([
      {
        paths: [file.path],
        edits: [
          { path: at(name), before: null, after: text, from: file.path },
          { path: file.path, before: `of ${file.path}`, after: null },
        ],
      },
    ])
  })

  test('other recordings that name the id are named', () => {
    const mentions = new Map([[`rec-${'1'.repeat(12)}`, [file.path, at('other')]]])
    expect(plan([file], [], { mentions }).files[0]?.references).toEqual([at('other')])
  })

  test('in a folder in which replay does not look, the plan says so', () => {
    const deep = fixFile(`${FOLDER}/deep/${'1'.repeat(64)}.json`, chatAbout('Which planet?'))
    expect(plan([deep]).files[0]).toMatchObject({
      outcome: 'renamed',
      reason: expect.stringContaining('does not look'),
    })
  })
})

describe('a request that another recording answers', () => {
  const file = misnamed('1', 'Which planet?')
  const { name, text } = namedChat('Which planet?')

  test.each([
    ['under the wanted name', at(name)],
    ['in the shared folder', at(name, SHARED)],
  ])('%s: rename is not offered, delete is', (_where, path) => {
    const other = fixFile(path, text)
    const [left] = plan([file], [other]).files
    expect(left).toMatchObject({ outcome: 'left', other: path, edits: [] })
    expect(left?.reason).toBe(`${path} answers this request; this file is never read.`)
    const deleted = plan([file], [other], { kinds: new Set(['rename', 'delete-unread']) })
    expect(deleted.files).toMatchObject([{ outcome: 'deleted', other: path, newPath: null }])
    expect(deleted.groups).toEqual([
      { paths: [file.path], edits: [{ path: file.path, before: `of ${file.path}`, after: null }] },
    ])
  })

  test('a recording of another test’s folder does not answer', () => {
    const other = fixFile(at(name, 'tests/integration/agents/recordings'), text)
    expect(outcomes(plan([file], [other]))).toEqual(['renamed'])
  })

  test('a copy in the shared folder is never read by the one test that sends the request', () => {
    const [own, shared] = [fixFile(at(name), text), fixFile(at(name, SHARED), text)]
    const kinds = new Set<FixKind>(['delete-unread'])
    expect(outcomes(plan([own, shared], [], { kinds }))).toEqual(['left', 'deleted'])
  })

  test('without another recording nothing is deleted', () => {
    const kinds = new Set<FixKind>(['delete-unread'])
    expect(plan([file], [], { kinds }).files).toMatchObject([
      { outcome: 'left', reason: 'No other recording answers its request.' },
    ])
  })

  test('a file that only has the name, and another request, is in the way', () => {
    const other = fixFile(at(name), chatAbout('Which moon?'))
    const kinds = new Set<FixKind>(['rename', 'delete-unread'])
    expect(plan([file], [other], { kinds }).files).toMatchObject([
      { outcome: 'cannot', other: at(name), edits: [] },
    ])
  })
})

describe('a name that several files want', () => {
  const files = ['1', '2', '3'].map((digit) => misnamed(digit, 'Which planet?'))
  const [first = '', second = '', third = ''] = files.map(({ path }) => path)
  const { name } = namedChat('Which planet?')

  test('the one that matched at the base takes it', () => {
    const { files: planned, groups } = plan(files, [], { matchedAtBase: new Set([second]) })
    expect(planned.map(({ outcome }) => outcome)).toEqual(['left', 'renamed', 'left'])
    expect(planned[0]).toMatchObject({
      other: at(name),
      reason: expect.stringContaining('matched at the base'),
    })
    expect(planned[1]).toMatchObject({
      rivals: [first, third],
      reason: expect.stringContaining('will not be read'),
    })
    expect(groups).toHaveLength(1)
  })

  test.each([
    ['none', []],
    ['several', [first, third]],
  ])('where %s matched, the reader chooses, and nothing is written', (_count, matched) => {
    const { files: planned, groups } = plan(files, [], { matchedAtBase: new Set(matched) })
    expect(planned.map(({ outcome }) => outcome)).toEqual(['choose', 'choose', 'choose'])
    expect(planned[0]?.rivals).toEqual([second, third])
    expect(groups).toEqual([])
  })

  test('each file that waits says what follows once it is chosen: other fixes, ids, references', () => {
    const marked = fixFile(first, `\ufeff${textOf(chatAbout('Which planet?', '1'.repeat(64)))}`)
    const kinds = new Set<FixKind>(['rename', 'remove-byte-order-mark'])
    const mentions = new Map([[`rec-${'1'.repeat(12)}`, [first, at('other')]]])
    const waiting = plan([marked, ...files.slice(1)], [], { kinds, mentions }).files
    expect(waiting).toMatchObject([
      { outcome: 'choose', fixes: ['remove-byte-order-mark', 'rename'], ids: 2, references: [at('other')] },
      { outcome: 'choose', fixes: ['rename'], ids: 2, references: [] },
      { outcome: 'choose', fixes: ['rename'], ids: 2, references: [] },
    ])
    const chosen = plan([marked, ...files.slice(1)], [], { kinds, mentions, chosen: new Set([first]) }).files
    expect(chosen[0]).toMatchObject({
      ...waiting[0],
      outcome: 'renamed',
      newPath: at(name),
      reason: expect.anything(),
      edits: expect.anything(),
    })
  })

  test('a file that the reader chose takes it, whatever matched', () => {
    const context = { matchedAtBase: new Set([second]), chosen: new Set([third]) }
    expect(outcomes(plan(files, [], context))).toEqual(['left', 'left', 'renamed'])
    const [, , renamed] = plan(files, [], context).files
    expect(renamed?.reason).toContain(`But ${shortName(second)}, not this file, matched at the base.`)
  })

  test('a file outside of the plan that matched at the base keeps its claim', () => {
    const [one, ...others] = files
    if (!one) throw new Error('No file.')
    const [left] = plan([one], others, { matchedAtBase: new Set([second]) }).files
    expect(left).toMatchObject({
      outcome: 'left',
      other: second,
      reason: expect.stringContaining('rename that one'),
    })
  })

  test('those that are not read then are deleted with the renaming, or not at all', () => {
    const kinds = new Set<FixKind>(['rename', 'delete-unread'])
    const { files: planned, groups } = plan(files, [], { kinds, matchedAtBase: new Set([second]) })
    expect(planned.map(({ outcome }) => outcome)).toEqual(['deleted', 'renamed', 'deleted'])
    expect(groups).toHaveLength(1)
    expect(groups[0]?.edits.map(({ path, after }) => [path, after === null])).toEqual([
      [at(name), false],
      [first, true],
      [second, true],
      [third, true],
    ])
  })
})

describe('files that want each other’s names', () => {
  const [one, other] = ['Which planet?', 'Which moon?'].map(namedChat)
  const swapped = [
    fixFile(at(one?.name ?? ''), chatAbout('Which moon?', one?.name)),
    fixFile(at(other?.name ?? ''), chatAbout('Which planet?', other?.name)),
  ]

  test('swap them in one group', () => {
    const { files, groups } = plan(swapped)
    expect(files.map(({ outcome, newPath }) => [outcome, newPath])).toEqual([
      ['renamed', swapped[1]?.path],
      ['renamed', swapped[0]?.path],
    ])
    expect(groups).toHaveLength(1)
    expect(groups[0]?.edits).toHaveLength(2)
    for (const { path, before, after } of groups[0]?.edits ?? []) {
      expect(before).toBe(`of ${path}`)
      expect(after).toBe(path === at(one?.name ?? '') ? one?.text : other?.text)
    }
  })

  test('a file follows one that makes room, in the same group', () => {
    const [holder] = swapped
    if (!holder) throw new Error('No file.')
    const follower = misnamed('1', 'Which planet?')
    const { files, groups } = plan([follower, holder])
    expect(files.map(({ outcome }) => outcome)).toEqual(['renamed', 'renamed'])
    expect(groups).toHaveLength(1)
    expect(
      groups[0]?.edits.map(({ path, before, after }) => [path, before !== null, after !== null]),
    ).toEqual([
      [at(one?.name ?? ''), true, true],
      [at(other?.name ?? ''), false, true],
      [follower.path, true, false],
    ])
  })
})

describe('fixes of the text', () => {
  const { name, text } = namedChat('Which planet?')
  const all = new Set<FixKind>(['rename', 'own-ids', 'remove-byte-order-mark', 'recorder-form'])

  test.each([
    ['a byte order mark', `\ufeff${text}`, ['remove-byte-order-mark']],
    ['another form', JSON.stringify(JSON.parse(text)), ['recorder-form']],
    ['other ids', text.replaceAll(`rec-${name.slice(0, 12)}`, 'rec-000000000000'), ['own-ids']],
    [
      'all of these',
      `\ufeff${JSON.stringify(JSON.parse(text))}`.replaceAll(`rec-${name.slice(0, 12)}`, 'rec-0'),
      ['remove-byte-order-mark', 'recorder-form', 'own-ids'],
    ],
  ])('%s', (_what, damaged, fixes) => {
    const { files } = plan([fixFile(at(name), damaged)], [], { kinds: all })
    expect(files).toMatchObject([{ outcome: 'changed', fixes, newPath: at(name) }])
    expect(files[0]?.edits).toEqual([{ path: at(name), before: `of ${at(name)}`, after: text }])
  })

  test('a key that was written twice loses what is not read, and that is said', () => {
    const doubled = text.replace(
      '"request": {',
      '"test_id": null,\n  "test_id": "tests/a.py::t",\n  "request": {',
    )
    const said = (kinds: ReadonlySet<FixKind>, damaged: string): string | undefined =>
      plan([fixFile(at(name), damaged)], [], { kinds }).files[0]?.reason
    expect(said(new Set(['recorder-form']), doubled)).toContain(
      'A key that was written twice keeps its last value',
    )
    expect(said(new Set(['remove-byte-order-mark']), `\ufeff${doubled}`)).not.toContain('twice')
  })

  test('a file is renamed and mended at once', () => {
    const damaged = fixFile(at('1'.repeat(64)), `\ufeff${textOf(chatAbout('Which planet?', '1'.repeat(64)))}`)
    const { files } = plan([damaged], [], { kinds: all })
    expect(files).toMatchObject([{ outcome: 'renamed', fixes: ['remove-byte-order-mark', 'rename'], ids: 2 }])
    expect(files[0]?.edits[0]).toEqual({
      ...{ path: at(name), before: null, after: text },
      from: damaged.path,
    })
  })

  test('nothing is done that was not asked for, and nothing to a file that is right', () => {
    const damaged = fixFile(at('1'.repeat(64)), `\ufeff${text}`)
    expect(outcomes(plan([damaged], [], { kinds: new Set(['recorder-form']) }))).toEqual(['changed'])
    expect(plan([damaged], [], { kinds: new Set(['own-ids']) }).files).toMatchObject([
      { outcome: 'left', ids: 0, reason: expect.stringMatching(/^Its name is not what replay looks for/) },
    ])
    expect(outcomes(plan([damaged], [], { kinds: new Set(['delete-unread']) }))).toEqual(['left'])
    expect(plan([fixFile(at(name), text)], [], { kinds: all }).groups).toEqual([])
  })

  test('a file that cannot be read stays as it is, with the reason', () => {
    expect(plan([fixFile(at('a'), '{"request": oops}')], [], { kinds: all }).files).toMatchObject([
      { outcome: 'cannot', reason: expect.stringContaining('Expected'), edits: [] },
    ])
  })
})

describe('a request that is put back', () => {
  const { name, text } = namedChat('Send LlamaStack')
  const changed = fixFile(at(name), text.replace('LlamaStack', 'OGX'))
  const kinds = new Set<FixKind>(['restore-request'])

  test('makes the name right again', () => {
    const { files } = plan([changed], [], { kinds, restored: new Map([[at(name), { ok: true, text }]]) })
    expect(files).toMatchObject([
      { outcome: 'changed', fixes: ['restore-request'], edits: [{ path: at(name), after: text }] },
    ])
  })

  test('and where no earlier request is known, the reason is told', () => {
    const restored = new Map([[at(name), { ok: false as const, message: 'No history.' }]])
    expect(plan([changed], [], { kinds, restored }).files).toMatchObject([
      { outcome: 'cannot', reason: 'No history.', edits: [] },
    ])
  })
})

describe('a list of models', () => {
  const models = SPECIMENS['openai.models']
  const named = (name: string): FixFile => fixFile(at(name), models)
  const { fileName } = hashRequest(madeRecording('x.json', models).hashed, 'x.json', sha256OfText)

  test('gets a name with its digest, and ids of models stay', () => {
    const { files } = plan([named('1'.repeat(64))])
    expect(files).toMatchObject([{ outcome: 'renamed', newPath: `${FOLDER}/${fileName}`, ids: 0 }])
    expect(files[0]?.edits[0]?.after).toBe(textOf(models))
  })

  test('is left where a list of the same models has the name', () => {
    const other = fixFile(`${FOLDER}/${fileName}`, models)
    expect(plan([named('1'.repeat(64))], [other]).files).toMatchObject([
      { outcome: 'left', other: other.path },
    ])
  })
})
