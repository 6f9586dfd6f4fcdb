/*
 * A server cannot send half of a surrogate pair: in its HTML stands U+FFFD. A browser would draw what the recording says,
 * and React would take the difference for a fault of the page.
 */

/** What is typed stays as it is. */
const TYPED = new Set(['value', 'defaultValue'])
/** What a component hands on to an element. */
const HANDED_ON = /^(?:children|title|alt|placeholder|aria-.*)$/

/**
 * Writes the texts among the properties of an element so that they are the same wherever they are drawn: half of a
 * surrogate pair becomes its escape.
 * @returns the same properties if there is none
 */
export function shownProps<Props>(type: unknown, props: Props): Props {
  if (typeof props !== 'object' || props === null) return props
  let shown: Record<string, unknown> | undefined
  for (const [name, value] of Object.entries(props)) {
    if (typeof type === 'string' ? TYPED.has(name) : !HANDED_ON.test(name)) continue
    const text = shownValue(value)
    if (text === value) continue
    shown = { ...(shown ?? props), [name]: text }
  }
  return (shown as Props | undefined) ?? props
}

function shownValue(value: unknown): unknown {
  if (typeof value === 'string') return shownText(value)
  if (!Array.isArray(value) || !value.some((one) => typeof one === 'string' && !one.isWellFormed()))
    return value
  return value.map((one) => (typeof one === 'string' ? shownText(one) : one))
}

/** Writes a text with the escape of each half of a surrogate pair. */
export function shownText(text: string): string {
  if (text.isWellFormed()) return text
  return text.replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`)
}
