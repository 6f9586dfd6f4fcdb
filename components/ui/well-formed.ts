/*
 * A server cannot send half of a surrogate pair: in its HTML stands U+FFFD. A browser would draw what the recording says,
 * and React would take the difference for a fault of the page.
 */

/**
 * Writes the texts among the properties of an element so that they are the same wherever they are drawn: half of a
 * surrogate pair becomes its escape.
 * @returns the same properties if there is none
 */
export function shownProps<Props>(type: unknown, props: Props): Props {
  if (typeof props !== 'object' || props === null) return props
  // This runs for every element, so it looks at names only where there is something to write.
  for (const name in props) if (!isWhole(props[name]) && isDrawn(type, name)) return written(type, props)
  return props
}

function isWhole(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed()
  // Children may be lists of lists.
  return !Array.isArray(value) || value.every(isWhole)
}

/** What a component hands on to an element. */
const HANDED_ON = /^(?:children|title|alt|placeholder|aria-.*)$/

/** Whether a property is drawn by the browser. What is typed stays as it is. */
function isDrawn(type: unknown, name: string): boolean {
  return typeof type === 'string' ? name !== 'value' && name !== 'defaultValue' : HANDED_ON.test(name)
}

function written<Props extends object>(type: unknown, props: Props): Props {
  const shown = Object.entries(props).map(([name, value]) => [
    name,
    isDrawn(type, name) ? shownValue(value) : value,
  ])
  return Object.fromEntries(shown)
}

function shownValue(value: unknown): unknown {
  if (typeof value === 'string') return shownText(value)
  return Array.isArray(value) ? value.map(shownValue) : value
}

/** Writes a text with the escape of each half of a surrogate pair. */
export function shownText(text: string): string {
  if (text.isWellFormed()) return text
  return text.replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`)
}
