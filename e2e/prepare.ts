import { execFileSync } from 'node:child_process'

/** Builds what is missing once, so that no test spends its time on it. */
export default function prepare(): void {
  execFileSync(process.execPath, ['lib/cli/setup/main.mjs', '--browser'], { stdio: 'inherit' })
}
