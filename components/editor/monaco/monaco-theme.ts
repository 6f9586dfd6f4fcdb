import type { editor } from 'monaco-editor/editor'

export const THEME_NAME = 'tapedeck'

/** Monaco's colours, and the roles of app/globals.css that they take. */
const ROLES: Readonly<Record<string, string>> = {
  'editor.background': 'bg',
  'editor.foreground': 'ink-1',
  'editorLineNumber.foreground': 'ink-3',
  'editorLineNumber.activeForeground': 'ink-1',
  'editorCursor.foreground': 'ink-1',
  'editor.lineHighlightBackground': 'hover',
  'editor.lineHighlightBorder': 'line',
  'editor.selectionBackground': 'line-2',
  'editor.inactiveSelectionBackground': 'sel',
  'editor.findMatchBackground': 'match-bg',
  'editor.findMatchHighlightBackground': 'match-bg',
  'editorGutter.foldingControlForeground': 'ink-2',
  'editorWidget.background': 'bg',
  'editorWidget.foreground': 'ink-1',
  'editorWidget.border': 'line-2',
  'editorHoverWidget.background': 'bg',
  'editorHoverWidget.foreground': 'ink-1',
  'editorHoverWidget.border': 'line-2',
  'editorSuggestWidget.background': 'bg',
  'editorSuggestWidget.foreground': 'ink-1',
  'editorSuggestWidget.border': 'line-2',
  'editorSuggestWidget.selectedBackground': 'sel',
  'editorSuggestWidget.selectedForeground': 'ink-1',
  'editorSuggestWidget.highlightForeground': 'lane-text',
  'input.background': 'bg',
  'input.foreground': 'ink-1',
  'input.border': 'line-2',
  'inputOption.activeBackground': 'sel',
  'inputOption.activeForeground': 'ink-1',
  'menu.background': 'bg',
  'menu.foreground': 'ink-1',
  'menu.selectionBackground': 'sel',
  'menu.selectionForeground': 'ink-1',
  focusBorder: 'focus',
  'editorError.foreground': 'danger',
  'editorWarning.foreground': 'warn',
  'editorInfo.foreground': 'ink-3',
  'diffEditor.insertedLineBackground': 'added-line',
  'diffEditor.insertedTextBackground': 'added-word',
  'diffEditor.removedLineBackground': 'removed-line',
  'diffEditor.removedTextBackground': 'removed-word',
  'scrollbar.shadow': 'line',
  'editorBracketHighlight.foreground1': 'ink-1',
  'editorBracketHighlight.foreground2': 'ink-1',
  'editorBracketHighlight.foreground3': 'ink-1',
  'editorBracketHighlight.unexpectedBracket.foreground': 'danger',
  'editorBracketMatch.border': 'control',
  'scrollbarSlider.background': 'line-2',
  'scrollbarSlider.hoverBackground': 'control',
  'scrollbarSlider.activeBackground': 'control',
  'editorOverviewRuler.border': 'bg',
}

const TOKENS: readonly (readonly [token: string, role: string])[] = [
  ['', 'ink-1'],
  ['string.key.json', 'ink-1'],
  ['string.value.json', 'json-string'],
  ['number.json', 'json-number'],
  ['keyword.json', 'json-number'],
  ['delimiter', 'ink-3'],
  ['delimiter.bracket.json', 'ink-1'],
  ['delimiter.array.json', 'ink-1'],
  ['delimiter.colon.json', 'ink-3'],
  ['delimiter.comma.json', 'ink-3'],
]

/** Returns the colours of the editor's parts, from the page's present tokens. */
export function editorColours(): Record<string, string> {
  const read = colourReader()
  const colours = Object.entries(ROLES).map(([name, role]) => [name, read(role)])
  return {
    ...Object.fromEntries(colours),
    'widget.shadow': '#00000029',
    'editorBracketMatch.background': '#00000000',
  }
}

/** Returns the colours of JSON's tokens, from the page's present tokens. */
export function tokenColours(): editor.ITokenThemeRule[] {
  const read = colourReader()
  return TOKENS.map(([token, role]) => ({ token, foreground: read(role).slice(1) }))
}

/**
 * Returns a function that resolves a role to hex digits, as Monaco needs them. The page's tokens are `light-dark()` of
 * two colours, which only a computed style resolves.
 */
function colourReader(): (role: string) => string {
  const probe = document.createElement('span')
  document.body.append(probe)
  const read = (role: string): string => {
    probe.style.color = `var(--color-${role})`
    return hexOf(getComputedStyle(probe).color)
  }
  queueMicrotask(() => probe.remove())
  return read
}

function hexOf(rgb: string): string {
  const parts = rgb.match(/\d+(\.\d+)?/g)?.slice(0, 3) ?? ['0', '0', '0']
  return `#${parts.map((part) => Math.round(Number(part)).toString(16).padStart(2, '0')).join('')}`
}
