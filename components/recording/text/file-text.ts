import { READ_FILE } from '#lib/api/recording'
import type { RouteAnswer } from '#lib/api/route'
import { ask } from '../../client'

/** The text of a recording's file, fetched from this server once. */
export interface FileText {
  /** The text, if it has been fetched already. */
  readonly now: () => string | null
  readonly load: () => Promise<RouteAnswer<string>>
}

/**
 * Makes access to the text of a file, which fetches it on first use.
 * @param path relative to the root
 */
export function fileTextOf(path: string): FileText {
  let text: string | null = null
  let loading: Promise<RouteAnswer<string>> | null = null
  const load = async (): Promise<RouteAnswer<string>> => {
    const answer = await ask(READ_FILE, { path })
    if (answer.ok && answer.value.kind === 'loaded') {
      text = answer.value.fileText
      return { ok: true, value: text }
    }
    loading = null
    return answer.ok ? { ok: false, code: 'failed', message: 'The server sent no text.' } : answer
  }
  return {
    now: () => text,
    load: () => {
      loading ??= load()
      return loading
    },
  }
}
