import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { headerRules } from './headers.ts'
import { nginxConfig } from './host-files.ts'

/**
 * `npm run hosting` writes the nginx.conf beside this file; `npm run hosting -- --folder /terrarium/ --to FILE` one for a
 * build that lies in a folder of a site.
 */
const { values } = parseArgs({
  options: { folder: { type: 'string', default: '/' }, to: { type: 'string' } },
})
const { folder, to } = values
if (!/^\/([\w.~-]+\/)*$/.test(folder))
  throw new Error(`--folder ${folder}: it begins and ends with a slash, as in /terrarium/`)
if (folder !== '/' && to === undefined)
  throw new Error('--to is missing: hosting/nginx.conf is the one for a site of its own')
await writeFile(to ?? new URL('nginx.conf', import.meta.url), nginxConfig(headerRules(), folder))
