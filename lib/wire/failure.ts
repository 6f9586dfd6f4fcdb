import type { Recording } from '#lib/formats/recorder/read'
import type { JsonValue } from '#lib/json/document'
import { field, isObject, numberField, stringField } from '#lib/json/value'
import type { Delta, Failure } from '#lib/message/message'

/**
 * What went wrong: the exception that replay raises, else an error answer, else what a tool says, else an error among
 * the chunks; null when nothing did.
 */
export function failureOf({ kind, value }: Recording, deltas: readonly Delta[]): Failure | null {
  const response = field(value, 'response')
  const status = numberField(response, 'status')
  const body = field(response, 'body')
  return (
    exceptionOf(response) ??
    (kind === 'error' ? errorOf(body ?? null, status) : null) ??
    (kind === 'tool' ? toolFailure(field(body, '__data__') ?? null) : null) ??
    errorDelta(deltas)
  )
}

function exceptionOf(response: JsonValue | undefined): Failure | null {
  const data = field(response, 'exception_data')
  const said = stringField(response, 'exception_message') || stringField(data, 'message')
  if (said === '' && field(response, 'is_exception') !== true) return null
  const type = stringField(data, 'type')
  return { message: said || type || 'An exception.', type, status: numberField(data, 'status_code') }
}

function errorOf(body: JsonValue, status: number | null): Failure {
  const error = field(body, 'error') ?? body
  const said =
    typeof error === 'string' ? error : stringField(error, 'message') || stringField(error, 'detail')
  const type = stringField(error, 'type') || stringField(error, 'code') || stringField(error, 'status')
  return { message: said || type || 'An error.', type, status }
}

function toolFailure(data: JsonValue): Failure | null {
  const message = isObject(data) ? stringField(data, 'error_message') : ''
  const code = numberField(data, 'error_code')
  if (message === '') return null
  return { message, type: code === null ? '' : String(code), status: null }
}

function errorDelta(deltas: readonly Delta[]): Failure | null {
  const error = deltas.find(({ lane }) => lane === 'error')
  return error ? { message: error.text || 'An error.', type: '', status: null } : null
}
