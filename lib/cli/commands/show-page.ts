import { spawn } from 'node:child_process'

/** Opens an address in the user's browser. Without a browser nothing happens; the address is printed anyway. */
export function showPage(url: string): void {
  const opener = openerHere()
  if (opener === null) return
  const [command, ...args] = opener
  spawn(command, [...args, url], { detached: true, stdio: 'ignore' })
    .on('error', () => {})
    .unref()
}

function openerHere(): [string, ...string[]] | null {
  if (process.platform === 'darwin') return ['open']
  if (process.platform === 'win32') return ['explorer']
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ['xdg-open'] : null
}
