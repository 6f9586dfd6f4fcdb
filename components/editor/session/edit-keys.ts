import { useSyncExternalStore } from 'react'
import type { KeyHint } from '../../ui/key-hint'
import { isDialogOpen, useFirstKeys } from '../../ui/use-keys'
import type { ShownView } from '../message/shown-view'

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
export function editHints(modifier: string, shown: ShownView): KeyHint[] {
  return [
    { keys: [modifier, 'S'], label: 'review and save', isWriting: true },
    { keys: [modifier, 'J'], label: 'message, JSON' },
    { keys: [modifier, 'F'], label: 'find' },
    ...(shown === 'message' ? MESSAGE_HINTS : jsonHints(modifier)),
    { keys: ['F3'], label: 'next match', isMinor: true },
    { keys: ['Shift', 'F3'], label: 'previous match', isMinor: true },
    { keys: ['Esc'], label: 'leave' },
    { keys: ['Shift', 'F8'], label: 'previous problem', isMinor: true },
  ]
}

const MESSAGE_HINTS: readonly KeyHint[] = [
  { keys: ['Alt', '←', '→'], label: 'previous, next chunk' },
  { keys: ['F8'], label: 'next problem', isMinor: true },
]

function jsonHints(modifier: string): KeyHint[] {
  return [
    { keys: ['F8'], label: 'next problem' },
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

/** What has the Escape key for itself. */
const OPEN = '[role=menu], [role=listbox]'

interface EditActions {
  readonly save: () => void
  readonly find: () => void
  /** Opens the find box if it is closed; an open one goes to its next match by itself. */
  readonly findAgain: () => void
  readonly nextProblem: (direction: 1 | -1) => void
  readonly changeView: () => void
  /** What only the message view does; null in the JSON. */
  readonly message: {
    /** null while something else has the Escape key. */
    readonly leave: (() => void) | null
    readonly undo: (by: -1 | 1) => void
    readonly neighbour: (by: -1 | 1) => void
  } | null
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
  const { message } = actions
  const isModified = event.ctrlKey || event.metaKey
  if (event.altKey) return { action: isModified || event.shiftKey ? null : altAction(event.key, message) }
  if (event.key === 'F8' && !isModified) {
    return { action: () => actions.nextProblem(event.shiftKey ? -1 : 1), isOurs: true }
  }
  if (event.key === 'F3' && !isModified) return { action: actions.findAgain }
  if (event.key === 'Escape' && !isModified && !event.isComposing) {
    return { action: document.querySelector(OPEN) === null ? (message?.leave ?? null) : null }
  }
  if (!isModified) return NO_ACTION
  const key = event.key.toLowerCase()
  if (message && (key === 'z' || key === 'y') && !hasOwnUndo(event.target)) {
    return { action: () => message.undo(key === 'y' || event.shiftKey ? 1 : -1) }
  }
  if (event.shiftKey) return NO_ACTION
  if (key === 's') return { action: actions.save, isOurs: true }
  if (key === 'j') return { action: actions.changeView, isOurs: true }
  return { action: key === 'f' ? actions.find : null }
}

/** Whether an element is a field of the message view. */
export function isOfMessage(element: Element): boolean {
  return element.hasAttribute('data-field')
}

/** In a text field that is not of the message, such as the find box, undo takes back what was typed there. */
function hasOwnUndo(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || isOfMessage(target)) return false
  return target.matches('textarea, input:not([type=checkbox], [type=radio])')
}

function altAction(key: string, message: EditActions['message']): (() => void) | null {
  if (!message || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return null
  return () => message.neighbour(key === 'ArrowLeft' ? -1 : 1)
}
