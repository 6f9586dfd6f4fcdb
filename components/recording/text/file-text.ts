import { apiHref } from '../../ui/address'

/** The text of a recording's file, fetched from this server once. */
export interface FileText {
  /** The text when it is there already. */
  readonly now: () => string | null
  readonly load: () => Promise<string>
}

/** @param path relative to the root */
export function fileTextOf(path: string): FileText {
  let text: string | null = null
  let loading: Promise<string> | null = null
  const load = async (): Promise<string> => {
    const answer = await fetch(apiHref(path))
    if (!answer.ok) throw new Error(`The file could not be read again: ${answer.status}.`)
    // The byte order mark is kept, as it is on the server: offsets count it.
    text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer())
    return text
  }
  return {
    now: () => text,
    load: () => {
      loading ??= load().catch((thrown: unknown) => {
        loading = null
        throw thrown
      })
      return loading
    },
  }
}
