import { writeFile } from 'node:fs/promises'
import { headerRules } from './headers.ts'
import { nginxConfig } from './host-files.ts'

await writeFile(new URL('nginx.conf', import.meta.url), nginxConfig(headerRules()))
