import { useDeferredValue } from 'react'
import type { EditableMessage } from '#lib/edit/message/editable-message'
import { type Effects, effectsOf } from '#lib/edit/message/effects'
import { useMessageState } from './store-context'

const NONE: Effects = {
  recut: [],
  emptied: [],
  removable: [],
  takenOut: new Set(),
  untrue: { usage: [], logprobs: [], tokenIds: [], repeats: [], numbers: null },
}

const known = new WeakMap<EditableMessage, Effects>()

/** Returns what the edits do, a moment after they are made: a typed character is drawn first. */
export function useEffects(): Effects {
  const message = useDeferredValue(useMessageState((state) => state.drawn))
  if (!message) return NONE
  const effects = known.get(message) ?? effectsOf(message)
  known.set(message, effects)
  return effects
}
