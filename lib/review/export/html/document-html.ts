import { sha256Base64 } from '#lib/formats/recorder/hash/sha256'
import { html, type Markup } from './markup'
import { STYLE } from './style'

/**
 * Wraps a body into a document. Its policy allows the one style sheet, named by its hash, and nothing else: no script,
 * no picture, no other file, no form, no base address.
 */
export function documentOf(title: string, body: Markup): Markup {
  const policy = `default-src 'none'; style-src 'sha256-${sha256Base64(STYLE.text)}'; base-uri 'none'; form-action 'none'`
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`
}
