/** A key of an object or an index of a list: `.name`, `['any name']`, `[0]`. */
const STEP = /\.([^.[\]'"]+)|\[(\d{1,4})\]|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\]/y

/**
 * The steps of a path such as `$.legs[0].port`, where `$` is the object of a call's arguments.
 * @returns null for any other text, and for the path of the whole object
 */
export function argumentPath(text: string): (string | number)[] | null {
  if (!text.startsWith('$')) return null
  const steps: (string | number)[] = []
  STEP.lastIndex = 1
  for (let end = 1; end < text.length; end = STEP.lastIndex) {
    const step = STEP.exec(text)
    if (!step) return null
    const [, name, index, single, double] = step
    if (index !== undefined) steps.push(Number(index))
    else steps.push(name ?? (single ?? double ?? '').replace(/\\(.)/gs, '$1'))
  }
  return steps.length > 0 ? steps : null
}
