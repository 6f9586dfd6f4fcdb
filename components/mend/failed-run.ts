import type { RouteFailure } from '#lib/api/route'

/** What the reader is told of an action that did not come to its end. */
interface FailedRun {
  readonly title: string
  readonly message: string
}

const UNKNOWN = 'How far it got is not known; some recordings may be written.'

/**
 * Says what is known after an action that was begun broke off. Only a server that refused it before the first write
 * tells that nothing was written.
 */
export function failedRun({ code, message }: RouteFailure): FailedRun {
  if (code === 'unreachable' || code === 'broken-off') {
    return {
      title: 'The server went away',
      message: `${UNKNOWN} Start tapedeck again: it names what was interrupted.`,
    }
  }
  return code === 'failed'
    ? {
        title: 'It broke off',
        message: `${message} ${UNKNOWN} The list of last changes says what was written.`,
      }
    : { title: 'Nothing was written', message }
}
