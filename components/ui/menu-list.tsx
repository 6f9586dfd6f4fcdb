'use client'

import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import Link from 'next/link'
import { Fragment, type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { useFocusBack } from './focus-at-once'
import { giveHeldKeys } from './held-keys'
import { Key } from './key'
import type { MenuChoice, MenuStart } from './menu-choice'

interface MenuListProps {
  readonly choices: readonly MenuChoice[]
  /** Null while it is closed. */
  readonly start: MenuStart | null
  /** The button that opened it: it has the focus again afterwards. */
  readonly button: RefObject<HTMLButtonElement | null>
  /** The button's id. */
  readonly labelledBy: string
  readonly onClose: () => void
}

/** The menu of a button. */
export function MenuList({ choices, start, button, labelledBy, onClose }: MenuListProps): ReactNode {
  const popup = useRef<HTMLDivElement>(null)
  useFocusBack(popup, start !== null, button)
  // The widget gives the focus back late: it would take it from what the choice opens.
  const isChosen = useRef(false)
  useEffect(() => {
    if (start !== null) isChosen.current = false
  }, [start])
  const choose = (): void => {
    isChosen.current = true
    onClose()
  }
  return (
    <Menu.Root open={start !== null} onOpenChange={(isOpen) => !isOpen && onClose()}>
      {/* In the page's own part, so that the menu is in a landmark. */}
      <Menu.Portal container={button.current?.closest('main') ?? undefined}>
        <Menu.Positioner anchor={button} sideOffset={4} align="end" className="z-30">
          <Menu.Popup
            ref={popup}
            finalFocus={() => !isChosen.current && button.current}
            aria-labelledby={labelledBy}
            onKeyDown={(event) => {
              if (event.key !== 'Tab') return
              event.preventDefault()
              onClose()
            }}
            className="min-w-44 rounded-field border border-line-2 bg-bg py-1 shadow-card outline-none"
          >
            <Start at={start} />
            {choices.map((choice) => (
              <Fragment key={choice.label}>
                {choice.isApart && <Menu.Separator className="my-1 h-px bg-line" />}
                <Choice {...choice} onChoose={choose} />
              </Fragment>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

/** Puts the focus where a key or a pointer opens the menu, and gives it the keys that were held. */
function Start({ at }: { at: MenuStart | null }): ReactNode {
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (at === null) return
    const menu = place.current?.closest<HTMLElement>('[role=menu]')
    const items = [...(menu?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
    const start = at === 'menu' ? menu : items.at(at === 'first' ? 0 : -1)
    start?.focus({ preventScroll: true })
    void giveHeldKeys()
  }, [at])
  return <span ref={place} hidden />
}

interface ChoiceProps extends MenuChoice {
  readonly onChoose: () => void
}

const CHOICE =
  'flex h-7 cursor-pointer items-center justify-between gap-6 px-3 outline-none data-[highlighted]:bg-sel'

function Choice({ label, keyName, isOn, does, onChoose }: ChoiceProps): ReactNode {
  const choose = (): void => {
    onChoose()
    if (typeof does === 'function') does()
  }
  const key = keyName !== undefined && <Key>{keyName}</Key>
  if (isOn !== undefined) {
    return (
      <Menu.CheckboxItem checked={isOn} onCheckedChange={choose} className={CHOICE}>
        <span className="flex items-center gap-2">
          <Check size={14} strokeWidth={1.75} aria-hidden className={isOn ? '' : 'invisible'} />
          {label}
        </span>
        {key}
      </Menu.CheckboxItem>
    )
  }
  return (
    <Menu.Item
      {...(typeof does === 'function'
        ? { onClick: choose }
        : { render: <Link href={does.href} prefetch={false} /> })}
      className={CHOICE}
    >
      {label}
      {key}
    </Menu.Item>
  )
}
