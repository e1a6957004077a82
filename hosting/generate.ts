import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { headerRules } from './headers.ts'
import { headersFile, nginxConfig } from './host-files.ts'

/**
 * `npm run hosting` writes the nginx.conf beside this file; `npm run hosting -- --folder /terrarium/ --to FILE` one for a
 * build that lies in a folder of a site. A FILE that is called `_headers` is one for Netlify or Cloudflare Pages.
 */
const { values } = parseArgs({
  options: { folder: { type: 'string', default: '/' }, to: { type: 'string' } },
})
const { folder, to } = values
if (!/^\/([\w.~-]+\/)*$/.test(folder))
  throw new Error(`--folder ${folder}: it begins and ends with a slash, as in /terrarium/`)
if (folder !== '/' && to === undefined)
  throw new Error('--to is missing: hosting/nginx.conf is the one for a site of its own')
const text =
  to !== undefined && basename(to) === '_headers'
    ? headersFile(headerRules({ https: true }), folder)
    : nginxConfig(headerRules(), folder)
await writeFile(to ?? new URL('nginx.conf', import.meta.url), text)
