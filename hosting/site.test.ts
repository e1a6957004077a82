import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { exerciseOf } from '../src/domain/classroom/exercise.ts'
import { toyExperiment } from '../src/domain/classroom/new-classroom.ts'
import { packClass } from '../src/services/class-pack-file.ts'
import { readSite } from './read-site.ts'
import { parseSite } from './site-schema.ts'
import { leftOut, moduleOf } from './vite-site.ts'

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terrarium-site-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

function put(name: string, content: string | Uint8Array): void {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}

async function packOf(name: string): Promise<Uint8Array> {
  const words = { name, note: 'Bend it.', controls: {} }
  const packed = await packClass({ experiment: exerciseOf(toyExperiment('xor'), words) })
  if (!packed.ok) throw new Error(packed.failure.code)
  return new Uint8Array(await packed.value.arrayBuffer())
}

/** Reads a configuration that lies in the folder. */
function readFrom(site: object) {
  put('site.json', JSON.stringify(site))
  vi.stubEnv('TERRARIUM_SITE', join(folder, 'site.json'))
  return readSite()
}

const refusal = (site: unknown): string => {
  try {
    parseSite(typeof site === 'string' ? site : JSON.stringify(site))
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return ''
}

test('every field may be left out, and what is written is taken as it is', () => {
  expect(parseSite('{}')).toEqual({})
  const whole = {
    name: '数据课堂',
    host: 'Analytics team, Example Ltd',
    contact: 'data@example.org',
    logo: 'logo.svg',
    language: 'zh-CN',
    samples: ['churn', 'xor'],
    lessons: ['lessons/第一课.terrarium-class'],
  }
  expect(parseSite(JSON.stringify(whole))).toEqual(whole)
})

test.each([
  [{ nmae: 'x' }, '"nmae" is no field of it', 'take one of name, host'],
  [{ name: '' }, '"name" must be one line of 1 to 30'],
  [{ name: 'x'.repeat(31) }, '"name" must be one line of 1 to 30'],
  [{ host: 'a\nb' }, '"host" must be one line'],
  [{ contact: 'see https://example.org' }, '"contact" must not hold an address', 'without that'],
  [{ logo: '../logo.svg' }, '"logo" must name a file (.svg or .png) in the folder'],
  [{ logo: '/etc/logo.svg' }, '"logo" must name a file'],
  [{ logo: 'logo.jpg' }, '"logo" must name a file', 'It is "logo.jpg" now.'],
  [{ language: 'de' }, '"language" must be "en", "zh-CN" or "auto"', 'It is "de" now.'],
  [{ samples: 'churn' }, '"samples" must be a list of ids of samples'],
  [{ samples: ['chrun'] }, '"samples.0" is no sample', 'churn, campaign', 'It is "chrun" now.'],
  [{ samples: ['xor', 'xor'] }, '"samples" names one of them twice'],
  [{ lessons: ['a.zip'] }, '"lessons.0" must name a file (.terrarium-class)'],
  [[], 'must be an object'],
  ['{ name: 1 }', 'it is not JSON'],
])('%j is refused by a sentence that says where and what', (site, ...words) => {
  for (const word of words) expect(refusal(site)).toContain(word)
})

test('without a configuration, or with an empty variable, the app is built as it is', async () => {
  vi.stubEnv('TERRARIUM_SITE', '')
  expect(await readSite()).toBeUndefined()
  vi.stubEnv('TERRARIUM_SITE', join(folder, 'nowhere.json'))
  await expect(readSite()).rejects.toThrow(/^TERRARIUM_SITE: there is no .*nowhere\.json/)
})

test('a lesson is listed by the name and the note of its exercise, and found beside the configuration', async () => {
  put('logo.svg', SVG)
  put('lessons/a b.terrarium-class', await packOf('Bend'))
  const lessons = ['lessons/a b.terrarium-class']
  const read = await readFrom({ logo: 'logo.svg', language: 'auto', lessons })
  expect(read?.site).toEqual({
    logo: join(folder, 'logo.svg'),
    lessons: [
      {
        title: 'Bend',
        note: 'Bend it.',
        file: 'a b.terrarium-class',
        url: join(folder, 'lessons/a b.terrarium-class'),
      },
    ],
  })
})

test('a file that is missing, damaged or no image stops the build by its field', async () => {
  const lessons = ['x.terrarium-class']
  await expect(readFrom({ lessons })).rejects.toThrow(
    /site\.json: "lessons\.0": there is no file x\.terrarium-class in .*Put it there/,
  )
  put('x.terrarium-class', (await packOf('Bend')).slice(0, 100))
  await expect(readFrom({ lessons })).rejects.toThrow(/"lessons\.0": .*x\.terrarium-class/)
  put('logo.png', SVG.replace('svg', 'html'))
  await expect(readFrom({ logo: 'logo.png' })).rejects.toThrow(
    '"logo": logo.png is neither an SVG nor a PNG image',
  )
  put('logo.svg', SVG + ' '.repeat(100_000))
  await expect(readFrom({ logo: 'logo.svg' })).rejects.toThrow('at most 100000')
})

test('a sample that is not offered leaves its files out; what another one needs stays', () => {
  expect(leftOut({ lessons: [] })).toEqual([])
  const out = leftOut({ samples: ['xor'], lessons: [] })
  expect(out).toContain('customer-churn.csv')
  expect(out).toContain('experiments/customer-churn.json')
  expect(out).toContain('toy/moons.csv')
  expect(out).not.toContain('toy/xor.csv')
  expect(out).not.toContain('experiments/toy.json')
  expect(leftOut({ samples: [], lessons: [] })).toContain('experiments/toy.json')
})

test('texts with quotes and signs of code stay texts in the module of the page', async () => {
  const name = '`${1}`</script>"\\'
  const title = "it's"
  const code = moduleOf({ name, lessons: [{ title, file: 'x', url: '/a "b"/x' }] })
  const runnable = code.replace(/^import .*$/gm, "const lesson0 = 'here'")
  const { SITE } = (await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(runnable)}`
  )) as { SITE: unknown }
  expect(SITE).toEqual({ name, lessons: [{ title, file: 'x', url: 'here' }] })
  expect(code).toContain(String.raw`import lesson0 from "/a \"b\"/x?url"`)
})
