import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { execSync } from 'node:child_process'
import { entryOfRead } from '#lib/catalog/read-entry'
const sha = (t: string) => createHash('sha256').update(t).digest('hex')
const files = execSync(`find ../shared/corpus/2026-05 -name '*.json' -path '*recordings*'`, {maxBuffer: 1e8}).toString().trim().split('\n')
for (const f of files) readFileSync(f)
for (let round = 0; round < 4; round++) {
  let s = performance.now(); 
  for (const f of files) JSON.parse(readFileSync(f, 'utf8'))
  const fl = performance.now() - s
  s = performance.now()
  for (const f of files) entryOfRead(f, {size:0, modified:0}, { ok: true, text: readFileSync(f, 'utf8') }, sha)
  const a = performance.now() - s
  console.log(fl.toFixed(0), a.toFixed(0), (a/fl).toFixed(2))
}
