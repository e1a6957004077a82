import { cpSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeOfflineFiles } from '../../hosting/offline-files.ts'

const CHUNK_FOLDERS = ['assets', 'workers']

/**
 * Another release of a build, as a later commit would give: another build id in page and workers, and another name for
 * every script and style, as their contents decide the names. The service worker is made by what makes it in a build.
 * @param id as long as a short commit hash: 12 characters
 */
export async function laterRelease(dist: string, folder: string, id: string): Promise<void> {
  cpSync(dist, folder, { recursive: true })
  const build = /"build":"([^"]+)"/.exec(readFileSync(join(dist, 'sw.js'), 'utf8'))?.[1]
  if (build === undefined) throw new Error('the service worker names no build')
  const names = CHUNK_FOLDERS.flatMap((each) => readdirSync(join(folder, each))).filter((name) =>
    /-[\w-]{8}\.(js|css)$/.test(name),
  )
  const renamed = (text: string) =>
    text
      .replace(/[\w.-]+-[\w-]{8}\.(?:js|css)/g, (name) =>
        names.includes(name) ? name.replace(/\.(?=\w+$)/, `${id.slice(0, 4)}.`) : name,
      )
      .replaceAll(build, id)
  for (const each of ['', 'embed', ...CHUNK_FOLDERS]) {
    for (const name of readdirSync(join(folder, each)).filter((file) =>
      /\.(js|css|html)$/.test(file),
    )) {
      const path = join(folder, each, name)
      writeFileSync(path, renamed(readFileSync(path, 'utf8')))
      renameSync(path, join(folder, each, renamed(name)))
    }
  }
  await writeOfflineFiles(folder, id)
}
