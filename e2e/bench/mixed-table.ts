import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../scripts/install-dependencies.mjs'
import { randomUniform } from '../../src/domain/random.ts'

const FOLDER = join(ROOT, 'node_modules/.cache/terrarium/tables')
/** Another number where what is written changes. */
const VERSION = 1

const JOBS = ['admin', 'services', 'technician', 'management', '"retired, or at home"', 'student']
const CITIES = ['London', 'Paris', 'São Paulo', 'New York', '北京', 'Tokyo', 'Wien', 'Rome']
const DEVICES = ['mobile', 'desktop', 'tablet']
const CAMPAIGNS = ['spring sale', 'summer', 'black friday', 'none']
const DAY = 86_400_000

type Draw = () => number

/** Twenty columns such as customers have: ids, numbers of all kinds, words, dates, gaps, a quoted comma. */
const COLUMNS: Record<string, (draw: Draw, row: number) => string> = {
  customer_id: (_, row) => `C${String(row).padStart(8, '0')}`,
  age: (draw) => String(18 + Math.floor(77 * draw())),
  income: (draw) => (draw() < 0.05 ? '' : Math.exp(9 + 2 * draw()).toFixed(2)),
  balance: (draw) => (9000 * draw() - 2000).toFixed(2),
  job: (draw) => oneOf(JOBS, draw),
  city: (draw) => (draw() < 0.02 ? '' : oneOf(CITIES, draw)),
  signed_up: (draw) =>
    new Date(Date.UTC(2015, 0, 1) + DAY * Math.floor(3600 * draw())).toISOString().slice(0, 10),
  visits: (draw) => String(Math.floor(12 * draw() * draw())),
  rate: (draw) => draw().toFixed(6),
  segment: (draw) => oneOf(['A', 'B', 'C', 'D', 'E'], draw),
  email_domain: (draw) => oneOf(['gmail.com', 'outlook.com', 'qq.com', '163.com'], draw),
  days_since: (draw) => String(Math.floor(1000 * draw()) - 1),
  score: (draw) => String(Number((6 * draw() - 3).toFixed(8))),
  owns_home: (draw) => oneOf(['yes', 'no'], draw),
  phone: (draw) => `+44 ${String(Math.floor(1e9 * draw())).padStart(9, '0')}`,
  spent: (draw) => (-50 * Math.log(1 - draw())).toFixed(2),
  device: (draw) => oneOf(DEVICES, draw),
  campaign: (draw) => oneOf(CAMPAIGNS, draw),
  clicks: (draw) => String(Math.floor(5 * draw() * draw())),
  churned: (draw) => (draw() < 0.2 ? 'yes' : 'no'),
}

/** A file of so many rows, written once and kept; always the same. */
export function mixedTable(rows: number): { path: string; bytes: number } {
  const path = join(FOLDER, `mixed-${VERSION}-${rows}.csv`)
  if (!existsSync(path)) write(path, rows)
  return { path, bytes: statSync(path).size }
}

function write(path: string, rows: number): void {
  mkdirSync(FOLDER, { recursive: true })
  const file = openSync(`${path}.part`, 'w')
  const columns = Object.values(COLUMNS)
  let lines = [Object.keys(COLUMNS).join(',')]
  for (let row = 0; row < rows; row++) {
    let drawn = 0
    const draw = () => randomUniform(1, 'sample', row, drawn++)
    lines.push(columns.map((cell) => cell(draw, row)).join(','))
    if (lines.length < 10_000) continue
    writeSync(file, `${lines.join('\n')}\n`)
    lines = []
  }
  writeSync(file, lines.length > 0 ? `${lines.join('\n')}\n` : '')
  closeSync(file)
  renameSync(`${path}.part`, path)
}

function oneOf(texts: readonly string[], draw: Draw): string {
  return texts[Math.floor(texts.length * draw())] ?? ''
}
