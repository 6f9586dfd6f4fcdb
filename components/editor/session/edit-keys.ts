import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { KeyHint } from '../../ui/key-hint'

const never = (): (() => void) => () => {}

/** Returns the name of the modifier key for S and F on this machine. */
export function useModifierName(): string {
  const isApple = useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.platform),
    () => false,
  )
  return isApple ? '⌘' : 'Ctrl'
}

/** Returns the keys of the edit page. */
export function editHints(modifier: string): KeyHint[] {
  return [
    { keys: [modifier, 'S'], label: 'review and save', isWriting: true },
    { keys: ['F8'], label: 'next problem' },
    { keys: [modifier, 'F'], label: 'find' },
    { keys: ['Esc'], label: 'leave' },
    { keys: ['Shift', 'F8'], label: 'previous problem', isMinor: true },
    { keys: ['Ctrl', 'Space'], label: 'complete', isMinor: true },
    {
      keys: modifier === '⌘' ? ['Ctrl', 'Shift', 'M'] : ['Ctrl', 'M'],
      label: 'Tab leaves the editor, or indents again',
      isMinor: true,
    },
  ]
}

/** The editor's own find box has the role of a dialog. */
const OPEN_DIALOG = '[role=dialog]:not(.monaco-editor *)'

interface EditActions {
  readonly save: () => void
  readonly find: () => void
  readonly nextProblem: (direction: 1 | -1) => void
}

/** The keys that work everywhere on the page. In the editor they take precedence over its own. */
export function useEditKeys(actions: EditActions): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const action = actionOf(event, latest.current)
      if (!action) return
      event.preventDefault()
      event.stopPropagation()
      if (document.querySelector(OPEN_DIALOG) === null) action()
    }
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [])
}

function actionOf(event: KeyboardEvent, actions: EditActions): (() => void) | null {
  const isModified = event.ctrlKey || event.metaKey
  if (event.altKey) return null
  if (event.key === 'F8' && !isModified) return () => actions.nextProblem(event.shiftKey ? -1 : 1)
  if (!isModified || event.shiftKey) return null
  if (event.key.toLowerCase() === 's') return actions.save
  // Inside the editor, the key is for Monaco's own find.
  const isInEditor = event.target instanceof Element && event.target.closest('.monaco-editor') !== null
  return event.key.toLowerCase() === 'f' && !isInEditor ? actions.find : null
}
