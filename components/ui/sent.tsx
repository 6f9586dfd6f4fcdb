'use client'

import { createElement, type ElementType, type ReactNode, useMemo } from 'react'
import { type SentText, withTexts } from './sent-texts'

interface SentProps {
  readonly as: ElementType
  /** Without the texts that are sent as JSON. */
  readonly props: object
  readonly texts: readonly SentText[]
}

/** Draws a component whose properties hold texts that React would not send as they are. */
export function Sent({ as, props, texts }: SentProps): ReactNode {
  const whole = useMemo(() => withTexts(props, texts, ({ json }) => JSON.parse(json)), [props, texts])
  return createElement(as, whole)
}
