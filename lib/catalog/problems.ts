import type { Assembled } from '#lib/assemble/message'
import type { JsonValue } from '#lib/json/document'
import { isWritten } from '#lib/json/form'
import { field, listField, stringField } from '#lib/json/value'
import type { HashResult } from '#lib/recording/hash'
import type { Problem } from '#lib/recording/problem'
import type { Recording } from '#lib/recording/read'
import { problemAt } from '#lib/recording/schema-problems'

/**
 * Every problem of a recording: of its schema, of its request hash, of its ids, of its stream and of its form.
 * The codes are those of INTERFACES; what to do about each is in lib/README.md.
 */
export function problemsOf(recording: Recording, assembled: Assembled, hash: HashResult): Problem[] {
  return [
    ...recording.problems,
    ...hashProblems(recording, hash),
    ...idProblems(recording, hash),
    ...streamProblems(recording, assembled),
    ...argumentProblems(recording, assembled),
    ...(recording.kind === 'unknown'
      ? [
          problemAt(
            recording.document,
            'unknown-kind',
            'The response is of no known kind; it is shown as it is.',
            ['response', 'body'],
          ),
        ]
      : []),
    ...formProblems(recording),
  ]
}

function hashProblems({ document }: Recording, { verdict, fileName }: HashResult): Problem[] {
  if (verdict === 'mismatch') {
    const message = `The name is the hash of another request: replay looks for ${fileName ?? 'another file'}.`
    return [problemAt(document, 'hash-mismatch', message, ['request'])]
  }
  if (verdict === 'older') {
    const message = `The name follows an earlier rule: replay looks for ${fileName ?? 'another file'} today.`
    return [problemAt(document, 'hash-older', message, ['request'])]
  }
  return []
}

function idProblems({ document, value }: Recording, { name }: HashResult): Problem[] {
  const body = field(field(value, 'response'), 'body')
  const items: JsonValue[] = Array.isArray(body) ? body : [body ?? null]
  for (const [index, item] of items.entries()) {
    const data = field(item, '__data__') ?? item
    const id = stringField(data, 'id')
    if (!id.startsWith('rec-') || id === `rec-${name.slice(0, 12)}`) continue
    const path = [
      'response',
      'body',
      ...(Array.isArray(body) ? [index] : []),
      ...(data === item ? [] : ['__data__']),
      'id',
    ]
    return [
      problemAt(
        document,
        'id-differs',
        `The id is not rec-${name.slice(0, 12)}, as the recorder writes it.`,
        path,
      ),
    ]
  }
  return []
}

function streamProblems({ document, kind, value }: Recording, { messages }: Assembled): Problem[] {
  if (kind !== 'openai.chat.chunks') return []
  const response = field(value, 'response')
  if (field(response, 'is_exception') === true) {
    return [
      problemAt(document, 'stream-unfinished', 'The stream broke off with an exception.', [
        'response',
        'exception_message',
      ]),
    ]
  }
  const open = messages.filter(({ finishReason }) => finishReason === null)
  if (messages.length > 0 && open.length === 0) return []
  const last = Math.max(0, listField(response, 'body').length - 1)
  const message = 'The stream ends without a finish reason.'
  return [problemAt(document, 'stream-unfinished', message, ['response', 'body', last])]
}

function argumentProblems({ document }: Recording, { messages }: Assembled): Problem[] {
  return messages.flatMap(({ toolCalls }) =>
    toolCalls
      .filter((call) => call.arguments !== '' && !isJson(call.arguments))
      .map((call) => {
        const message = `The arguments of the call of ${call.name || 'a tool'} are not JSON.`
        return problemAt(document, 'arguments-not-json', message, ['response', 'body'])
      }),
  )
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function formProblems({ document }: Recording): Problem[] {
  if (isWritten(document)) return []
  return [
    problemAt(
      document,
      'other-form',
      'The file is not in the form that the recorder writes; replay reads it all the same.',
      [],
    ),
  ]
}
