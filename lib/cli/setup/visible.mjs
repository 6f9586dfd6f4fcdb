// @ts-check

/** Characters that a terminal obeys, or does not show, or that turn the reading order. */
export const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/**
 * Text as one line that is safe to print: characters that a terminal obeys or does not show become `\u{…}`. What was
 * recorded may hold escape sequences.
 * @param {string} text
 * @returns {string}
 */
export function visible(text) {
  return text.replace(UNSEEN, (character) => {
    if (character === '\n') return '\\n'
    if (character === '\t') return '\\t'
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
  })
}

/**
 * Text of several lines that is safe to print: its line breaks and tabs stay.
 * @param {string} text
 * @returns {string[]}
 */
export function visibleLines(text) {
  return text.split(/\r?\n/).map((line) => line.split('\t').map(visible).join('\t'))
}
