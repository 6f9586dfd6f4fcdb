import type { ElementType } from 'react'
import { Sent } from './sent'
import { textsToSend, withTexts } from './sent-texts'
import { shownProps } from './well-formed'

const OF_BROWSER = Symbol.for('react.client.reference')

/**
 * Makes an element ready to be drawn and sent: half of a surrogate pair, which a recorded text may hold, is drawn as its
 * escape (docs/safety.md, 2), and arrives in the browser where a component gets it.
 */
export function ready(type: ElementType, props: unknown): readonly [type: ElementType, props: unknown] {
  const shown = shownProps(type, props)
  if (!isSent(type)) return [type, shown]
  const texts = textsToSend(shown)
  if (texts.length === 0) return [type, shown]
  return [Sent, { as: type, props: withTexts(shown, texts, () => ''), texts }]
}

/** Whether a component is drawn by the browser, and so gets its properties from the server. */
function isSent(type: ElementType): boolean {
  return typeof type === 'function' && '$$typeof' in type && type.$$typeof === OF_BROWSER
}
