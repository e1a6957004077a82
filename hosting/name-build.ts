import { execFileSync } from 'node:child_process'

/**
 * The commit, so that a page and a worker of different builds notice, and a receipt names what can be looked up; with
 * `-changed` where the sources are not those of the commit. Without a repository what TERRARIUM_BUILD_ID says, so that
 * sources without their history give the same files; else the version.
 */
export function nameBuild(root: string, version: string): string {
  const said = process.env['TERRARIUM_BUILD_ID']
  if (said !== undefined && said !== '') return said
  // Tags would take the place of the commit.
  const describe = ['describe', '--always', '--abbrev=12', '--exclude=*', '--dirty=-changed']
  try {
    return execFileSync('git', describe, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return version
  }
}
