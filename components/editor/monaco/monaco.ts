import { editor } from 'monaco-editor/editor'
import 'monaco-editor/features/register.all'
import { jsonDefaults } from 'monaco-editor/languages/features/json/register'
import { parseDocument } from '#lib/json/parse'
import { editorColours, THEME_NAME, tokenColours } from './monaco-theme'

/*
 * Monaco from the app itself: nothing is fetched from elsewhere, and its two workers are files of this server, as the
 * Content-Security-Policy wants it. Loaded only by components that are themselves loaded without server rendering.
 */

declare global {
  interface Window {
    MonacoEnvironment?: { getWorker: (id: string, label: string) => Worker }
  }
}

window.MonacoEnvironment = {
  getWorker: (_id, label) =>
    label === 'json'
      ? new Worker(new URL('monaco-editor/language/json/json.worker.js', import.meta.url), { type: 'module' })
      : new Worker(new URL('monaco-editor/editor/editor.worker.js', import.meta.url), { type: 'module' }),
}

/** Options of every editor: the look of the mono text, and nothing that changes or follows what the text says. */
export const COMMON_OPTIONS: editor.IEditorOptions & editor.IGlobalEditorOptions = {
  theme: THEME_NAME,
  automaticLayout: true,
  fontFamily: 'var(--font-mono)',
  fontSize: 13,
  lineHeight: 20,
  fontLigatures: false,
  minimap: { enabled: false },
  stickyScroll: { enabled: false },
  scrollBeyondLastLine: false,
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  guides: { indentation: false },
  padding: { top: 6, bottom: 6 },
  lineNumbersMinChars: 6,
  lineDecorationsWidth: 12,
  renderFinalNewline: 'off',
  folding: true,
  showFoldingControls: 'always',
  fixedOverflowWidgets: true,
  links: false,
  renderControlCharacters: true,
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true, nonBasicASCII: false },
  wordBasedSuggestions: 'off',
  occurrencesHighlight: 'off',
  smoothScrolling: false,
}

/** On top of the common ones: an editor that writes only what is typed. */
export const WRITING_OPTIONS: editor.IEditorOptions & editor.IGlobalEditorOptions = {
  autoClosingBrackets: 'never',
  autoClosingQuotes: 'never',
  autoSurround: 'never',
  formatOnPaste: false,
  formatOnType: false,
  trimAutoWhitespace: false,
  unusualLineTerminators: 'off',
  pasteAs: { enabled: false },
  dropIntoEditor: { enabled: false },
  quickSuggestions: { other: true, strings: true, comments: false },
  tabSize: 2,
  insertSpaces: true,
  detectIndentation: true,
}

/**
 * A model of JSON whose lines end in \n, whatever the browser's platform. What is nested too deep for us is too deep for
 * Monaco's worker and its pairs of brackets as well, which overflow the stack: such a text has no language.
 */
export function createJsonModel(text: string): editor.ITextModel {
  const parsed = parseDocument(text)
  const isTooDeep = !parsed.ok && parsed.error.code === 'too-deep'
  const model = editor.createModel(text, isTooDeep ? 'plaintext' : 'json')
  model.setEOL(editor.EndOfLineSequence.LF)
  return model
}

/**
 * Completion and hover texts by a schema, for one model. Monaco's own validation is off: problems come from the server's,
 * which is the one that decides about a save, so that no error is shown twice in two wordings.
 */
export function setSchema(model: editor.ITextModel, schema: object | null): void {
  const fileMatch = [model.uri.toString()]
  jsonDefaults.setDiagnosticsOptions({
    validate: false,
    enableSchemaRequest: false,
    schemas: schema === null ? [] : [{ uri: 'tapedeck:recording', fileMatch, schema }],
  })
}

function defineTheme(): void {
  const isDark = window.matchMedia('(prefers-color-scheme: dark)').matches
  const chosen = document.documentElement.dataset.theme
  const base = chosen === 'dark' || (chosen !== 'light' && isDark) ? 'vs-dark' : 'vs'
  editor.defineTheme(THEME_NAME, { base, inherit: true, rules: tokenColours(), colors: editorColours() })
  editor.setTheme(THEME_NAME)
}

setSchemaDefaults()
defineTheme()
window.addEventListener('tapedeck-theme', defineTheme)
window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', defineTheme)

function setSchemaDefaults(): void {
  jsonDefaults.setDiagnosticsOptions({ validate: false, enableSchemaRequest: false })
}
