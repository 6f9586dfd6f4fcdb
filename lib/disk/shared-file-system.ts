/** Linux's type numbers of file systems that another machine can change without a watch reporting it. */
const SHARED = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0x01021997, '9P'],
  [0x65735546, 'FUSE'],
  [0x00c36400, 'Ceph'],
  [0x5346414f, 'AFS'],
  [0x786f4256, 'a shared folder of VirtualBox'],
  [0xbacbacbc, 'a shared folder of VMware'],
])

/**
 * Returns the name of a file system that cannot be watched reliably; undefined for all others, and on systems other
 * than Linux.
 * @param type as `statfs` gives it
 */
export function sharedFileSystem(type: number): string | undefined {
  return process.platform === 'linux' ? SHARED.get(type >>> 0) : undefined
}
