import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sha256OfText } from '#lib/disk/fingerprint'
import { scratchRoot } from '#lib/testing/scratch-root'
import { MOST_DRAFTS } from './draft-limits'
import { type DraftsOf, dropDraft, keepDraft, readDrafts } from './drafts'

const FILE = '{\n  "a": "’"\n}\n'
const EDITS = [{ start: 1, count: 1, lines: ['  "a": "\ud800 typed",', ''] }]

function scratchDrafts(): DraftsOf & { folder: string } {
  return { root: '/somewhere/project', path: 'recordings/a.json', folder: join(scratchRoot(), 'state') }
}

const draftOf = (id: string, sequence = 1, fileText = FILE) => ({
  id,
  sequence,
  fingerprint: sha256OfText(fileText),
  edits: EDITS,
})
const filesIn = (folder: string): string[] => readdirSync(join(folder, 'drafts'))

describe('drafts', () => {
  test('are kept with the text that they were made from, and removed without a trace', () => {
    const of = scratchDrafts()
    expect(readDrafts(of)).toEqual([])
    const kept = keepDraft(of, draftOf('tab-00001'), () => FILE)
    expect(kept).toMatchObject({ ok: true })
    expect(readDrafts(of)).toEqual([
      expect.objectContaining({
        id: 'tab-00001',
        fileText: FILE,
        edits: EDITS,
        fingerprint: sha256OfText(FILE),
      }),
    ])
    dropDraft(of, 'tab-00001')
    dropDraft(of, 'tab-00001')
    expect(readDrafts(of)).toEqual([])
    expect(filesIn(of.folder)).toEqual([])
  })

  test('of two tabs stay side by side, and those of another file or root apart', () => {
    const of = scratchDrafts()
    keepDraft(of, draftOf('tab-00001'), () => FILE)
    keepDraft(of, draftOf('tab-00002'), () => FILE)
    expect(
      readDrafts(of)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['tab-00001', 'tab-00002'])
    expect(readDrafts({ ...of, path: 'recordings/b.json' })).toEqual([])
    expect(readDrafts({ ...of, root: '/somewhere/else' })).toEqual([])
  })

  test('of one tab: a request that was overtaken does not bring an old text back', () => {
    const of = scratchDrafts()
    keepDraft(of, { ...draftOf('tab-00001', 7), edits: [] }, () => FILE)
    expect(keepDraft(of, draftOf('tab-00001', 6), () => FILE)).toMatchObject({ ok: true })
    expect(readDrafts(of)[0]?.edits).toEqual([])
  })

  test('ask once for the text that they were made from, and again when that is another one', () => {
    const of = scratchDrafts()
    const unknown = (): undefined => undefined
    expect(keepDraft(of, draftOf('tab-00001'), unknown)).toMatchObject({ ok: false, code: 'base-needed' })
    keepDraft(of, draftOf('tab-00001'), () => FILE)
    expect(keepDraft(of, draftOf('tab-00001', 2), unknown)).toMatchObject({ ok: true })
    const next = `${FILE} `
    expect(keepDraft(of, draftOf('tab-00001', 3, next), unknown)).toMatchObject({ code: 'base-needed' })
    expect(readDrafts(of)[0]).toMatchObject({ fileText: FILE })
    keepDraft(of, draftOf('tab-00001', 3, next), () => next)
    expect(readDrafts(of)[0]).toMatchObject({ fileText: next })
    expect(filesIn(of.folder)).toHaveLength(2)
  })

  test('can be read by their owner only', () => {
    const of = scratchDrafts()
    keepDraft(of, draftOf('tab-00001'), () => FILE)
    expect(statSync(join(of.folder, 'drafts')).mode & 0o777).toBe(0o700)
    for (const file of filesIn(of.folder)) {
      expect(statSync(join(of.folder, 'drafts', file)).mode & 0o777).toBe(0o600)
    }
  })

  test('are bounded: the oldest go', () => {
    const of = scratchDrafts()
    for (let number = 0; number < MOST_DRAFTS + 3; number++) {
      const id = `tab-${String(number).padStart(5, '0')}`
      keepDraft(of, draftOf(id), () => FILE)
      for (const file of filesIn(of.folder).filter((name) => name.includes(id))) {
        utimesSync(join(of.folder, 'drafts', file), number, number)
      }
    }
    const ids = readDrafts(of).map(({ id }) => id)
    expect(ids).toHaveLength(MOST_DRAFTS)
    expect(ids).toContain(`tab-${String(MOST_DRAFTS + 2).padStart(5, '0')}`)
    expect(ids).not.toContain('tab-00000')
    expect(filesIn(of.folder)).toHaveLength(2 * MOST_DRAFTS)
  })

  test('that are damaged or of a later version are left out, and left alone', () => {
    const of = scratchDrafts()
    keepDraft(of, draftOf('tab-00001'), () => FILE)
    const [name = ''] = filesIn(of.folder).filter((one) => one.endsWith('.json'))
    const file = join(of.folder, 'drafts', name)
    for (const text of ['{', readFileSync(file, 'utf8').replace('"version":1', '"version":2')]) {
      writeFileSync(file, text)
      expect(readDrafts(of)).toEqual([])
      expect(readFileSync(file, 'utf8')).toBe(text)
    }
  })

  test('that cannot be kept say where and why', () => {
    const of = scratchDrafts()
    mkdirSync(of.folder, { recursive: true })
    writeFileSync(join(of.folder, 'drafts'), 'a file in the way')
    const failed = keepDraft(of, draftOf('tab-00001'), () => FILE)
    expect(failed).toMatchObject({ ok: false, code: 'unwritable' })
    expect(failed).toHaveProperty('message', expect.stringContaining(join(of.folder, 'drafts')))
    expect(readDrafts(of)).toEqual([])
  })
})
