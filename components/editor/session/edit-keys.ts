import { useSyncExternalStore } from 'react'
import type { KeyHint } from '../../ui/key-hint'
import { isDialogOpen, useFirstKeys } from '../../ui/use-keys'

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
    { keys: ['F3'], label: 'next match', isMinor: true },
    { keys: ['Shift', 'F3'], label: 'previous match', isMinor: true },
    { keys: ['Esc'], label: 'leave' },
    { keys: ['Shift', 'F8'], label: 'previous problem', isMinor: true },
    {
      keys: modifier === '⌘' ? ['⌥', '⌘', 'F'] : ['Ctrl', 'H'],
      label: 'find and replace in the JSON, also by a regular expression',
      isMinor: true,
    },
    { keys: ['Ctrl', 'Space'], label: 'complete', isMinor: true },
    {
      keys: modifier === '⌘' ? ['Ctrl', 'Shift', 'M'] : ['Ctrl', 'M'],
      label: 'Tab leaves the editor, or indents again',
      isMinor: true,
    },
  ]
}

interface EditActions {
  readonly save: () => void
  readonly find: () => void
  /** Opens the find box if it is closed; an open one goes to its next match by itself. */
  readonly findAgain: () => void
  readonly nextProblem: (direction: 1 | -1) => void
}

/**
 * The keys that work everywhere on the page. In the editor they take precedence over its own.
 * @param actions null while another part of the page has these keys
 */
export function useEditKeys(actions: EditActions | null): void {
  useFirstKeys((event) => {
    const { action, isOurs } = actions === null ? NO_ACTION : actionOf(event, actions)
    if (!isDialogOpen()) return action
    return isOurs ? nothing : null
  })
}

const nothing = (): void => {}

interface KeyAction {
  readonly action: (() => void) | null
  /** Whether the key must not do anything else even while a dialog is open. */
  readonly isOurs?: boolean
}

const NO_ACTION: KeyAction = { action: null }

function actionOf(event: KeyboardEvent, actions: EditActions): KeyAction {
  const isModified = event.ctrlKey || event.metaKey
  if (event.altKey) return NO_ACTION
  if (event.key === 'F8' && !isModified) {
    return { action: () => actions.nextProblem(event.shiftKey ? -1 : 1), isOurs: true }
  }
  if (event.key === 'F3' && !isModified) return { action: actions.findAgain }
  if (!isModified || event.shiftKey) return NO_ACTION
  if (event.key.toLowerCase() === 's') return { action: actions.save, isOurs: true }
  return { action: event.key.toLowerCase() === 'f' ? actions.find : null }
}
