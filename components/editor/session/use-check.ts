import { useEffect, useState } from 'react'
import type { Checked } from '#lib/edit/checked'
import type { Base } from '#lib/edit/edited-text'
import { textToWrite } from '#lib/edit/edited-text'
import { checkText } from '../save/recording-api'

/** How long typing must pause before the server is asked, in milliseconds. */
const REST_MS = 250

/** The server's check of a text. */
export interface Check {
  /** The editor's text that was checked, and the file whose byte order mark and line ends it was checked with. */
  readonly text: string
  readonly base: Base
  readonly checked: Checked
  /** The last check that found a recording, so its meaning stays known while the text is broken. */
  readonly known: Checked
  /** Why the present text could not be checked; null when it could, or is about to be. */
  readonly failure: string | null
}

/** Returns the latest check: of the present text or, until the server has answered, of an earlier one. */
export function useCheck(path: string, base: Base, text: string): Check {
  const [latest, setLatest] = useState<Check>(() => checkOfBase(base))
  useEffect(() => {
    if (text === base.text) {
      setLatest(checkOfBase(base))
      return
    }
    const stop = new AbortController()
    const ask = async (): Promise<void> => {
      const answer = await checkText(path, textToWrite(base, text), stop.signal)
      if (stop.signal.aborted) return
      if (!answer.ok) return setLatest((last) => ({ ...last, failure: answer.message }))
      const checked = answer.value
      setLatest((last) => ({ text, base, checked, known: knownOf(checked, last), failure: null }))
    }
    const timer = setTimeout(ask, REST_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [path, base, text])
  return latest
}

/** Whether a check is of this text, written as the file it is compared with is written. */
export function isCheckOf(check: Check, base: Base, text: string): boolean {
  return check.base === base && check.text === text
}

function checkOfBase(base: Base): Check {
  const { text, checked } = base
  return { text, base, checked, known: checked, failure: null }
}

function knownOf(checked: Checked, last: Check): Checked {
  return checked.hash === null ? last.known : checked
}
