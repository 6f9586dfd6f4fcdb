'use client'

import { type KeyboardEvent, type MouseEvent, type ReactNode, useId, useRef, useState } from 'react'
import { buttonClass } from './button'
import { useHeldKeys } from './held-keys'
import type { MenuChoice, MenuStart } from './menu-choice'
import { showToast } from './toast-store'
import { useLater } from './use-later'

interface MenuProps {
  readonly choices: readonly MenuChoice[]
  /** What the button is called, if the words on it do not say so. */
  readonly label?: string
  readonly className?: string
  /** What is on the button. */
  readonly children: ReactNode
}

const loadList = () => import('./menu-list').then((module) => module.MenuList)

/** A button that opens a menu. The menu is loaded as soon as the pointer or the focus comes near the button. */
export function Menu({ choices, label, className = '', children }: MenuProps): ReactNode {
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  const [start, setStart] = useState<MenuStart | null>(null)
  const [MenuList, load] = useLater(loadList)
  useHeldKeys(start !== null && MenuList === null)
  const prepare = (): void => void load().catch(() => {})
  const open = (at: MenuStart): void => {
    setStart(at)
    load().catch(() => {
      setStart(null)
      showToast({ text: 'The menu could not be loaded. Does tapedeck still run?', tone: 'danger' })
    })
  }
  return (
    <>
      <button
        ref={button}
        id={id}
        type="button"
        aria-haspopup="menu"
        aria-expanded={start !== null && MenuList !== null}
        aria-label={label}
        className={`${buttonClass()} ${className}`}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={(event) => open(isPressedByKey(event) ? 'first' : 'menu')}
        onKeyDown={(event) => openByArrow(event, open)}
      >
        {children}
      </button>
      {MenuList && (
        <MenuList {...{ button, choices, start }} labelledBy={id} onClose={() => setStart(null)} />
      )}
    </>
  )
}

/** Enter and Space on a button are clicks without a pointer. */
function isPressedByKey({ detail }: MouseEvent): boolean {
  return detail === 0
}

function openByArrow(event: KeyboardEvent, open: (at: MenuStart) => void): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  event.preventDefault()
  open(event.key === 'ArrowDown' ? 'first' : 'last')
}
