'use client'

import dynamic from 'next/dynamic'

/** `NotTherePage`. Every page of a recording names the script of this one, so what it needs is a script of its own. */
export const NotThere = dynamic(() => import('./not-there-page').then(({ NotTherePage }) => NotTherePage))
