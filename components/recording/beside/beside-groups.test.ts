import { expect, test } from 'vitest'
import type { RestView } from '#lib/page/view-rest'
import { besideGroups, chunksText, nameWithin, titleOf } from './beside-groups'

const part = (path: string, as = '', group = path): RestView => ({
  ...{ key: path, path, as, group, isText: true, text: 'x', length: 1 },
  ...{ chunks: [0], starts: [0], said: 1 },
})

test('values of one object are grouped under the object’s name, each with its own name', () => {
  const [citation, other, ...more] = besideGroups([
    part('/annotations/0/url', 'citation', '/annotations/0'),
    part('/note'),
    part('/annotations/0/title', 'citation', '/annotations/0'),
    part('/annotations/1/url', 'citation', '/annotations/1'),
  ])
  expect(citation?.parts.map((one) => citation && nameWithin(one, citation))).toEqual(['url', 'title'])
  expect(citation && titleOf(citation.as)).toBe('Citation')
  expect(other).toMatchObject({ as: '', path: '/note' })
  expect(more).toMatchObject([{ as: 'citation', path: '/annotations/1' }])
})

test('settings are one row, wherever they occur', () => {
  const groups = besideGroups([
    part('/a/temperature', 'settings'),
    part('/b/tools/0/name', 'settings', '/b/tools/0'),
    part('/a/top_p', 'settings'),
  ])
  expect(groups).toMatchObject([{ as: 'settings', path: '' }])
  expect(groups[0]?.parts).toHaveLength(3)
})

test('says which chunks brought the content', () => {
  const text = (chunks: number[], said = chunks.length): string => chunksText({ ...part('/a'), chunks, said })
  expect(text([3])).toBe('chunk 3')
  expect(text([0], 41)).toBe('41 chunks, all equal')
  expect(text([36, 37, 38])).toBe('joined from chunks 36–38')
  expect(text([3, 5, 9])).toBe('joined from 3 chunks')
})
