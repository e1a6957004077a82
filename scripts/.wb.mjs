import { createJiti } from 'jiti'
const j = createJiti('/work/main/scripts/bench.mjs')
const { openPage } = await j.import('/work/main/e2e/bench/open-page.ts')
const { SHAPES } = await j.import('/work/main/e2e/bench/shapes.ts')
const page = await openPage()
const names = (process.argv[2] ?? 'wasm').split(',')
const rounds = +(process.argv[3] ?? 5)
const S = SHAPES.filter((s) => !process.argv[4] || process.argv[4].split(',').some((x) => s.name.startsWith(x))); for (const s of S) for (const n of names) await page.openTrainer(n, s.name)
for (const s of S) { const t = {}; for (let r = 0; r < rounds; r++) for (const n of names) { const { steps, ms } = await page.timeTrainer(n, s.name, 500); (t[n] ??= []).push(ms / steps) }
 console.log(s.name, Object.entries(t).map(([n, x]) => `${n} ${x.map(v => (v*1000).toFixed(1)).join(' ')} us`).join(' | ')) }
await page.close(); process.exit(0)
