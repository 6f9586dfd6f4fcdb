/*
 * React sends a text of 1,024 characters and more from the server to a component of the browser as UTF-8, which has no
 * half of a surrogate pair. A text that holds one is sent as JSON, which writes it as an escape.
 */

const SENT_AS_UTF8 = 1024

/** A text that is sent as JSON, with its place among the properties of a component. */
export interface SentText {
  readonly path: readonly string[]
  readonly json: string
}

const NONE: readonly SentText[] = []

/** Finds the texts in the properties of a component, at any depth, that would not arrive as they are. */
export function textsToSend(value: unknown): readonly SentText[] {
  if (typeof value === 'string') {
    const isKept = value.length < SENT_AS_UTF8 || value.isWellFormed()
    return isKept ? NONE : [{ path: [], json: JSON.stringify(value) }]
  }
  if (!Array.isArray(value) && !isPlain(value)) return NONE
  let texts = NONE
  for (const [name, one] of Object.entries(value)) {
    const inside = textsToSend(one)
    if (inside.length === 0) continue
    texts = [...texts, ...inside.map(({ path, json }) => ({ path: [name, ...path], json }))]
  }
  return texts
}

/** Not an element, whose own properties were looked at when it was made. */
function isPlain(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    !('$$typeof' in value)
  )
}

/** Copies properties, with other values for some texts. */
export function withTexts<Props>(
  props: Props,
  texts: readonly SentText[],
  read: (text: SentText) => string,
): Props {
  return texts.reduce((whole, text) => withValue(whole, text.path, read(text)), props)
}

function withValue<Value>(value: Value, [name, ...rest]: SentText['path'], text: string): Value
function withValue(value: unknown, [name, ...rest]: SentText['path'], text: string): unknown {
  if (name === undefined) return text
  const copy = Array.isArray(value) ? [...value] : { ...Object(value) }
  copy[name] = withValue(copy[name], rest, text)
  return copy
}
