import { editor } from 'monaco-editor/editor'
import 'monaco-editor/features/register.all'
import { jsonDefaults } from 'monaco-editor/languages/features/json/register'
import { parseDocument } from '#lib/json/parse'
import { editorColours, THEME_NAME, tokenColours } from './monaco-theme'

/*
 * Monaco as a part of the app: nothing is fetched from elsewhere, and its two workers are files of this server, as the
 * Content-Security-Policy demands. Only components that are loaded without server rendering load it.
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

/** Options of every editor: the look of monospaced text, and nothing that changes the text or follows links in it. */
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

/** Additional options for writing: only what is typed changes the text. */
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
 * Makes a model of JSON whose lines end in \n on any platform. A text that is nested too deeply for us also overflows
 * the stack of Monaco's worker and its bracket pairs, so such a text gets no language.
 */
export function createJsonModel(text: string): editor.ITextModel {
  const parsed = parseDocument(text)
  const isTooDeep = !parsed.ok && parsed.error.code === 'too-deep'
  const model = editor.createModel(text, isTooDeep ? 'plaintext' : 'json')
  model.setEOL(editor.EndOfLineSequence.LF)
  return model
}

/**
 * Sets the schema for completions and hover texts of one model. Monaco's own validation is off: the server finds the
 * problems and decides about a save, and no error should be shown twice in different words.
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
