import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prettyArguments } from './pretty-arguments'

const lines = (...text: string[]): string => text.join('\n')

describe('arguments laid out for reading', () => {
  it('puts each member on its own line', () => {
    expect(prettyArguments('{"city":"Tokyo","days":[1,2],"none":{},"empty": [ ]}')?.text).toBe(
      lines(
        '{',
        '  "city": "Tokyo",',
        '  "days": [',
        '    1,',
        '    2',
        '  ],',
        '  "none": {},',
        '  "empty": []',
        '}',
      ),
    )
  })

  it('goes as far as a text that is cut off', () => {
    expect(prettyArguments('{"a":{"b":"x, {y')?.text).toBe(lines('{', '  "a": {', '    "b": "x, {y'))
  })

  it('leaves a text that is not JSON alone', () => {
    expect(prettyArguments('city: Tokyo, now')).toBeNull()
  })

  it('is what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'medium' }), (value) => {
        expect(prettyArguments(JSON.stringify(value))?.text).toBe(JSON.stringify(value, null, 2))
      }),
    )
  })

  it('keeps every character of the arguments but white space between tokens, each at its own place', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(4), fc.nat(), (value, indent, cut) => {
        const whole = JSON.stringify(value, null, indent)
        const source = whole.slice(0, whole.length - (cut % whole.length))
        const pretty = prettyArguments(source)
        if (pretty === null) return
        expect(pretty.sources.length).toBe(pretty.text.length)
        const kept = [...pretty.sources.keys()].filter(
          (index) => index === pretty.sources.lastIndexOf(pretty.sources[index] ?? -1),
        )
        expect(kept.map((index) => pretty.text[index])).toEqual(
          kept.map((index) => source[pretty.sources[index] ?? -1]),
        )
        const owners = new Set(pretty.sources)
        const lost = [...source].filter((unit, offset) => !owners.has(offset) && !/\s/.test(unit))
        expect(source.length === [...source].length ? lost : []).toEqual([])
        expect(
          pretty.sources.every((at, index) => index === 0 || at >= (pretty.sources[index - 1] ?? 0)),
        ).toBe(true)
      }),
    )
  })
})
