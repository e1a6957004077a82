// Renders public/mark.svg to the PNG icons of the manifest: `npm run icons`, after a change of the mark.
import { readFile } from 'node:fs/promises'
import { chromium as playwright } from 'playwright'
import { chromium } from '../e2e/chromium.ts'

const PUBLIC = new URL('../public/', import.meta.url)

const mark = await readFile(new URL('mark.svg', PUBLIC), 'utf8')
const browser = await playwright.launch(chromium)
/** Name → its side in pixels and how much of it the mark takes. A mask leaves of an icon the middle four fifths. */
const icons: Record<string, { size: number; mark: string }> = {
  'icon-192': { size: 192, mark: '76%' },
  'icon-512': { size: 512, mark: '76%' },
  'icon-maskable-512': { size: 512, mark: '56%' },
}
for (const [name, { size, mark: height }] of Object.entries(icons)) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(
    `<style>body{margin:0;display:grid;place-items:center;height:100vh;background:#e9f0ec}svg{height:${height}}</style>${mark}`,
  )
  await page.screenshot({ path: new URL(`${name}.png`, PUBLIC).pathname })
}
await browser.close()
