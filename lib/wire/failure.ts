import type { Answer } from '#lib/exchange/exchange'
import type { Delta, Failure } from '#lib/message/message'

/** What went wrong: the exception that replay raises, else the first error that the answer says; null when nothing did. */
export function failureOf({ raised, status }: Answer, deltas: readonly Delta[]): Failure | null {
  if (raised) {
    const { message, type } = raised
    return { message: message || type || 'An exception.', type, status: raised.status }
  }
  const error = deltas.find(({ lane }) => lane === 'error')
  return error ? { message: error.text || 'An error.', type: typeOf(error, deltas), status } : null
}

/** The type or code that stands beside the words of an error. */
function typeOf(error: Delta, deltas: readonly Delta[]): string {
  const holder = parentOf(error.inData ?? error.pointer)
  const beside = deltas.filter(({ chunk, lane, inData, pointer }) => {
    return lane === 'rest' && chunk === error.chunk && parentOf(inData ?? pointer) === holder
  })
  for (const name of ['type', 'code', 'error_code', 'status']) {
    const found = beside.find(({ of = '' }) => of.endsWith(`/${name}`))
    if (found) return found.text
  }
  return ''
}

function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/'))
}
