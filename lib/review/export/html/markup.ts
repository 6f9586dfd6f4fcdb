import { visibleText } from '#lib/page/visible'

/** Markup that is finished. Only `html` makes it, so a text cannot get into a file unescaped. */
export class Markup {
  private constructor(readonly text: string) {}

  /** Joins the constant parts of a template with its values. */
  static of(parts: readonly string[], values: readonly HtmlValue[]): Markup {
    return new Markup(parts.map((part, index) => part + written(values[index])).join(''))
  }
}

export type HtmlValue = string | number | Markup | readonly Markup[]

/** Nothing at all. */
export const NOTHING = html``

/**
 * Writes HTML: `html\`<p>${text}</p>\``. Texts and numbers are escaped, for the inside of an element and of an attribute
 * in double quotes; invisible characters and those that turn the reading order become signs, as on the pages.
 */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Markup {
  return Markup.of(parts, values)
}

/** Returns markup for a text, and nothing for an empty one. */
export function ifAny(text: string, make: (text: string) => Markup): Markup {
  return text === '' ? NOTHING : make(text)
}

function written(value: HtmlValue = ''): string {
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number') return String(value)
  return value instanceof Markup ? value.text : value.map(({ text }) => text).join('')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return visibleText(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}

const utf8 = new TextEncoder()

/** Returns the number of bytes that markup takes in a file. */
export function bytesOf({ text }: Markup): number {
  return utf8.encode(text).length
}
