'use client'

import { Menu } from '@base-ui/react/menu'
import { Ellipsis } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass } from '#components/ui/button'
import { Key } from '#components/ui/key'
import { useMending } from './mender'

const ITEM =
  'flex h-7 cursor-pointer items-center justify-between gap-6 px-3 outline-none data-[highlighted]:bg-sel'

/** The menu of what can be done with the file of a recording. With `--read-only` there is none. */
export function MoreMenu(): ReactNode {
  const mending = useMending()
  if (mending === null) return null
  return (
    <Menu.Root>
      <Menu.Trigger aria-label="More" className={`${buttonClass()} !px-1.5`}>
        <Ellipsis size={15} strokeWidth={1.75} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-30">
          <Menu.Popup className="min-w-52 rounded-field border border-line-2 bg-bg py-1 shadow-card outline-none">
            <Menu.Item className={ITEM} onClick={() => mending.open({ kind: 'rename' })}>
              Rename… <Key>R</Key>
            </Menu.Item>
            <Menu.Item className={ITEM} onClick={() => mending.open({ kind: 'duplicate' })}>
              Duplicate… <Key>D</Key>
            </Menu.Item>
            <Menu.Item className={ITEM} onClick={() => mending.open({ kind: 'format' })}>
              Write in the recorder’s form…
            </Menu.Item>
            <Menu.Item className={ITEM} onClick={() => mending.open({ kind: 'delete' })}>
              Delete…
            </Menu.Item>
            <Menu.Separator className="my-1 h-px bg-line" />
            <Menu.Item className={ITEM} onClick={mending.undo}>
              Undo the last change <Key>U</Key>
            </Menu.Item>
            <Menu.Item className={ITEM} render={<Link href="/actions" prefetch={false} />}>
              Last changes
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
