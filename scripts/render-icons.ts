// Renders public/mark.svg to the PNG icons of the manifest: `npm run icons`, after a change of the mark.
import { readFile } from 'node:fs/promises'
import { chromium as playwright } from 'playwright'
import { chromium } from '../e2e/chromium.ts'

const PUBLIC = new URL('../public/', import.meta.url)

const mark = await readFile(new URL('mark.svg', PUBLIC), 'utf8')
const browser = await playwright.launch(chromium)
for (const size of [192, 512]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(
    `<style>body{margin:0;display:grid;place-items:center;height:100vh;background:#e9f0ec}svg{height:76%}</style>${mark}`,
  )
  await page.screenshot({ path: new URL(`icon-${String(size)}.png`, PUBLIC).pathname })
}
await browser.close()
