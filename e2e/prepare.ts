import { execFileSync } from 'node:child_process'

/** Builds missing parts once, so that no test spends its time on that. */
export default function prepare(): void {
  execFileSync(process.execPath, ['lib/cli/setup/main.mjs', '--browser'], { stdio: 'inherit' })
}
