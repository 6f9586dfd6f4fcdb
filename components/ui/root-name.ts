/** The last two folders of a root's path: enough to tell it from another one. */
export function rootName(root: string): string {
  return root.split(/[\\/]/).slice(-2).join('/')
}
