'use client'

import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import type { MissingProps } from './missing-screen'

// Every page names the script of this one, in case its address leads nowhere.
const MissingScreen = dynamic(() => import('./missing-screen').then((module) => module.MissingScreen))

/** The page of an address that leads nowhere. */
export function MissingPage(props: MissingProps): ReactNode {
  return <MissingScreen {...props} />
}
