// Every text that a person reads comes from the catalogues, and both catalogues are complete.
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { catalogueProblems } from './message-catalogue.ts'
import { markupTexts } from './markup-texts.ts'

const SOURCES = new URL('../src/', import.meta.url)

async function filesEnding(folder: string, ending: string): Promise<string[]> {
  const names = await readdir(new URL(folder, SOURCES), { recursive: true })
  return names.filter((name) => name.endsWith(ending)).sort()
}

/** The objects that a catalogue file exports, whatever their names: `en` and `zhCN` sides differ in those. */
async function catalogue(language: string, file: string): Promise<Record<string, unknown>> {
  const path = fileURLToPath(new URL(`messages/${language}/${file}`, SOURCES))
  const exported = (await import(path)) as Record<string, unknown>
  const groups = Object.values(exported).filter((value) => typeof value === 'object')
  return Object.assign({}, ...groups) as Record<string, unknown>
}

const problems: string[] = []

const english = await filesEnding('messages/en/', '.ts')
const chinese = await filesEnding('messages/zh-CN/', '.ts')
for (const file of new Set([...english, ...chinese])) {
  if (!english.includes(file)) problems.push(`messages/en/${file} is missing`)
  else if (!chinese.includes(file)) problems.push(`messages/zh-CN/${file} is missing`)
  else {
    const found = catalogueProblems(await catalogue('en', file), await catalogue('zh-CN', file))
    problems.push(...found.map((problem) => `messages/*/${file}: ${problem}`))
  }
}
if (english.length === 0) problems.push('messages/en holds no catalogue')

for (const file of await filesEnding('.', '.svelte')) {
  const source = await readFile(new URL(file, SOURCES), 'utf8')
  problems.push(...markupTexts(source).map((text) => `src/${file}:${text}`))
}

for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exit(1)
console.log(`${String(english.length)} catalogue files in both languages, no text in markup`)
