/** The last two folders of a root's path: enough to tell roots apart. */
export function rootName(root: string): string {
  return root.split(/[\\/]/).slice(-2).join('/')
}
