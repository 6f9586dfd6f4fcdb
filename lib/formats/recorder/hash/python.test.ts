import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashedOf } from '#lib/testing/hashed-of'
import { hashedKey, TODAY } from './key-text'
import { normalizeDecimals, PYTHON_SPACE } from './normalize-text'
import { fixedFive, roundFive } from './round'
import { parseUrl } from './url'

/** The request hash (docs/format.md, 5) in Python, with json, round, re and urlparse as in the recorder. */
const JUDGE = String.raw`
import json, re, sys
from urllib.parse import urlparse

uuid = '-'.join('[a-f0-9]{%d}' % digits for digits in (8, 4, 4, 4, 12))

def text(value):
    value = re.sub(r'score:\s*[-+]?\d*\.?\d+(?:[eE][-+]?\d+)?', 'score: __NORMALIZED__', value)
    value = re.sub(r',?\s*attributes:\s*\{[^}]*\}', '', value)
    value = re.sub(r'document_id:\s*' + uuid, 'document_id: __NORMALIZED__', value)
    value = re.sub(r'<\|' + uuid + r'\|>', '<|__NORMALIZED__|>', value)
    return re.sub(r'-?\d+\.\d{4,}', lambda found: '%.5f' % float(found.group()), value)

def normal(value, top, drop=None):
    if isinstance(value, str): return text(value)
    if isinstance(value, float): return round(value, 5)
    if isinstance(value, list): return [normal(item, True) for item in value]
    if not isinstance(value, dict): return value
    return {key: normal(item, False, 'project_id' if top and key in ('extra_body', 'extra_query') else None)
            for key, item in value.items() if key != drop}

def key(document):
    request = document['request']
    if 'tool_name' in request: return request
    if 'payload' in request:
        return {'test_id': document['test_id'], 'url': request['url'], 'method': request['method'].upper(),
                'payload': normal(request['payload'], True)}
    url = urlparse(request['url'])
    made = {'method': request['method'].upper(), 'endpoint': url.path,
            'body': normal(request['body'], True, 'stream_options' if 'bedrock' in url.netloc else None)}
    shared = url.path in ('/api/tags', '/v1/models', '/v1/openai/v1/models')
    return made if shared else dict(made, test_id=document['test_id'])

def parts(url):
    try: cut = urlparse(url)
    except ValueError: return None
    return {'netloc': cut.netloc, 'path': cut.path}

def classes(_):
    everything = [chr(point) for point in range(0x110000)]
    return {'space': [ord(c) for c in everything if re.match(r'\s', c)],
            'digits': [[ord(c), int(c)] for c in everything if re.match(r'\d', c)]}

def number(value): return [repr(round(value, 5)), '%.5f' % value]

asks = {'key': lambda source: json.dumps(key(json.loads(source)), sort_keys=True), 'url': parts, 'number': number, 'classes': classes}
for line in sys.stdin:
    ask, given = json.loads(line)
    print(json.dumps(asks[ask](given)))
`

const hasPython = spawnSync('python3', ['-c', '']).status === 0
if (!hasPython) console.log('skipped: there is no python3, so nothing judges the key text')

function askPython(ask: string, inputs: readonly unknown[]): unknown[] {
  const input = inputs.map((given) => `${JSON.stringify([ask, given])}\n`).join('')
  const { status, stdout, stderr } = spawnSync('python3', ['-c', JUDGE], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  if (status !== 0) throw new Error(stderr)
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

const pick = (...values: string[]): fc.Arbitrary<string> => fc.constantFrom(...values)
const UUID = '0b7a0e6e-63a2-4a4b-8f5c-1d5d5a1e9c01'

const fragment = fc.oneof(
  pick('score:', 'attributes:', ', attributes: {', 'document_id:', '{', '}', '<|', '|>', `<|${UUID}|>`, UUID),
  pick(
    ' ',
    '\n',
    '\t',
    ',',
    '\u001c',
    '\u0085',
    '\u00a0',
    '\u2003',
    '\u3000',
    '\ufeff',
    '\u200b',
    '-',
    '+',
    '.',
    'e',
  ),
  pick(
    '1',
    '0.015625',
    '12.34567',
    '-0.00001',
    '1.2345.6789',
    '\u0663',
    '\u0664\u0661\u0665',
    '\u{1d7d8}',
    '²',
    'x',
  ),
  pick('"', '\\', '/', '\u007f', '\u0000', 'é', '\uffff', '\ud800', '\udc00', '\u{1f600}', '\u2028'),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e4, max: 1e4 }).map((value) => value.toFixed(6)),
)
const text = fc.array(fragment, { maxLength: 9 }).map((parts) => parts.join(''))

/** Strings as a JSON text may spell them, not only as Python does. */
const stringToken = fc.tuple(text, pick('json', 'upper', 'slash')).map(([value, spelling]) => {
  const token = JSON.stringify(value)
  if (spelling === 'slash') return token.replaceAll('/', '\\/')
  if (spelling === 'json') return token
  return token.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
})

const floatToken = fc.oneof(
  fc.double().map((value) => (Number.isFinite(value) ? value.toExponential() : String(value))),
  fc.double({ noNaN: true, min: -99, max: 99 }).map((value) => value.toFixed(7)),
  fc.integer().map((sixtyFourths) => (sixtyFourths / 64).toFixed(6)),
  pick('1.0', '1e16', '1E-05', '-0.0', '0.015625', '1e400', '5e-324', '100.0e0'),
)
const integerToken = fc.oneof(
  fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }).map(String),
  pick('0', '-0', '-1'),
)
const keyToken = fc.oneof(
  stringToken,
  pick('a', 'b', 'é', '\uffee', '\u{1f600}', 'stream_options', 'extra_body', 'extra_query', 'project_id').map(
    (key) => JSON.stringify(key),
  ),
)

const { json } = fc.letrec<{ json: string }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    stringToken,
    floatToken,
    integerToken,
    pick('true', 'false', 'null'),
    fc.array(tie('json'), { maxLength: 4 }).map((items) => `[${items.join(',')}]`),
    fc
      .array(fc.tuple(keyToken, tie('json')), { maxLength: 5 })
      .map((members) => `{${members.map((pair) => pair.join(' : ')).join(' ,\n')}}`),
  ),
}))

const url = fc
  .array(
    pick(
      'http:',
      'https:',
      'vertexai:',
      'a1+.-:',
      '_x:',
      '//',
      '/',
      '/v1',
      '/models',
      'h.bedrock.aws',
      '[::1]',
      ':80',
      ';p',
      '?',
      '#',
      ' ',
      '\t',
      '%2F',
      'é',
      '__databricks__',
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''))

const request = fc.oneof(
  fc
    .tuple(
      fc.oneof(url, pick('http://h/v1/models', 'http://h/api/tags', 'https://bedrock/v1')),
      json,
      pick('POST', 'get', 'straße'),
    )
    .map(
      ([given, body, method]) =>
        `{"method": ${JSON.stringify(method)}, "url": ${JSON.stringify(given)}, "body": ${body}}`,
    ),
  fc
    .tuple(stringToken, json)
    .map(([given, payload]) => `{"method": "POST", "url": ${given}, "payload": ${payload}}`),
  fc
    .tuple(stringToken, json)
    .map(([name, kwargs]) => `{"provider": "p", "tool_name": ${name}, "kwargs": ${kwargs}}`),
)
const source = fc
  .tuple(fc.oneof(stringToken, pick('null')), request)
  .map(([testId, made]) => `{"test_id": ${testId}, "request": ${made}}`)

test.skipIf(!hasPython)(
  'Python writes the same key text for 6,000 generated recordings',
  () => {
    const usable = fc
      .sample(source, 6000)
      // Python refuses such a host as an address, which is not about text.
      .filter((made) => !/\[::1\][^"/?#:]|[^/"]\[::1\]/.test(made))
    const expected = askPython('key', usable)
    for (const [index, made] of usable.entries()) {
      const found = hashedKey(hashedOf(made), TODAY)?.text ?? null
      if (found !== expected[index]) expect({ made, found }).toEqual({ made, found: expected[index] })
    }
    expect(usable.length).toBeGreaterThan(4000)
  },
  120_000,
)

test.skipIf(!hasPython)(
  'Python cuts the same path and host out of 4,000 generated URLs',
  () => {
    const urls = fc.sample(url, 4000).filter((made) => !/\[::1\][^/?#:]|[^/]\[::1\]/.test(made))
    const expected = askPython('url', urls)
    expect(urls.map((made) => [made, parseUrl(made)])).toEqual(
      urls.map((made, index) => [made, expected[index]]),
    )
  },
  60_000,
)

test.skipIf(!hasPython)(
  'Python rounds the same 6,000 generated numbers',
  () => {
    const numbers = fc
      .sample(
        fc.oneof(
          fc.double({ noNaN: true, noDefaultInfinity: true }),
          fc.double({ noNaN: true, min: -100, max: 100 }),
          fc.integer().map((sixtyFourths) => sixtyFourths / 64),
          fc.integer({ min: -1e7, max: 1e7 }).map((value) => value / 1e6),
        ),
        6000,
      )
      .filter((value) => !Number.isInteger(value))
    const expected = askPython('number', numbers)
    expect(numbers.map((value) => [value, fixedFive(value)])).toEqual(
      numbers.map((value, index) => [value, (expected[index] as string[])[1]]),
    )
    expect(numbers.map(roundFive)).toEqual(
      numbers.map((_, index) => Number((expected[index] as string[])[0])),
    )
  },
  60_000,
)

test.skipIf(!hasPython)(
  'white space and digits are those of Python',
  () => {
    const [classes] = askPython('classes', [null]) as [{ space: number[]; digits: [number, number][] }]
    const isSpace = new RegExp(`^[${PYTHON_SPACE}]$`)
    const spaces = Array.from({ length: 0x10000 }, (_, point) => point).filter((point) =>
      isSpace.test(String.fromCharCode(point)),
    )
    expect(spaces).toEqual(classes.space)
    const readAsDigit = classes.digits.map(([point]) =>
      normalizeDecimals(`0.000${String.fromCodePoint(point)}`),
    )
    expect(readAsDigit).toEqual(classes.digits.map(([, value]) => `0.000${value}0`))
  },
  60_000,
)
